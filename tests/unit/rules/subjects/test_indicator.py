"""Indicators as subjects."""

from typing import Any

import pytest

from devreport.measures import Grade
from devreport.quantities import Hedge, Quantity
from tests.rules.assessed import subjects

X = {"id": "x", "name": "投资", "unit": "亿元", "tags": ["key"]}


def obs(value: object, period: str = "2023-S1", **given: object) -> dict[str, Any]:
    """An observation."""
    return {"indicator": "x", "period": period, "value": value, **given}


def one(identity: str = "x", **lists: Any) -> Any:
    """The subject of that id."""
    given = {name: lists.pop(name) for name in ("period", "as_of") if name in lists}
    return subjects("indicator", {"indicators": [X], **lists}, **given)[identity]


def test_a_subject_for_each_thing_that_figures_are_about() -> None:
    """An item gives its name, a unit does not."""
    lists = {
        "indicators": [X],
        "orgs": [{"id": "u", "name": "甲区"}],
        "items": [{"id": "road", "name": "环城路", "kind": "project"}],
        "observations": [obs("1亿元"), obs("1亿元", about="u"), obs("1亿元", about="road")],
    }
    found = subjects("indicator", lists)
    assert {"x": "投资", "x/u": "投资", "x/road": "环城路"} == {
        identity: str(each.texts["name"]) for identity, each in found.items()
    }
    assert ("key",) == found["x/road"].tags


def test_a_baseline_alone_makes_a_subject() -> None:
    """So that its lack of a figure is noticed."""
    assert one(baselines=[{"indicator": "x", "period": "2022", "value": "1亿元"}]).cells["based"]


def test_the_newest_baseline_counts() -> None:
    """By the end of its period."""
    base = [{"indicator": "x", "period": year, "value": f"{year}亿元"} for year in ("2021", "2022", "2020")]
    assert Quantity(2022, "亿元") == one(baselines=base).cells["baseline"]


@pytest.mark.parametrize(
    ("period", "before", "value"),
    [
        ("2023-S1", "2023-01/2023-05", "5亿元"),
        ("2023-01/2023-03", "2023-01/2023-02", "5亿元"),
        ("2023-01/2023-02", "2023-M01", None),
        ("2023-Q2", "2023-04/2023-05", None),
        ("2023-01-01/2023-06-15", "2023-01/2023-05", None),
    ],
)
def test_the_figure_a_month_earlier(period: str, before: str, value: str | None) -> None:
    """Only where the period runs from January through whole months; 1—2月 has none before it."""
    cell = one(period=period, observations=[obs("9亿元", period), obs("5亿元", before)]).cells["before"]
    assert (Quantity.parse(value) if value else None) == cell


def test_a_recorded_hedge_goes_with_the_figure() -> None:
    """And is known as the one it is printed with."""
    hedged = {**X, "display": {"hedge": "over"}}
    found = one(indicators=[hedged], observations=[obs("1亿元", hedge="over")])
    assert ({"actual", "to_date"}, Hedge.OVER) == (set(found.hedges), found.cells["hedge_recorded"])


@pytest.mark.parametrize(
    ("growth", "grade"),
    [
        ("10%", Grade.FOLLOWS),
        ("20%", Grade.DOES_NOT_FOLLOW),
        ({"missing": "not_published"}, ""),
    ],
)
def test_a_stated_growth_is_graded(growth: object, grade: Grade | str) -> None:
    """If it is there."""
    lists = {"observations": [obs("110.0亿元"), obs("100.0亿元", "2022-S1")], "growths": [obs(growth)]}
    assert grade == one(**lists).cells["growth_grade"]


def test_a_plan_for_five_years_is_compared_with_no_year_before() -> None:
    """There is none."""
    found = one(period="2021/2025", as_of="2023-06-30", observations=[obs("1亿元", "2021/2025")])
    assert found.cells["last_year"] is None
