"""The words of Polars."""

from __future__ import annotations

import operator
from collections.abc import Collection, Sequence
from datetime import date
from functools import reduce

import polars as pl
from attrs import frozen

from devreport.bulk.engines.floats import AT_MOST, OFF_GRID, RELATIVE
from devreport.bulk.engines.polars_engine.naming import column_of
from devreport.bulk.engines.words import Physical, PhysicalKind, Read, Width
from devreport.expressions import Comparison
from devreport.lowering.builder import FLIPPED
from devreport.lowering.ranges import DAYS, day_number

__all__ = ["PolarsWords"]

_TYPES: dict[Width, type[pl.DataType]] = {Width.SMALL: pl.Int32, Width.LONG: pl.Int64, Width.WIDE: pl.Int128}
_COMPARED = {
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.GREATER: operator.gt,
    Comparison.AT_LEAST: operator.ge,
    Comparison.EQUAL: operator.eq,
    Comparison.UNEQUAL: operator.ne,
}


@frozen
class PolarsWords:
    """Expressions of Polars; it computes by itself only once what several of them share."""

    shared_from: int = 40

    def column(self, name: str) -> pl.Expr:
        """A column."""
        return column_of(name)

    def read_number(self, name: str, physical: Physical, *, places: int) -> Read[pl.Expr]:
        """A number as an integer of units of its last decimal."""
        column = column_of(name)
        match physical.kind:
            case PhysicalKind.INTEGER:
                return Read(column if physical.is_native else column.cast(_TYPES[physical.width]), width=physical.width)
            case PhysicalKind.DECIMAL:
                physically = column.to_physical()
                long = physical.width is Width.LONG
                narrow = physically.cast(pl.Int64, strict=False) if long else physically
                most = 10 ** (physical.digits or 0) - 1  # an array may hold more than its type says
                valid = narrow.is_between(self.whole(-most, physical.width), self.whole(most, physical.width))
                return Read(narrow, valid, physical.width, is_once=long)
            case PhysicalKind.FLOAT:
                return _of_float(column.cast(pl.Float64) * pl.lit(10**places, dtype=pl.Float64))
            case _:
                column = column if physical.is_native else column.cast(pl.String)
                written = column.str.contains(rf"^[+-]?[0-9]+(\.[0-9]{{0,{places}}}0*)?$")
                parsed = column.cast(pl.Decimal(38, places), strict=False).to_physical()
                whole = written & (parsed.is_not_null() | column.is_null())
                return Read(parsed, whole | _is_blank(column), Width.WIDE)

    def read_day(self, name: str, physical: Physical) -> Read[pl.Expr]:
        """A day as the number of days since 1970."""
        column, whole = column_of(name), None
        if physical.kind is PhysicalKind.TEXT:
            column = column if physical.is_native else column.cast(pl.String)
            written = column.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
            days = column.str.to_date("%Y-%m-%d", strict=False)
            whole = (written & days.is_not_null()) | _is_blank(column) | column.is_null()
            column = days
        elif physical.kind is PhysicalKind.MOMENT:
            whole = column == column.dt.truncate("1d")
            column = column.dt.date()
        number = column.to_physical()
        valid = number.is_between(DAYS.least, DAYS.most)
        return Read(number, valid if whole is None else whole & valid, Width.SMALL)

    def read_word(self, name: str, physical: Physical) -> Read[pl.Expr]:
        """A word."""
        return Read(column_of(name) if physical.is_native else column_of(name).cast(pl.String))

    def read_truth(
        self, name: str, physical: Physical, *, true: Collection[str], false: Collection[str]
    ) -> Read[pl.Expr]:
        """True or false."""
        column = column_of(name)
        if physical.kind is PhysicalKind.TRUTH:
            return Read(column)
        column = column if physical.is_native else column.cast(pl.String)
        if all(word.strip(" ") for word in (*true, *false)):
            column = pl.when(~_is_blank(column)).then(column)
        return Read(column.is_in(list(true)), column.is_in([*true, *false]))

    def text(self, name: str, physical: Physical) -> pl.Expr:
        """A column as it is written; a float with all that it holds in 64 bits."""
        column = column_of(name)
        whole = column.cast(pl.Float64) if physical.kind is PhysicalKind.FLOAT else column
        return whole.cast(pl.String, strict=False)

    def whole(self, value: int, width: Width) -> pl.Expr:
        """An integer."""
        return pl.lit(value, dtype=_TYPES[width])

    def code(self, value: int) -> pl.Expr:
        """An integer of eight bits."""
        return pl.lit(value, dtype=pl.Int8)

    def word(self, text: str) -> pl.Expr:
        """A word."""
        return pl.lit(text)

    def truth(self, *, value: bool | None) -> pl.Expr:
        """True, false, or unknown."""
        return pl.lit(value, dtype=pl.Boolean)

    def day(self, value: date) -> pl.Expr:
        """The number of a day, which is how Polars holds it."""
        return self.whole(day_number(value), Width.SMALL)

    def days(self, start: pl.Expr, end: pl.Expr) -> pl.Expr:
        """How many days there are from one to another."""
        return end - start

    def widened(self, expr: pl.Expr, width: Width) -> pl.Expr:
        """An integer as one of more bits."""
        return expr.cast(_TYPES[width])

    def add(self, left: pl.Expr, right: pl.Expr, *, width: Width) -> pl.Expr:  # noqa: ARG002 - both sides have it
        """The sum."""
        return left + right

    def subtract(self, left: pl.Expr, right: pl.Expr, *, width: Width) -> pl.Expr:  # noqa: ARG002 - the same
        """The difference."""
        return left - right

    def multiply(self, left: pl.Expr, right: pl.Expr, *, width: Width) -> pl.Expr:  # noqa: ARG002 - the same
        """The product."""
        return left * right

    def quotient(self, left: pl.Expr, right: pl.Expr, *, width: Width) -> pl.Expr:  # noqa: ARG002 - the same
        """The whole part of one that is not below zero by one above zero."""
        return left // right

    def compare(self, left: pl.Expr, right: pl.Expr, *, by: Comparison) -> pl.Expr:
        """A comparison, with a constant on the right: Polars gives one row for some that have it on the left."""
        if left.meta.is_literal():
            left, right, by = right, left, FLIPPED[by]
        compared: pl.Expr = _COMPARED[by](left, right)
        return compared

    def conjunction(self, parts: Sequence[pl.Expr]) -> pl.Expr:
        """Kleene's "and"."""
        return reduce(lambda one, other: one & other, parts)

    def disjunction(self, parts: Sequence[pl.Expr]) -> pl.Expr:
        """Kleene's "or"."""
        return reduce(lambda one, other: one | other, parts)

    def chosen(self, condition: pl.Expr, opposite: pl.Expr, *, yes: pl.Expr, no: pl.Expr) -> pl.Expr:
        """One of two truths; bits are combined faster than they are chosen."""
        return (condition & yes) | (opposite & no) | (yes & no)

    def negation(self, truth: pl.Expr) -> pl.Expr:
        """The opposite."""
        return ~truth

    def certain(self, truth: pl.Expr) -> pl.Expr:
        """The truth, false where it is unknown."""
        return truth.fill_null(value=False)

    def number(self, truth: pl.Expr) -> pl.Expr:
        """One or zero."""
        return truth.cast(pl.Int8)

    def filled(self, expr: pl.Expr, other: pl.Expr) -> pl.Expr:
        """What is there, and another value where it is missing."""
        return expr.fill_null(other)

    def is_missing(self, expr: pl.Expr) -> pl.Expr:
        """Whether there is no value."""
        return expr.is_null()

    def member(self, expr: pl.Expr, options: Collection[str]) -> pl.Expr:
        """Whether a word is one of several."""
        return expr.is_in(sorted(options))

    def either(self, condition: pl.Expr, yes: pl.Expr, *, otherwise: pl.Expr | None = None) -> pl.Expr:
        """The first where a condition holds; else the second, or nothing."""
        chosen = pl.when(condition).then(yes)
        return chosen if otherwise is None else chosen.otherwise(otherwise)

    def listed(self, parts: Sequence[pl.Expr]) -> pl.Expr:
        """The words that are there, with commas between."""
        return pl.concat_str(parts, separator=", ", ignore_nulls=True)

    def total(self, expr: pl.Expr) -> pl.Expr:
        """The sum in 128 bits."""
        return expr.cast(pl.Int128).sum()

    def holding(self, truth: pl.Expr) -> pl.Expr:
        """In how many rows a truth holds."""
        return truth.sum()

    def counted(self, expr: pl.Expr) -> pl.Expr:
        """In how many rows there is a value."""
        return expr.count()

    def least(self, expr: pl.Expr) -> pl.Expr:
        """The least."""
        return expr.min()

    def greatest(self, expr: pl.Expr) -> pl.Expr:
        """The greatest."""
        return expr.max()

    def rows(self) -> pl.Expr:
        """The number of rows."""
        return pl.len()


def _is_blank(column: pl.Expr) -> pl.Expr:
    """Whether a text says nothing; unknown where there is none."""
    return column.str.strip_chars(" ") == ""


def _of_float(units: pl.Expr) -> Read[pl.Expr]:
    """Units of the last decimal as an integer: only what lies on the grid of such units, as near as floats can."""
    whole = units.round(0, mode="half_to_even")
    near = (units - whole).abs() <= units.abs() * RELATIVE + OFF_GRID
    valid = units.is_finite() & (units.abs() < AT_MOST) & near
    return Read(whole.cast(pl.Int64, strict=False), valid, Width.LONG)
