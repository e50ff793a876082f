"""How much of a period has passed (序时进度), and the parts that a period is made of.

A unit counts when it is complete, as reports do that are drawn up at the end of a month: on 29 June five months of the
year have passed, on 30 June six. A unit that the edge of the period cuts counts as one, so a pilot that starts in
April has nine months, whichever day of April it starts on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from attrs import field, frozen

from devreport.periods.grid import ONE_DAY, PeriodKind, plain_day, refused
from devreport.periods.period import Period, period_of, year_to_date
from devreport.quantities.number import Number, exact
from devreport.quantities.ratio import Ratio

__all__ = [
    "Calendar",
    "Curve",
    "Days",
    "Months",
    "Quarters",
    "Workdays",
    "Xun",
    "elapsed",
    "remaining",
    "reporting_months",
    "split",
]

#: The longest period that is split: a little over a century.
MAX_DAYS = 40_000


@frozen
class Months:
    """Time passes in whole months: the usual 序时进度, n/12."""


@frozen
class Xun:
    """Time passes in 旬, three to a month."""


@frozen
class Quarters:
    """Time passes in whole quarters."""


@frozen
class Days:
    """Time passes in days."""


def _days(days: Iterable[date]) -> frozenset[date]:
    return frozenset(plain_day(day) for day in days)


@frozen
class Workdays:
    """Time passes in workdays (工作日): Monday to Friday, as changed by the holiday notice of each year.

    Attributes:
        holidays: the days off; those that fall on a weekend make no difference.
        workdays: the make-up days (调休): days of a weekend that are worked.

    Raises:
        InputError: if a day is in both.
    """

    holidays: frozenset[date] = field(default=frozenset(), converter=_days)
    workdays: frozenset[date] = field(default=frozenset(), converter=_days)

    def __attrs_post_init__(self) -> None:
        """No day is both off and worked."""
        if both := sorted(self.holidays & self.workdays):
            raise refused(f"{both[0]} as a holiday and as a workday", "each day in one of the two")


def _points(points: Iterable[tuple[date, Number | str]]) -> tuple[tuple[date, Fraction], ...]:
    return tuple((plain_day(day), _fraction(share)) for day, share in points)


def _fraction(share: Number | str) -> Fraction:
    return share if isinstance(share, Fraction) else Fraction(exact(share))


@frozen
class Curve:
    """A schedule of its own, such as an S-curve: the share of the work due by certain days.

    Between two points nothing more is due: the share is that of the last point reached, and 0 before the first.

    Attributes:
        points: pairs of a day and the cumulative share due at its end, from 0 to 1; in order, the last share being 1.

    Raises:
        InputError: if the days are not in order, if the shares fall, or if they do not end at 1.

    Example:
        >>> plan = Curve([(date(2023, 3, 31), "0.15"), (date(2023, 6, 30), "0.5"), (date(2023, 12, 31), 1)])
        >>> plan.points[1]
        (datetime.date(2023, 6, 30), Fraction(1, 2))
    """

    points: tuple[tuple[date, Fraction], ...] = field(converter=_points)

    def __attrs_post_init__(self) -> None:
        """Days rise, shares do not fall, all is due at last."""
        days = [day for day, _ in self.points]
        shares = [Fraction(0), *(share for _, share in self.points)]
        if not all(earlier < later for earlier, later in pairwise(days)):
            raise refused("points of a curve out of order", "each day after the one before")
        if not all(less <= more for less, more in pairwise(shares)) or shares[-1] != 1:
            shown = ", ".join(map(str, shares[1:]))
            raise refused(f"the shares {shown or 'of no point'}", "shares that start at 0, never fall and end at 1")


Calendar = Months | Xun | Quarters | Days | Workdays | Curve

_BY_MONTHS = Months()


def elapsed(period: Period, as_of: date, *, calendar: Calendar = _BY_MONTHS) -> Ratio:
    """The share of a period that has passed at the end of a day, as an unreduced pair such as 6/12.

    It is 0/n before the period and n/n from its last day on, and never falls from one day to the next.

    Args:
        period: the period, whole years or not.
        as_of: the day at whose end the facts stand.
        calendar: what passes; by default whole months.

    Raises:
        InputError: if the period has no workday, or a curve has points outside the period.

    Example:
        >>> from devreport.periods import year
        >>> share = elapsed(year(2023), date(2023, 6, 30))
        >>> share.numerator, share.denominator
        (6, 12)
    """
    return Ratio(*_passed(period, plain_day(as_of), calendar))


def remaining(period: Period, as_of: date, *, calendar: Calendar = _BY_MONTHS) -> Ratio:
    """The share of a period still to come at the end of a day: what :func:`elapsed` leaves, with its denominator.

    Example:
        >>> from devreport.periods import year
        >>> remaining(year(2023), date(2023, 8, 31)).numerator
        4
    """
    passed, total = _passed(period, plain_day(as_of), calendar)
    return Ratio(total - passed, total)


def _passed(period: Period, day: date, calendar: Calendar) -> tuple[int, int]:
    match calendar:
        case Months():
            return _steps(period, day, _month_number)
        case Xun():
            return _steps(period, day, lambda day: 3 * _month_number(day) + min((day.day - 1) // 10, 2))
        case Quarters():
            return _steps(period, day, lambda day: _month_number(day) // 3)
        case Days():
            return _steps(period, day, date.toordinal)
        case Workdays():
            return _worked(period, day, calendar)
        case Curve():
            return _due(period, day, calendar)
        case _:
            assert_never(calendar)


def _steps(period: Period, day: date, unit: Callable[[date], int]) -> tuple[int, int]:
    """The units complete and in all, where ``unit`` numbers the unit that a day lies in."""
    first = unit(period.start)
    total = unit(period.end) - first + 1
    return (total if day >= period.end else max(unit(day + ONE_DAY) - first, 0)), total


def _month_number(day: date) -> int:
    return 12 * day.year + day.month - 1


def _worked(period: Period, day: date, calendar: Workdays) -> tuple[int, int]:
    total = _workdays(period.start, period.end, calendar)
    if total == 0:
        raise refused(f"{period} without a workday", "a period with at least one workday")
    return _workdays(period.start, min(day, period.end), calendar), total


def _workdays(start: date, end: date, calendar: Workdays) -> int:
    if end < start:
        return 0
    weekdays = _weekdays_until(end.toordinal()) - _weekdays_until(start.toordinal() - 1)
    off = sum(start <= day <= end and day.weekday() < 5 for day in calendar.holidays)
    worked = sum(start <= day <= end and day.weekday() >= 5 for day in calendar.workdays)
    return weekdays - off + worked


def _weekdays_until(ordinal: int) -> int:
    """The Mondays to Fridays up to a day; the first day of the calendar was a Monday."""
    weeks, days = divmod(ordinal, 7)
    return 5 * weeks + min(days, 5)


def _due(period: Period, day: date, calendar: Curve) -> tuple[int, int]:
    if outside := [point for point, _ in calendar.points if not period.contains(point)]:
        raise refused(f"a curve with a point on {outside[0]}", f"points within {period}")
    if day >= period.end:
        return 1, 1
    share = max((share for point, share in calendar.points if point <= day), default=Fraction(0))
    return share.numerator, share.denominator


def split(period: Period, kind: PeriodKind) -> tuple[Period, ...]:
    """The consecutive parts of one kind that make up a period: a half has 18 旬, 6 months and 2 quarters.

    Raises:
        InputError: if the period is not made of whole parts of the kind, which nothing is for a year to date or a
            range, or if it is longer than 40,000 days.

    Example:
        >>> from devreport.periods import half
        >>> len(split(half(2023, 1), PeriodKind.XUN)), [str(part) for part in split(half(2023, 1), PeriodKind.QUARTER)]
        (18, ['2023-Q1', '2023-Q2'])
    """
    if period.days > MAX_DAYS:
        raise refused(f"{period} to split", f"a period of at most {MAX_DAYS:,} days")
    parts = [_part(period, period.start, kind)]
    while parts[-1].end < period.end:
        parts.append(_part(period, parts[-1].end + ONE_DAY, kind))
    return tuple(parts)


def _part(whole: Period, start: date, kind: PeriodKind) -> Period:
    part = period_of(start, kind)
    if part.start != start or part.end > whole.end:
        raise refused(f"{whole} to split", f"a period that consists of whole parts of the kind {kind}")
    return part


def reporting_months(period: Period) -> tuple[Period, ...]:
    """The monthly reports due within a period: those of its months, January and February being one (1—2月).

    January has no report of its own, so a first half has five and a January none; a period that starts in February
    still has the report of 1—2月, which is due at the end of February.

    Raises:
        InputError: if the period does not consist of whole months.

    Example:
        >>> from devreport.periods import quarter
        >>> [str(due) for due in reporting_months(quarter(2023, 1))]
        ['2023-01/2023-02', '2023-M03']
    """
    later = (month for month in split(period, PeriodKind.MONTH) if month.number > 1)
    return tuple(month if month.number > 2 else year_to_date(month.year, 2) for month in later)
