"""Reporting periods (报告期): from a day to a five-year plan, both ends included."""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

from attrs import field, frozen

from devreport.errors import InputError
from devreport.periods.grid import (
    LAST_PLAN,
    MONTHS,
    ONE_DAY,
    PeriodKind,
    a_date,
    bounds,
    month_end,
    plain_day,
    plan_number,
    plan_start,
    refused,
    shifted,
)

__all__ = [
    "Period",
    "between",
    "five_year",
    "half",
    "month",
    "period_of",
    "quarter",
    "span",
    "xun",
    "year",
    "year_to_date",
]

_NOUNS = {
    PeriodKind.DAY: "one day",
    PeriodKind.XUN: "a 旬: days 1 to 10, 11 to 20, or 21 to the end of a month",
    PeriodKind.MONTH: "a calendar month",
    PeriodKind.QUARTER: "a calendar quarter",
    PeriodKind.HALF: "half a calendar year",
    PeriodKind.YEAR: "a calendar year",
    PeriodKind.FIVE_YEAR: "a five-year plan: 1953-1957, 1958-1962, 1966-1970 and every five years since",
    PeriodKind.YEAR_TO_DATE: "January to the end of a later month of the same year",
    PeriodKind.RANGE: "a range with its own first and last day",
}

#: How much of an ISO date a code keeps, where it is made of dates.
_KEPT = {
    PeriodKind.YEAR: 4,
    PeriodKind.FIVE_YEAR: 4,
    PeriodKind.YEAR_TO_DATE: 7,
    PeriodKind.DAY: 10,
    PeriodKind.RANGE: 10,
}

#: What a run of several months, quarters or years may be together.
_WHOLE = {
    PeriodKind.MONTH: PeriodKind.YEAR_TO_DATE,
    PeriodKind.QUARTER: PeriodKind.YEAR_TO_DATE,
    PeriodKind.YEAR: PeriodKind.FIVE_YEAR,
}


@frozen(order=True)
class Period:
    """A reporting period (报告期): its first day, its last day and what kind it is.

    Two periods of different kinds are different even over the same days: 上半年 is not 1—6月. Compare days with
    :meth:`covers_same_days`. Periods sort by their first day, then by their last.

    Attributes:
        start: the first day.
        end: the last day, which belongs to the period.
        kind: what the period is called; it must fit the days.

    Raises:
        InputError: if the days are not those of a period of this kind.

    Example:
        >>> print(Period(date(2023, 1, 1), date(2023, 6, 30), PeriodKind.HALF))
        2023-S1
    """

    start: date = field(converter=plain_day)
    end: date = field(converter=plain_day)
    kind: PeriodKind

    def __attrs_post_init__(self) -> None:
        """The days are those of the kind."""
        if self.start > self.end:
            raise refused(f"{self.start} to {self.end}", "a period that ends no earlier than it starts")
        if self.kind is not PeriodKind.RANGE and bounds(self.end, self.kind) != (self.start, self.end):
            raise refused(f"{self.start} to {self.end}", _NOUNS[self.kind])

    @property
    def year(self) -> int:
        """The calendar year in which the period ends."""
        return self.end.year

    @property
    def number(self) -> int:
        """Which one it is: a day or 旬 of its month; a month, quarter or half of its year; a year or plan of all.

        A year to date has the number of its last month, a range is always number 1.
        """
        match self.kind:
            case PeriodKind.DAY:
                return self.end.day
            case PeriodKind.XUN:
                return self.start.day // 10 + 1
            case PeriodKind.MONTH | PeriodKind.QUARTER | PeriodKind.HALF:
                return self.end.month // MONTHS[self.kind]
            case PeriodKind.YEAR_TO_DATE:
                return self.end.month
            case PeriodKind.YEAR:
                return self.end.year
            case PeriodKind.FIVE_YEAR:
                return plan_number(self.end.year) or 0
            case PeriodKind.RANGE:
                return 1
            case _:
                assert_never(self.kind)

    @property
    def code(self) -> str:
        """The period's code, after SDMX where SDMX has one.

        A 旬 is its month and a part (``2023-M06-X1``), which is devreport's own. A year to date is written as two
        months, a five-year plan as two years and a range as two days, with a solidus between.

        Example:
            >>> [month(2023, 6).code, xun(2023, 6, number=1).code, year_to_date(2023, 2).code, five_year(14).code]
            ['2023-M06', '2023-M06-X1', '2023-01/2023-02', '2021/2025']
        """
        first, last = self.start.isoformat(), self.end.isoformat()
        match self.kind:
            case PeriodKind.DAY | PeriodKind.YEAR:
                return first[: _KEPT[self.kind]]
            case PeriodKind.YEAR_TO_DATE | PeriodKind.FIVE_YEAR | PeriodKind.RANGE:
                return f"{first[: _KEPT[self.kind]]}/{last[: _KEPT[self.kind]]}"
            case PeriodKind.HALF:
                return f"{first[:4]}-S{self.number}"
            case PeriodKind.QUARTER:
                return f"{first[:4]}-Q{self.number}"
            case PeriodKind.MONTH:
                return f"{first[:4]}-M{first[5:7]}"
            case PeriodKind.XUN:
                return f"{first[:4]}-M{first[5:7]}-X{self.number}"
            case _:
                assert_never(self.kind)

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int | None:
        """How many whole months the period has; None if it starts or ends inside a month."""
        if self.start.day != 1 or self.end != month_end(self.end):
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    def contains(self, other: date | Period) -> bool:
        """Whether a day, or every day of another period, lies in this one."""
        if isinstance(other, Period):
            return self.start <= other.start and other.end <= self.end
        return self.start <= plain_day(other) <= self.end

    def covers_same_days(self, other: Period) -> bool:
        """Whether both have the same days, whatever they are called: 上半年 and 1—6月 do."""
        return (self.start, self.end) == (other.start, other.end)

    def previous(self) -> Period | None:
        """The period to compare with period on period (环比): the one before, of the same kind.

        A year to date is compared with the one that ends a month earlier, and 1—2月 has none before it; a range of
        whole months with as many months before it, any other range with as many days. None also where the calendar
        or the five-year plans begin.

        Example:
            >>> print(year_to_date(2023, 6).previous(), year_to_date(2023, 2).previous())
            2023-01/2023-05 None
        """
        match self.kind:
            case PeriodKind.YEAR_TO_DATE:
                return year_to_date(self.year, self.end.month - 1) if self.end.month > 2 else None
            case PeriodKind.RANGE:
                return _range_before(self)
            case _:
                before = bounds(self.start - ONE_DAY, self.kind) if self.start > date.min else None
                return Period(*before, self.kind) if before else None

    def same_period_last_year(self) -> Period | None:
        """The period to compare with year on year (上年同期), of the same kind.

        29 February is compared with 28 February. None for a five-year plan, which has no such period, and where the
        calendar begins.

        Example:
            >>> print(month(2024, 2).same_period_last_year())
            2023-M02
        """
        if self.kind is PeriodKind.FIVE_YEAR or self.start.year == date.min.year:
            return None
        end = shifted(self.end, years=-1)
        if self.kind is not PeriodKind.RANGE:
            return period_of(end, self.kind)
        return span(shifted(self.start, years=-1), month_end(end) if self.months else end)

    def __str__(self) -> str:
        """The code."""
        return self.code


def _range_before(period: Period) -> Period | None:
    try:
        if period.months:
            return span(shifted(period.start, months=-period.months), period.start - ONE_DAY)
        return span(period.start - timedelta(period.days), period.start - ONE_DAY)
    except (InputError, OverflowError):
        return None


def period_of(day: date, kind: PeriodKind) -> Period:
    """The period of a kind that a day lies in; for a year to date, the one that ends with the day's month.

    Raises:
        InputError: for a range, for a year to date in January, and for a year without a five-year plan.

    Example:
        >>> print(period_of(date(2023, 6, 14), PeriodKind.QUARTER))
        2023-Q2
    """
    found = bounds(plain_day(day), kind)
    if found is None:
        raise refused(f"{day} for a {kind}", f"a day of {_NOUNS[kind]}")
    return Period(*found, kind)


def span(start: date, end: date) -> Period:
    """A range of days, both included."""
    return Period(start, end, PeriodKind.RANGE)


def xun(year: int, month: int, *, number: int) -> Period:
    """上旬, 中旬 or 下旬: the first, second or third 旬 of a month."""
    return period_of(a_date(year, month, day=10 * _numbered(number, 3, name="旬") - 9), PeriodKind.XUN)


def month(year: int, number: int) -> Period:
    """A month of a year."""
    return period_of(a_date(year, _numbered(number, 12, name="month")), PeriodKind.MONTH)


def quarter(year: int, number: int) -> Period:
    """A quarter of a year."""
    return period_of(a_date(year, 3 * _numbered(number, 4, name="quarter")), PeriodKind.QUARTER)


def half(year: int, number: int) -> Period:
    """上半年 or 下半年: the first or second half of a year."""
    return period_of(a_date(year, 6 * _numbered(number, 2, name="half")), PeriodKind.HALF)


def year(number: int) -> Period:
    """A calendar year."""
    return period_of(a_date(number), PeriodKind.YEAR)


def year_to_date(year: int, month: int) -> Period:
    """1—N月: January to the end of month 2 to 12."""
    return period_of(a_date(year, _numbered(month, 12, name="month")), PeriodKind.YEAR_TO_DATE)


def five_year(number: int) -> Period:
    """The years of a national five-year plan: the 14th is 2021 to 2025.

    The first ran from 1953 and the second from 1958; the third began in 1966, and each since has followed the last.
    """
    start = plan_start(_numbered(number, LAST_PLAN, name="five-year plan"))
    return period_of(a_date(start), PeriodKind.FIVE_YEAR)


def between(first: Period, last: Period) -> Period:
    """The period from the first day of one to the last day of another of the same kind.

    January to June, or the first quarter to the second, is a year to date (1—6月); the five years of a plan are that
    plan; anything else is a range.

    Raises:
        InputError: if the two are of different kinds, or in the wrong order.

    Example:
        >>> print(between(month(2023, 1), month(2023, 6)), between(month(2023, 4), month(2023, 6)))
        2023-01/2023-06 2023-04-01/2023-06-30
    """
    if first.kind is not last.kind:
        raise refused(f"a {first.kind} and a {last.kind}", "two ends of one kind")
    whole = _WHOLE.get(first.kind) if first != last else None
    days = bounds(last.end, whole) if whole else None
    return Period(first.start, last.end, whole if whole and days == (first.start, last.end) else PeriodKind.RANGE)


def _numbered(number: int, top: int, *, name: str) -> int:
    if not 1 <= number <= top:
        raise refused(f"{name} {number}", f"a {name} from 1 to {top}")
    return number
