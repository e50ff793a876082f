"""Periods written so that they can be read back."""

from __future__ import annotations

from typing import Literal, assert_never

from devreport.periods.grid import PeriodKind, refused
from devreport.periods.period import Period, between, period_of

__all__ = ["PeriodStyle", "format_period"]

PeriodStyle = Literal["sdmx", "iso", "zh"]

_DIGITS = "零一二三四五六七八九"


def format_period(period: Period, style: PeriodStyle) -> str:
    """The period in a style that :func:`parse_period` reads back as the same period.

    Args:
        period: any period.
        style: ``sdmx`` for :attr:`Period.code`, ``iso`` for ISO 8601, ``zh`` for Chinese as reports write it.

    Raises:
        InputError: for a 旬, a quarter or a half in ISO 8601, which has none: two dates would make it a range.

    Example:
        >>> from devreport.periods import month
        >>> june = month(2023, 6)
        >>> format_period(june, "sdmx"), format_period(june, "iso"), format_period(june, "zh")
        ('2023-M06', '2023-06', '2023年6月')
    """
    match style:
        case "sdmx":
            return period.code
        case "iso":
            return _iso(period)
        case "zh":
            return _chinese(period)
        case _:
            assert_never(style)


def _iso(period: Period) -> str:
    match period.kind:
        case PeriodKind.MONTH:
            return period.start.isoformat()[:7]
        case PeriodKind.XUN | PeriodKind.QUARTER | PeriodKind.HALF:
            raise refused(
                f"the {period.kind} {period}", "a kind of period that ISO 8601 can write", hint='use style "sdmx"'
            )
        case PeriodKind.DAY | PeriodKind.YEAR | PeriodKind.YEAR_TO_DATE | PeriodKind.FIVE_YEAR | PeriodKind.RANGE:
            return period.code
        case _:
            assert_never(period.kind)


def _chinese(period: Period) -> str:
    year = f"{period.year:04d}年"
    match period.kind:
        case PeriodKind.FIVE_YEAR:
            return f"“{_numeral(period.number)}五”时期"
        case PeriodKind.YEAR:
            return year
        case PeriodKind.HALF:
            return f"{year}{'上下'[period.number - 1]}半年"
        case PeriodKind.QUARTER:
            return f"{year}{_DIGITS[period.number]}季度"
        case PeriodKind.YEAR_TO_DATE:
            return f"{year}1—{period.number}月"
        case PeriodKind.MONTH | PeriodKind.XUN | PeriodKind.DAY:
            return f"{year}{period.start.month}月{_within_month(period)}"
        case PeriodKind.RANGE:
            return _range(period)
        case _:
            assert_never(period.kind)


def _within_month(period: Period) -> str:
    match period.kind:
        case PeriodKind.DAY:
            return f"{period.number}日"
        case PeriodKind.XUN:
            return f"{'上中下'[period.number - 1]}旬"
        case _:
            return ""


def _range(period: Period) -> str:
    """The shortest of years, months and days that does not read as another kind of period."""
    start, end = period.start, period.end
    if _runs(period, PeriodKind.YEAR):
        return f"{start.year:04d}—{end.year:04d}年"
    first = f"{start.year:04d}年{start.month}"
    last_year = "" if end.year == start.year else f"{end.year:04d}年"
    if _runs(period, PeriodKind.MONTH):
        return f"{first}月至{last_year}{end.month}月" if last_year else f"{first}—{end.month}月"
    return f"{first}月{start.day}日至{last_year}{end.month}月{end.day}日"


def _runs(period: Period, kind: PeriodKind) -> bool:
    """Whether several years or months, named from the first to the last, mean just this range."""
    first, last = (period_of(day, kind) for day in (period.start, period.end))
    return first != last and between(first, last) == period


def _numeral(number: int) -> str:
    """A number below a hundred as a Chinese numeral."""
    tens, ones = divmod(number, 10)
    leading = _DIGITS[tens] if tens > 1 else ""
    return f"{leading}{'十' if tens else ''}{_DIGITS[ones] if ones else ''}"
