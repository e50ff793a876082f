"""Plan items as subjects."""

from typing import Any

from devreport.model import Text
from devreport.quantities import Quantity, parse_unit
from tests.rules.assessed import subjects


def one(lists: dict[str, Any] | None = None, **given: Any) -> Any:
    """The subject of an item."""
    return subjects("item", {"items": [{"id": "x", "name": "事项", **given}], **(lists or {})})["x"]


def test_what_an_indicator_recorded_about_it_is_its_actual() -> None:
    """With the target for it, and the display of the indicator."""
    lists = {
        "indicators": [{"id": "inv", "name": "投资", "unit": "亿元", "display": {"places": 1}}],
        "observations": [{"indicator": "inv", "about": "x", "period": "2023-S1", "value": "1亿元", "hedge": "over"}],
        "targets": [{"indicator": "inv", "about": "x", "period": "2023", "value": "2亿元"}],
    }
    found = one(lists, kind="project", measured_by="inv", investment="3亿元")
    assert (Quantity(1, "亿元"), Quantity(2, "亿元"), True) == tuple(
        found.cells[name] for name in ("actual", "target", "spending")
    )
    assert (("obs:inv/x@2023-S1",), 1, {"actual"}) == (found.inputs["actual"], found.display.places, set(found.hedges))
    assert parse_unit("亿元") == found.unit


def test_people_and_units_are_counted_apart() -> None:
    """名 for people, 个 for units."""
    found = one(responsibility={"leaders": ["a"], "lead_units": ["u"], "people": [], "assisting": ["u", "v"]})
    assert ["1名", "1个", "0名", "2个"] == [
        str(found.cells[name]) for name in ("leaders", "lead_units", "people", "assisting")
    ]
    assert found.cells["lead_assists"]


def test_milestones_are_its_child_rows() -> None:
    """Each with ids of its own fields."""
    (step,) = one(milestones=[{"name": "封顶", "due": "2023-05-01"}]).children["milestones"]
    assert (Text("封顶"), ("item:x.milestones[0].due",)) == (step.texts["name"], step.inputs["due"])


def test_a_promise_is_one_of_the_period_of_the_report() -> None:
    """Whatever the period is called."""
    assert [True, False, False] == [
        one(made_in="2023-01/2023-06").cells["promised"],
        one(made_in="2022-S2").cells["promised"],
        one().cells["promised"],
    ]
