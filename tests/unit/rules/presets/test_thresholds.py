"""Thresholds with their editions."""

from datetime import date

from devreport.quantities import Quantity
from devreport.rules.presets import thresholds, thresholds_of


def test_shipped_thresholds_have_their_sources() -> None:
    """Of mid-term reviews and of goals."""
    for name in ("midterm", "review", "goals"):
        assert all(one.source for one in thresholds(name).values())


def test_editions_hold_in_a_place_or_for_some_time() -> None:
    """In the unit of the threshold unless they have their own."""
    table = {
        "value": "95",
        "unit": "%",
        "source": "general",
        "editions": [
            {"value": "90", "source": "place", "place": "x"},
            {"value": "0.8", "unit": "1", "source": "later", "since": "2026-01-01", "until": date(2026, 12, 31)},
        ],
    }
    found = thresholds_of({"on_pace": table})["on_pace"]
    assert Quantity("90", "%") == found.at(date(2025, 1, 1), "x").value
    assert Quantity("0.8", "1") == found.at(date(2026, 12, 31)).value
    assert Quantity("95", "%") == found.at(date(2027, 1, 1)).value
