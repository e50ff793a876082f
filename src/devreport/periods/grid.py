"""The calendar that periods lie on: kinds of period, their first and last days, moves between dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from devreport.errors import InputError, Problem

__all__ = [
    "LAST_PLAN",
    "MONTHS",
    "ONE_DAY",
    "PeriodKind",
    "a_date",
    "bounds",
    "month_end",
    "plain_day",
    "plan_number",
    "plan_start",
    "refused",
    "shifted",
]

ONE_DAY = timedelta(days=1)

#: The first years of the first two five-year plans; from the third, in 1966, one has followed another.
_EARLY_PLANS = {1: 1953, 2: 1958}
_PLAN_YEARS = 5
LAST_PLAN = 99


class PeriodKind(StrEnum):
    """What a period is called, apart from the days it covers."""

    DAY = "day"
    """One day (日)."""
    XUN = "xun"
    """A third of a month (旬): 1st to 10th, 11th to 20th, 21st to the end of the month."""
    MONTH = "month"
    """A calendar month (月)."""
    QUARTER = "quarter"
    """A calendar quarter (季度)."""
    HALF = "half"
    """Half a calendar year (上半年, 下半年)."""
    YEAR = "year"
    """A calendar year (年)."""
    FIVE_YEAR = "five_year"
    """The years of a national five-year plan (五年规划); the 14th (十四五) is 2021 to 2025."""
    YEAR_TO_DATE = "year_to_date"
    """January to a later month of the same year (1—N月累计); the first of a year is 1—2月."""
    RANGE = "range"
    """Any other run of days; weeks are ranges, because they nest in neither months nor years."""


#: How many months a period has, for the kinds that divide a year evenly.
MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


def bounds(day: date, kind: PeriodKind) -> tuple[date, date] | None:
    """The first and last day of the period of this kind that ``day`` lies in.

    For a year to date, the period that ends with the day's month. None for a range, for a year to date in
    January, and where there was no five-year plan.
    """
    match kind:
        case PeriodKind.DAY:
            return day, day
        case PeriodKind.XUN:
            return _xun_around(day)
        case PeriodKind.MONTH | PeriodKind.QUARTER | PeriodKind.HALF | PeriodKind.YEAR:
            return _months_around(day, MONTHS[kind])
        case PeriodKind.FIVE_YEAR:
            return _plan_around(day.year)
        case PeriodKind.YEAR_TO_DATE:
            return (date(day.year, 1, 1), month_end(day)) if day.month > 1 else None
        case PeriodKind.RANGE:
            return None
        case _:
            assert_never(kind)


def _xun_around(day: date) -> tuple[date, date]:
    match (day.day - 1) // 10:
        case 0:
            return day.replace(day=1), day.replace(day=10)
        case 1:
            return day.replace(day=11), day.replace(day=20)
        case _:
            return day.replace(day=21), month_end(day)


def _months_around(day: date, size: int) -> tuple[date, date]:
    """The block of ``size`` months, counted from January, that the day lies in."""
    last = ((day.month - 1) // size + 1) * size
    return date(day.year, last - size + 1, 1), month_end(date(day.year, last, 1))


def _plan_around(year: int) -> tuple[date, date] | None:
    number = plan_number(year)
    if number is None:
        return None
    first = plan_start(number)
    return date(first, 1, 1), date(first + _PLAN_YEARS - 1, 12, 31)


def plan_number(year: int) -> int | None:
    """The number of the national five-year plan of a year; None before 1953, from 1963 to 1965 and after the 99th."""
    for number, first in _EARLY_PLANS.items():
        if first <= year < first + _PLAN_YEARS:
            return number
    number = (year - plan_start(0)) // _PLAN_YEARS
    return number if len(_EARLY_PLANS) < number <= LAST_PLAN else None


def plan_start(number: int) -> int:
    """The first year of the n-th five-year plan; the third began in 1966 and the others every five years."""
    return _EARLY_PLANS.get(number, 1951 + _PLAN_YEARS * number)


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def plain_day(value: date) -> date:
    """The day as a plain ``date`` of the standard library, whatever subclass it came as.

    Raises:
        InputError: for a moment (``datetime``), or for anything that is no date.
    """
    match value:
        case date() if type(value) is date:
            return value
        case date() if not isinstance(value, datetime):
            return date(value.year, value.month, value.day)
        case _:
            raise refused(repr(value), "a datetime.date", hint="periods are made of whole days")


def a_date(year: int, month: int = 1, *, day: int = 1) -> date:
    """The date, or a refusal that names it.

    Raises:
        InputError: if the calendar has no such date.
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        raise refused(f"{year}-{month:02d}-{day:02d}", "a date that the calendar has") from None


def shifted(day: date, *, years: int = 0, months: int = 0, weeks: int = 0, days: int = 0) -> date:
    """The day so much later, or earlier; in a month too short for it, the last day of that month.

    Raises:
        InputError: if that is outside the calendar.
    """
    from pendulum import Date

    try:
        later = Date(day.year, day.month, day.day).add(years=years, months=months, weeks=weeks, days=days)
    except (ValueError, OverflowError):
        raise refused(f"a date far from {day}", "a date that the calendar has") from None
    return plain_day(later)


def refused(found: str, expected: str, *, hint: str = "") -> InputError:
    """The error about a period that is not one."""
    return InputError.of(Problem("", found, expected, hint, code="period"))
