"""The plan as a subject."""

from datetime import date

from tests.rules.assessed import subjects

X = [{"id": "x", "name": "投资", "unit": "亿元"}]


def test_every_recorded_figure_says_when_its_period_ends() -> None:
    """Estimates are left out."""
    observations = [
        {"indicator": "x", "period": "2023-S1", "value": "1亿元"},
        {"indicator": "x", "period": "2023", "value": "3亿元", "status": "estimated"},
    ]
    found = subjects("plan", {"indicators": X, "observations": observations})["p"].children["recorded"]
    assert [(date(2023, 6, 30), "obs:x@2023-S1")] == [(one.cells["ends"], one.id) for one in found]


def test_a_plan_may_record_nothing() -> None:
    """Then there is nothing to look at."""
    assert () == subjects("plan", {})["p"].children["recorded"]
