"""Where an expression may change its mind: the exact values of one of its fields at which a comparison may turn.

With everything else fixed, a number in an expression is one or another quotient of two polynomials of the field: its
forms. Two sides of a comparison change places only where a form of the one equals a form of the other, where a
divisor is zero, or where something is rounded to another number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from math import floor, isqrt

from attrs import define, field

from devreport.expressions import (
    Absolute,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    DaysBetween,
    Expr,
    Extreme,
    Field,
    Guarded,
    IsMissing,
    Member,
    Negate,
    Not,
    Operation,
    Or,
    Round,
    Row,
    Scalar,
    Value,
    children,
    evaluate_all,
    steps,
)
from devreport.quantities import Interval

__all__ = ["Intractable", "boundaries"]

#: The coefficients of a polynomial, that of the constant first; and a quotient of two of them.
Polynomial = tuple[Fraction, ...]
Form = tuple[Polynomial, Polynomial]

#: More forms than this, or polynomials of a higher degree, are left alone.
_MOST_FORMS, _HIGHEST = 64, 2

#: How many steps of rounding are looked at on either side of a boundary.
_AROUND = 4

_ONE: Polynomial = (Fraction(1),)
_X: Form = ((Fraction(0), Fraction(1)), _ONE)
_LOGIC = (And, Or, Not, IsMissing, Member)


class Intractable(Exception):  # noqa: N818 - a result, not an error of anybody
    """There are no exact boundaries: a root is irrational, or something is no arithmetic."""


def boundaries(
    expressions: Iterable[Expr], names: frozenset[str], *, facts: Row, thresholds: Mapping[str, Scalar]
) -> list[Fraction]:
    """Every value of some fields, changed together, at which one of the expressions may change; in order.

    Args:
        expressions: the conditions.
        names: the fields, which hold the same number or day.
        facts: everything else.
        thresholds: the thresholds by name.

    Raises:
        Intractable: if there is one that is not known exactly.

    Example:
        >>> from devreport.expressions import row
        >>> from devreport.quantities import Quantity
        >>> facts = row({"actual": Quantity(3), "target": Quantity(8)})
        >>> halfway = Field("actual") / Field("target") >= Quantity("50", "%")
        >>> boundaries([halfway], frozenset({"actual"}), facts=facts, thresholds={})
        [Fraction(4, 1)]
    """
    search = _Search(names)
    for one in expressions:
        search.read(one, evaluate_all(one, facts, parameters=thresholds))
    return sorted(search.found | search.rounded())


@define
class _Search:
    """What is known of the expressions read so far.

    Attributes:
        names: the fields that change.
        forms: the forms of each number, of conditions none.
        moving: the nodes that depend on the fields.
        found: the boundaries.
        steps: the forms of what is rounded, with half the step.
    """

    names: frozenset[str]
    forms: dict[Expr, frozenset[Form]] = field(factory=dict[Expr, "frozenset[Form]"])
    moving: set[Expr] = field(factory=set[Expr])
    found: set[Fraction] = field(factory=set[Fraction])
    steps: list[tuple[frozenset[Form], Fraction]] = field(factory=list[tuple[frozenset[Form], Fraction]])

    def read(self, expr: Expr, known: Mapping[Expr, Value]) -> None:
        """Note the boundaries of an expression."""
        for node in steps(expr):
            if node in self.forms:
                continue
            if (isinstance(node, Field) and node.name in self.names) or self.moving & set(children(node)):
                self.moving.add(node)
                self.forms[node] = self._moved(node)
                _check(self.forms[node])
            else:
                self.forms[node] = frozenset(_constant(known[node]))

    def _moved(self, node: Expr) -> frozenset[Form]:  # noqa: C901 - one arm per node
        """The forms of a node that depends on the fields; what it adds to the boundaries is noted."""
        match node:
            case Field():
                return frozenset({_X})
            case Arithmetic(operation, left, right):
                return self._calculated(operation, left, right)
            case DaysBetween(start, end):
                return self._calculated(Operation.SUBTRACT, end, start)
            case Negate(operand):
                return frozenset(_times(form, _number(-1)) for form in self.forms[operand])
            case Absolute(operand):
                return self.forms[operand] | {_times(form, _number(-1)) for form in self.forms[operand]}
            case Extreme(_, operands) | Coalesce(operands):
                return frozenset().union(*[self.forms[one] for one in operands])
            case Case(branches, otherwise):
                return frozenset().union(*[self.forms[value] for _, value in branches], self.forms[otherwise])
            case Guarded(value):
                return self.forms[value]
            case Round(operand, places, unit):
                self.steps.append((self.forms[operand], unit.scale * Fraction(10) ** -places / 2))
                return self.forms[operand]
            case Compare(_, left, right):
                self._note(_minus(one, other) for one, other in product(self.forms[left], self.forms[right]))
                return frozenset()
            case _ if isinstance(node, _LOGIC):
                return frozenset()
            case _:
                raise Intractable(type(node).__name__)

    def _calculated(self, operation: Operation, left: Expr, right: Expr) -> frozenset[Form]:
        if operation is Operation.DIVIDE:
            self._note(self.forms[right])
        act = {
            Operation.ADD: _plus,
            Operation.SUBTRACT: _minus,
            Operation.MULTIPLY: _times,
            Operation.DIVIDE: _over,
        }[operation]
        pairs = product(self.forms[left], self.forms[right])
        return frozenset(act(one, other) for one, other in pairs if operation is not Operation.DIVIDE or any(other[0]))

    def _note(self, forms: Iterable[Form]) -> None:
        for numerator, _ in forms:
            self.found.update(_roots(numerator))

    def rounded(self) -> set[Fraction]:
        """Where what is rounded comes to another number, around each boundary."""
        if len(self.steps) > 1:
            raise Intractable("rounded twice")
        around: set[Fraction] = set()
        for forms, step in self.steps:
            for form, place in product(forms, self.found):
                divisor = _at(form[1], place)
                middle = floor(_at(form[0], place) / divisor / step) if divisor else 0
                for number in range(middle - _AROUND, middle + _AROUND + 1):
                    around.update(_roots(_minus(form, _number(number * step))[0]))
        return around


def _constant(value: Value) -> Iterable[Form]:
    match value:
        case Fraction():
            yield _number(value)
        case Interval(Fraction() as lower, Fraction() as upper):
            yield from (_number(lower), _number(upper))
        case date():
            yield _number(value.toordinal())
        case _:
            return


def _number(value: Fraction | int) -> Form:
    return (Fraction(value),), _ONE


def _check(forms: frozenset[Form]) -> None:
    if len(forms) > _MOST_FORMS or any(len(part) > _HIGHEST + 1 for form in forms for part in form):
        raise Intractable("too many forms")


def _plus(one: Form, other: Form) -> Form:
    if one[1] == other[1]:
        return _sum(one[0], other[0]), one[1]
    return _sum(_product(one[0], other[1]), _product(other[0], one[1])), _product(one[1], other[1])


def _minus(one: Form, other: Form) -> Form:
    return _plus(one, _times(other, _number(-1)))


def _times(one: Form, other: Form) -> Form:
    return _product(one[0], other[0]), _product(one[1], other[1])


def _over(one: Form, other: Form) -> Form:
    return _product(one[0], other[1]), _product(one[1], other[0])


def _sum(one: Polynomial, other: Polynomial) -> Polynomial:
    size = max(len(one), len(other))
    padded = [(*part, *[Fraction(0)] * (size - len(part))) for part in (one, other)]
    return _trimmed([first + second for first, second in zip(*padded, strict=True)])


def _product(one: Polynomial, other: Polynomial) -> Polynomial:
    found = [Fraction(0)] * (len(one) + len(other) - 1)
    for (place, first), (shift, second) in product(enumerate(one), enumerate(other)):
        found[place + shift] += first * second
    return _trimmed(found)


def _trimmed(coefficients: list[Fraction]) -> Polynomial:
    while len(coefficients) > 1 and not coefficients[-1]:
        coefficients.pop()
    return tuple(coefficients)


def _at(polynomial: Polynomial, place: Fraction) -> Fraction:
    value = Fraction(0)
    for coefficient in reversed(polynomial):
        value = value * place + coefficient
    return value


def _roots(polynomial: Polynomial) -> list[Fraction]:
    """The values at which a polynomial is zero, unless it is zero everywhere."""
    match polynomial:
        case (_,):
            return []
        case (constant, slope):
            return [-constant / slope]
        case (constant, slope, bend):
            inside = slope * slope - 4 * bend * constant
            if inside < 0:
                return []
            root = _square_root(inside)
            return [(-slope - root) / (2 * bend), (-slope + root) / (2 * bend)]
        case _:
            raise Intractable("a polynomial of a high degree")


def _square_root(value: Fraction) -> Fraction:
    root = Fraction(isqrt(value.numerator), isqrt(value.denominator))
    if root * root != value:
        raise Intractable("an irrational root")
    return root
