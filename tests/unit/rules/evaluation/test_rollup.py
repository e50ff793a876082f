"""What was found under each goal."""

from devreport.findings import Tally
from devreport.rules import assess_plan, goal_tallies
from tests.rules.assessed import context_of


def test_findings_count_for_every_goal_above() -> None:
    """Those about its indicators, its items and the goals below."""
    lists = {
        "goals": [
            {"id": "g", "name": "总"},
            {"id": "h", "name": "分", "parent": "g", "indicators": ["a"]},
            {"id": "o", "name": "外"},
        ],
        "indicators": [{"id": "a", "name": "甲", "unit": "亿元"}],
        "targets": [{"indicator": "a", "period": "2023", "value": "100亿元"}],
        "observations": [{"indicator": "a", "period": "2023-S1", "value": "40亿元"}],
        "items": [{"id": "t", "name": "事", "goal": "g", "status": "done"}],
    }
    assessment = assess_plan(context_of(lists))
    found = goal_tallies(assessment)
    about = {"a", "t", "g", "h"}
    failed = sum(one.outcome.value == "fail" and one.subject in about for one in assessment.findings)
    assert failed == found["g"].failed >= found["h"].failed > 0
    assert found["g"].passed > found["h"].passed
    assert Tally() == found["o"]
