"""Figures in free texts as subjects."""

from typing import Any

import pytest

from devreport.model import Hedge
from devreport.quantities import Ratio, parse_unit
from tests.rules.assessed import subjects


def said(text: Any, *, unit: str = "亿元", **observation: Any) -> Any:
    """The subject of the figure that a text states, if it states one."""
    lists = {
        "indicators": [{"id": "x", "name": {"zh": "投资", "en": "investment"}, "unit": unit}],
        "observations": [{"indicator": "x", "period": "2023-S1", "value": f"100{unit}", **observation}],
        "notes": [{"id": "n", "text": text}],
    }
    return subjects("mention", lists).get("n/x")


@pytest.mark.parametrize(
    ("text", "figure", "hedge"),
    [
        ("投资100亿元", "100亿元", ""),
        ("今年以来，投资累计完成100.5亿元，增长较快", "100.5亿元", ""),
        ("投资达到1000000万元", "1000000万元", ""),
        ("投资超100亿元", "100亿元", Hedge.OVER),
        ("投资近100亿元", "100亿元", Hedge.NEARLY),
        ("投资约100亿元", "100亿元", Hedge.ABOUT),
        ("投资100亿余元", "100亿元", Hedge.OVER),
    ],
)
def test_a_figure_right_behind_a_name_is_said_of_it(text: str, figure: str, hedge: Any) -> None:
    """With its hedge."""
    found = said(text)
    assert (figure, hedge) == (str(found.cells["said"]), found.cells["hedge"])


@pytest.mark.parametrize(
    "text",
    [
        "去年投资100亿元",
        "2022年投资100亿元",
        "计划投资100亿元",
        "投资较快，100亿元到位",
        "投资100个",
        "没有数字",
        "投资100种",
        {"en": "investment reached 100"},
    ],
)
def test_what_may_be_of_another_time_or_kind_is_left_alone(text: Any) -> None:
    """Rather no finding than a false alarm."""
    assert said(text) is None


def test_a_figure_that_is_not_recorded_has_nothing_to_be_held_against() -> None:
    """What is missing stays missing; without any record there is no subject."""
    found = said("投资100亿元", value={"missing": "not_collected"})
    assert (None, False) == (found.cells["reach"], found.cells["exact"])
    assert said("投资100亿元", period="2022-S1") is None


def test_a_figure_is_exact_as_far_as_its_record_goes() -> None:
    """A record without a hedge gives a text no ground for one."""
    assert said("投资100余个", unit="个").cells["exact"] is True
    assert said("投资100余个", unit="个", hedge="over").cells["exact"] is False
    assert said("投资100.0余亿元", value="100.0亿元").cells["exact"] is True
    assert said("投资近100亿元", hedge="nearly").cells["exact"] is False


def test_it_reaches_as_far_as_rounding_and_hedges_do() -> None:
    """Half a unit of the last place of each; rates in points."""
    assert "1亿元" == str(said("投资100亿元").cells["reach"]).replace(" ", "")
    assert Ratio("100.5", unit=parse_unit("亿元")) == said("投资100亿元", hedge="over").cells["reach"]
    assert "个百分点" in str(said("投资100%", unit="%").cells["reach"])
