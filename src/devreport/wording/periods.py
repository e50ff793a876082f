"""Period phrases: 上半年, 1—6月, the first half of 2023; the words are messages, the numbers the period's own."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import assert_never

from devreport.periods import Period, PeriodKind, period_of
from devreport.wording.locale import Locale
from devreport.wording.numbers import han_numeral

__all__ = ["has_own_year", "period_phrase", "shape_of", "when_phrase"]

_NUMBERED = {
    PeriodKind.HALF: ("first", "second"),
    PeriodKind.QUARTER: ("first", "second", "third", "fourth"),
    PeriodKind.XUN: ("first", "second", "third"),
}

#: Shapes that are nothing without their years.
_WITH_YEARS = frozenset({"year", "years", "five_year", "months_across", "days_across"})


@lru_cache(maxsize=4096)
def period_phrase(period: Period | date, locale: Locale, *, with_year: bool = True) -> str:
    """A period or day as a noun phrase.

    Args:
        period: the period or day.
        locale: the language.
        with_year: name its year, where the shape of the period leaves a choice.

    Example:
        >>> from devreport.periods import half, year_to_date
        >>> from devreport.wording import locale_named
        >>> zh, en = locale_named("zh"), locale_named("en")
        >>> period_phrase(year_to_date(2023, 6), zh), period_phrase(half(2023, 1), en, with_year=False)
        ('2023年1—6月', 'the first half of the year')
    """
    named = _as_period(period)
    shape = shape_of(named)
    suffix = "" if with_year or shape in _WITH_YEARS else "-year"
    return locale.phrase(f"period.{shape}{suffix}", **_words(named, locale))


def when_phrase(period: Period | date, locale: Locale, *, with_year: bool = True) -> str:
    """A period or day as it says when something happened: "in June 2023", "on 14 June 2023"."""
    own = f"when.{shape_of(_as_period(period)).partition('_')[0]}"
    name = own if own in locale.catalogue.messages else "when"
    return locale.phrase(name, period=period_phrase(period, locale, with_year=with_year))


def has_own_year(period: Period | date) -> int | None:
    """The year that a phrase may leave out once it is known: that of a period inside one year."""
    named = _as_period(period)
    return None if shape_of(named) in _WITH_YEARS else named.year


def shape_of(period: Period) -> str:
    """The shape of a period's phrase: what kind of period it is, and which of its year or month."""
    match period.kind:
        case PeriodKind.HALF | PeriodKind.QUARTER | PeriodKind.XUN:
            return f"{period.kind.value}.{_NUMBERED[period.kind][period.number - 1]}"
        case PeriodKind.YEAR_TO_DATE:
            return "months"
        case PeriodKind.RANGE:
            return _range_shape(period)
        case PeriodKind.DAY | PeriodKind.MONTH | PeriodKind.YEAR | PeriodKind.FIVE_YEAR:
            return period.kind.value
        case _:
            assert_never(period.kind)


def _as_period(period: Period | date) -> Period:
    return period if isinstance(period, Period) else period_of(period, PeriodKind.DAY)


def _range_shape(period: Period) -> str:
    """Years, months or days: the longest that fit."""
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return "year" if start.year == end.year else "years"
    across = "" if start.year == end.year else "_across"
    if period.months == 1:
        return "month"
    unit = "months" if period.months else "days"
    return "day" if start == end else f"{unit}{across}"


def _words(period: Period, locale: Locale) -> dict[str, str]:
    start, end = period.start, period.end
    number = period.number if period.kind is PeriodKind.FIVE_YEAR else 1
    return {
        "year": str(end.year),
        "first": str(start.month),
        "last": str(end.month),
        "first_name": locale.months[start.month - 1],
        "last_name": locale.months[end.month - 1],
        "first_day": str(start.day),
        "last_day": str(end.day),
        "first_year": str(start.year),
        "last_year": str(end.year),
        "han": han_numeral(number),
        "ordinal": ordinal_number(number, locale),
    }


def ordinal_number(number: int, locale: Locale) -> str:
    """The number of something in a row: 14th, 第十四."""
    own = f"ordinal.{locale.ordinal(number)}"
    name = own if own in locale.catalogue.messages else "ordinal.other"
    return locale.phrase(name, number=str(number), han=han_numeral(number))
