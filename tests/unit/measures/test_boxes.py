"""Boxes of results over the boxes of inputs."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.measures import (
    AVERAGE_GROWTH,
    BASELINE_PROGRESS,
    COMPLETION,
    GROWTH_FROM_INCREMENT,
    GROWTH_OF_GROUPS,
    PACE,
    TOTAL,
    box_of,
    hedged_box,
    interval_of,
)
from devreport.quantities import Hedge, Interval, Missing, Quantity, Ratio
from tests.strategies.measures import recorded


@given(recorded(), recorded())
def test_the_true_result_lies_in_the_box(current, increment):
    """Whatever the recorded inputs were before they were rounded."""
    if current[0] > 3 * increment[0]:
        box = box_of(GROWTH_FROM_INCREMENT, {"current": current[1], "increment": increment[1]})
        assert box is None or box.contains(increment[0] / (current[0] - increment[0]))


@given(st.lists(recorded(), min_size=1, max_size=14))
def test_the_true_total_lies_in_the_box(parts):
    """With any number of parts."""
    box = box_of(TOTAL, {"parts": [{"value": printed} for _, printed in parts]})
    assert box.contains(sum(exact for exact, _ in parts) * 10**8)


@given(st.lists(recorded(), min_size=7, max_size=8))
def test_the_true_growth_of_many_groups_lies_in_the_box(groups):
    """Also where there are too many corners to try."""
    rows = [{"current": printed, "growth": Quantity("5.0", "%")} for _, printed in groups]
    box = box_of(GROWTH_OF_GROUPS, {"groups": rows})
    assert box is None or box.contains(Fraction(5, 100))


def test_exact_inputs_give_a_point():
    """Counts, ints and computed numbers."""
    counts = {"actual": Quantity("47", "个"), "target": Quantity("63", "个")}
    assert Interval.point(Fraction(47, 63)) == box_of(COMPLETION, counts)
    assert Interval.point(Fraction(1, 2)) == box_of(PACE, {"elapsed": 6, "total": Ratio(12)})


def test_a_box_needs_a_result_everywhere():
    """Not where a divisor may be zero, or something is missing."""
    assert box_of(COMPLETION, {"actual": "1", "target": "0"}) is None
    assert box_of(COMPLETION, {"actual": Missing(), "target": 1}) is None
    assert box_of(GROWTH_FROM_INCREMENT, {"current": "1", "increment": "1"}) is None


def test_roots_widen_a_box_by_nothing_to_speak_of():
    """The ends are those of the corners."""
    box = box_of(AVERAGE_GROWTH, {"current": "121", "base": Ratio(100), "years": 2})
    assert (Fraction("0.0977"), Fraction("0.1023")) == (round(box.lower, 4), round(box.upper, 4))


@pytest.mark.parametrize(
    ("printed", "hedge", "expected"),
    [
        ("200", Hedge.OVER, Interval(200, 300, upper_closed=False)),
        ("3.5", Hedge.OVER, Interval(Fraction(7, 2), Fraction(18, 5), upper_closed=False)),
        ("0", Hedge.OVER, Interval(0, 1, upper_closed=False)),
        ("80", Hedge.NEARLY, Interval(Fraction(159, 2), 80)),
        ("80.25", Hedge.NEARLY, Interval(Fraction("80.245"), Fraction("80.25"))),
        ("80", Hedge.ABOUT, Interval(Fraction(159, 2), Fraction(161, 2), upper_closed=False)),
        ("80", None, Interval(Fraction(159, 2), Fraction(161, 2), upper_closed=False)),
    ],
)
def test_a_hedge_has_a_side(printed, hedge, expected):
    """余 above, 近 below, 约 on both."""
    assert expected == hedged_box(Quantity(printed), hedge)


def test_a_tolerance_replaces_the_reach_of_a_hedge():
    """In the unit of the figure or another of its kind."""
    boxes = [hedged_box(Quantity("80", "%"), hedge, tolerance=Ratio(5, 1, "%")) for hedge in Hedge]
    ends = [
        (Fraction(80, 100), Fraction(85, 100)),
        (Fraction(75, 100), Fraction(80, 100)),
        (Fraction(75, 100), Fraction(85, 100)),
    ]
    assert ends == [(box.lower, box.upper) for box in boxes]


def test_a_hedged_input_has_a_hedged_box():
    """200余 items are no exact count."""
    inputs = {"actual": Quantity("200", "个"), "target": Quantity("400", "个")}
    assert Interval(Fraction(1, 2), Fraction(3, 4), upper_closed=False) == box_of(
        COMPLETION, inputs, hedges={"actual": Hedge.OVER}
    )
    parts = {"parts": [{"value": Quantity("200", "个")}]}
    assert Interval(200, 300, upper_closed=False) == box_of(TOTAL, parts, hedges={"value": Hedge.OVER})


def test_a_root_has_an_interval():
    """As far as its radius on either side, in base units."""
    assert Interval(Fraction(9, 10), Fraction(11, 10)) == interval_of(Ratio(1, radius=Fraction(1, 10)))
    assert Interval(900, 1100) == interval_of(Ratio("0.1", 1, "万元", radius=Fraction(1, 100)))


def test_an_input_that_stands_twice_is_the_same_in_both_places():
    """The box is that of the corners, and narrower than that of the parts."""
    inputs = {"actual": "60", "baseline": "20", "target": "80"}
    assert Interval(Fraction(39, 60), Fraction(41, 60)) == box_of(BASELINE_PROGRESS, inputs)
