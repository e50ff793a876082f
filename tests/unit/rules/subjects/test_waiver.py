"""Waivers as subjects."""

from typing import Any

from devreport.model import Text
from devreport.rules.subjects.waiver import Use
from devreport.rules.subjects.waiver import subjects as waivers
from tests.rules.assessed import context_of, subjects

PLAN: dict[str, Any] = {
    "indicators": [{"id": "x", "name": "投资", "unit": "亿元"}],
    "orgs": [{"id": "o", "name": "统计局"}],
    "notes": [{"id": "n", "text": "统筹"}],
    "waivers": [
        {"rule": "I03", "subject": "x", "reason": "汛期", "by": "o", "until": "2023-05-01"},
        {"rule": "I03", "subject": "x/o", "reason": "汛期", "by": "o", "period": "2022"},
        {"rule": "T02", "subject": "n", "reason": "汛期", "by": "o"},
    ],
}


def test_nothing_is_explained_before_the_rules_were_asked() -> None:
    """And a waiver names its rule by the handle it has."""
    found = subjects("waiver", PLAN)
    assert ["waiver:I03:x", "waiver:I03:x/o/2022", "waiver:T02:n"] == list(found)
    assert [(Use.UNUSED, True), (Use.UNUSED, False), (Use.UNUSED, False)] == [
        (one.cells["use"], one.cells["ends"]) for one in found.values()
    ]
    assert ["2023-S1", "2022", "2023-S1"] == [one.period.code for one in found.values()]
    assert Text({"zh": "I03", "en": "I03"}) == found["waiver:I03:x"].texts["rule"]


def test_one_for_a_period_is_not_the_one_for_every_period() -> None:
    """Both may be about the period of the report."""
    given = {"rule": "I03", "subject": "x", "reason": "汛期", "by": "o"}
    found = subjects("waiver", {**PLAN, "waivers": [given, {**given, "period": "2023-S1"}]})
    assert ["waiver:I03:x", "waiver:I03:x/2023-S1"] == list(found)


def test_what_it_is_about_has_a_name() -> None:
    """That of the unit, of the record, or else its id."""
    assert ["投资", "统计局", "n"] == [str(one.texts["name"]) for one in subjects("waiver", PLAN).values()]


def test_then_its_use_and_the_title_of_its_rule_are_known() -> None:
    """As they are given."""
    one = next(waivers(context_of(PLAN), uses={"waiver:I03:x": Use.USED}, titles={"I03": Text("进度")}))
    assert (Use.USED, "进度") == (one.cells["use"], str(one.texts["rule"]))
