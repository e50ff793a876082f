"""Values that stand for all others: one for each piece into which some limits cut a line."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

from devreport.rules.checker.bounds import Bounds

__all__ = ["OTHER", "numbers", "words"]

#: Stands for every word that no condition names.
OTHER = "…"


def numbers(cuts: Iterable[Fraction], bounds: Bounds, *, whole: bool) -> tuple[Fraction, ...]:
    """A number for each limit that can be reached, and for each gap between two.

    Example:
        >>> [str(one) for one in numbers([Fraction(1), Fraction(2)], Bounds(Fraction(0)), whole=False)]
        ['0', '1/2', '1', '3/2', '2', '3']
    """
    ends = [end for end in (bounds.least, bounds.most) if end is not None]
    points = sorted({*cuts, *ends}) or [Fraction(0)]
    found = [_below(points[0], whole=whole)]
    for point, after in zip(points, [*points[1:], None], strict=True):
        found.append(point)
        found.append(_above(point, whole=whole) if after is None else _between(point, after, whole=whole))
    inside = [one for one in dict.fromkeys(found) if _lies_within(one, bounds)]
    return tuple(one for one in inside if not whole or one.denominator == 1)


def words(named: Iterable[str], vocabulary: Iterable[str]) -> tuple[str, ...]:
    """Every word that is named, and one for all others if there are any."""
    mentioned, every = list(dict.fromkeys(named)), list(vocabulary)
    others = [word for word in every if word not in mentioned][:1] if every else [OTHER]
    return (*mentioned, *others)


def _below(point: Fraction, *, whole: bool) -> Fraction:
    return Fraction(ceil(point) - 1) if whole else point - 1


def _above(point: Fraction, *, whole: bool) -> Fraction:
    return Fraction(floor(point) + 1) if whole else point + 1


def _between(point: Fraction, after: Fraction, *, whole: bool) -> Fraction:
    """A number between two; of whole numbers perhaps none, and then the upper end again."""
    return min(_above(point, whole=True), after) if whole else (point + after) / 2


def _lies_within(number: Fraction, bounds: Bounds) -> bool:
    above = bounds.least is None or number >= bounds.least
    return above and (bounds.most is None or number <= bounds.most)
