"""Period codes read: SDMX and ISO 8601 (dates, weeks, intervals, durations), with the DHIS2 ids as aliases."""

from __future__ import annotations

import re
from datetime import date

from devreport.periods.grid import PeriodKind, a_date, refused, shifted
from devreport.periods.period import Period, between, half, month, period_of, quarter, span, xun, year

__all__ = ["read_code"]

_DATED = re.compile(r"([0-9]{4})(?:(-?)([0-9]{2})(?:\2([0-9]{2}))?)?")
_NUMBERED = re.compile(r"([0-9]{4})-?([A-Z])([0-9]{1,3})(?:-X([0-9]))?")
_DURATION = re.compile(r"P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?")
_NO_YEAR = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}")

_A_CODE = "a code of a period"
_EXAMPLES = 'such as "2023", "2023-S1", "2023-Q2", "2023-M06", "2023-06-14", "2023-01/2023-06" or "2023年1—6月"'


def read_code(text: str) -> Period:
    """The period of a code in plain ASCII: one period, two with a solidus between, or a start and a duration.

    A week (``2023-W05``), a third of a year (``2023-T1``) and a start with a duration are ranges.

    Raises:
        InputError: if it is no such code, or one of a date that the calendar does not have.

    Example:
        >>> [str(read_code(code)) for code in ("2023Q2", "202306", "2023-01/2023-06", "2023-01-31/P1M")]
        ['2023-Q2', '2023-M06', '2023-01/2023-06', '2023-01-31/2023-02-27']
    """
    if _NO_YEAR.fullmatch(text):
        raise refused(text, _A_CODE, hint='a month and a day alone could be a number: write "6月14日" or "2023-06-14"')
    first, solidus, last = text.upper().partition("/")
    if not solidus:
        return _one(first)
    if last.startswith("P"):
        return _lasting(_one(first).start, last)
    return between(_one(first), _one(last))


def _one(text: str) -> Period:
    if dated := _DATED.fullmatch(text):
        return _dated([int(part) for part in dated.group(1, 3, 4) if part])
    if numbered := _NUMBERED.fullmatch(text):
        whole, letter, number, part = numbered.groups()
        return _counted(int(whole), int(number), letter=letter + ("-X" if part else ""), part=int(part or 0))
    raise refused(text, _A_CODE, hint=_EXAMPLES)


def _dated(parts: list[int]) -> Period:
    match parts:
        case [a_year, a_month, day]:
            return period_of(a_date(a_year, a_month, day=day), PeriodKind.DAY)
        case [a_year, a_month]:
            return month(a_year, a_month)
        case _:
            return year(*parts)


def _counted(a_year: int, number: int, *, letter: str, part: int) -> Period:
    match letter:
        case "A" if number == 1:
            return year(a_year)
        case "S" | "H":
            return half(a_year, number)
        case "Q":
            return quarter(a_year, number)
        case "M":
            return month(a_year, number)
        case "M-X":
            return xun(a_year, number, number=part)
        case _:
            return _uneven(a_year, number, letter=letter)


def _uneven(a_year: int, number: int, *, letter: str) -> Period:
    """The divisions of a year that are not kinds of their own, or not of months."""
    match letter:
        case "T" if 1 <= number <= 3:
            return span(month(a_year, 4 * number - 3).start, month(a_year, 4 * number).end)
        case "W":
            monday = _monday(a_year, number)
            return span(monday, shifted(monday, days=6))
        case "D" if 1 <= number <= year(a_year).days:
            return period_of(shifted(a_date(a_year), days=number - 1), PeriodKind.DAY)
        case _:
            raise refused(f"{a_year}-{letter}{number}", _A_CODE, hint=_EXAMPLES)


def _monday(a_year: int, week: int) -> date:
    try:
        return date.fromisocalendar(a_year, week, 1)
    except ValueError:
        raise refused(f"{a_year}-W{week}", "a week that the year has", hint="ISO years have 52 or 53 weeks") from None


def _lasting(start: date, duration: str) -> Period:
    """The range from a day on that lasts so long; its end is not after the same day of a later month."""
    parts = _DURATION.fullmatch(duration)
    if parts is None:
        raise refused(duration, "an ISO duration in days, weeks, months or years", hint='such as "P1M" or "P10D"')
    years, months, weeks, days = (int(part or 0) for part in parts.groups())
    after = shifted(start, years=years, months=months, weeks=weeks, days=days)
    return span(start, shifted(after, days=-1))
