"""The plan as a subject."""

from datetime import date

from tests.rules.assessed import subjects

X = [{"id": "x", "name": "投资", "unit": "亿元"}]


def test_the_latest_figure_is_the_one_whose_period_ends_last() -> None:
    """Estimates are left out."""
    observations = [
        {"indicator": "x", "period": "2023-S1", "value": "1亿元"},
        {"indicator": "x", "period": "2023-Q1", "value": "1亿元"},
        {"indicator": "x", "period": "2023", "value": "3亿元", "status": "estimated"},
    ]
    found = subjects("plan", {"indicators": X, "observations": observations})["p"]
    assert (date(2023, 6, 30), ("obs:x@2023-S1",)) == (found.cells["latest"], found.inputs["latest"])


def test_a_plan_may_record_nothing() -> None:
    """Then there is no latest figure."""
    found = subjects("plan", {})["p"]
    assert (None, False) == (found.cells["latest"], found.cells["observed"])
