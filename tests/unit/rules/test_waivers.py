"""Explained failures: still failures, counted apart."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from devreport.findings import Outcome, Tally, Verdict, Waived
from devreport.model import Text, Waiver
from devreport.rules import Assessment, RuleSet, assess_plan, core_rules
from tests.rules.assessed import context_of
from tests.strategies.model import plans

SLOW: dict[str, Any] = {
    "indicators": [{"id": "x", "name": "投资", "unit": "亿元"}],
    "orgs": [{"id": "o", "name": "统计局"}],
    "observations": [{"indicator": "x", "period": "2023-S1", "value": "40亿元"}],
    "targets": [{"indicator": "x", "period": "2023", "value": "100亿元"}],
}
WAIVER = {"rule": "indicator.pace", "subject": "x", "reason": "汛期停工", "by": "o"}


def assessed(*waivers: dict[str, Any], ruleset: RuleSet | None = None) -> Assessment:
    """The assessment of a plan that is behind, with these waivers."""
    return assess_plan(context_of({**SLOW, "waivers": list(waivers)}), ruleset=ruleset)


def waived(assessment: Assessment) -> Waived | None:
    """What explains the failure."""
    return next(one.waived for one in assessment.findings if one.rule == "indicator.pace")


@pytest.mark.parametrize("rule", ["indicator.pace", "I03"])
def test_an_explained_failure_is_still_one(rule: str) -> None:
    """It says who explained it and why, and is counted among the failures, apart."""
    found = assessed({**WAIVER, "rule": rule})
    assert Waived(reason=Text("汛期停工"), by=Text("统计局")) == waived(found)
    assert Tally(failed=1, waived=1) == found.tallies["indicator.pace"]
    assert 1 == found.tallies["indicator.pace"].subjects


def test_one_who_is_no_unit_is_named_as_written() -> None:
    """Free text."""
    found = waived(assessed({**WAIVER, "by": "张三"}))
    assert found
    assert Text("张三") == found.by


@pytest.mark.parametrize(("until", "expired"), [("2023-06-30", False), ("2023-06-29", True)])
def test_an_explanation_that_has_ended_no_longer_counts(until: str, expired: bool) -> None:
    """The last day still does."""
    found = assessed({**WAIVER, "until": until})
    explanation = waived(found)
    assert explanation
    assert expired is explanation.expired
    assert (0 if expired else 1) == found.tallies["indicator.pace"].waived


def test_of_several_the_one_that_holds_explains() -> None:
    """And one for this very period before one for all; each is used."""
    ended = {**WAIVER, "until": "2023-01-01", "rule": "I03", "reason": "曾经"}
    own = {**WAIVER, "period": "2023-S1", "reason": "本期"}
    found = assessed(ended, WAIVER, own)
    explanation = waived(found)
    assert explanation
    assert "本期" == str(explanation.reason)
    assert [Verdict.EXPIRED, Verdict.CURRENT, Verdict.CURRENT] == [
        one.verdict for one in found.findings if one.rule == "waiver.valid"
    ]


def test_what_passes_is_not_explained() -> None:
    """An explanation for another rule, subject or period explains nothing."""
    found = assessed(
        {**WAIVER, "rule": "indicator.whole"}, {**WAIVER, "subject": "x/o"}, {**WAIVER, "period": "2022-S1"}
    )
    assert waived(found) is None
    assert Tally(failed=2, not_applicable=1) == found.tallies["waiver.valid"]


@pytest.mark.parametrize(
    ("until", "tally"), [({}, Tally(not_applicable=1)), ({"until": "2023-01-01"}, Tally(failed=1))]
)
def test_an_explanation_of_what_is_not_known_yet_may_still_be_needed(until: dict[str, str], tally: Tally) -> None:
    """The figure is not in: it is judged when it is, unless the explanation has ended anyway."""
    gap = {**SLOW, "observations": [], "waivers": [{**WAIVER, **until}]}
    found = assess_plan(context_of(gap))
    assert [Outcome.UNKNOWN] == [one.outcome for one in found.findings if one.rule == "indicator.pace"]
    assert tally == found.tallies["waiver.valid"]


def test_a_rule_that_was_not_asked_is_said_to_be_none() -> None:
    """It may be a slip of the pen."""
    found = assessed({**WAIVER, "rule": "indicator.pce"})
    assert [Verdict.UNKNOWN_RULE] == [one.verdict for one in found.findings if one.rule == "waiver.valid"]


def test_waivers_need_no_rule_about_them() -> None:
    """They explain all the same; their rule is not asked."""
    rules = RuleSet(id="own", version="1", rules=(core_rules().rule("I03"),))
    found = assessed(WAIVER, ruleset=rules)
    assert waived(found)
    assert ["indicator.pace"] == list(found.tallies)


def test_findings_stay_in_the_order_of_the_rules() -> None:
    """Those about waivers where their rule stands."""
    rules = RuleSet(id="own", version="1", rules=tuple(core_rules().rule(code) for code in ("W01", "I03")))
    assert ["waiver.valid", "indicator.pace"] == [one.rule for one in assessed(WAIVER, ruleset=rules).findings]
    unused = {**WAIVER, "period": "2022"}
    assert ["indicator.pace"] == [one.rule for one in assessed(unused, ruleset=rules).findings]


@settings(max_examples=10, deadline=None)
@given(plans())
def test_a_waiver_changes_no_outcome(plan: Any) -> None:
    """Explaining every failure leaves every outcome and verdict as it was, and every tally adds up."""
    context = context_of({}, period="2023-S1")
    before = assess_plan(evolve(context, plan=plan, period=plan.period, as_of=plan.period.end))
    failures = [one for one in before.findings if one.outcome is Outcome.FAIL and one.kind != "waiver"]
    given_for = {
        (one.rule, one.subject): Waiver(rule=one.rule, subject=one.subject, reason="x", by="y") for one in failures
    }
    explained = evolve(plan, waivers=tuple(given_for.values()))
    after = assess_plan(evolve(context, plan=explained, period=plan.period, as_of=plan.period.end))
    others = [one for one in after.findings if one.kind != "waiver"]
    assert [(one.id, one.outcome, one.verdict) for one in before.findings if one.kind != "waiver"] == [
        (one.id, one.outcome, one.verdict) for one in others
    ]
    assert all(one.waived for one in others if one.outcome is Outcome.FAIL)
    assert all(tally.waived == tally.failed for name, tally in after.tallies.items() if name != "waiver.valid")
