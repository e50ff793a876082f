"""Changes between two editions of a plan."""

from datetime import date
from typing import Any

import pytest

from devreport.model import Plan, Text
from devreport.quantities import Quantity
from devreport.rules.differences.plan_changes import Change, changed_plan, changes
from tests.rules.assessed import plan_of

BASE: dict[str, Any] = {
    "indicators": [{"id": "x", "name": "投资", "unit": "亿元"}],
    "observations": [{"indicator": "x", "period": "2023-S1", "value": "52亿元"}],
    "items": [{"id": "t", "name": "道路", "kind": "task", "due": "2023-06-01"}],
}


def one(before: dict[str, Any], after: dict[str, Any]) -> tuple[Plan, Plan, Change]:
    """Two plans and the only change between them."""
    plans = plan_of({**BASE, **before}), plan_of({**BASE, **after})
    [found] = changes(*plans)
    return *plans, found


@pytest.mark.parametrize(
    ("after", "ids", "attribute", "facts"),
    [
        (
            {"observations": [{"indicator": "x", "period": "2023-S1", "value": "49亿元"}]},
            ("obs:x@2023-S1",),
            "",
            (Quantity("52", "亿元"), Quantity("49", "亿元")),
        ),
        (
            {
                "observations": [
                    *BASE["observations"],
                    {"indicator": "x", "period": "2023-S1", "value": "49亿元", "released_on": "2023-08-01"},
                ]
            },
            ("obs:x@2023-S1", "obs:x@2023-S1:2023-08-01"),
            "",
            (Quantity("52", "亿元"), Quantity("49", "亿元")),
        ),
        ({"observations": []}, ("obs:x@2023-S1",), "", (Quantity("52", "亿元"), None)),
        (
            {"items": [{"id": "t", "name": "道路", "kind": "task", "due": "2023-07-01"}]},
            ("t",),
            "due",
            (date(2023, 6, 1), date(2023, 7, 1)),
        ),
        (
            {"items": [{"id": "t", "name": "公路", "kind": "task", "due": "2023-06-01"}]},
            ("t",),
            "name",
            ("道路", "公路"),
        ),
        (
            {"items": [{"id": "t", "name": "道路", "kind": "project", "due": "2023-06-01"}]},
            ("t",),
            "kind",
            ("task", "project"),
        ),
        ({"items": []}, ("t",), "", (None, None)),
        ({"items": [*BASE["items"], {"id": "u", "name": "桥", "kind": "task"}]}, ("u",), "", (None, None)),
    ],
)
def test_each_change_stands_by_itself_and_can_be_made_alone(
    after: dict[str, Any], ids: tuple[str, ...], attribute: str, facts: tuple[Any, Any]
) -> None:
    """All vintages of a figure are one change, and so is each attribute of a record."""
    old, new, change = one({}, after)
    assert (ids, attribute, facts) == (change.ids, change.attribute, change.facts)
    assert new == changed_plan(old, change)


def test_of_two_changes_each_is_made_without_the_other() -> None:
    """Nothing else of the plan moves."""
    old = plan_of(BASE)
    new = plan_of({**BASE, "items": [{"id": "t", "name": "公路", "kind": "task", "due": "2023-07-01"}]})
    tried = [changed_plan(old, change) for change in changes(old, new)]
    assert [(Text("公路"), date(2023, 6, 1)), (Text("道路"), date(2023, 7, 1))] == [
        (plan.items[0].name, plan.items[0].due) for plan in tried if plan
    ]


def test_a_change_that_contradicts_the_rest_cannot_be_made_alone() -> None:
    """An observation of an indicator that is new as well."""
    old = plan_of(BASE)
    more = {"id": "y", "name": "产值", "unit": "亿元"}
    seen = {"indicator": "y", "period": "2023-S1", "value": "1亿元"}
    new = plan_of({**BASE, "indicators": [*BASE["indicators"], more], "observations": [*BASE["observations"], seen]})
    assert [True, False] == [changed_plan(old, change) is None for change in changes(old, new)]


def test_a_change_concerns_what_was_made_of_it() -> None:
    """Figures by their ids, records by the ids of their fields or by being the subject."""
    _, _, figure = one({}, {"observations": []})
    _, _, record = one({}, {"items": []})
    assert (True, False) == (
        figure.concerns("y", frozenset({"obs:x@2023-S1"})),
        figure.concerns("x", frozenset({"target:x@2023"})),
    )
    assert [True, True, True, False] == [
        record.concerns("t", frozenset()),
        record.concerns("x/t", frozenset()),
        record.concerns("x", frozenset({"item:t.due"})),
        record.concerns("x", frozenset({"item:tt.due"})),
    ]
    _, _, listed = one(
        {"orgs": [{"id": "o", "name": "局", "heads": []}]}, {"orgs": [{"id": "o", "name": "局", "heads": ["甲"]}]}
    )
    assert (None, None) == listed.facts
