"""Everything a measure may give for the numbers that its printed inputs may stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

from attrs import evolve, frozen

from devreport.expressions import Aggregate, Expr, Field, Guarded, Row, Value, children, evaluate
from devreport.measures.measure import Amount, Inputs, Measure, recorded
from devreport.quantities import Hedge, Interval, Quantity, Ratio, rounding_box

__all__ = ["box_of", "hedged_box", "interval_of"]

#: Up to so many uncertain inputs all corners of their boxes are tried.
MOST_CORNERS = 12

_NO_HEDGES: Mapping[str, Hedge] = {}


@frozen
class _Slot:
    """Where an uncertain input stands in a row."""

    name: str
    relation: str = ""
    position: int = 0


def hedged_box(figure: Quantity, hedge: Hedge | None = None, *, tolerance: Ratio | None = None) -> Interval:
    """Every number, in base units, that is printed as ``figure``, hedge word included.

    Without a hedge these are the numbers that round half-up to it. 余 reaches from the figure up to the next one with
    the same number of significant digits (200余 is below 300), 近 half a unit of the last place down, unless a
    tolerance says otherwise; 约 is rounding, or the tolerance on either side.

    Example:
        >>> hedged_box(Quantity("200", "条"), Hedge.OVER), hedged_box(Quantity("80", "%"), Hedge.NEARLY)
        (Interval [200, 300), Interval [159/200, 4/5])
    """
    value = figure.base
    margin = None if tolerance is None else tolerance.base
    match hedge:
        case Hedge.OVER:
            step = _last_digit(figure.value) * figure.unit.scale if margin is None else margin
            return Interval(value, value + step, upper_closed=False)
        case Hedge.NEARLY:
            half = Fraction(10) ** -figure.places / 2 * figure.unit.scale
            return Interval(value - (half if margin is None else margin), value)
        case Hedge.ABOUT if margin is not None:
            return Interval(value - margin, value + margin)
        case _:
            return rounding_box(figure.value, figure.places) * Interval.point(figure.unit.scale)


def interval_of(value: Ratio) -> Interval:
    """The interval, in base units, that holds a computed number: a point unless a root was taken."""
    radius = value.radius * value.unit.scale
    return Interval(value.base - radius, value.base + radius)


def box_of(measure: Measure, inputs: Inputs, *, hedges: Mapping[str, Hedge] = _NO_HEDGES) -> Interval | None:
    """Everything the measure gives over the rounding boxes of its inputs; ``None`` where it may be undefined there.

    Repeated inputs must be given as a sequence, as they are read more than once.

    Where each input stands once in the formula, interval arithmetic is exact. Else all corners of the boxes are
    tried, which is exact for a formula that is monotone in each input, as all of this library are; with more than 12
    uncertain inputs interval arithmetic gives a box that may be too wide.
    """
    subject = measure.subject(inputs)
    slots = dict(_slots(inputs, hedges))
    if not slots:
        return _as_interval(evaluate(measure.expression, subject))
    if _stands_once(measure.expression) or len(slots) > MOST_CORNERS:
        return _as_interval(evaluate(measure.expression, _moved(subject, slots)))
    corners = product(*([(slot, end) for end in _ends(box)] for slot, box in slots.items()))
    found = [_as_interval(evaluate(measure.expression, _moved(subject, dict(corner)))) for corner in corners]
    return _hull([box for box in found if box is not None]) if None not in found else None


def _slots(inputs: Inputs, hedges: Mapping[str, Hedge]) -> Iterator[tuple[_Slot, Interval]]:
    for name, given in inputs.items():
        if isinstance(given, Amount):
            yield from _slot(_Slot(name), given, hedges.get(name))
            continue
        for position, one in enumerate(given):
            for key, value in one.items():
                yield from _slot(_Slot(key, name, position), value, hedges.get(key))


def _slot(slot: _Slot, value: Amount, hedge: Hedge | None) -> Iterator[tuple[_Slot, Interval]]:
    if isinstance(value, Quantity) and hedge in (Hedge.OVER, Hedge.NEARLY):
        yield slot, hedged_box(value, hedge)
    elif figure := recorded(value):
        yield slot, figure.interval()


def _moved(subject: Row, values: Mapping[_Slot, Value]) -> Row:
    """The row with other values in some places."""
    own = {slot.name: value for slot, value in values.items() if not slot.relation}
    inner: dict[str, dict[int, dict[str, Value]]] = {}
    for slot, value in values.items():
        if slot.relation:
            inner.setdefault(slot.relation, {}).setdefault(slot.position, {})[slot.name] = value
    relations = {
        name: tuple(
            evolve(child, values={**child.values, **inner.get(name, {}).get(position, {})})
            for position, child in enumerate(rows)
        )
        for name, rows in subject.relations.items()
    }
    return evolve(subject, values={**subject.values, **own}, relations=relations)


def _stands_once(expression: Expr) -> bool:
    """Whether no input stands twice in the formula, its guards left out."""
    outer = expression.value if isinstance(expression, Guarded) else expression
    return all(count == 1 for count in Counter(_names(outer)).values())


def _names(node: Expr) -> Iterator[str]:
    if isinstance(node, Field):
        yield node.name
    for child in children(node):
        yield from _names(child)
    if isinstance(node, Aggregate):
        for inner in (node.value, node.where):
            if inner is not None:
                yield from _names(inner)


def _as_interval(value: Value) -> Interval | None:
    match value:
        case Fraction():
            return Interval.point(value)
        case Interval():
            return value
        case _:
            return None


def _ends(box: Interval) -> tuple[Fraction, ...]:
    return tuple(end for end in (box.lower, box.upper) if end is not None)


def _hull(boxes: list[Interval]) -> Interval:
    ends = [end for box in boxes for end in _ends(box)]
    return Interval(min(ends), max(ends))


def _last_digit(value: Decimal) -> Fraction:
    """A unit of the last digit other than zero."""
    return Fraction(10) ** int(value.normalize().as_tuple().exponent) if value else Fraction(1)
