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
from math import floor

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
from devreport.rules.remedy.polynomials import (
    HIGHEST,
    Form,
    Intractable,
    X,
    at,
    minus,
    number,
    over,
    plus,
    roots,
    times,
)

__all__ = ["boundaries"]

#: More forms than this are left alone.
_MOST_FORMS = 64

#: How many steps of rounding are looked at on either side of a boundary.
_AROUND = 4

_LOGIC = (And, Or, Not, IsMissing, Member)


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
        uneven: those of them that are made of a rounded number.
        found: the boundaries.
        steps: the forms of what is rounded, with half the step.
    """

    names: frozenset[str]
    forms: dict[Expr, frozenset[Form]] = field(factory=dict[Expr, "frozenset[Form]"])
    moving: set[Expr] = field(factory=set[Expr])
    uneven: set[Expr] = field(factory=set[Expr])
    found: set[Fraction] = field(factory=set[Fraction])
    steps: list[tuple[frozenset[Form], Fraction]] = field(factory=list[tuple[frozenset[Form], Fraction]])

    def read(self, expr: Expr, known: Mapping[Expr, Value]) -> None:
        """Note the boundaries of an expression."""
        for node in steps(expr):
            if node in self.forms:
                continue
            if (isinstance(node, Field) and node.name in self.names) or self.moving & set(children(node)):
                self._rounding(node)
                self.moving.add(node)
                self.forms[node] = self._moved(node)
                _check(self.forms[node])
            else:
                self.forms[node] = frozenset(_constant(known[node]))

    def _rounding(self, node: Expr) -> None:
        """Note what is made of a rounded number, which may only stand beside what does not change."""
        numbers = {one for one in children(node) if one in self.moving and self.forms[one]}
        if numbers & self.uneven and numbers - self.uneven:
            raise Intractable("a rounded number beside one that changes")
        if isinstance(node, Round) or (numbers & self.uneven and not isinstance(node, Compare)):
            self.uneven.add(node)

    def _moved(self, node: Expr) -> frozenset[Form]:  # noqa: C901 - one arm per node
        """The forms of a node that depends on the fields; what it adds to the boundaries is noted."""
        match node:
            case Field():
                return frozenset({X})
            case Arithmetic(operation, left, right):
                return self._calculated(operation, left, right)
            case DaysBetween(start, end):
                return self._calculated(Operation.SUBTRACT, end, start)
            case Negate(operand):
                return frozenset(times(form, number(-1)) for form in self.forms[operand])
            case Absolute(operand):
                return self.forms[operand] | {times(form, number(-1)) for form in self.forms[operand]}
            case Extreme(_, operands) | Coalesce(operands):
                return frozenset[Form]().union(*[self.forms[one] for one in operands])
            case Case(branches, otherwise):
                return frozenset[Form]().union(*[self.forms[value] for _, value in branches], self.forms[otherwise])
            case Guarded(value):
                return self.forms[value]
            case Round(operand, places, unit):
                self.steps.append((self.forms[operand], unit.scale * Fraction(10) ** -places / 2))
                return self.forms[operand]
            case Compare(_, left, right):
                self._note(minus(one, other) for one, other in product(self.forms[left], self.forms[right]))
                return frozenset()
            case _ if isinstance(node, _LOGIC):
                return frozenset()
            case _:
                raise Intractable(type(node).__name__)

    def _calculated(self, operation: Operation, left: Expr, right: Expr) -> frozenset[Form]:
        if operation is Operation.DIVIDE:
            self._note(self.forms[right])
        act = {
            Operation.ADD: plus,
            Operation.SUBTRACT: minus,
            Operation.MULTIPLY: times,
            Operation.DIVIDE: over,
        }[operation]
        pairs = product(self.forms[left], self.forms[right])
        return frozenset(act(one, other) for one, other in pairs if operation is not Operation.DIVIDE or any(other[0]))

    def _note(self, forms: Iterable[Form]) -> None:
        for numerator, _ in forms:
            self.found.update(roots(numerator))

    def rounded(self) -> set[Fraction]:
        """Where what is rounded comes to another number, around each boundary."""
        if len(self.steps) > 1:
            raise Intractable("rounded twice")
        around: set[Fraction] = set()
        for forms, step in self.steps:
            for form, place in product(forms, self.found):
                divisor = at(form[1], place)
                middle = floor(at(form[0], place) / divisor / step) if divisor else 0
                for count in range(middle - _AROUND, middle + _AROUND + 1):
                    around.update(roots(minus(form, number(count * step))[0]))
        return around


def _constant(value: Value) -> Iterable[Form]:
    match value:
        case Fraction():
            yield number(value)
        case Interval(Fraction() as lower, Fraction() as upper):
            yield from (number(lower), number(upper))
        case date():
            yield number(value.toordinal())
        case _:
            return


def _check(forms: frozenset[Form]) -> None:
    if len(forms) > _MOST_FORMS or any(len(part) > HIGHEST + 1 for form in forms for part in form):
        raise Intractable("too many forms")
