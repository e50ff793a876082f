"""How far items have come."""

from datetime import date

import pytest

from devreport.model import PlanItem, Status
from devreport.rules.facts.schedule import STATUS, status_cells
from tests.rules.assessed import context_of


def cells(**given: object) -> dict[str, object]:
    """The cells of an item at the end of June."""
    return dict(status_cells(context_of({}), PlanItem(**{"id": "x", "name": "事项", **given})))


def test_the_cells_are_those_of_the_table() -> None:
    """So that rules can be checked against it."""
    assert set(STATUS) == set(cells())


@pytest.mark.parametrize(
    ("given", "status", "done"),
    [
        ({"status": Status.DONE}, "done", True),
        ({"finished": date(2023, 6, 30)}, "done", True),
        ({"finished": date(2023, 7, 1)}, None, False),
        ({"status": Status.IN_PROGRESS, "finished": date(2023, 6, 1)}, "in_progress", True),
        ({}, None, False),
    ],
)
def test_an_item_is_done_by_its_status_or_by_its_day(given: dict[str, object], status: str | None, done: bool) -> None:
    """A day after the report has not come yet."""
    assert (status, done) == (cells(**given)["status"], cells(**given)["done"])


def test_days_are_there_or_not() -> None:
    """Whether one is asked for is always known."""
    assert (True, False) == (cells(due=date(2023, 6, 30))["dated"], cells()["dated"])
    assert (True, False) == (cells(starts=date(2023, 6, 30))["started_by"], cells()["started_by"])
