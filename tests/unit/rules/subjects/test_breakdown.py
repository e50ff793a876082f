"""Breakdowns as subjects."""

from typing import Any

from devreport.quantities import Quantity, Ratio
from tests.rules.assessed import subjects

LISTS = {
    "indicators": [{"id": "t", "name": "总数", "unit": "亿元", "noun": "投资", "display": {"hedge": "over"}}],
    "orgs": [{"id": "a", "name": "甲"}, {"id": "b", "name": "乙"}],
    "observations": [
        {"indicator": "t", "period": "2023-S1", "value": "6.0亿元"},
        {"indicator": "t", "about": "a", "period": "2023-S1", "value": "2.50亿元"},
    ],
}
PARTS = [{"name": "甲", "about": "a"}, {"name": "乙", "about": "b"}, {"name": "丙", "value": "1亿元", "subtract": True}]


def one(**given: Any) -> Any:
    """The subject of a breakdown."""
    return subjects("breakdown", {**LISTS, "breakdowns": [{"id": "x", "name": "按区", **given}]})["x"]


def test_parts_have_a_figure_of_their_own_or_that_of_a_unit() -> None:
    """Or none."""
    found = one(indicator="t", parts=PARTS)
    values = [part.cells["value"] for part in found.children["parts"]]
    assert [Quantity("2.50", "亿元"), None, Quantity(1, "亿元")] == values
    assert [("obs:t/a@2023-S1",), ("breakdown:x.parts[1].value",)] == [
        part.inputs["value"] for part in found.children["parts"][:2]
    ]


def test_each_figure_reaches_half_a_unit_each_way() -> None:
    """What is missing reaches nowhere."""
    found = one(indicator="t", parts=PARTS)
    assert [Ratio(5, 100, "亿元")] * 2 == [found.cells["below"], found.cells["above"]]
    assert [Ratio(5, 1000, "亿元"), None] == [part.cells["above"] for part in found.children["parts"][:2]]


def test_a_hedged_figure_reaches_as_far_as_its_hedge() -> None:
    """1200余 is below 1300."""
    hedged = {"indicator": "c", "period": "2023-S1", "value": "1200条", "hedge": "over"}
    lists = {
        "indicators": [{"id": "c", "name": "数", "unit": "条", "nature": "count"}],
        "observations": [hedged],
        "breakdowns": [{"id": "x", "name": "按区", "indicator": "c"}],
    }
    found = subjects("breakdown", lists)["x"]
    assert [Ratio(0, 1, "条"), Ratio(100, 1, "条")] == [found.cells["below"], found.cells["above"]]


def test_nothing_of_it_is_hedged() -> None:
    """The hedge is that of the indicator's own figure."""
    found = one(indicator="t", parts=PARTS)
    assert [None, None] == [found.display.hedge, found.children["parts"][0].display.hedge]


def test_the_noun_is_its_own() -> None:
    """Or none."""
    assert ["", "大产业", ""] == [
        str(one(indicator="t").texts["noun"]),
        str(one(indicator="t", noun="大产业").texts["noun"]),
        str(one().texts["noun"]),
    ]


def test_names_alone_are_only_counted() -> None:
    """There is nothing to add up."""
    found = one(indicator="t", parts=[{"name": "甲"}], stated_parts=1)
    assert (False, True, Quantity(1)) == tuple(found.cells[name] for name in ("totalled", "enumerated", "stated"))
