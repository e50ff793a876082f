"""Shares of a whole, and what parts contribute to its growth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from devreport.errors import InputError, Problem
from devreport.expressions import Aggregate, Aggregation, Field, Guarded
from devreport.measures.measure import Amount, Measure
from devreport.quantities import ONE, PERCENT, PERCENTAGE_POINT, Ratio, Rounding, Undefined, round_to

__all__ = [
    "CONTRIBUTION",
    "GROWTH_FROM_PULLS",
    "PULL",
    "PULL_FROM_CHANGE",
    "SHARE",
    "SHARE_OF_PARTS",
    "ClosedShares",
    "close_shares",
    "contribution",
    "pull",
    "share",
    "shares",
]

_WHOLE, _TOTAL_CHANGE = Field("whole"), Field("total_change")
_VALUES = Aggregate(Aggregation.SUM, "parts", Field("value"))
_WHOLE_IS_THERE = ((_WHOLE.equals(0), "zero_whole"),)

SHARE = Measure(
    "share", "比重", ("part", "whole"), Guarded(Field("part") / _WHOLE, _WHOLE_IS_THERE), source="part over whole"
)
SHARE_OF_PARTS = Measure(
    "share_of_parts",
    "合计比重",
    ("whole",),
    Guarded(_VALUES / _WHOLE, _WHOLE_IS_THERE),
    source="sum of parts over whole",
    relations={"parts": ("value",)},
)
CONTRIBUTION = Measure(
    "contribution",
    "贡献率",
    ("part_change", "total_change"),
    Guarded(Field("part_change") / _TOTAL_CHANGE, ((_TOTAL_CHANGE.equals(0), "no_change"),)),
    source="increment of the part over increment of the total; statistical yearbooks, table notes",
)
PULL = Measure(
    "pull",
    "拉动",
    ("growth", "contribution"),
    Field("growth") * Field("contribution"),
    source="growth of the total times contribution; statistical yearbooks, table notes",
    unit=PERCENTAGE_POINT,
)
PULL_FROM_CHANGE = Measure(
    "pull_from_change",
    "拉动",
    ("part_change", "previous_total"),
    Guarded(Field("part_change") / Field("previous_total"), ((Field("previous_total") <= 0, "base_not_positive"),)),
    source="increment of the part over the earlier total",
    unit=PERCENTAGE_POINT,
)
GROWTH_FROM_PULLS = Measure(
    "growth_from_pulls",
    "拉动之和",
    (),
    _VALUES,
    source="the pulls of all parts, with their signs, add up to the growth of the total",
    relations={"parts": ("value",)},
    unit=ONE,
)


@frozen
class ClosedShares:
    """Printed shares in per cent that were made to add up to 100, and which of them were moved.

    Attributes:
        printed: the shares in per cent, as printed.
        moved: the positions of those that differ from their own half-up rounding: always to be disclosed.
    """

    printed: tuple[Decimal, ...]
    moved: tuple[int, ...]


def share(part: Amount, whole: Amount) -> Ratio | Undefined:
    """A part's share of the whole (比重).

    Example:
        >>> share(36552, 67949).percent(2)
        Decimal('53.79')
    """
    return SHARE.of(part=part, whole=whole)


def shares(parts: Sequence[Amount], whole: Amount | None = None) -> tuple[Ratio | Undefined, ...]:
    """The share of each part in ``whole``, or in the sum of the parts.

    A missing part has no share, and without ``whole`` no part has one.

    Example:
        >>> [str(one) for one in shares([1, 3])]
        ['1/4', '3/4']
    """
    if whole is not None:
        return tuple(SHARE.of(part=part, whole=whole) for part in parts)
    of_sum = Measure("share", "比重", ("part",), Field("part") / _VALUES, source="", relations={"parts": ("value",)})
    return tuple(of_sum.of(part=part, parts=[{"value": each} for each in parts]) for part in parts)


def close_shares(exact: Sequence[Ratio], *, places: int = 1) -> ClosedShares:
    """Round shares that add up to one so that the printed ones add up to 100 (尾差调整): largest remainder.

    Every share is cut down, and those with the largest remainders go up until the sum is right; among equal
    remainders the first. Figures are not forced unless this is called.

    Raises:
        InputError: if the shares do not add up to one.

    Example:
        >>> closed = close_shares([Ratio("33.26", "276.29"), Ratio("96.21", "276.29"), Ratio("146.82", "276.29")])
        >>> [str(each) for each in closed.printed], closed.moved
        (['12.0', '34.8', '53.2'], (2,))
    """
    total = sum((each.base for each in exact), start=Fraction(0))
    if total != 1:
        raise InputError.of(Problem("shares", f"a sum of {total}", "shares that add up to 1", code="shares"))
    percentages = [each.to(PERCENT).value for each in exact]
    cut = [round_to(value, places, mode=Rounding.FLOOR) for value in percentages]
    step = Decimal(1).scaleb(-places)
    short = int((100 - sum(cut, start=Decimal(0))) / step)
    by_remainder = sorted(range(len(cut)), key=lambda place: Fraction(cut[place]) - percentages[place])
    printed = [value + step if place in by_remainder[:short] else value for place, value in enumerate(cut)]
    moved = (place for place, value in enumerate(printed) if value != round_to(percentages[place], places))
    return ClosedShares(tuple(printed), tuple(moved))


def contribution(part_change: Amount, total_change: Amount) -> Ratio | Undefined:
    """A part's contribution to growth (贡献率): its increment over that of the total.

    Below 0 and above 1 are legal; undefined (``no_change``) where the total did not change.

    Example:
        >>> contribution(-2, 8).percent(0)
        Decimal('-25')
    """
    return CONTRIBUTION.of(part_change=part_change, total_change=total_change)


def pull(growth: Amount, contribution: Amount) -> Ratio | Undefined:
    """The percentage points by which a part pulls the growth of the total (拉动).

    Example:
        >>> from devreport.quantities import Quantity
        >>> str(pull(Quantity("6.25", "%"), Quantity("43.83", "%")).round(2))
        '2.74'
    """
    return PULL.of(growth=growth, contribution=contribution)
