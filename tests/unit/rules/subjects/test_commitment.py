"""Commitments as subjects."""

from datetime import date

from tests.rules.assessed import plan_of, subjects

BEFORE = plan_of(
    {
        "items": [
            {"id": "a", "name": "甲", "text": "建成甲", "made_in": "2022-S2", "due": "2023-05-31", "tags": ["next"]},
            {"id": "b", "name": "乙", "text": "建成乙", "made_in": "2022-S2"},
            {"id": "c", "name": "丙", "made_in": "2022-S1"},
            {"id": "d", "name": "丁"},
        ]
    },
    period="2022-S2",
)
NOW = {"items": [{"id": "a", "name": "甲工程", "status": "in_progress", "due": "2023-12-31", "tags": ["done", "next"]}]}


def test_what_the_report_before_promised_is_followed_up() -> None:
    """And nothing else."""
    assert ["a", "b"] == list(subjects("commitment", NOW, previous=BEFORE))


def test_without_the_plan_before_nothing_is() -> None:
    """There is nothing to compare with."""
    assert {} == subjects("commitment", NOW)


def test_the_day_that_was_promised_counts() -> None:
    """The name is that of today, the text that of the promise where today has none."""
    found = subjects("commitment", NOW, previous=BEFORE)["a"]
    assert (date(2023, 5, 31), "in_progress") == (found.cells["due"], found.cells["status"])
    assert ["甲工程", "建成甲"] == [str(found.texts[role]) for role in ("name", "text")]
    assert (("done", "next"), "2022-S2") == (found.tags, found.periods["made_in"].code)


def test_what_is_gone_keeps_its_name() -> None:
    """And nothing is known of it."""
    found = subjects("commitment", NOW, previous=BEFORE)["b"]
    assert (True, None, "乙") == (found.cells["vanished"], found.cells["status"], str(found.texts["name"]))
