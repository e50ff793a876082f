"""Bands (红黄绿, 等次): a level by thresholds, which are data and may leave gaps on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import field, frozen

from devreport.errors import InputError, Problem
from devreport.quantities import Interval, Ratio, Undefined
from devreport.quantities.number import Number

__all__ = ["Band", "BandFlaw", "band_flaws", "band_of"]


@frozen
class Band:
    """A named range of a metric; by default its lower end belongs to it and its upper end does not (以上含本数).

    Attributes:
        name: what the band is called: green, 优秀.
        range: the exact range.

    Example:
        >>> Band.of("良好", lower=75, upper=90).range
        Interval [75, 90)
    """

    name: str
    range: Interval

    @classmethod
    def of(
        cls,
        name: str,
        *,
        lower: Number | str | None = None,
        upper: Number | str | None = None,
        includes: str = "lower",
    ) -> Band:
        """A band from ``lower`` to ``upper``; ``None`` is open.

        Args:
            name: what it is called.
            lower: where it starts.
            upper: where it ends.
            includes: which ends belong to it: ``lower``, ``upper``, ``both`` or ``neither``.

        Raises:
            InputError: for bounds out of order, a float, or another word.
        """
        if includes not in ("lower", "upper", "both", "neither"):
            raise InputError.of(Problem(name, repr(includes), "lower, upper, both or neither", code="includes"))
        ends = [None if end is None else Ratio(end).value for end in (lower, upper)]
        closed = {"lower_closed": includes in ("lower", "both"), "upper_closed": includes in ("upper", "both")}
        return cls(name, Interval(ends[0], ends[1], **closed))


@frozen
class BandFlaw:
    """Where a set of bands is not one unbroken scale.

    Attributes:
        reason: ``gap`` or ``overlap``.
        below: the band that ends there.
        above: the band that starts there.
    """

    reason: str
    below: Band = field(repr=lambda band: repr(band.name))
    above: Band = field(repr=lambda band: repr(band.name))


def band_flaws(bands: Iterable[Band]) -> tuple[BandFlaw, ...]:
    """Gaps and overlaps between neighbouring bands, in order; none for a contiguous set.

    Example:
        >>> [
        ...     flaw.reason
        ...     for flaw in band_flaws([Band.of("low", lower=0, upper=50), Band.of("high", lower=51, upper=80)])
        ... ]
        ['gap']
    """
    ordered = sorted(bands, key=lambda band: (band.range.lower is not None, band.range.lower or 0))
    pairs = ((below, above, _flaw(below.range, above.range)) for below, above in pairwise(ordered))
    return tuple(BandFlaw(reason, below, above) for below, above, reason in pairs if reason)


def band_of(value: Ratio | Number, bands: Sequence[Band]) -> str | Undefined | None:
    """The name of the first band that holds the value; ``None`` where no band does.

    Undefined (``within_precision``) where a root was taken and the value cannot be told from a threshold.

    Example:
        >>> grades = [
        ...     Band.of("优秀", lower=90),
        ...     Band.of("良好", lower=75, upper=90),
        ...     Band.of("合格", lower=60, upper=75),
        ... ]
        >>> band_of(75, grades), band_of(59, grades)
        ('良好', None)
    """
    number = value if isinstance(value, Ratio) else Ratio(value)
    radius = number.radius * number.unit.scale
    low, high = (next((band.name for band in bands if band.range.contains(end)), None) for end in _ends(number, radius))
    return low if low == high else Undefined("within_precision")


def _ends(number: Ratio, radius: Fraction) -> tuple[Fraction, Fraction]:
    return number.base - radius, number.base + radius


def _flaw(below: Interval, above: Interval) -> str:
    if below.overlaps(above):
        return "overlap"
    touching = below.upper == above.lower and (below.upper_closed or above.lower_closed)
    return "" if touching else "gap"
