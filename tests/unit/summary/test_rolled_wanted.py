"""A topic that does not fit a roll-up is refused, with all that is wrong."""

import pytest
from attrs import evolve

from devreport.errors import InputError
from devreport.periods import five_year, parse_period
from devreport.quantities import Ratio, parse_unit
from devreport.summary.rolled_wanted import check_topic
from tests.strategies.rollups import rolled, row, topic

NOW = rolled([row()])


def of(period, **settings):
    """A roll-up of another period."""
    return evolve(rolled([row()], **settings), period=parse_period(period))


def refused(rollup=NOW, **settings):
    """Where a topic does not fit."""
    with pytest.raises(InputError) as caught:
        check_topic(rollup, topic(**settings))
    return [(problem.where, problem.found, problem.expected) for problem in caught.value.problems]


def test_what_fits_is_taken():
    """An earlier period of any kind for ranks, the same one of last year for growth, and units of one kind."""
    check_topic(NOW, topic())
    for settings in (
        {"before": of("2026-Q1"), "last_year": of("2025-S1"), "due": Ratio(50, unit="%"), "units": {"done": "亿元"}},
        {"last_year": of("2025-S1", sums=(), ratios={}), "column": "area", "places": 0, "most": 1},
    ):
        check_topic(NOW, topic(**settings))
    check_topic(rolled([row()], ()), topic(before=of("2025")))


def test_growth_is_against_the_same_period_of_last_year():
    """Never against whatever was given; a five-year plan has none."""
    assert [("last_year", "one of 2026-Q1", "a roll-up of 2025-S1")] == refused(last_year=of("2026-Q1"))
    plan = evolve(NOW, period=five_year(15))
    assert [("last_year", "one of 2025-S1", f"nothing, for {plan.period.code} has no such period")] == refused(
        plan, last_year=of("2025-S1")
    )
    other = of("2025-S1")
    other = evolve(other, summed={"done": evolve(other.summed["done"], unit=parse_unit("人"))})
    assert [("last_year", "'done' in 人", "a unit that 元 can be compared with")] == refused(last_year=other)


def test_ranks_are_compared_with_an_earlier_roll_up_of_the_same_groups():
    """Its period ends earlier, and it has the column and the ratios."""
    assert [("before", "one of 2026", "a roll-up of a period that ends before 2026-S1 does")] == refused(
        before=of("2026")
    )
    assert [
        ("before", "one by level", "a roll-up by area"),
        ("before", "no ratio 'completion'", "a roll-up with the ratios of this one"),
    ] == refused(before=of("2026-Q1", by=("level",), ratios={}))
    assert [("before", "one by nothing", "a roll-up by area")] == refused(before=of("2026-Q1", by=()))


def test_numbers_and_units_must_be_possible():
    """All of them are said at once."""
    found = refused(
        column="month",
        most=0,
        places=-1,
        due=Ratio(1, unit="元"),
        units={"done": "人", "dnoe": "元", "planned": "万元"},
    )
    assert [
        ("column", "'month'", "one of area"),
        ("most", "0", "at least 1"),
        ("places", "-1", "from 0 to 59"),
        ("due", "a number of 元", "a share such as 50 %"),
        ("units", "人 for 'done'", "a unit that 元 can be written in"),
        ("units", "'dnoe'", "a field that is added up"),
    ] == found
    nothing = rolled([row()], (), ratios={}, sums=())
    assert [
        ("column", "'area'", "a column, and it was rolled up by none"),
        ("units", "'done'", "a field that is added up"),
    ] == refused(nothing, column="area", units={"done": "元"})
