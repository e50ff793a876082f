"""The words of the engines that speak SQL: expressions as text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from devreport.bulk.engines.floats import AT_MOST, OFF_GRID, RELATIVE
from devreport.bulk.engines.sql.dialects import Dialect
from devreport.bulk.engines.words import Physical, PhysicalKind, Read, Width
from devreport.expressions import Comparison
from devreport.lowering.ranges import LONGEST

__all__ = ["PADDED", "SqlWords"]

_YEARS = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_LONG_MONTHS = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT_MONTHS = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_FEBRUARY = "02-(?:0[1-9]|1[0-9]|2[0-8])"
_FOURTH = "(?:0[48]|[2468][048]|[13579][26])"

#: All days from 0001-01-01 to 9999-12-31, as they are written.
_DAYS: Final = f"{_YEARS}-(?:{_LONG_MONTHS}|{_SHORT_MONTHS}|{_FEBRUARY})|(?:[0-9]{{2}}{_FOURTH}|{_FOURTH}00)-02-29"

#: The type of exact numbers of any length in PostgreSQL.
_BOUNDLESS: Final = "numeric"

#: Text with blanks at its end, which are none of it; PostgreSQL leaves them out where it becomes other text.
PADDED: Final = ("character", "char", "bpchar")

_SIGNS: Final = {
    Comparison.LESS: "<",
    Comparison.AT_MOST: "<=",
    Comparison.GREATER: ">",
    Comparison.AT_LEAST: ">=",
    Comparison.EQUAL: "=",
    Comparison.UNEQUAL: "<>",
}


@frozen
class SqlWords:
    """Expressions in SQL.

    Attributes:
        dialect: the dialect they are written in.
        shared_from: expressions of at least this size that are used more than once become columns of their own, as a
            database may compute whatever is written twice two times.
    """

    dialect: Dialect
    shared_from: int = 3

    def column(self, name: str) -> str:
        """A column."""
        return self.dialect.named(name)

    def read_number(self, name: str, physical: Physical, *, places: int) -> Read[str]:
        """A number as an integer of units of its last decimal."""
        column, dialect = self.column(name), self.dialect
        match physical.kind:
            case PhysicalKind.INTEGER:
                value = column if physical.is_native else self.widened(column, physical.width)
                return Read(value, width=physical.width)
            case PhysicalKind.DECIMAL:
                doubt = dialect.doubt.format(expr=column) if dialect.doubt else None
                return Read(dialect.decimal(column, physical), doubt, physical.width, is_once=True)
            case PhysicalKind.FLOAT if physical.name == _BOUNDLESS:
                return self._of_boundless(column, places)
            case PhysicalKind.FLOAT:
                return self._of_float(column, places)
            case _:
                return self._of_text(self._bare(column, physical), places)

    def _bare(self, column: str, physical: Physical) -> str:
        """A column without the blanks that its type puts at the end of each text."""
        return f"CAST({column} AS {self.dialect.text})" if physical.name in PADDED else column

    def _of_float(self, column: str, places: int) -> Read[str]:
        """Units of the last decimal, where they lie as near to a whole number as floats can."""
        dialect, double = self.dialect, self._double
        plain = f"CAST({column} AS {dialect.double})"
        units = f"CASE WHEN ABS({plain}) <= {double(AT_MOST)} THEN {plain} * {double(10**places)} END"
        whole, size = dialect.half_even.format(expr=units), f"ABS({units})"
        # what is smaller than this changes nothing, and some databases fail where a product is next to zero
        slack = f"GREATEST({size}, {double(1 / 10**100)}) * {double(RELATIVE)} + {double(OFF_GRID)}"
        within = f"{size} < {double(AT_MOST)}"
        value = f"CASE WHEN {within} THEN {dialect.as_type(whole, dialect.integers[Width.LONG])} END"
        return Read(
            value, self._valid(column, f"{within} AND ABS(({units}) - {whole}) <= {slack}"), Width.LONG, is_once=True
        )

    def _of_boundless(self, column: str, places: int) -> Read[str]:
        """Units of the last decimal of an exact number, where they are whole ones; as many as floats have."""
        units = f"CASE WHEN ABS({column}) <= {AT_MOST} THEN {column} * {10**places} END"
        within = f"ABS({units}) < {AT_MOST}"
        value = f"CASE WHEN {within} THEN CAST({units} AS {self.dialect.integers[Width.LONG]}) END"
        return Read(value, self._valid(column, f"{within} AND {units} = TRUNC({units})"), Width.LONG, is_once=True)

    def _of_text(self, column: str, places: int) -> Read[str]:
        """The digits before the point and as many behind it as there can be."""
        dialect, before = self.dialect, LONGEST - places
        pattern = f"[+-]?0*[0-9]{{1,{before}}}" if before > 0 else "[+-]?0+"
        written = dialect.matches.format(expr=column, pattern=f"{pattern}(?:[.][0-9]{{0,{places}}}0*)?")
        decimals = f" || RPAD(SUBSTR(SPLIT_PART({column}, '.', 2), 1, {places}), {places}, '0')" if places else ""
        digits = f"(SPLIT_PART({column}, '.', 1){decimals})"
        value = f"CASE WHEN {written} THEN {dialect.as_type(digits, dialect.integers[Width.WIDE])} END"
        return Read(value, self._valid(column, f"{written} OR {_blank(column)}"), Width.WIDE, is_once=True)

    def _double(self, value: float) -> str:
        return f"CAST('{value!r}' AS {self.dialect.double})"

    def _valid(self, column: str, holds: str) -> str:
        """Whether what is there can be read; what is missing is valid."""
        return f"({column} IS NULL OR COALESCE({holds}, FALSE))"

    def read_day(self, name: str, physical: Physical) -> Read[str]:
        """A day as the number of days since 1970."""
        column, dialect = self._bare(self.column(name), physical), self.dialect
        day, asked, blank = column, "", ""
        if physical.kind is PhysicalKind.TEXT:
            written = dialect.matches.format(expr=column, pattern=_DAYS)
            day = f"CASE WHEN {written} THEN {dialect.as_type(column, 'DATE')} END"
            blank = f" OR {_blank(column)}"
        elif physical.kind is PhysicalKind.MOMENT:
            day = dialect.as_type(column, "DATE")
            asked = f"{dialect.as_type(day, physical.name)} = {column} AND "
        known = f"{day} BETWEEN {self.day(date.min)} AND {self.day(date.max)}"
        valid = f"({known})" if day == column else self._valid(column, f"{asked}{known}{blank}")
        return Read(f"({dialect.day_number.format(expr=day)})", valid, Width.SMALL, is_once=True, day=day)

    def read_word(self, name: str, physical: Physical) -> Read[str]:
        """A word."""
        column = self.column(name)
        return Read(column if physical.is_native else f"({self.dialect.plain.format(expr=column)})")

    def read_truth(self, name: str, physical: Physical, *, true: Collection[str], false: Collection[str]) -> Read[str]:
        """True or false."""
        if physical.kind is PhysicalKind.TRUTH:
            return Read(self.column(name))
        word = self.read_word(name, physical).value
        if all(one.strip(" ") for one in (*true, *false)):
            word = f"(CASE WHEN NOT {_blank(word)} THEN {word} END)"
        return Read(self.member(word, true), self.member(word, [*true, *false]))

    def text(self, name: str, physical: Physical) -> str:
        """A column as it is written; a float with all that it holds in 64 bits."""
        column, dialect = self.column(name), self.dialect
        whole = f"CAST({column} AS {dialect.double})" if physical.kind is PhysicalKind.FLOAT else column
        return f"CAST({whole} AS {dialect.text})"

    def whole(self, value: int, width: Width) -> str:
        """An integer."""
        return self.dialect.constant.format(value=self._digits(value), type=self.dialect.integers[width])

    def _digits(self, value: int) -> str:
        """Digits that every database reads as exactly these."""
        return f"'{value}'" if abs(value) >= 2**63 else str(value)

    def code(self, value: int) -> str:
        """An integer of eight bits."""
        return self.dialect.constant.format(value=value, type=self.dialect.code)

    def word(self, text: str) -> str:
        """A word."""
        return self.dialect.literal(text)

    def truth(self, *, value: bool | None) -> str:
        """True, false, or unknown."""
        return "CAST(NULL AS BOOLEAN)" if value is None else "TRUE" if value else "FALSE"

    def day(self, value: date) -> str:
        """A day itself."""
        return f"DATE '{value.isoformat()}'"

    def days(self, start: str, end: str) -> str:
        """How many days there are from one to another."""
        return self.dialect.days.format(start=start, end=end)

    def widened(self, expr: str, width: Width) -> str:
        """An integer as one of more bits."""
        return f"CAST({expr} AS {self.dialect.integers[width]})"

    def add(self, left: str, right: str, *, width: Width) -> str:
        """The sum."""
        return self._operated(left, "+", right, width)

    def subtract(self, left: str, right: str, *, width: Width) -> str:
        """The difference."""
        return self._operated(left, "-", right, width)

    def multiply(self, left: str, right: str, *, width: Width) -> str:
        """The product."""
        return self._operated(left, "*", right, width)

    def _operated(self, left: str, sign: str, right: str, width: Width) -> str:  # noqa: ARG002 - both sides have it
        return f"({left} {sign} {right})"

    def quotient(self, left: str, right: str, *, width: Width) -> str:
        """The whole part of one that is not below zero by one above zero."""
        return self.dialect.quotient(left, right, width)

    def compare(self, left: str, right: str, *, by: Comparison) -> str:
        """A comparison."""
        return f"({left} {_SIGNS[by]} {right})"

    def conjunction(self, parts: Sequence[str]) -> str:
        """Kleene's "and"."""
        return f"({' AND '.join(parts)})"

    def disjunction(self, parts: Sequence[str]) -> str:
        """Kleene's "or"."""
        return f"({' OR '.join(parts)})"

    def chosen(self, condition: str, opposite: str, *, yes: str, no: str) -> str:
        """One of two truths, of which a database computes what it needs."""
        return f"CASE WHEN {condition} THEN {yes} WHEN {opposite} THEN {no} WHEN {yes} = {no} THEN {yes} END"

    def negation(self, truth: str) -> str:
        """The opposite."""
        return f"(NOT {truth})"

    def certain(self, truth: str) -> str:
        """The truth, false where it is unknown."""
        return f"COALESCE({truth}, FALSE)"

    def number(self, truth: str) -> str:
        """One or zero; PostgreSQL knows no way from a truth to a small integer but by a greater one."""
        return f"CAST(CAST({truth} AS INTEGER) AS {self.dialect.code})"

    def filled(self, expr: str, other: str) -> str:
        """What is there, and another value where it is missing."""
        return f"COALESCE({expr}, {other})"

    def is_missing(self, expr: str) -> str:
        """Whether there is no value."""
        return f"({expr} IS NULL)"

    def member(self, expr: str, options: Collection[str]) -> str:
        """Whether a word is one of several."""
        listed = ", ".join(map(self.word, sorted(options)))
        return f"({expr} IN ({listed}))" if listed else f"({expr} <> {expr})"

    def either(self, condition: str, yes: str, *, otherwise: str | None = None) -> str:
        """The first where a condition holds; else the second, or nothing."""
        other = "" if otherwise is None else f" ELSE {otherwise}"
        return f"CASE WHEN {condition} THEN {yes}{other} END"

    def listed(self, parts: Sequence[str]) -> str:
        """The words that are there, with commas between."""
        return f"CONCAT_WS(', ', {', '.join(parts)})"

    def total(self, expr: str) -> str:
        """The sum in 128 bits."""
        return f"COALESCE(SUM({self.widened(expr, Width.WIDE)}), {self.whole(0, Width.WIDE)})"

    def holding(self, truth: str) -> str:
        """In how many rows a truth holds."""
        return f"COUNT(CASE WHEN {truth} THEN 1 END)"

    def counted(self, expr: str) -> str:
        """In how many rows there is a value."""
        return f"COUNT({expr})"

    def least(self, expr: str) -> str:
        """The least."""
        return f"MIN({expr})"

    def greatest(self, expr: str) -> str:
        """The greatest."""
        return f"MAX({expr})"

    def rows(self) -> str:
        """The number of rows."""
        return "COUNT(*)"


def _blank(text: str) -> str:
    """Whether a text says nothing."""
    return f"(REPLACE({text}, ' ', '') = '')"
