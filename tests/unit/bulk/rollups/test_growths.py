"""Groups over time: growth on the right base, and the periods that lack rows."""

import polars as pl
import pytest

from devreport.bulk import gaps, growths
from devreport.errors import InputError
from devreport.periods import parse_period
from devreport.quantities import Ratio
from tests.strategies.rollups import frame, rolled, row

BY = ("area", "month")


def grown(rows, **settings):
    """Key and period → growth, or why there is none."""
    found = growths(rolled(rows, BY), "done", along="month", **settings)
    return {
        (*one.key, one.period.code): one.value if isinstance(one.value, Ratio) else one.value.reason for one in found
    }


def test_growth_is_against_the_same_period_of_last_year():
    """Or the period before; without a base, or on one that is not above zero, there is none."""
    rows = [
        row("A", 100, month="2025-01"),
        row("A", 110, month="2026-01"),
        row("A", 121, month="2026-02"),
        row("B", 0, month="2025-01"),
        row("B", 5, month="2026-01"),
        row("C", -5, month="2025-01"),
        row("C", None, month="2026-01"),
        row("C", 5, month=None),
    ]
    found = grown(rows)
    assert [("A", "2025-M01"), ("A", "2026-M01"), ("A", "2026-M02"), ("B", "2025-M01")] == list(found)[:4]
    assert (Ratio(1, 10), "missing_input") == (found["A", "2026-M01"], found["A", "2026-M02"])
    assert ("turned_positive", "missing_input") == (found["B", "2026-M01"], found["C", "2026-M01"])
    assert Ratio(1, 10) == grown(rows, since="period")["A", "2026-M02"]


def test_growth_says_whether_all_rows_are_in_it():
    """A sum that lacks rows grows by what happens to be there."""
    rows = [row("A", 100, month="2025"), row("A", 100, month="2026"), row("A", None, month="2026")]
    before, now = growths(rolled(rows, BY), "done", along="month")
    assert (False, False) == (before.complete, now.complete)
    assert growths(rolled(rows[:2], BY), "done", along="month")[1].complete


def test_gaps_are_the_periods_without_rows():
    """Of the groups that are there, and of those that should be."""
    rows = [row("A", month="2026-01"), row("A", month="2026-02"), row("B", month="2026-02"), row("B", month=None)]
    rollup = rolled(rows, BY)
    months = ["2026-02", parse_period("2026-01"), "2026-02"]
    (one,) = gaps(rollup, "month", periods=months)
    assert (("B",), ("2026-M01",), 2, 1) == (one.key, tuple(gap.code for gap in one.missing), one.required, one.held)
    found = gaps(rollup, "month", periods=months, among=[("C",), ("A",)])
    assert [("B",), ("C",)] == [one.key for one in found]
    assert 0 == found[1].held


def test_periods_may_be_years_or_days():
    """Whatever the type of their column, as they are written."""
    rows = frame([row("A"), row("A")])
    years = rolled(rows.with_columns(level=2026), ("level",))
    assert () == gaps(years, "level", periods=["2026"])
    days = rolled(rows.with_columns(month=pl.date(2026, 6, 30)), ("month",))
    assert () == gaps(days, "month", periods=["2026-06-30"])


def test_what_is_no_period_is_named():
    """Every one of them; and a period that is written in two ways."""
    rows = [row(month=month) for month in ("soon", "later", "2026-01", "2026年1月")]
    with pytest.raises(InputError) as caught:
        gaps(rolled(rows, ("month",)), "month", periods=[])
    assert 3 == len(caught.value.problems)
    assert "duplicate" in {one.code for one in caught.value.problems}
    for sums, expected in ((("done",), "one of done"), ((), "nothing was added up")):
        with pytest.raises(InputError, match=expected):
            growths(rolled(rows, ("month",), sums=sums), "completion", along="month")
    with pytest.raises(InputError, match="month"):
        gaps(rolled(rows), "month", periods=[])


def test_what_cannot_be_compared_is_refused():
    """Growth since a thing that is no choice, and keys of other lengths; all of them at once."""
    rollup = rolled([row("A", month="2026-01")], ("area", "month"))
    with pytest.raises(InputError, match=r"(?s)name: found 'x'.*since: found 'month', expected 'year' or 'period'"):
        growths(rollup, "x", along="month", since="month")
    with pytest.raises(InputError, match=r"among: found \('B', 'x'\), expected a value of each of area"):
        gaps(rollup, "month", periods=["2026-01"], among=[("A",), ("B", "x")])
    with pytest.raises(InputError, match="no values"):
        gaps(rolled([row()], ("month",)), "month", periods=["2026-01"], among=[("A",)])
