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
    Expr,
    Guarded,
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
from devreport.wording.causes import cause_words, row_words
from devreport.wording.checks import said
from devreport.wording.document import Segment, TextSegment
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
        known = evaluate_all(condition, self.row, parameters=self.thresholds)
        yield from self._told(condition, known, number)

    def _told(self, node: Expr, known: Mapping[Expr, Value], number: tuple[int, ...]) -> Iterator[Line]:
        value = known[node]
        match node:
            case And(operands) | Or(operands) if operands:
                yield self._line(number, said(_header(node), self.terms.page), value)
                yield from self._below(_mattering(node, operands, known), known, number)
            case Not(operand):
                yield self._line(number, said("explain.not", self.terms.page), value)
                yield from self._below([operand], known, number)
            case Guarded(inner, _) if not isinstance(value, Absent):
                yield from self._told(inner, known, number)
            case _:
                yield self._line(number, self._leaf(node, known), value)
                if isinstance(node, Aggregate):
                    yield from self._rows(node, value, number)

    def _below(self, nodes: Sequence[Expr], known: Mapping[Expr, Value], number: tuple[int, ...]) -> Iterator[Line]:
        for place, node in enumerate(nodes, start=1):
            yield from self._told(node, known, (*number, place))

    def _line(self, number: tuple[int, ...], condition: Sequence[Segment], value: Value) -> Line:
        page = self.terms.page
        if isinstance(value, Absent):
            missing, causes = (
                self.terms.listed([cause_words(name, page, names) for name in sorted(causes)])
                for causes, names in ((value.missing, self.terms.names), (value.undefined, None))
            )
            return Line(number, said("explain.open", page, condition=condition, missing=missing, causes=causes))
        return Line(number, said("explain.holds" if value is True else "explain.fails", page, condition=condition))

    def _leaf(self, node: Expr, known: Mapping[Expr, Value]) -> Sequence[Segment]:
        """A condition without others inside it, with the values it looks at."""
        told, page = self.terms.formula(node), self.terms.page
        match node:
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
        for place, child in enumerate(self._decisive(node, value), start=1):
            row = row_words(child.label or str(place), self.terms.page)
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
