"""Periods of one series: single periods from cumulative ones, running totals with gaps, values carried forward."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from devreport.expressions import Field
from devreport.measures.measure import Amount, Measure, known
from devreport.quantities import Missing, Ratio, Undefined

__all__ = [
    "SINGLE_PERIOD",
    "CarriedValue",
    "Partial",
    "SinglePeriod",
    "carry_forward",
    "partial_total",
    "single_period",
    "year_to_date",
]

SINGLE_PERIOD = Measure(
    "single_period",
    "当月",
    ("cumulative", "earlier"),
    Field("cumulative") - Field("earlier"),
    source="cumulative value less the one before; 1—2月 is one period",
)


@frozen
class SinglePeriod:
    """The value of one period, out of two cumulative ones.

    Attributes:
        value: the difference; undefined where one is missing, or the earlier one was revised (``revised_base``).
        negative: whether it is below zero, which a flow should not be.
    """

    value: Ratio | Undefined
    negative: bool


@frozen
class Partial:
    """A sum over what is there, and how much is there.

    Attributes:
        value: the sum of what is present; undefined (``missing_input``) until there is anything.
        present: how many values there are.
        expected: how many there should be.
    """

    value: Ratio | Undefined
    present: int
    expected: int

    @property
    def coverage(self) -> Ratio | Undefined:
        """The share of values that are there."""
        return Ratio(self.present, self.expected) if self.expected else Undefined("nothing_expected")

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.present == self.expected


@frozen
class CarriedValue:
    """The value of a cumulative indicator at the end of a period.

    Attributes:
        value: the latest value reported by then.
        carried: whether it was carried over from an earlier period and not observed in this one.
    """

    value: Ratio | Undefined
    carried: bool


def single_period(cumulative: Amount, earlier: Amount, *, revised: bool = False) -> SinglePeriod:
    """The value of the last month alone (当月) from two cumulative ones of the same year.

    Args:
        cumulative: the value from January to this month.
        earlier: the value from January to the month before; 1—2月 has no earlier one.
        revised: whether the earlier value was revised since, so that the difference means nothing.

    Example:
        >>> str(single_period(329385, 287611).value)
        '41774'
    """
    value = Undefined("revised_base") if revised else SINGLE_PERIOD.of(cumulative=cumulative, earlier=earlier)
    return SinglePeriod(value, negative=isinstance(value, Ratio) and value.numerator < 0)


def partial_total(values: Sequence[Amount]) -> Partial:
    """The sum of the values that are there, with its coverage; a missing one is never zero.

    Example:
        >>> from devreport.quantities import Missing
        >>> part = partial_total([1, Missing(), 3])
        >>> str(part.value), str(part.coverage)
        ('4', '2/3')
    """
    total: Ratio | None = None
    present = 0
    for value in values:
        number = known(value)
        if isinstance(number, Ratio):
            total, present = number if total is None else total + number, present + 1
    return Partial(Undefined("missing_input") if total is None else total, present, len(values))


def year_to_date(values: Sequence[Amount]) -> tuple[Partial, ...]:
    """Running totals of single periods (累计), each with its coverage; undefined until the first value.

    Example:
        >>> from devreport.quantities import Missing
        >>> [str(total.value) if total.value else None for total in year_to_date([Missing(), 2, Missing(), 3])]
        [None, '2', '2', '5']
    """
    return tuple(partial_total(values[: end + 1]) for end in range(len(values)))


def carry_forward(reports: Sequence[Sequence[Amount]]) -> tuple[CarriedValue, ...]:
    """A cumulative indicator at the end of each period: the latest report in it, or else the last value before.

    Example:
        >>> [(str(end.value), end.carried) for end in carry_forward([[1, 2], [3, 5], []])]
        [('2', False), ('5', False), ('5', True)]
    """
    ends: list[CarriedValue] = []
    latest: Ratio | Undefined = Undefined("missing_input")
    for period in reports:
        observed = [number for number in map(known, period) if not isinstance(number, Missing)]
        latest = observed[-1] if observed else latest
        ends.append(CarriedValue(latest, carried=not observed and isinstance(latest, Ratio)))
    return tuple(ends)
