"""Periods: their kinds, their codes, what comes before them."""

from datetime import date, timedelta

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import assume, given

from devreport.errors import InputError
from devreport.periods import (
    Period,
    PeriodKind,
    between,
    five_year,
    half,
    month,
    parse_period,
    period_of,
    quarter,
    span,
    xun,
    year,
    year_to_date,
)
from tests.strategies.periods import DAYS, GRID, periods

DAY = period_of(date(2023, 6, 14), PeriodKind.DAY)
RANGE = span(date(2023, 1, 5), date(2023, 2, 10))

ONE_OF_EACH = [
    (DAY, "2023-06-14", 14, 1, None),
    (xun(2023, 6, number=1), "2023-M06-X1", 1, 10, None),
    (xun(2023, 6, number=3), "2023-M06-X3", 3, 10, None),
    (month(2023, 6), "2023-M06", 6, 30, 1),
    (quarter(2023, 2), "2023-Q2", 2, 91, 3),
    (half(2023, 2), "2023-S2", 2, 184, 6),
    (year(2023), "2023", 2023, 365, 12),
    (five_year(14), "2021/2025", 14, 1826, 60),
    (year_to_date(2023, 2), "2023-01/2023-02", 2, 59, 2),
    (RANGE, "2023-01-05/2023-02-10", 1, 37, None),
    (span(date(2023, 4, 1), date(2023, 12, 31)), "2023-04-01/2023-12-31", 1, 275, 9),
    (span(date(2023, 4, 1), date(2023, 12, 30)), "2023-04-01/2023-12-30", 1, 274, None),
]


REFUSED = {
    "a 13th month": lambda: month(2023, 13),
    "a month 0": lambda: month(2023, 0),
    "a 5th quarter": lambda: quarter(2023, 5),
    "a 3rd half": lambda: half(2023, 3),
    "a half 0": lambda: half(2023, 0),
    "a 4th 旬": lambda: xun(2023, 6, number=4),
    "a 旬 of a 13th month": lambda: xun(2023, 13, number=1),
    "a year 0": lambda: year(0),
    "a year 10000": lambda: year(10_000),
    "1—1月": lambda: year_to_date(2023, 1),
    "1—13月": lambda: year_to_date(2023, 13),
    "a plan 0": lambda: five_year(0),
    "a 100th plan": lambda: five_year(100),
    "a year without a plan": lambda: period_of(date(1964, 1, 1), PeriodKind.FIVE_YEAR),
    "a range around a day": lambda: period_of(date(2023, 6, 14), PeriodKind.RANGE),
    "ends of two kinds": lambda: between(month(2023, 1), quarter(2023, 2)),
    "ends in the wrong order": lambda: between(month(2023, 6), month(2023, 5)),
}


@pytest.mark.parametrize(("period", "code", "number", "days", "months"), ONE_OF_EACH)
def test_a_period_says_what_it_is(period, code, number, days, months):
    """The code names the period; its number, days and whole months can be asked for."""
    assert (code, number, days, months) == (period.code, period.number, period.days, period.months)
    assert code == str(period)


def test_every_kind_is_tried():
    """The table above has each kind of period."""
    assert set(PeriodKind) == {period.kind for period, *_ in ONE_OF_EACH}


@pytest.mark.parametrize(
    ("start", "end", "kind", "expected"),
    [
        ("2023-06-14", "2023-06-15", PeriodKind.DAY, "one day"),
        ("2023-06-01", "2023-06-11", PeriodKind.XUN, "a 旬"),
        ("2023-06-02", "2023-06-30", PeriodKind.MONTH, "a calendar month"),
        ("2023-06-01", "2023-06-29", PeriodKind.MONTH, "a calendar month"),
        ("2023-02-01", "2023-04-30", PeriodKind.QUARTER, "a calendar quarter"),
        ("2023-04-01", "2023-09-30", PeriodKind.HALF, "half a calendar year"),
        ("2023-04-01", "2024-03-31", PeriodKind.YEAR, "a calendar year"),
        ("2022-01-01", "2026-12-31", PeriodKind.FIVE_YEAR, "a five-year plan"),
        ("1961-01-01", "1965-12-31", PeriodKind.FIVE_YEAR, "a five-year plan"),
        ("2023-01-01", "2023-01-31", PeriodKind.YEAR_TO_DATE, "January to the end of a later month"),
        ("2023-02-01", "2023-03-31", PeriodKind.YEAR_TO_DATE, "January to the end of a later month"),
        ("2022-01-01", "2023-03-31", PeriodKind.YEAR_TO_DATE, "January to the end of a later month"),
        ("2023-06-02", "2023-06-01", PeriodKind.RANGE, "ends no earlier than it starts"),
        ("2023-06-02", "2023-06-01", PeriodKind.DAY, "ends no earlier than it starts"),
    ],
)
def test_the_days_fit_the_kind(start, end, kind, expected):
    """A period whose days are not those of its kind cannot be made."""
    with pytest.raises(InputError, match=expected) as caught:
        Period(date.fromisoformat(start), date.fromisoformat(end), kind)
    assert [f"{start} to {end}"] == [problem.found for problem in caught.value.problems]


def test_a_period_does_not_change():
    """Periods are values."""
    with pytest.raises(FrozenInstanceError):
        DAY.start = date(2023, 1, 1)


@pytest.mark.parametrize("build", REFUSED.values(), ids=REFUSED)
def test_what_the_calendar_lacks_is_refused(build):
    """A thirteenth month, a third half, a year 0: each is an error that says what was expected."""
    with pytest.raises(InputError) as caught:
        build()
    assert ["period"] == [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (month(2023, 1), month(2023, 2), year_to_date(2023, 2)),
        (month(2023, 1), month(2023, 12), year_to_date(2023, 12)),
        (quarter(2023, 1), quarter(2023, 3), year_to_date(2023, 9)),
        (year(2021), year(2025), five_year(14)),
        (month(2023, 1), month(2023, 1), span(date(2023, 1, 1), date(2023, 1, 31))),
        (month(2023, 4), month(2023, 12), span(date(2023, 4, 1), date(2023, 12, 31))),
        (month(2022, 1), month(2023, 6), span(date(2022, 1, 1), date(2023, 6, 30))),
        (year(2021), year(2023), span(date(2021, 1, 1), date(2023, 12, 31))),
        (half(2022, 2), half(2023, 1), span(date(2022, 7, 1), date(2023, 6, 30))),
        (year(1963), year(1965), span(date(1963, 1, 1), date(1965, 12, 31))),
    ],
)
def test_two_ends_make_the_period_they_name(first, last, expected):
    """January to a later month is a year to date, a plan's years are the plan, the rest are ranges."""
    assert expected == between(first, last)


def test_kinds_differ_over_the_same_days():
    """上半年 and 1—6月 have the same days and are not the same period."""
    assert half(2023, 1) != year_to_date(2023, 6)
    assert half(2023, 1).covers_same_days(year_to_date(2023, 6))
    assert not half(2023, 1).covers_same_days(half(2023, 2))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (date(2023, 1, 1), True),
        (date(2023, 6, 30), True),
        (date(2022, 12, 31), False),
        (date(2023, 7, 1), False),
        (month(2023, 6), True),
        (half(2023, 1), True),
        (year(2023), False),
        (span(date(2023, 6, 30), date(2023, 7, 1)), False),
    ],
)
def test_a_period_contains_days_and_periods(other, expected):
    """Both ends belong to it."""
    assert expected is half(2023, 1).contains(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-03-01", "2023-02-28"),
        ("2023-M03-X1", "2023-M02-X3"),
        ("2023-M01", "2022-M12"),
        ("2023-Q1", "2022-Q4"),
        ("2023-S2", "2023-S1"),
        ("2023", "2022"),
        ("2021/2025", "2016/2020"),
        ("1958/1962", "1953/1957"),
        ("1966/1970", None),
        ("1953/1957", None),
        ("2023-01/2023-06", "2023-01/2023-05"),
        ("2023-01/2023-03", "2023-01/2023-02"),
        ("2023-01/2023-02", None),
        ("2023-03-01/2023-03-31", "2023-02-01/2023-02-28"),
        ("2023-04-01/2023-12-31", "2022-07-01/2023-03-31"),
        ("2023-01-05/2023-02-10", "2022-11-29/2023-01-04"),
        ("2023-W01", "2022-12-26/2023-01-01"),
        ("0001", None),
        ("0001-01-01", None),
        ("0001-01-03/0001-01-20", None),
        ("0001-02-01/0001-03-31", None),
    ],
)
def test_the_period_before(text, expected):
    """环比 compares with the period before; 1—2月 has none, nor has the first of all."""
    before = parse_period(text).previous()
    assert expected == (None if before is None else before.code)


@given(period=periods())
def test_the_period_before_adjoins(period):
    """The period before is of the same kind and ends the day before; a year to date ends a month earlier."""
    before = period.previous()
    assume(before is not None)
    assert period.kind is before.kind
    if period.kind is PeriodKind.YEAR_TO_DATE:
        assert (period.start, period.number - 1) == (before.start, before.number)
    else:
        assert period.start == before.end + timedelta(days=1)
        assert period.months == before.months or period.kind in {PeriodKind.DAY, PeriodKind.XUN, PeriodKind.RANGE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-29", "2023-02-28"),
        ("2024-M02-X3", "2023-M02-X3"),
        ("2024-M02", "2023-M02"),
        ("2025-M02", "2024-M02"),
        ("2023-Q1", "2022-Q1"),
        ("2023-S2", "2022-S2"),
        ("2023", "2022"),
        ("2021/2025", None),
        ("2023-01/2023-02", "2022-01/2022-02"),
        ("2025-02-01/2025-02-28", "2024-02-01/2024-02-29"),
        ("2025-02-02/2025-02-28", "2024-02-02/2024-02-28"),
        ("2023-01-05/2023-02-10", "2022-01-05/2022-02-10"),
        ("0001-M06", None),
        ("0001-06-01/0002-05-31", None),
    ],
)
def test_the_same_period_last_year(text, expected):
    """同比 compares with the same months or days of the year before."""
    before = parse_period(text).same_period_last_year()
    assert expected == (None if before is None else before.code)


@given(period=periods())
def test_the_same_period_last_year_is_of_the_same_kind(period):
    """It ends in the year before and has the same number."""
    before = period.same_period_last_year()
    assume(before is not None)
    assert (period.kind, period.year - 1) == (before.kind, before.year)
    assert period.kind in {PeriodKind.YEAR, PeriodKind.DAY} or period.number == before.number


@given(day=DAYS)
def test_a_day_lies_in_the_period_of_each_grid(day):
    """The period of a day contains it."""
    assert all(period_of(day, kind).contains(day) for kind in GRID)


def test_periods_sort_by_their_days():
    """First by the first day, then by the last."""
    january, first_half, february = month(2023, 1), half(2023, 1), month(2023, 2)
    assert [january, first_half, february] == sorted([february, first_half, january])


def test_the_year_of_a_period_is_the_one_it_ends_in():
    """A plan is reported in its last year."""
    assert [2025, 2024, 2023] == [
        period.year for period in (five_year(14), span(date(2023, 10, 1), date(2024, 3, 31)), month(2023, 1))
    ]
