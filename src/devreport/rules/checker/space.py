"""What the conditions of a rule tell apart: the values of each expression, cut where a condition changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import assert_never

from attrs import define, field

from devreport.expressions import (
    Absent,
    Absolute,
    And,
    Arithmetic,
    Compare,
    Comparison,
    Expr,
    Field,
    IsMissing,
    Literal,
    Member,
    Not,
    Operation,
    Or,
    Scalar,
    Value,
)
from devreport.rules.checker.absence import constant, may_be_absent
from devreport.rules.checker.bounds import bounds_of, is_whole
from devreport.rules.checker.conditions import FALSE, TRUE, UNKNOWN, All, Atom, Fixed, Formula, Opposite, Sample, Some
from devreport.rules.checker.lines import FLIPPED, Line, held, line_of
from devreport.rules.checker.samples import numbers, words
from devreport.rules.subject import Table

__all__ = ["Space", "is_idiom"]

_REFLEXIVE = frozenset({Comparison.EQUAL, Comparison.AT_LEAST, Comparison.AT_MOST})


class _Sort(Enum):
    ANY = "any"
    NUMBER = "number"
    WORD = "word"
    TRUTH = "truth"


def is_idiom(node: Compare) -> bool:
    """Whether a comparison only asks for a value to be there, as ``x == x`` and ``abs(x) >= 0`` do.

    Example:
        >>> is_idiom(Field("actual").equals(Field("actual")))
        True
    """
    if isinstance(node.left, Absolute) and isinstance(node.right, Literal):
        return node.comparison is Comparison.AT_LEAST and constant(node.right, {}) == 0
    return node.left == node.right and node.comparison in _REFLEXIVE


@define(eq=False)
class Space:
    """All values that a subject may have, as far as some conditions tell them apart.

    Attributes:
        scope: the fields that are read.
        thresholds: the values of the parameters.
        known_only: whether what only asks for a value counts as true of every value. It is otherwise taken for
            something that may be false, so that nobody is told that it never is.
    """

    scope: Table
    thresholds: Mapping[str, Scalar]
    known_only: bool = False
    _formulas: dict[Expr, Formula] = field(factory=dict[Expr, Formula])
    _sorts: dict[Expr, _Sort] = field(factory=dict[Expr, _Sort])
    _cuts: dict[Expr, set[Fraction]] = field(factory=dict[Expr, "set[Fraction]"])
    _named: dict[Expr, dict[str, None]] = field(factory=dict[Expr, "dict[str, None]"])
    _differences: dict[tuple[Expr, Expr], Line] = field(factory=dict[tuple[Expr, Expr], Line])

    def formula(self, condition: Expr) -> Formula:
        """A condition as a formula; one formula for each condition."""
        known = self._formulas.get(condition)
        if known is None:
            known = self._formulas[condition] = self._made(condition)
        return known

    def values(self, key: Expr) -> tuple[Sample, ...]:
        """The values that an expression may have, once every condition about it is known."""
        absent: tuple[Sample, ...] = (None,) if may_be_absent(key, self.scope) else ()
        return (*self._present(key), *absent)

    def _present(self, key: Expr) -> tuple[Sample, ...]:
        match self._sorts[key]:
            case _Sort.NUMBER:
                bounds, whole = bounds_of(key, self.scope), is_whole(key, self.scope)
                return numbers(self._cuts[key], bounds, whole=whole)
            case _Sort.WORD:
                known = self.scope.fields.get(key.name) if isinstance(key, Field) else None
                return words(self._named[key], known.words if known else ())
            case _Sort.TRUTH:
                return (True, False)
            case _Sort.ANY:
                return (True,)
            case _ as unreachable:
                assert_never(unreachable)

    def _made(self, condition: Expr) -> Formula:
        match condition:
            case And(operands):
                return All([self.formula(one) for one in operands])
            case Or(operands):
                return Some([self.formula(one) for one in operands])
            case Not(operand):
                return Opposite(self.formula(operand))
            case IsMissing(Field() as asked) if may_be_absent(asked, self.scope):
                self._sorts.setdefault(asked, _Sort.ANY)
                return Atom(asked, lambda sample: sample is None, asks_for_absence=True)
            case Compare() if constant(condition, self.thresholds) is None:
                return self._comparison(condition)
            case Member(operand, options) if constant(operand, self.thresholds) is None:
                return self._word(operand, options)
            case _:
                return self._whole(condition)

    def _whole(self, condition: Expr) -> Formula:
        """A condition that is not taken apart."""
        match constant(condition, self.thresholds):
            case bool() as known:
                return Fixed(TRUE if known else FALSE)
            case Absent():
                return Fixed(UNKNOWN)
            case _:
                self._sorts[condition] = _Sort.TRUTH
                return Atom(condition, bool)

    def _comparison(self, node: Compare) -> Formula:
        if is_idiom(node):
            return self._idiom(node)
        left, right = constant(node.left, self.thresholds), constant(node.right, self.thresholds)
        if left is not None:
            return self._with(node.right, FLIPPED[node.comparison], left, node=node)
        if right is not None:
            return self._with(node.left, node.comparison, right, node=node)
        first, second = self._line(node.left), self._line(node.right)
        if first.term != second.term:
            first, second = self._difference(node.left, node.right), Line(node.right, Fraction(0), Fraction(0))
        return self._on_a_line(
            Line(first.term, first.slope - second.slope, first.offset - second.offset), node.comparison, Fraction(0)
        )

    def _idiom(self, node: Compare) -> Formula:
        """What only asks for a value to be there."""
        self._sorts[node] = _Sort.TRUTH
        return Atom(node, (lambda _: True) if self.known_only else bool)

    def _with(self, other: Expr, comparison: Comparison, value: Value, *, node: Compare) -> Formula:
        """A comparison of an expression with a constant."""
        match value:
            case bool():
                same = self.formula(other)
                return same if value is (comparison is Comparison.EQUAL) else Opposite(same)
            case str():
                word = self._word(other, (value,))
                return word if comparison is Comparison.EQUAL else Opposite(word)
            case Fraction():
                return self._on_a_line(self._line(other), comparison, value)
            case date():
                return self._on_a_line(Line(other), comparison, Fraction(value.toordinal()))
            case Absent():
                return Fixed(UNKNOWN)
            case _:
                self._sorts[node] = _Sort.TRUTH
                return Atom(node, bool)

    def _on_a_line(self, line: Line, comparison: Comparison, limit: Fraction) -> Formula:
        """A comparison of ``slope`` times a term and ``offset`` with a limit."""
        self._sorts[line.term] = _Sort.NUMBER
        cuts = self._cuts.setdefault(line.term, set())
        if not line.slope:
            fixed = held(comparison, line.offset, right=limit)
            return Atom(line.term, lambda _: fixed)
        cut = (limit - line.offset) / line.slope
        cuts.add(cut)
        turned = comparison if line.slope > 0 else FLIPPED[comparison]
        return Atom(line.term, lambda sample: isinstance(sample, Fraction) and held(turned, sample, right=cut))

    def _line(self, expr: Expr) -> Line:
        line = line_of(expr, self.thresholds)
        match line.term:
            case Arithmetic(Operation.SUBTRACT, left, right):
                turned = self._difference(left, right)
                return Line(turned.term, line.slope * turned.slope, line.offset)
            case _:
                return line

    def _difference(self, left: Expr, right: Expr) -> Line:
        """The difference of two expressions, the same whichever way round."""
        known = self._differences.get((left, right))
        if known is None:
            known = Line(Arithmetic(Operation.SUBTRACT, left, right))
            self._differences[left, right] = known
            self._differences[right, left] = Line(known.term, -known.slope)
        return known

    def _word(self, operand: Expr, options: tuple[str, ...]) -> Formula:
        self._sorts[operand] = _Sort.WORD
        self._named.setdefault(operand, {}).update(dict.fromkeys(options))
        return Atom(operand, lambda sample: sample in options)
