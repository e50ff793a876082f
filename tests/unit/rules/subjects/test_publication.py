"""Series of issues as subjects."""

from typing import Any

import pytest

from devreport.quantities import Quantity
from tests.rules.assessed import subjects


def one(**given: Any) -> Any:
    """The subject of a series."""
    return subjects("publication", {"publications": [{"id": "x", "name": "专报", **given}]})["x"]


@pytest.mark.parametrize(
    ("issues", "declared", "gaps"),
    [([1, 2, 3], [], []), ([1, 4], [], [2, 3]), ([1, 4], [3], [2]), ([5, 6], [1], [2, 3, 4]), ([], [], [])],
)
def test_gaps_are_what_neither_came_out_nor_was_declared(
    issues: list[int], declared: list[int], gaps: list[int]
) -> None:
    """Between the first number known and the last."""
    found = one(issues=issues, gaps_declared=declared)
    assert [Quantity(gap) for gap in gaps] == [gap.cells["number"] for gap in found.children["gaps"]]


def test_a_cited_issue_holds_one_contribution_at_least() -> None:
    """In the unit that contributions are counted in."""
    (cited,) = one(issues=[1, 2], cited=[2], entries="7条").children["cited"]
    assert (Quantity(2), True, Quantity(1, "条")) == tuple(cited.cells[name] for name in ("number", "known", "least"))
    assert ("publication:x.cited",) == cited.inputs["number"]


def test_without_contributions_nothing_is_credited() -> None:
    """Cited issues are then only named."""
    found = one(issues=[1, 2], cited=[2])
    assert (False, Quantity(1)) == (found.cells["credited"], found.children["cited"][0].cells["least"])
