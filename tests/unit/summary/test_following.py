"""The period that the second part of a report plans for."""

from datetime import date

import pytest

from devreport.periods import PeriodKind as Kind
from devreport.periods import parse_period, period_of
from devreport.summary import next_period


@pytest.mark.parametrize(
    ("code", "following"),
    [
        ("2026-S1", "2026-S2"),
        ("2026-S2", "2027-S1"),
        ("2026-Q3", "2026-Q4"),
        ("2026-Q4", "2027-Q1"),
        ("2026", "2027"),
        ("2026-M12", "2027-M01"),
        ("2026-M06-X3", "2026-M07-X1"),
        ("2026-02-28", "2026-03-01"),
        ("2021/2025", "2026/2030"),
        ("2026-01/2026-06", "2026-S2"),
        ("2026-01/2026-09", "2026-Q4"),
        ("2026-01/2026-11", "2026-M12"),
        ("2026-01/2026-12", "2027"),
        ("2026-01/2026-02", "2026-03-01/2026-12-31"),
    ],
)
def test_the_next_period_follows_at_once(code, following):
    """The same kind again; after a year to date, what is left of its year."""
    assert following == next_period(parse_period(code)).code


@pytest.mark.parametrize("code", ["2026-01-05/2026-02-10", "1958/1962"])
def test_some_periods_have_none_after_them(code):
    """A range does not say how it goes on; there was no five-year plan from 1963 to 1965."""
    assert next_period(parse_period(code)) is None


def test_the_calendar_ends():
    """The last day has no day after it."""
    assert next_period(period_of(date.max, Kind.YEAR)) is None
