"""Whole plans judged."""

from typing import Any

import pytest
from hypothesis import given, settings

from devreport.findings import Figure, Outcome
from devreport.model import Plan
from devreport.periods import Period
from devreport.quantities import Missing
from devreport.rules import Assessment, Context, RuleSet, assess_plan, core_rules
from tests.rules.assessed import cases, context_of
from tests.strategies.model import plans

INDICATORS = [{"id": name, "name": name, "unit": "亿元"} for name in ("a", "b", "c")]
PLAN: dict[str, Any] = {
    "indicators": INDICATORS,
    "sources": [{"id": "bulletin", "title": "统计公报"}],
    "observations": [
        {"indicator": "a", "period": "2023-S1", "value": "60亿元", "source": "bulletin"},
        {"indicator": "b", "period": "2023-S1", "value": {"missing": "missing"}},
    ],
    "targets": [{"indicator": name, "period": "2023", "value": "100亿元"} for name in ("a", "b")],
    "claims": [
        {"id": "rate", "measure": "completion", "inputs": [["actual", "60亿元"]], "value": "60%", "source": "bulletin"},
        {"id": "other", "measure": "completion", "value": "60%"},
    ],
}


def figures(assessment: Assessment) -> list[Figure]:
    """Every figure of every finding."""
    own = [figure for finding in assessment.findings for figure in finding.figures.values()]
    listed = [one.figure for finding in assessment.findings for each in finding.lists.values() for one in each]
    return own + [figure for figure in listed if figure]


def test_a_tally_counts_every_subject_of_the_kind() -> None:
    """One indicator is ahead, one is unknown; the third has nothing to judge."""
    tally = assess_plan(context_of(PLAN)).tallies["indicator.pace"]
    assert (1, 0, 1, 0) == (tally.passed, tally.failed, tally.unknown, tally.not_applicable)


def test_a_rule_that_judged_nothing_has_a_tally_too() -> None:
    """Of zero subjects."""
    assert 0 == assess_plan(context_of(PLAN)).tallies["org.heads"].subjects


def test_other_rules_may_be_applied() -> None:
    """Only those then."""
    rules = RuleSet(id="own", version="1", rules=(core_rules().rule("I03"),))
    assessment = assess_plan(context_of(PLAN), ruleset=rules)
    assert (["indicator.pace"], rules) == (list(assessment.tallies), assessment.ruleset)


def test_recorded_figures_name_their_sources() -> None:
    """Those of the plan before included."""
    previous = context_of({**PLAN, "claims": []}).plan
    assessment = assess_plan(context_of({**PLAN, "observations": []}, previous=previous))
    assert {
        "obs:a@2023-S1": "bulletin",
        "claim:rate.value": "bulletin",
        "claim:rate.inputs[0]": "bulletin",
    } == assessment.sources


@pytest.mark.parametrize("code", ["L01", "I10", "B02"])
def test_findings_come_rule_by_rule(code: str) -> None:
    """In the order of the codes."""
    codes = [rule.code for rule in core_rules().rules]
    assert sorted(codes) == codes
    assert code in codes


def _check(assessment: Assessment, plan: Plan) -> None:
    judged = dict.fromkeys(Outcome, 0)
    for finding in assessment.findings:
        judged[finding.outcome] += 1
        assert (finding.outcome is Outcome.UNKNOWN) is bool(finding.missing or finding.undefined)
    tallies = assessment.tallies.values()
    assert judged[Outcome.PASS] == sum(tally.passed for tally in tallies)
    assert judged[Outcome.FAIL] == sum(tally.failed for tally in tallies)
    assert judged[Outcome.UNKNOWN] == sum(tally.unknown for tally in tallies)
    assert {len(plan.ledgers)} == {assessment.tallies[f"ledger.{name}"].subjects for name in ("closure", "balance")}
    ids = [finding.id for finding in assessment.findings]
    assert len(ids) == len(set(ids))
    named: dict[str, Figure] = {}
    assert all(figure == named.setdefault(figure.id, figure) for figure in figures(assessment))


@settings(max_examples=30, deadline=None)
@given(plan=plans(), previous=plans())
def test_outcomes_add_up_on_any_plan(plan: Plan, previous: Plan) -> None:
    """No plan makes a rule stumble; an unknown has a cause; ids of findings and figures are one thing's each."""
    as_of = plan.as_of or plan.period.end
    assessment = assess_plan(Context(plan=plan, period=plan.period, as_of=as_of, previous=previous))
    _check(assessment, plan)
    assert (
        assessment.findings
        == assess_plan(Context(plan=plan, period=plan.period, as_of=as_of, previous=previous)).findings
    )


def test_every_figure_of_the_cases_has_inputs_or_a_threshold() -> None:
    """A figure comes from what was recorded; a threshold comes from its rule."""
    assessments = [assess_plan(context_of(case["plan"])) for case in cases() if "period" not in case]
    given = [figure for one in assessments for figure in figures(one) if not isinstance(figure.value, Missing | Period)]
    bare = {figure.id.rpartition(":")[2] for figure in given if not figure.inputs}
    assert {"item.threshold.threshold"} == bare
