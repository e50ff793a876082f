"""What a real half-year report states, and what checks it: a rule, the model itself, or nothing and why."""

import json
from pathlib import Path
from typing import Any

import pytest

from devreport.rules import core_rules

SLOTS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("slots.json").read_text(encoding="utf-8"))


def test_every_slot_is_there() -> None:
    """A report has 110 slots."""
    assert [f"s{number:03}" for number in range(1, 111)] == list(SLOTS)


@pytest.mark.parametrize("slot", SLOTS)
def test_a_slot_says_what_checks_it(slot: str) -> None:
    """A rule that exists, an invariant of the model, or why nothing can be decided."""
    said = SLOTS[slot]
    assert set(said) <= {"rules", "model", "undecidable"}
    assert any(said.values())
    assert set() == set(said.get("rules", [])) - {rule.name for rule in core_rules().rules}


def test_a_slot_is_undecidable_only_with_a_reason() -> None:
    """Where no rule and no invariant checks a slot, the reason stands alone."""
    alone = [slot for slot, said in SLOTS.items() if not said.get("rules") and not said.get("model")]
    assert [] == [slot for slot in alone if not SLOTS[slot].get("undecidable")]
