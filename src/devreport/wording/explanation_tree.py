"""Why a condition holds or not: the conditions inside it that mattered, down to the values compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from devreport.expressions import (
    Absent,
    Aggregate,
    Aggregation,
    And,
    Compare,
    Comparison,
    Expr,
    Field,
    Guarded,
    IsMissing,
    Literal,
    Member,
    Not,
    Or,
    Row,
    Scalar,
    Value,
    evaluate,
    evaluate_all,
)
from devreport.wording.causes import cause_words
from devreport.wording.checks import said
from devreport.wording.document import Segment, TextSegment
from devreport.wording.explanation_plain import plainly
from devreport.wording.explanation_terms import OPERATORS, Terms
from devreport.wording.explanation_values import Values

__all__ = ["Line", "Tree"]


@frozen
class Line:
    """One line of an explanation.

    Attributes:
        number: its place: (2, 1) is the first below the second.
        segments: its words.
    """

    number: tuple[int, ...]
    segments: tuple[Segment, ...]


@frozen
class Tree:
    """Tells why, on one row.

    Attributes:
        terms: how fields are told.
        values: how values are printed.
        row: the row.
        thresholds: the rule's thresholds.
    """

    terms: Terms
    values: Values
    row: Row
    thresholds: Mapping[str, Scalar]

    def why(self, condition: Expr, number: tuple[int, ...]) -> Iterator[Line]:
        """The lines below a condition, itself the first of them."""
        told = plainly(condition)
        known = evaluate_all(told, self.row, parameters=self.thresholds)
        yield from self._told(told, known, number)

    def _told(self, node: Expr, known: Mapping[Expr, Value], number: tuple[int, ...]) -> Iterator[Line]:
        value = known[node]
        match node:
            case And((only,)) | Or((only,)):
                yield from self._told(only, known, number)
            case And(operands) | Or(operands) if operands:
                yield self._line(number, said(_header(node), self.terms.page), value)
                yield from self._below(_mattering(node, operands, known), known, number)
            case Not():
                yield from self._opposite(node, known, number)
            case Compare(_, left, right) if left == right and not isinstance(value, Absent):
                there = said("explain.there", self.terms.page, value=self.terms.formula(left))
                yield Line(number, there if value else said("explain.unwanted", self.terms.page, told=there))
            case Field() | IsMissing() if not isinstance(value, Absent):
                yield Line(number, self._plain(node, holds=value is True))
            case Guarded(inner, _) if not isinstance(value, Absent):
                yield from self._told(inner, known, number)
            case _:
                yield self._line(number, self._leaf(node, known), value)
                if isinstance(node, Aggregate):
                    yield from self._rows(node, value, number)

    def _opposite(self, node: Not, known: Mapping[Expr, Value], number: tuple[int, ...]) -> Iterator[Line]:
        """What must not be: that it is, where it is; otherwise that it is not, in one of both ways."""
        value, below = known[node], list(self._told(node.operand, known, number))
        if value is False:
            yield Line(number, said("explain.unwanted", self.terms.page, told=below[0].segments))
        elif value is True and isinstance(node.operand, Field | IsMissing):
            yield below[0]
        else:
            yield self._line(number, self.terms.formula(node), value)
        yield from below[1:]

    def _below(self, nodes: Sequence[Expr], known: Mapping[Expr, Value], number: tuple[int, ...]) -> Iterator[Line]:
        for place, node in enumerate(nodes, start=1):
            yield from self._told(node, known, (*number, place))

    def _line(self, number: tuple[int, ...], condition: Sequence[Segment], value: Value) -> Line:
        page = self.terms.page
        if isinstance(value, Absent):
            missing, causes = (
                self.terms.listed([cause_words(name, page, names=names) for name in sorted(causes)])
                for causes, names in ((value.missing, self.terms.names), (value.undefined, None))
            )
            return Line(number, said("explain.open", page, condition=condition, missing=missing, causes=causes))
        return Line(number, said("explain.holds" if value is True else "explain.fails", page, condition=condition))

    def _plain(self, node: Expr, *, holds: bool) -> tuple[Segment, ...]:
        """Whether something is so, or is there, without a negation."""
        if isinstance(node, IsMissing):
            name = "explain.lacking" if holds else "explain.there"
            return said(name, self.terms.page, value=self.terms.formula(node.operand))
        return said("explain.fact", self.terms.page, name=self.terms.formula(node), value=self.terms.truth(holds))

    def _leaf(self, node: Expr, known: Mapping[Expr, Value]) -> Sequence[Segment]:
        """A condition without others inside it, with the values it looks at."""
        told, page = self.terms.formula(node), self.terms.page
        match node:
            case Compare(Comparison.EQUAL | Comparison.UNEQUAL, left, Literal(str())):
                value = self.values.one(left, known[left], row=self.row)
                return told if known[node] is True else said("explain.really", page, condition=told, values=value)
            case Compare(comparison, left, right):
                sides = self.values.both((left, right), (known[left], known[right]), row=self.row)
                shown = [*sides[0], TextSegment(OPERATORS[comparison]), *sides[1]]
                plain = isinstance(left, Literal) and isinstance(right, Literal)
                return told if plain else said("explain.valued", page, condition=told, values=shown)
            case Member(operand, _):
                value = self.values.one(operand, known[operand], row=self.row)
                return said("explain.valued", page, condition=told, values=value)
            case _:
                return told

    def _rows(self, node: Aggregate, value: Value, number: tuple[int, ...]) -> Iterator[Line]:
        """The child rows that mattered, where all or any of them must hold."""
        wanted = node.aggregation in {Aggregation.ALL, Aggregation.ANY} and node.per is None
        if node.value is None or not wanted:
            return
        if not self.row.relations[node.relation]:
            yield Line((*number, 1), said("explain.no_rows", self.terms.page, rows=self.terms.rows(node.relation)))
        for place, child in enumerate(self._decisive(node, value), start=1):
            row = self.terms.row(node.relation, child.label, place=place)
            yield Line((*number, place), said("explain.row", self.terms.page, row=row))
            terms = self.terms.within(node.relation)
            inner = Tree(terms, self.values, child, self.thresholds)
            yield from inner.why(node.value, (*number, place, 1))

    def _decisive(self, node: Aggregate, value: Value) -> Iterator[Row]:
        """The child rows on which the value of the aggregate rests; all, where it rests on all of them."""
        every = value is (node.aggregation is Aggregation.ALL)
        for child in self.row.relations[node.relation]:
            taken = True if node.where is None else evaluate(node.where, child, parameters=self.thresholds)
            if taken is False or node.value is None:
                continue
            found = evaluate(node.value, child, parameters=self.thresholds)
            if every or (
                isinstance(found, Absent) is isinstance(value, Absent) and (isinstance(value, Absent) or found is value)
            ):
                yield child


def _header(node: Expr) -> str:
    return "explain.all" if isinstance(node, And) else "explain.any"


def _mattering(node: Expr, operands: Sequence[Expr], known: Mapping[Expr, Value]) -> list[Expr]:
    """The operands that decided: those that are as the whole is; of an open one, those that are open."""
    value = known[node]
    if isinstance(value, Absent):
        return [one for one in operands if isinstance(known[one], Absent)]
    return [one for one in operands if known[one] is value]
