"""Why a stated figure does not follow: the mistake under which it would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain

from attrs import frozen

from devreport.expressions import evaluate
from devreport.measures.boxes import box_of
from devreport.measures.measure import Inputs, Measure
from devreport.quantities import Interval, Quantity, Ratio

__all__ = ["OTHER_BASE", "OTHER_PERIODS", "OTHER_SCALE", "Mistake", "mistake_of"]

#: It follows with another number of periods than the one it names (月数用错).
OTHER_PERIODS = "other_periods"

#: It follows as a share of another total than the one it names (比重的总数用错).
OTHER_BASE = "other_base"

#: It follows ten thousand times as large or as small (万、亿用错).
OTHER_SCALE = "other_scale"

#: Inputs that count periods, and how many of them are tried; a share of time is tried in twelfths.
_COUNTED = {"elapsed": 12, "left": 12, "years": 10}

_MONTHS = 12
_TEN_THOUSAND = 10_000


@frozen
class Mistake:
    """What was mistaken for what.

    Attributes:
        reason: the mistake: one of those of the measure, or ``other_periods``, ``other_base``, ``other_scale``.
        instead: the number of periods, the total or the factor with which the figure does follow.
        name: the name of that total.
    """

    reason: str
    instead: Ratio | None = None
    name: str = ""


def mistake_of(
    measure: Measure, inputs: Inputs, *, printed: Interval, others: Mapping[str, Quantity]
) -> Mistake | None:
    """The first mistake under which a figure follows that does not follow from its inputs.

    The formulas that are often taken for the measure come first, then another number of periods, another total, and
    at last a factor of ten thousand.

    Args:
        measure: the formula.
        inputs: its inputs.
        printed: everything, in base units, that the stated figure may stand for.
        others: other totals that a share may have been taken of, by name.
    """
    tried = chain(
        _formulas(measure, inputs, printed=printed),
        _periods(measure, inputs, printed=printed),
        _bases(measure, inputs, printed=printed, others=others),
        _scales(measure, inputs, printed=printed),
    )
    return next(tried, None)


def _formulas(measure: Measure, inputs: Inputs, *, printed: Interval) -> Iterator[Mistake]:
    subject = measure.subject(inputs)
    for reason, formula in measure.mistakes.items():
        match evaluate(formula, subject):
            case Fraction() as value if printed.contains(value):
                yield Mistake(reason)
            case Interval() as value if printed.overlaps(value):
                yield Mistake(reason)
            case _:
                continue


def _periods(measure: Measure, inputs: Inputs, *, printed: Interval) -> Iterator[Mistake]:
    """The nearest other number of periods with which it follows."""
    for name, most in _COUNTED.items():
        given = inputs.get(name)
        if not isinstance(given, Quantity | Ratio):
            continue
        step = Fraction(1, _MONTHS) if name == "elapsed" and "total" not in inputs else Fraction(1)
        named = given.base
        others = [step * number for number in range(1, most + 1) if step * number != named]
        for _, number in sorted((abs(one - named), one) for one in others):
            if _reaches(measure, {**inputs, name: Ratio(number)}, printed=printed):
                yield Mistake(OTHER_PERIODS, Ratio(number))


def _bases(measure: Measure, inputs: Inputs, *, printed: Interval, others: Mapping[str, Quantity]) -> Iterator[Mistake]:
    """The first other total of which it is the share."""
    named = inputs.get("whole")
    if not isinstance(named, Quantity | Ratio):
        return
    for name, other in others.items():
        alike = other.unit.convertible_to(named.unit) and other.base not in {Fraction(0), named.base}
        if alike and _reaches(measure, {**inputs, "whole": other}, printed=printed):
            yield Mistake(OTHER_BASE, other.computed(), name)


def _scales(measure: Measure, inputs: Inputs, *, printed: Interval) -> Iterator[Mistake]:
    """The factor, ten thousand or its inverse, that makes it follow."""
    for factor in (Fraction(_TEN_THOUSAND), Fraction(1, _TEN_THOUSAND)):
        if _reaches(measure, inputs, printed=printed * Interval.point(factor)):
            yield Mistake(OTHER_SCALE, Ratio(factor))


def _reaches(measure: Measure, inputs: Inputs, *, printed: Interval) -> bool:
    """Whether the measure may give what is printed."""
    box = box_of(measure, inputs)
    return box is not None and printed.overlaps(box)
