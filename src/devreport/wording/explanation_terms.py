"""Expressions in words and symbols: fields by their terms, thresholds by their names, constants as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import assert_never

from attrs import evolve, frozen

from devreport.expressions import (
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    Comparison,
    DaysBetween,
    Earlier,
    Expr,
    Extreme,
    Field,
    Guarded,
    IsMissing,
    Literal,
    Member,
    Negate,
    Not,
    Opaque,
    Operation,
    Or,
    Parameter,
    Round,
    Scalar,
)
from devreport.findings import Figure
from devreport.model import Text
from devreport.wording.causes import field_words
from devreport.wording.checks import said
from devreport.wording.document import MarkerSegment, Segment, SourceSegment, TextSegment
from devreport.wording.figures import print_figure
from devreport.wording.page import Page, joined
from devreport.wording.template import fill

__all__ = ["OPERATORS", "Terms"]

#: How comparisons are written.
OPERATORS = {
    Comparison.EQUAL: " = ",
    Comparison.UNEQUAL: " ≠ ",
    Comparison.LESS: " < ",
    Comparison.AT_MOST: " ≤ ",
    Comparison.GREATER: " > ",
    Comparison.AT_LEAST: " ≥ ",
}

_SIGNS = {Operation.ADD: " + ", Operation.SUBTRACT: " − ", Operation.MULTIPLY: " × ", Operation.DIVIDE: " ÷ "}

_Segments = Sequence[Segment]


@frozen
class Terms:
    """How the expressions about a kind of subject are told.

    Attributes:
        page: the page they are told on.
        kind: the kind of subject.
        ref: where constants come from: the id of the finding.
        relation: the relation, where they are about child rows.
        names: what the fields of a class of one's own are called; nothing for those of plans.
    """

    page: Page
    kind: str
    ref: str
    relation: str = ""
    names: Mapping[str, Text] | None = None

    def within(self, relation: str) -> Terms:
        """The same for child rows."""
        return evolve(self, relation=relation)

    def field(self, name: str) -> _Segments:
        """The term for a field: the one for its kind of subject, or the general one."""
        if self.names is not None:
            return field_words(name, self.page, names=self.names)
        places = [f"term.{self.kind}.{self.relation}.{name}"] if self.relation else [f"term.{self.kind}.{name}"]
        return self._first([*places, f"term.{name}", f"cause.{name}"], name)

    def rows(self, relation: str) -> _Segments:
        """The term for child rows."""
        return self._first([f"term.relation.{relation}"], relation)

    def row(self, relation: str, label: str, *, place: int) -> _Segments:
        """A child row: by its name, or by its number where it has none."""
        numbered = re.fullmatch(r"(?:\w+\[(\d+)\])?", label)
        if numbered is None:
            return [*self.rows(relation), TextSegment(self.page.locale.style.word_space), MarkerSegment(label)]
        number = str(int(numbered[1]) + 1 if numbered[1] else place)
        return said("explain.numbered", self.page, rows=self.rows(relation), number=[MarkerSegment(number)])

    def word(self, word: str) -> _Segments:
        """A word of a closed vocabulary; one that has no message stands as it is."""
        return self._first([f"word.{word}"], word) if word else said("explain.empty", self.page)

    def truth(self, value: bool) -> _Segments:  # noqa: FBT001 - the value itself
        """True or false in words."""
        return said(f"truth.{'yes' if value else 'no'}", self.page)

    def constant(self, value: Scalar) -> _Segments:
        """A constant, as the rule has it."""
        match value:
            case bool():
                return self.truth(value)
            case str():
                return self.word(value)
            case date():
                return self._printed(Figure(id="constant", value=value))
            case _:
                return self._printed(Figure(id="constant", value=value.computed(), places=value.places))

    def _printed(self, figure: Figure) -> _Segments:
        return [SourceSegment(print_figure(figure, self.page.locale).text, self.ref)]

    def _first(self, names: Iterable[str], word: str) -> _Segments:
        messages = self.page.locale.catalogue.messages
        found = next((name for name in names if name in messages), None)
        return [MarkerSegment(word)] if found is None else fill(messages[found].forms[0], {})

    def listed(self, elements: Iterable[_Segments]) -> _Segments:
        """Several in a row."""
        return joined(list(elements), self.page.locale.style.joins["list"])

    def formula(self, expr: Expr) -> _Segments:  # noqa: C901 - one arm per node
        """An expression in words and symbols."""
        match expr:
            case Field(name):
                return self.field(name)
            case Parameter(name):
                return said("formula.threshold", self.page, name=[MarkerSegment(name)])
            case Literal(value):
                return self.constant(value)
            case Compare((Comparison.EQUAL | Comparison.UNEQUAL) as comparison, left, Literal(str() as word)):
                name = "formula.is" if comparison is Comparison.EQUAL else "formula.is_not"
                return said(name, self.page, value=self.operand(left, loose=True), word=self.word(word))
            case Compare(comparison, left, right):
                return [
                    *self.operand(left, loose=True),
                    TextSegment(OPERATORS[comparison]),
                    *self.operand(right, loose=True),
                ]
            case And(operands) | Or(operands):
                name = "formula.both" if isinstance(expr, And) else "formula.either"
                return self._folded(name, operands)
            case Not(operand):
                return said("formula.not", self.page, condition=self.formula(operand))
            case Guarded(value, _):
                return self.formula(value)
            case Aggregate():
                return self._aggregate(expr)
            case Arithmetic() | Negate() | Absolute():
                return self._number(expr)
            case _:
                return self._phrase(expr)

    def operand(self, expr: Expr, *, loose: bool = False) -> _Segments:
        """An operand, in brackets where it would run together with what stands beside it.

        Args:
            expr: the operand.
            loose: whether it stands beside a sign of comparison, with which arithmetic does not run together.
        """
        bare = expr.value if isinstance(expr, Guarded) else expr
        if isinstance(bare, Compare | And | Or | Case) or (isinstance(bare, Arithmetic) and not loose):
            return [TextSegment("("), *self.formula(bare), TextSegment(")")]
        return self.formula(bare)

    def _folded(self, name: str, operands: Sequence[Expr]) -> _Segments:
        if not operands:
            return self.truth(name == "formula.both")
        told = [self.operand(one) if isinstance(one, And | Or) else self.formula(one) for one in operands]
        return reduce(lambda left, right: said(name, self.page, left=left, right=right), told)

    def _number(self, expr: Arithmetic | Negate | Absolute) -> _Segments:
        match expr:
            case Arithmetic(operation, left, right):
                return [*self.operand(left), TextSegment(_SIGNS[operation]), *self.operand(right)]
            case Absolute(operand):
                return [TextSegment("|"), *self.formula(operand), TextSegment("|")]
            case Negate(operand):
                return [TextSegment("−"), *self.operand(operand)]
            case _:
                assert_never(expr)

    def _phrase(self, expr: Expr) -> _Segments:  # noqa: C901 - one arm per node
        page = self.page
        match expr:
            case Extreme(kind, operands):
                return said(f"formula.{kind.value}", page, operands=self.listed(map(self.formula, operands)))
            case Round(operand):
                return said("formula.rounded", page, value=self.operand(operand))
            case IsMissing(operand):
                return said("formula.missing", page, value=self.operand(operand))
            case Coalesce(operands):
                told = [self.formula(one) for one in operands]
                return reduce(
                    lambda last, one: said("formula.coalesce", page, value=one, otherwise=last), reversed(told)
                )
            case Case(branches, otherwise):
                told = [
                    said("formula.case", page, value=self.formula(value), condition=self.formula(condition))
                    for condition, value in branches
                ]
                return self.listed([*told, said("formula.otherwise", page, value=self.formula(otherwise))])
            case Member(operand, options):
                words = self.listed(map(self.word, options))
                return said("formula.member", page, value=self.formula(operand), options=words)
            case DaysBetween(start, end):
                return said("formula.days", page, start=self.formula(start), end=self.formula(end))
            case Earlier(operand, lag):
                return said(f"formula.{lag.value}", page, value=self.formula(operand))
            case Opaque(function, arguments):
                held = self.listed(map(self.formula, arguments))
                return said("formula.function", page, function=[MarkerSegment(function)], operands=held)
            case _:
                return [MarkerSegment(type(expr).__name__)]

    def _aggregate(self, expr: Aggregate) -> _Segments:
        page, inside = self.page, self.within(expr.relation)
        rows = self.rows(expr.relation)
        if expr.where is not None:
            rows = said("formula.where", page, rows=rows, condition=inside.formula(expr.where))
        if expr.per is not None:
            rows = said("formula.per", page, rows=rows, key=inside.field(expr.per))
        if expr.value is None or expr.aggregation is Aggregation.COUNT:
            return said("formula.count", page, rows=rows)
        return said(f"formula.{expr.aggregation.value}", page, value=inside.operand(expr.value), rows=rows)
