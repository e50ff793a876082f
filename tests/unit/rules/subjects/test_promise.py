"""Promises as subjects."""

from tests.rules.assessed import subjects

ITEMS = [
    {"id": "new", "name": "新", "made_in": "2023-S1", "modality": "ensure", "due": "2023-12-31", "tags": ["next"]},
    {"id": "old", "name": "旧", "made_in": "2022-S2"},
    {"id": "now", "name": "今"},
]


def test_only_what_this_report_promises_is_a_promise() -> None:
    """What the one before promised is followed up."""
    found = subjects("promise", {"items": ITEMS})
    assert ["new"] == list(found)
    assert (("item:new.due",), ("next",), True) == (
        found["new"].inputs["due"],
        found["new"].tags,
        found["new"].cells["dated"],
    )
