"""The period that the second part of a report plans for."""

from __future__ import annotations

from datetime import date, timedelta

from devreport.errors import InputError
from devreport.periods import Period, PeriodKind, half, month, period_of, quarter, span

__all__ = ["next_period"]


def next_period(period: Period) -> Period | None:
    """The period that comes after ``period``: the same kind again, or what a year to date leaves of its year.

    None after a range, which says nothing about how it goes on, and where the calendar or the five-year plans end.

    Example:
        >>> from devreport.periods import parse_period
        >>> print(next_period(parse_period("2026-S1")), next_period(parse_period("2026-S2")))
        2026-S2 2027-S1
        >>> print(next_period(parse_period("2026-01/2026-09")), next_period(parse_period("2026-01/2026-10")))
        2026-Q4 2026-11-01/2026-12-31
    """
    if period.kind is PeriodKind.RANGE or period.end == date.max:
        return None
    if period.kind is PeriodKind.YEAR_TO_DATE and period.end.month < 12:
        return _rest_of_year(period)
    kind = PeriodKind.YEAR if period.kind is PeriodKind.YEAR_TO_DATE else period.kind
    try:
        return period_of(period.end + timedelta(days=1), kind)
    except InputError:
        return None


def _rest_of_year(period: Period) -> Period:
    """The months that a year to date leaves, under the name that fits them."""
    match 12 - period.end.month:
        case 6:
            return half(period.year, 2)
        case 3:
            return quarter(period.year, 4)
        case 1:
            return month(period.year, 12)
        case _:
            return span(period.end + timedelta(days=1), date(period.year, 12, 31))
