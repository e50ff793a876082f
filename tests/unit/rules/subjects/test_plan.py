"""The plan as a subject."""

from datetime import date

from attrs import evolve

from devreport.rules.subjects import subjects_of
from tests.rules.assessed import context_of, subjects

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


def test_what_is_released_later_is_not_known_yet() -> None:
    """Where the day of the report is stated; otherwise every vintage counts."""
    later = {"indicator": "x", "period": "2023-S1", "value": "2亿元", "released_on": "2023-07-20"}
    context = context_of({"indicators": X, "observations": [{**later, "released_on": "2023-07-05"}, later]})
    for day, known in ((None, 2), (date(2023, 7, 20), 2), (date(2023, 7, 19), 1), (date(2023, 6, 30), 0)):
        [plan] = [one for one in subjects_of(evolve(context, known_on=day)) if one.kind == "plan"]
        assert known == len(plan.children["recorded"])
