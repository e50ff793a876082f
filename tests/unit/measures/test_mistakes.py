"""Mistakes under which a figure follows that does not follow from its inputs."""

from fractions import Fraction

import pytest

from devreport.expressions import evaluate, row
from devreport.measures import (
    AVERAGE_GROWTH,
    COMPLETION,
    GROWTH,
    MEASURES,
    PACE,
    PACE_VARIANCE,
    RATIO_OF_SUMS,
    REQUIRED_RATE,
    SHARE,
    TOTAL,
    hedged_box,
)
from devreport.measures.mistakes import OTHER_BASE, OTHER_PERIODS, OTHER_SCALE, mistake_of
from devreport.quantities import Missing, Quantity, Ratio


def found(measure, stated, *, others=(), **inputs):
    """The reason, what is right instead, and its name."""
    mistake = mistake_of(measure, inputs, printed=hedged_box(Quantity.parse(stated)), others=dict(others))
    return mistake and (mistake.reason, mistake.instead and mistake.instead.base, mistake.name)


def test_a_formula_that_is_often_taken_for_it_comes_first():
    """Times for growth, and the mean of ratios; an interval of a root as well."""
    assert ("times_for_growth", None, "") == found(GROWTH, "110.0%", current=Ratio(110), previous=Ratio(100))
    groups = [{"numerator": Ratio(1), "denominator": Ratio(2)}, {"numerator": Ratio(3), "denominator": Ratio(10)}]
    assert ("mean_of_ratios", None, "") == found(RATIO_OF_SUMS, "40%", groups=groups)
    inputs = {"current": Ratio(2), "base": Ratio(1), "years": Ratio(2, radius=Fraction(1, 10**9))}
    assert "total_over_years" == found(AVERAGE_GROWTH, "50.0%", **inputs)[0]
    assert found(AVERAGE_GROWTH, "77.0%", **inputs) is None


@pytest.mark.parametrize(
    ("measure", "stated", "inputs", "right"),
    [
        (PACE_VARIANCE, "10.3个百分点", {"rate": Quantity("52.0", "%"), "elapsed": Ratio(6, 12)}, Fraction(5, 12)),
        (PACE, "41.7%", {"elapsed": Ratio(6), "total": Ratio(12)}, 5),
        (REQUIRED_RATE, "15", {"actual": Ratio(40), "target": Ratio(100), "left": Ratio(6)}, 4),
        (AVERAGE_GROWTH, "10.0%", {"current": Ratio("1.61051"), "base": Ratio(1), "years": Ratio(4)}, 5),
    ],
)
def test_another_number_of_periods(measure, stated, inputs, right):
    """Months as a share of the year or by number, and years: the nearest with which it follows."""
    assert (OTHER_PERIODS, right, "") == found(measure, stated, **inputs)


def test_only_so_many_other_periods_are_tried():
    """No year has thirteen months, a decade no eleven years; the number that is named is no other one."""
    assert found(PACE, "108.3%", elapsed=Ratio(6), total=Ratio(12)) is None
    years = {"current": Ratio(Fraction(11**11, 10**11)), "base": Ratio(1), "years": Ratio(4)}
    assert found(AVERAGE_GROWTH, "10.0%", **years) is None
    assert found(REQUIRED_RATE, "10", actual=Ratio(40), target=Ratio(100), left=Ratio(6)) is None


def test_mistakes_are_called():
    """As findings and messages name them."""
    assert ("other_periods", "other_base", "other_scale") == (OTHER_PERIODS, OTHER_BASE, OTHER_SCALE)


def test_another_total():
    """In its unit; what measures something else, is nothing or is the one named is passed over."""
    others = {
        "counts": Quantity(400, "个"),
        "nothing": Quantity("0", "亿元"),
        "itself": Quantity("500.0", "亿元"),
        "right": Quantity("4000000", "万元"),
    }
    things = {"things": Quantity(400 * 10**8, "个")}
    inputs = {"part": Quantity("100.0", "亿元"), "whole": Quantity("500.0", "亿元")}
    assert (OTHER_BASE, 400 * 10**8, "right") == found(SHARE, "25.0%", others=others, **inputs)
    assert found(SHARE, "33.0%", others=others, **inputs) is None
    assert found(SHARE, "25.0%", others=things, **inputs) is None
    one = {"part": Quantity("0.25"), "whole": Quantity("0.5")}
    assert (OTHER_BASE, 1, "one") == found(SHARE, "25.0%", others={"one": Quantity("1")}, **one)


def test_ten_thousand_times_as_much_or_as_little():
    """万 for 亿 and the other way; the measure need not have times or totals."""
    parts = [{"value": Quantity("1.2", "亿元")}, {"value": Quantity("0.3", "亿元")}]
    assert (OTHER_SCALE, 10000, "") == found(TOTAL, "1.5万元", parts=parts)
    assert (OTHER_SCALE, Fraction(1, 10000), "") == found(TOTAL, "15000亿元", parts=parts)
    assert found(TOTAL, "15亿元", parts=parts) is None


def test_nothing_follows_from_what_is_undefined():
    """A period that is missing, and a target of zero."""
    assert found(PACE_VARIANCE, "9.9个百分点", rate=Quantity("50", "%"), elapsed=Missing()) is None
    assert found(COMPLETION, "9.9%", actual=Ratio(1), target=Ratio(0)) is None


GROUPS = [
    {"numerator": 1, "denominator": 2, "growth": "0.1", "rate": "0.1"},
    {"numerator": 3, "denominator": 10, "growth": "0.4", "rate": "0.4"},
]


@pytest.mark.parametrize(
    ("name", "reason", "inputs", "expected"),
    [
        ("average_growth", "total_over_years", {"current": 144, "base": 100, "years": 2}, "0.22"),
        ("average_growth_of_total", "total_over_years", {"growth": "0.44", "years": 2}, "0.22"),
        ("baseline_progress", "completion_for_progress", {"actual": 60, "baseline": 20, "target": 80}, "0.75"),
        ("target_gap", "ratio_of_rates", {"actual": 60, "target": 80}, "0.75"),
        ("decline_from_decrement", "decrement_over_current", {"current": 80, "decrement": 20}, "0.25"),
        ("growth", "times_for_growth", {"current": 110, "previous": 100}, "1.1"),
        ("growth_from_increment", "increment_over_current", {"current": 110, "increment": 10}, "1/11"),
        ("times", "growth_for_times", {"current": 110, "previous": 100}, "0.1"),
        ("required_decline", "points_for_compounding", {"achieved": "0.1", "target": "0.16", "left": 3}, "0.02"),
        ("per_average", "end_for_average", {"amount": 10, "start": 1, "end": 4}, "2.5"),
        ("growth_of_groups", "mean_of_ratios", {"groups": GROUPS}, "0.25"),
        ("rate_of_groups", "mean_of_ratios", {"groups": GROUPS}, "0.25"),
        ("ratio_of_sums", "mean_of_ratios", {"groups": GROUPS}, "0.4"),
    ],
)
def test_every_common_mistake_by_hand(name, reason, inputs, expected):
    """What somebody would have calculated instead."""
    measure = MEASURES[name]
    assert {reason} == set(measure.mistakes)
    values = {key: Quantity(value) for key, value in inputs.items() if key != "groups"}
    children = [row({key: Quantity(value) for key, value in group.items()}) for group in inputs.get("groups", ())]
    found = evaluate(measure.mistakes[reason], row(values, relations={"groups": children}))
    assert Fraction(expected) == found


def test_no_other_measure_has_a_common_mistake():
    """The table above is complete."""
    assert 13 == sum(bool(measure.mistakes) for measure in MEASURES.values())
