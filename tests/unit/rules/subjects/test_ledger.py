"""Ledgers as subjects."""

from typing import Any

from tests.rules.assessed import subjects

ENTRIES = [{"id": "a", "name": "甲", "closed_on": "2023-06-30", "measures": ["整改"]}, {"id": "b", "due": "2023-07-31"}]


def one(**given: Any) -> Any:
    """The subject of a ledger."""
    return subjects("ledger", {"ledgers": [{"id": "x", "name": "问题", **given}]})["x"]


def test_what_is_stated_comes_before_what_is_counted() -> None:
    """In the unit that was stated."""
    found = one(found="9条", entries=ENTRIES)
    assert ["9条", "1条"] == [str(found.cells[name]) for name in ("found", "closed")]
    assert [("ledger:x.found",), ("ledger:x.entries",)] == [found.inputs[name] for name in ("found", "closed")]


def test_entries_are_counted_in_pieces() -> None:
    """Where no unit is stated."""
    assert ["2个", "1个"] == [str(one(entries=ENTRIES).cells[name]) for name in ("found", "closed")]


def test_without_entries_nothing_is_counted() -> None:
    """No entry is not the same as nothing found."""
    assert (None, False) == (one().cells["found"], one().cells["itemised"])


def test_an_entry_without_a_name_has_its_id() -> None:
    """So that it can be named when it is overdue."""
    first, second = one(entries=ENTRIES).children["entries"]
    assert ["甲", "b"] == [str(first.texts["name"]), str(second.texts["name"])]
    assert [(True, False, True), (False, True, False)] == [
        tuple(entry.cells[name] for name in ("closed", "dated", "measured")) for entry in (first, second)
    ]
    assert ("ledger:x.entries.b.due",) == second.inputs["due"]
