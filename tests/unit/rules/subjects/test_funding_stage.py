"""Stages of funding as subjects."""

from devreport.quantities import Missing, Quantity
from tests.rules.assessed import subjects


def test_each_stage_is_a_subject() -> None:
    """What is not asked for is told from what is missing."""
    stages = [{"stage": "applied", "count": "31个"}, {"stage": "issued", "amount": {"missing": "missing"}}]
    lists = {"fundings": [{"id": "bonds", "name": "专项债券", "batch": 1, "stages": stages}]}
    found = subjects("funding_stage", lists)
    assert ["bonds/applied", "bonds/issued"] == list(found)
    assert (Quantity(31, "个"), None, False) == tuple(
        found["bonds/applied"].cells[name] for name in ("count", "amount", "valued")
    )
    assert (Missing, True, Quantity(1)) == (
        type(found["bonds/issued"].cells["amount"]),
        found["bonds/issued"].cells["valued"],
        found["bonds/issued"].cells["batch"],
    )
    assert ("funding:bonds.issued.amount",) == found["bonds/issued"].inputs["amount"]
