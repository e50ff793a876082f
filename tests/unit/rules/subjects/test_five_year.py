"""Indicators of a five-year plan as subjects."""

from datetime import date
from typing import Any

import pytest

from devreport.periods import parse_period
from devreport.rules.subjects.five_year import is_midterm, plan_span
from tests.rules.assessed import subjects

WHEN = {"period": "2021-01-01/2023-06-30", "as_of": "2023-06-30"}


def one(identity: str = "x", *, targets: Any = ({"value": "64%"},), observations: Any = (), **given: Any) -> Any:
    """The subject of an indicator."""
    lists = {
        "indicators": [{"id": "x", "name": "指标", "unit": "%", **given.pop("indicator", {})}],
        "targets": [{"indicator": "x", "period": "2021/2025", **target} for target in targets],
        "observations": [{"indicator": "x", "period": period, "value": value} for period, value in observations],
        **given,
    }
    return subjects("five_year", lists, **WHEN).get(identity)


def base(value: str, period: str = "2020") -> Any:
    """A base value."""
    return [{"indicator": "x", "period": period, "value": value}]


BASE: Any = {"baselines": base("90亿元")}


def test_a_day_lies_in_one_five_year_plan_or_in_none() -> None:
    """There was none from 1963 to 1965; its first year and last day are no mid-term."""
    whole = parse_period("2021/2025")
    assert (whole, None) == (plan_span(date(2023, 1, 1)), plan_span(date(1964, 1, 1)))
    days = (date(2021, 12, 31), date(2022, 1, 2), date(2025, 12, 30), date(2025, 12, 31))
    assert [False, True, True, False] == [is_midterm(whole, day) for day in days]


def test_a_rate_without_a_base_value_adds_up() -> None:
    """累计降低; with one it is a level, and so is a rate by nature."""
    assert one().cells["additive"] is True
    assert one(baselines=base("60%")).cells["additive"] is False
    assert one(indicator={"nature": "rate"}).cells["additive"] is False
    assert one(indicator={"accumulation": "point"}).cells["additive"] is False
    assert one(targets=()) is None


def test_outside_any_five_year_plan_there_is_nothing() -> None:
    """From 1963 to 1965."""
    assert {} == subjects("five_year", {"indicators": [{"id": "x", "name": "指标", "unit": "%"}]}, period="1964")


def test_the_adjusted_target_counts() -> None:
    """And that of all five years before that of the last one."""
    targets = ({"value": "64%"}, {"value": "63%", "version": "adjusted"}, {"value": "9%", "period": "2025"})
    assert "63%" == str(one(targets=targets).cells["target"])


def test_a_base_value_is_from_before() -> None:
    """The newest of them."""
    values = [*base("58%", "2019"), *base("60%"), *base("61%", "2021")]
    assert "60%" == str(one(baselines=values).cells["baseline"])


def test_what_adds_up_is_summed_as_far_as_it_is_complete() -> None:
    """A gap ends the sum."""
    whole = one(observations=[("2021", "1%"), ("2022", "2%"), ("2023-S1", "1%")])
    assert (4, "30/60") == (whole.cells["actual"].value, str(whole.cells["elapsed"]))
    gap = one(observations=[("2021", "1%"), ("2023-S1", "1%")])
    assert "1%" == str(gap.cells["actual"])
    assert one(observations=[("2022", "1%")]).cells["actual"] is None


def test_a_level_is_the_newest_one_in_time() -> None:
    """What comes after the day of the review, or before the five years, is none; a yearly amount is a whole year's."""
    found = one(baselines=base("60%"), observations=[("2020", "1%"), ("2022", "62%"), ("2023", "63%")])
    assert ("62%", "24/60") == (str(found.cells["actual"]), str(found.cells["elapsed"]))
    yearly = one(
        targets=({"value": "9亿元", "period": "2025"},),
        indicator={"unit": "亿元"},
        baselines=base("5亿元"),
        observations=[("2022", "6亿元"), ("2023-S1", "3亿元")],
    )
    assert "6亿元" == str(yearly.cells["actual"])


def test_a_binding_indicator_without_a_target_is_reviewed_all_the_same() -> None:
    """So that it is missed."""
    found = one(targets=(), indicator={"binding": "binding"}, observations=[("2022", "1%")])
    assert (None, "1%", None) == tuple(
        value and str(value) for value in (found.cells[name] for name in ("target", "actual", "step"))
    )


def test_what_is_still_needed_is_compound_for_levels() -> None:
    """Even for rates, scores and what adds up; nothing where it does not exist."""
    level = {"unit": "亿元", "nature": "stock", "accumulation": "point"}
    found = one(targets=({"value": "121亿元"},), indicator=level, observations=[("2022", "100亿元")], **BASE)
    assert found.cells["growth"] is not None
    assert found.cells["step"] is None
    assert one(observations=[("2021", "4%")]).cells["step"].value == 15
    shrunk = one(targets=({"value": "-1亿元"},), indicator=level, observations=[("2022", "100亿元")], **BASE)
    assert shrunk.cells["growth"] is None


def test_nothing_is_needed_where_what_was_done_is_unknown() -> None:
    """A level without a base value; what adds up, without its first year."""
    rate = one(indicator={"nature": "rate"}, observations=[("2022", "3.4%")])
    assert {None} == {rate.cells[name] for name in ("growth", "step", "allowance", "excess")}
    assert one(observations=[("2022", "4%")]).cells["step"] is None


@pytest.mark.parametrize(("used", "allowance", "excess"), [("45", 22, None), ("100", 0, None), ("101", None, 1)])
def test_what_may_still_be_used_or_is_too_much(used: str, allowance: int | None, excess: int | None) -> None:
    """Of what may add up to so much at most."""
    cap = {"value": "100万吨", "comparator": "at_most"}
    recorded = [("2021-01-01/2023-06-30", f"{used}万吨")]
    found = one(targets=(cap,), indicator={"unit": "万吨"}, observations=recorded).cells
    assert (allowance, excess) == tuple(found[name] and found[name].value for name in ("allowance", "excess"))
    assert found["step"] is None


@pytest.mark.parametrize("given", [{"comparator": "at_most"}, {"comparator": "equal"}])
def test_less_is_better_by_the_target_or_by_the_indicator(given: Any) -> None:
    """控制在…以内, or 逆向指标."""
    direction = {} if given["comparator"] == "at_most" else {"direction": "down"}
    assert one(targets=({"value": "64%", **given},), indicator=direction).cells["falling"] is True
    assert one().cells["falling"] is False


def test_it_may_be_about_an_item() -> None:
    """Whose name it then has."""
    found = one("x/i", targets=({"value": "64%", "about": "i"},), items=[{"id": "i", "name": "事项"}])
    assert "事项" == str(found.texts["name"])
