"""Periods as Chinese reports write them: 2023年上半年, 1—6月, 前三季度, 6月上旬, “十四五”时期."""

from __future__ import annotations

import re
from collections.abc import Callable

from devreport.periods.grid import PeriodKind, a_date, month_end, refused
from devreport.periods.period import (
    Period,
    between,
    five_year,
    half,
    month,
    period_of,
    quarter,
    span,
    xun,
    year,
    year_to_date,
)
from devreport.quantities.number import parse_number

__all__ = ["read_chinese"]

_TENS = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_COUNT = rf"([0-9]{{1,2}}|{_TENS})"
_MONTH = rf"([0-9]{{1,2}}|{_TENS}|元)月份?"
_MANY = rf"前([0-9]{{1,2}}|{_TENS}|两)个?"

_YEAR = re.compile(r"([0-9]{4}|[零一二三四五六七八九]{4})(?:年度?(?![底末])|(?=[上下全前第]|年[底末]))")
_PLAN = re.compile(rf"(?:第{_COUNT}个五年|({_TENS})五)(?:规划|计划)?(?:时期|期间|期)?")
_TO_DATE = re.compile(r"截[至止]到?(?=.)")
_SEPARATOR = re.compile(r"[-~至到]")
_OPEN_ENDED = re.compile(r"[0-9一二三四五六七八九十元]$")
_UNIT = re.compile(r"(?:年|月份?|季度?|[日号])$")
_DAY_ONLY = re.compile(rf"{_COUNT}[日号]")
_RELATIVE = re.compile(r"[今本去明当]年|上年|[本上下当]个?月|[本上]季|同期|[今昨]")

_A_PERIOD = "a period"
_EXAMPLES = 'such as "2023年", "2023年上半年", "2023年1—6月", "2023年6月上旬", "2023年6月14日" or "“十四五”时期"'


def read_chinese(text: str, year: int | None) -> Period:
    """The period of a Chinese spelling with simplified characters, half-width digits and plain hyphens.

    Args:
        text: the spelling, without spaces and quotation marks.
        year: the year of a spelling that names none.

    Raises:
        InputError: if it is no period, has no year, or depends on today's date.

    Example:
        >>> [
        ...     str(read_chinese(text, 2023))
        ...     for text in ("上半年", "1-6月", "前三季度", "截至6月底", "2022年6月上旬", "十四五")
        ... ]
        ['2023-S1', '2023-01/2023-06', '2023-01/2023-09', '2023-01/2023-06', '2022-M06-X1', '2021/2025']
    """
    if plan := _PLAN.fullmatch(text):
        return five_year(_count(plan[1] or plan[2]))
    if _RELATIVE.search(text):
        raise refused(text, "a period that does not depend on today", hint="write the year in figures")
    if cumulative := _TO_DATE.match(text):
        return _to_date(_point(text[cumulative.end() :], year))
    match _SEPARATOR.split(text):
        case [one]:
            return _point(one, year)
        case [first, last]:
            return _range(first, last, year=year)
        case _:
            raise refused(text, _A_PERIOD, hint=_EXAMPLES)


def _range(first: str, last: str, *, year: int | None) -> Period:
    """What stands between a beginning and an end: either may leave out what the other says."""
    unit = _UNIT.search(last)
    start = _point(first + unit[0] if unit and _OPEN_ENDED.search(first) else first, year)
    same_month = f"{start.start.month}月" if _DAY_ONLY.fullmatch(last) else ""
    return between(start, _point(same_month + last, start.year))


def _point(text: str, year: int | None) -> Period:
    """One period, with its year or in the year given."""
    own = _YEAR.match(text)
    rest = text[own.end() :] if own else text
    for spelling, build in _SPELLINGS:
        if (found := spelling.fullmatch(rest)) and text:
            return build(_the_year(own[1] if own else None, year, text=text), *found.groups())
    raise refused(text, _A_PERIOD, hint=_EXAMPLES)


def _the_year(written: str | None, given: int | None, *, text: str) -> int:
    if written is not None:
        return int(parse_number(written))
    if given is None:
        raise refused(text, "a period with its year", hint=f'write "2023年{text}", or give the year beside it')
    return given


def _count(word: str) -> int:
    return 1 if word == "元" else int(parse_number(word))


def _quarter(year: int, number: str) -> Period:
    return quarter(year, _count(number))


def _month(year: int, number: str) -> Period:
    return month(year, _count(number))


def _half(year: int, part: str) -> Period:
    return half(year, "上下".index(part) + 1)


def _xun(year: int, month: str, part: str) -> Period:
    return xun(year, _count(month), number="上中下".index(part) + 1)


def _day(year: int, month: str, day: str) -> Period:
    return period_of(a_date(year, _count(month), day=_count(day)), PeriodKind.DAY)


def _last_day(year: int, month: str = "12") -> Period:
    return period_of(month_end(a_date(year, _count(month))), PeriodKind.DAY)


def _first_months(year: int, number: str) -> Period:
    return _to_date(_month(year, number))


def _first_quarters(year: int, number: str) -> Period:
    return _to_date(_quarter(year, number))


def _to_date(last: Period) -> Period:
    """From the first of January to the end of a period: a year to date where that is a later month's end."""
    if last.end != month_end(last.end):
        return span(a_date(last.year), last.end)
    return year_to_date(last.year, last.end.month) if last.end.month > 1 else month(last.year, 1)


#: The spellings that may follow a year, and the period that each builds from its year and its groups.
_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (re.compile("(?:全年)?"), year),
    (re.compile("年[底末]"), _last_day),
    (re.compile("([上下])半年"), _half),
    (re.compile(f"第?{_COUNT}季度?"), _quarter),
    (re.compile(f"{_MANY}季度?"), _first_quarters),
    (re.compile(_MONTH), _month),
    (re.compile(f"{_MANY}月份?"), _first_months),
    (re.compile(f"{_MONTH}[底末]"), _last_day),
    (re.compile(f"{_MONTH}([上中下])旬"), _xun),
    (re.compile(f"{_MONTH}{_COUNT}[日号]"), _day),
)
