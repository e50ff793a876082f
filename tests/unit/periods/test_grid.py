"""The calendar facts below the periods."""

from datetime import date, datetime

import pendulum
import pytest
from hypothesis import given

from devreport.errors import InputError
from devreport.periods import PeriodKind
from devreport.periods.grid import LAST_PLAN, ONE_DAY, a_date, bounds, plain_day, plan_number, plan_start, shifted
from tests.strategies.periods import DAYS, GRID


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        (PeriodKind.DAY, "2024-02-14", "2024-02-14"),
        (PeriodKind.XUN, "2024-02-11", "2024-02-20"),
        (PeriodKind.MONTH, "2024-02-01", "2024-02-29"),
        (PeriodKind.QUARTER, "2024-01-01", "2024-03-31"),
        (PeriodKind.HALF, "2024-01-01", "2024-06-30"),
        (PeriodKind.YEAR, "2024-01-01", "2024-12-31"),
        (PeriodKind.FIVE_YEAR, "2021-01-01", "2025-12-31"),
        (PeriodKind.YEAR_TO_DATE, "2024-01-01", "2024-02-29"),
    ],
)
def test_a_day_lies_in_a_period_of_each_kind(kind, start, end):
    """The first and the last day follow from any day between."""
    expected = (date.fromisoformat(start), date.fromisoformat(end))
    assert expected == bounds(date(2024, 2, 14), kind)


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("2023-02-10", 1, 10),
        ("2023-02-11", 11, 20),
        ("2023-02-21", 21, 28),
        ("2024-02-29", 21, 29),
        ("2023-01-31", 21, 31),
    ],
)
def test_the_last_xun_lasts_to_the_end_of_the_month(day, start, end):
    """下旬 has 8 to 11 days."""
    when = date.fromisoformat(day)
    assert (when.replace(day=start), when.replace(day=end)) == bounds(when, PeriodKind.XUN)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2023, 1, 31), PeriodKind.YEAR_TO_DATE),
        (date(2023, 6, 14), PeriodKind.RANGE),
        (date(1964, 6, 14), PeriodKind.FIVE_YEAR),
    ],
)
def test_some_days_lie_in_no_period_of_a_kind(day, kind):
    """January has no year to date, the years of readjustment had no plan, and ranges lie anywhere."""
    assert bounds(day, kind) is None


@given(day=DAYS)
def test_the_periods_of_a_grid_nest(day):
    """A 旬 lies in a month, a month in a quarter, and so on up to the year."""
    found = [bounds(day, kind) for kind in GRID]
    assert found == sorted(found, key=lambda pair: pair[1])
    assert found == sorted(found, key=lambda pair: pair[0], reverse=True)


@pytest.mark.parametrize(
    ("year", "number"),
    [
        (1952, None),
        (1953, 1),
        (1957, 1),
        (1958, 2),
        (1962, 2),
        (1963, None),
        (1965, None),
        (1966, 3),
        (2005, 10),
        (2016, 13),
        (2020, 13),
        (2021, 14),
        (2025, 14),
        (2026, 15),
        (2450, 99),
        (2451, None),
    ],
)
def test_five_year_plans_are_numbered(year, number):
    """The 13th is 2016 to 2020 and the 14th is 2021 to 2025; from 1963 to 1965 there was none."""
    assert number == plan_number(year)


@pytest.mark.parametrize("number", range(1, LAST_PLAN + 1))
def test_a_plan_starts_in_its_first_year(number):
    """The number and the first year say the same."""
    assert number == plan_number(plan_start(number))
    assert number != plan_number(plan_start(number) - 1)


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        ({"years": -1}, "2023-02-28"),
        ({"months": 1}, "2024-03-29"),
        ({"weeks": 1}, "2024-03-07"),
        ({"days": 1}, "2024-03-01"),
        ({"years": 4}, "2028-02-29"),
    ],
)
def test_a_day_is_moved_by_the_calendar(moved, expected):
    """29 February goes back to 28 February."""
    assert date.fromisoformat(expected) == shifted(date(2024, 2, 29), **moved)


@pytest.mark.parametrize("moved", [{"years": 8000}, {"years": -2023}, {"days": 10**7}, {"months": -(10**5)}])
def test_a_day_is_not_moved_out_of_the_calendar(moved):
    """The calendar has the years 1 to 9999."""
    with pytest.raises(InputError, match="a date that the calendar has"):
        shifted(date(2023, 6, 14), **moved)


def test_a_date_that_does_not_exist_is_named():
    """The error says which date the calendar lacks."""
    with pytest.raises(InputError, match="found 2023-02-30, expected a date that the calendar has"):
        a_date(2023, 2, day=30)


@given(day=DAYS)
def test_a_day_is_a_plain_date(day):
    """Subclasses of ``date`` become the date itself, so that equal days are equal everywhere."""
    plain = plain_day(pendulum.Date(day.year, day.month, day.day))
    assert (date, day) == (type(plain), plain)
    assert day is plain_day(day)


@pytest.mark.parametrize("value", [datetime(2023, 6, 14, 12), "2023-06-14", 2023, None])
def test_a_moment_is_no_day(value):
    """Times of day, texts and numbers are refused."""
    with pytest.raises(InputError, match=r"expected a datetime\.date"):
        plain_day(value)


def test_one_day_is_the_step_between_days():
    """A period starts the day after the one before it ends."""
    assert date(2024, 3, 1) == date(2024, 2, 29) + ONE_DAY
