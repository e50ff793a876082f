"""Reconciliations as subjects."""

from typing import Any

from devreport.quantities import Quantity
from tests.rules.assessed import subjects

LISTS = {
    "indicators": [{"id": "b", "name": "账面", "unit": "吨"}, {"id": "a", "name": "实物", "unit": "吨"}],
    "observations": [{"indicator": "b", "period": "2023-S1", "value": "5吨"}],
}


def one(**given: Any) -> Any:
    """The subject of a reconciliation."""
    records = [{"id": "x", "name": "账实", "book": "b", "actual": "a", **given}]
    return subjects("reconciliation", {**LISTS, "reconciliations": records})["x"]


def test_both_sides_are_what_was_recorded() -> None:
    """Or missing, without an id."""
    found = one()
    assert (Quantity(5, "吨"), None) == (found.cells["book"], found.cells["actual"])
    assert (("obs:b@2023-S1",), False) == (found.inputs["book"], "actual" in found.inputs)


def test_no_tolerance_is_zero() -> None:
    """Two figures must then be equal."""
    assert [Quantity(0), Quantity("0.2", "%")] == [one().cells["tolerance"], one(tolerance="0.2%").cells["tolerance"]]


def test_days_between_may_be_limited() -> None:
    """Or not."""
    assert [(None, False), (Quantity(120, "天"), True)] == [
        (each.cells["limit"], each.cells["limited"]) for each in (one(), one(within_days=120))
    ]
