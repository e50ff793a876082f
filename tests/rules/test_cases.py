"""Every rule on named cases: what passes, what fails, what is unknown, what is set aside, and what is on the line."""

from typing import Any

import pytest

from devreport.findings import Outcome
from devreport.rules import Rule, core_rules
from tests.rules.assessed import agrees, cases, judged, outcome_of, shown

RULES = core_rules().rules

#: Rules that only say what is recorded: nothing about it can fail, and what is missing is unknown.
NEVER_FAIL = {
    "indicator.recorded": "a figure is there, or it is unknown",
    "indicator.growth": "a growth is stated, whichever way it goes",
    "indicator.growth_on_period": "a growth is stated, whichever way it goes",
    "indicator.growth_average": "a growth is stated, whichever way it goes",
    "indicator.growth_computed": "a growth is computed, whichever way it goes, or why there is none is said",
    "funding.rate": "a rate is computed, whatever it is",
    "note.recorded": "a text is there",
    **{
        f"funding.{stage}": "a stage is recorded, or it is unknown"
        for stage in ("reserved", "applied", "approved", "allocated", "issued", "disbursed", "spent")
    },
}


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['rule']}: {case['name']}")
def test_a_rule_finds_what_the_case_says(case: dict[str, Any]) -> None:
    """Outcome and verdict, what is missing, and figures and lists where the case gives them."""
    expected, finding = case["expected"], judged(case)
    assert expected["outcome"] == outcome_of(finding).value
    if finding is None:
        return
    assert expected.get("verdict") == (finding.verdict.value if finding.verdict else None)
    assert expected.get("missing", []) == list(finding.missing)
    assert expected.get("undefined", []) == list(finding.undefined)
    wrong = {role: finding.figures[role] for role, text in expected.get("figures", {}).items()}
    assert {} == {role: one for role, one in wrong.items() if not agrees(one, expected["figures"][role])}
    for role, elements in expected.get("lists", {}).items():
        assert elements == [shown(element) for element in finding.lists[role]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_cases_of_both_kinds(rule: Rule) -> None:
    """Each rule passes on a case and fails on another, unless it is said why it cannot fail."""
    outcomes = {Outcome(case["expected"]["outcome"]) for case in cases() if case["rule"] == rule.name}
    assert Outcome.PASS in outcomes
    assert (Outcome.FAIL in outcomes) is (rule.name not in NEVER_FAIL)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_cannot_fail_has_no_verdict_that_fails(rule: Rule) -> None:
    """What is said of a rule is what it is."""
    assert (rule.name in NEVER_FAIL) is all(test.outcome is not Outcome.FAIL for test in rule.verdicts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_verdict_of_a_rule_has_a_case(rule: Rule) -> None:
    """No verdict is dead."""
    reached = {
        (case["expected"].get("verdict"), case["expected"]["outcome"]) for case in cases() if case["rule"] == rule.name
    }
    assert set() == {(test.verdict.value, test.outcome.value) for test in rule.verdicts} - reached


def test_the_cases_name_rules_that_exist() -> None:
    """No case outlives its rule."""
    assert {rule.name for rule in RULES} == {case["rule"] for case in cases()}
