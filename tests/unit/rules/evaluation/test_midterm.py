"""The mid-term evaluation of a five-year plan."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from devreport.errors import InputError
from devreport.model import Accumulation, Baseline, Binding, Indicator, Nature, Observation, Plan, Target
from devreport.periods import Days, half, parse_period, year
from devreport.quantities import Quantity
from devreport.rules import MidtermStatus, core_rules, evaluate_midterm
from devreport.rules.rule import ParameterValue

SPAN = parse_period("2021/2025")
S = MidtermStatus


def plan(**levels):
    """A plan of indicators that are to go from 60 to 64: the level and the bindingness of each."""
    return Plan(
        id="p",
        title="规划",
        period=half(2023, 1),
        indicators=[
            Indicator(
                id=name, name=name, unit="亿元", nature=Nature.STOCK, accumulation=Accumulation.POINT, binding=binding
            )
            for name, (_, binding) in levels.items()
        ],
        baselines=[Baseline(indicator=name, period=year(2020), value=Quantity("60", "亿元")) for name in levels],
        targets=[Target(indicator=name, period=SPAN, value=Quantity("64", "亿元")) for name in levels],
        observations=[
            Observation(indicator=name, period=half(2023, 1), value=Quantity(level, "亿元"))
            for name, (level, _) in levels.items()
            if level
        ],
    )


MIXED = plan(
    a=("62", Binding.BINDING),
    b=("61", Binding.EXPECTED),
    c=("63", Binding.EXPECTED),
    d=("64", None),
    e=(None, Binding.EXPECTED),
)


def test_every_indicator_has_a_status():
    """In the order of the plan, with what is missing named."""
    found = evaluate_midterm(MIXED)
    assert {"a": S.ON_PACE, "b": S.BEHIND, "c": S.AHEAD, "d": S.ACHIEVED_EARLY, "e": S.UNKNOWN} == found.statuses
    assert list("abcde") == list(found.statuses)
    assert ("actual",) == found.indicators["e"].missing
    assert (SPAN, date(2023, 6, 30)) == (found.span, found.as_of)


def test_statuses_are_counted():
    """All of them, and by how firm the indicators are."""
    found = evaluate_midterm(MIXED)
    assert [1, 1, 1, 1, 1] == list(found.counts().values())
    assert {S.ON_PACE: 1} == {status: number for status, number in found.counts(Binding.BINDING).items() if number}
    assert 3 == sum(found.counts(Binding.EXPECTED).values())


def test_a_binding_indicator_that_lags_decides():
    """An expected one does not."""
    assert S.ON_PACE is evaluate_midterm(MIXED).verdict
    assert S.BEHIND is evaluate_midterm(plan(a=("61", Binding.BINDING), b=("64", None))).verdict
    assert S.UNKNOWN is evaluate_midterm(plan(a=(None, Binding.BINDING), b=("64", None))).verdict


def test_what_each_year_must_bring_is_enclosed():
    """A root, within its radius."""
    found = evaluate_midterm(MIXED).required
    exact = found["b"]
    low, high = exact.base - exact.radius, exact.base + exact.radius
    assert (1 + low) ** 5 <= Fraction(64, 61) ** 2 <= (1 + high) ** 5
    assert 0 < high - low <= Fraction(1, 10**58)
    assert "e" not in found


def test_the_day_is_that_of_the_plan_unless_it_is_given():
    """Elapsed time may be counted in days, and the thresholds are those of the rules."""
    early = evaluate_midterm(evolve(MIXED, as_of=date(2024, 1, 1)))
    assert date(2024, 1, 1) == early.as_of
    assert S.ON_PACE is evaluate_midterm(MIXED, calendar=Days()).statuses["a"]
    ours = core_rules().rule("indicator.midterm-binding")
    strict = evolve(ours, parameters={**ours.parameters, "on_pace": ParameterValue(Quantity("101", "%"), "house")})
    found = evaluate_midterm(MIXED, ruleset=core_rules().replacing(strict, version="2"))
    assert S.BEHIND is found.statuses["a"]


@pytest.mark.parametrize("day", [date(2021, 6, 30), date(2025, 12, 31), date(1964, 6, 30)])
def test_a_day_must_be_one_for_a_mid_term_review(day):
    """Neither in the first year, nor at the end, nor outside any plan."""
    with pytest.raises(InputError, match="five-year plan"):
        evaluate_midterm(MIXED, as_of=day)


def test_there_must_be_something_to_reach():
    """Targets of a single year are none."""
    with pytest.raises(InputError, match="targets of 2021/2025"):
        evaluate_midterm(
            evolve(MIXED, indicators=[evolve(MIXED.indicators[3])], baselines=[], targets=[], observations=[])
        )
