"""Facts with a declared precision, as in XBRL: sums of intervals, duplicates, digits beyond the precision."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from attrs import field, frozen

from devreport.quantities import Interval, Rounding, exact, round_to, rounding_box

__all__ = ["Fact", "consistent_duplicates", "consistent_sum", "excess_digits", "matching_sum", "weighted_interval"]


@frozen
class Fact:
    """A reported number and the decimals to which it is right; negative decimals are tens, hundreds and so on.

    Attributes:
        value: the number as reported.
        decimals: the place to which it was brought; ``None`` if it is exact.

    Example:
        >>> Fact("58000000", -6).interval()
        Interval [57500000, 58500000]
    """

    value: Decimal = field(converter=exact)
    decimals: int | None = None

    def interval(self, *, truncated: bool = False) -> Interval:
        """All numbers it may stand for: with both ends where it was rounded, without the far end where it was cut."""
        if self.decimals is None:
            return Interval.point(self.value)
        if truncated:
            return rounding_box(self.value, self.decimals, mode=Rounding.TRUNCATE)
        half = Fraction(10) ** -self.decimals / 2
        return Interval(Fraction(self.value) - half, Fraction(self.value) + half)


def weighted_interval(items: Sequence[tuple[Fact, Decimal | int | str]], *, truncated: bool = False) -> Interval:
    """All sums that weighted facts may have; a negative weight swaps the ends of an interval.

    Example:
        >>> weighted_interval([(Fact(5, 0), 1), (Fact(3, 0), -1)], truncated=True)
        Interval (1, 3)
    """
    total = Interval.point(0)
    for fact, weight in items:
        total += fact.interval(truncated=truncated) * Interval.point(exact(weight))
    return total


def consistent_sum(total: Fact, items: Sequence[tuple[Fact, Decimal | int | str]], *, truncated: bool = False) -> bool:
    """Whether weighted facts may add up to the total (XBRL Calculations 1.1).

    Example:
        >>> consistent_sum(Fact("58000000", -6), [(Fact("12000000", -6), 1), (Fact("45000000", -6), 1)])
        True
    """
    return weighted_interval(items, truncated=truncated).overlaps(total.interval(truncated=truncated))


def matching_sum(total: Fact, items: Sequence[tuple[Fact, Decimal | int | str]]) -> bool:
    """Whether the weighted facts as printed add up to the total at its precision (XBRL 2.1): stricter, less fair.

    Example:
        >>> matching_sum(Fact("58000000", -6), [(Fact("12000000", -6), 1), (Fact("45000000", -6), 1)])
        False
    """
    summed = sum((_at_precision(fact) * Fraction(exact(weight)) for fact, weight in items), start=Fraction(0))
    return _at_precision(total) == (summed if total.decimals is None else Fraction(round_to(summed, total.decimals)))


def consistent_duplicates(facts: Sequence[Fact]) -> bool:
    """Whether facts that state the same thing agree, each two of them, whatever a vaguer one says.

    Facts of one precision must be equal; of two precisions their intervals must meet.

    Example:
        >>> consistent_duplicates([Fact(748000, -3), Fact(700000, -5)])
        True
        >>> consistent_duplicates([Fact(748000, -3), Fact(749000, -3), Fact(700000, -5)])
        False
    """
    return all(_agree(one, other) for one, other in combinations(facts, 2))


def excess_digits(fact: Fact) -> Decimal | None:
    """What a value carries beyond its declared precision, without sign; ``None`` if nothing.

    Example:
        >>> excess_digits(Fact("1234.5678", 1)), excess_digits(Fact("1234.5", 1))
        (Decimal('0.0678'), None)
    """
    if fact.decimals is None:
        return None
    rest = abs(Fraction(fact.value)) - Fraction(
        round_to(abs(Fraction(fact.value)), fact.decimals, mode=Rounding.TRUNCATE)
    )
    places = max(0, -int(fact.value.as_tuple().exponent))
    return round_to(rest, places) if rest else None


def _at_precision(fact: Fact) -> Fraction:
    value = Fraction(fact.value)
    return value if fact.decimals is None else Fraction(round_to(value, fact.decimals))


def _agree(one: Fact, other: Fact) -> bool:
    if one.decimals == other.decimals:
        return one.value == other.value
    return one.interval().overlaps(other.interval())
