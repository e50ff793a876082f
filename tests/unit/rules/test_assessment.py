"""Whole plans judged."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from devreport.errors import InputError, RuleError
from devreport.expressions import Expr, Field, Parameter
from devreport.findings import STATEMENTS, Figure, Outcome, Verdict
from devreport.model import Plan
from devreport.periods import Period
from devreport.quantities import Missing, Quantity, Ratio
from devreport.rules import (
    Assessment,
    Context,
    ParameterEdition,
    ParameterValue,
    Rule,
    RuleSet,
    VerdictTest,
    assess_plan,
    core_rules,
    requirement,
)
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


def test_what_judged_nothing_is_named() -> None:
    """Rules without a subject, and rules that no subject is for."""
    assessment = assess_plan(context_of(PLAN))
    assert {"org.heads", "indicator.light-wuhan"} <= set(assessment.idle)
    assert not {"indicator.pace", "claim.graded"} & set(assessment.idle)


def test_findings_name_their_edition() -> None:
    """That of the rule set."""
    assessment = assess_plan(context_of(PLAN))
    assert {core_rules().edition} == {finding.edition for finding in assessment.findings}


RATE = Field("to_date") / Field("target")
LIMIT = Rule(
    code="X01",
    name="indicator.limit",
    title="完成率",
    over="indicator",
    statement=STATEMENTS["check"],
    applies=Field("targeted"),
    verdicts=(
        VerdictTest(Verdict.MET, Outcome.PASS, RATE >= Parameter("least")),
        VerdictTest(Verdict.MISSED, Outcome.FAIL),
    ),
    figures={"value": RATE, "limit": Parameter("least")},
    parameters={
        "least": ParameterValue(
            Quantity("50", "%"), "general", (ParameterEdition(value=Quantity("70", "%"), source="here", place="here"),)
        )
    },
    source="a notice",
)


@pytest.mark.parametrize(("place", "verdict", "source"), [("", "met", "general"), ("here", "missed", "here")])
def test_thresholds_are_those_of_the_place(place: str, verdict: str, source: str) -> None:
    """60 of 100 is enough in general, and not enough here; the evidence says whose threshold it was."""
    context = evolve(context_of(PLAN), place=place)
    found = assess_plan(context, ruleset=RuleSet(id="own", version="1", rules=(LIMIT,))).findings[0]
    assert (verdict, source) == (
        found.verdict and found.verdict.value,
        found.evidence and found.evidence.thresholds["least"].source,
    )
    assert Ratio(70 if place else 50, unit="%") == found.figures["limit"].value


def test_a_rule_is_not_judged_where_what_it_needs_failed() -> None:
    """It is undecided there, and says why; tallies add up, and findings stay in the order of the rules."""
    later = evolve(
        LIMIT,
        code="X00",
        name="indicator.later",
        needs=("X01",),
        parameters={"least": ParameterValue(Quantity("10", "%"))},
    )
    strict = evolve(LIMIT, parameters={"least": ParameterValue(Quantity("90", "%"), "a notice")})
    assessment = assess_plan(context_of(PLAN), ruleset=RuleSet(id="own", version="1", rules=(later, strict)))
    assert ["indicator.later"] * 2 + ["indicator.limit"] * 2 == [one.rule for one in assessment.findings]
    assert [("indicator.limit",), ("indicator.limit",), (), ()] == [one.unmet for one in assessment.findings]
    assert [None, None, "missed", None] == [one.verdict and one.verdict.value for one in assessment.findings]
    assert (2, 2) == (assessment.tallies["indicator.later"].unknown, assessment.tallies["indicator.later"].subjects)


@pytest.mark.parametrize(
    ("effect", "said"),
    [({"since": date(2023, 7, 1)}, "since 2023-07-01"), ({"until": date(2023, 6, 29)}, "until 2023-06-29")],
)
def test_a_rule_set_judges_only_while_it_is_in_effect(effect: dict[str, date], said: str) -> None:
    """On the last day of the period."""
    with pytest.raises(RuleError, match=f"in effect {said}, expected .* on 2023-06-30"):
        assess_plan(context_of(PLAN), ruleset=RuleSet(id="own", version="1", rules=(), **effect))


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
        assert (finding.outcome is Outcome.UNKNOWN) is bool(finding.missing or finding.undefined or finding.unmet)
    tallies = assessment.tallies.values()
    assert judged[Outcome.PASS] == sum(tally.passed for tally in tallies)
    assert judged[Outcome.FAIL] == sum(tally.failed for tally in tallies)
    assert judged[Outcome.UNKNOWN] == sum(tally.unknown for tally in tallies)
    assert {len(plan.ledgers)} == {assessment.tallies[f"ledger.{name}"].subjects for name in ("closure", "balance")}
    ids = [finding.id for finding in assessment.findings]
    assert len(ids) == len(set(ids))
    named: dict[str, Figure] = {}
    assert all(figure == named.setdefault(figure.id, figure) for figure in figures(assessment))


@settings(max_examples=20, deadline=None)
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
    """A figure comes from what was recorded; a threshold comes from its rule, and a count from what is counted."""
    assessments = [assess_plan(context_of(case["plan"])) for case in cases() if "period" not in case]
    given = [figure for one in assessments for figure in figures(one) if not isinstance(figure.value, Missing | Period)]
    bare = {figure.id.rpartition(":")[2] for figure in given if not figure.inputs}
    goals = {"goal.score.count", "goal.score.required", "goal.completion.count", "goal.completion.target"}
    assert {"item.threshold.threshold", "claim.months.instead", *goals} == bare


@pytest.mark.parametrize(
    ("condition", "over", "place"),
    [
        (Field("actual") + Field("target"), "indicator", "x.a.verdicts[0].when"),
        (Field("actul") > Quantity(1, "亿元"), "indicator", "x.a.verdicts[0].when.left"),
        (Field("aimed"), "indicater", "x.a.over"),
    ],
)
def test_rules_made_in_python_are_checked_before_they_judge(condition: Expr, over: str, place: str) -> None:
    """As those of files are: a number never passes for a condition."""
    ruleset = RuleSet(id="own", version="1", rules=(requirement(condition, name="x.a", over=over),))
    with pytest.raises(RuleError) as caught:
        assess_plan(context_of(PLAN), ruleset=ruleset)
    assert [place] == [problem.where for problem in caught.value.problems]


def test_a_place_of_which_nobody_knows_is_refused() -> None:
    """An organisation of the plan is a place all the same."""
    with pytest.raises(InputError, match="place"):
        assess_plan(evolve(context_of(PLAN), place="wes"))
    orgs = [{"id": "wes", "name": "西区"}]
    assert assess_plan(evolve(context_of({**PLAN, "orgs": orgs}), place="wes")).findings
