"""A finding proves itself, and whoever alters it is found out."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

import devreport
from devreport import Finding, Outcome, Verdict, examples
from devreport.expressions import Absent, Field, Row
from devreport.findings import Evidence, Listed, Shape, Threshold, VerdictTest
from devreport.quantities import Missing, Quantity, Ratio, parse_unit
from devreport.rules import Assessment, RuleSet, core_rules
from devreport.rules.evidence.recheck import recheck
from tests.rules.assessed import cases, judged


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    """What is found about the larger example."""
    example = examples.load("half-year")
    return devreport.assess(example.plan, previous=example.previous)


@pytest.fixture(scope="module")
def pace(assessment: Assessment) -> Finding:
    """A finding with figures of every kind."""
    return next(one for one in assessment.findings if one.rule == "indicator.pace" and one.outcome is Outcome.FAIL)


def case_of(rule: str, outcome: str, **wanted: Any) -> Finding:
    """What a case of the catalogue finds."""
    found = next(
        one
        for one in cases()
        if one["rule"] == rule
        and one["expected"]["outcome"] == outcome
        and wanted.items() <= {**one["expected"], "name": one["name"]}.items()
    )
    finding = judged(found)
    assert finding is not None
    return finding


def evidence_of(finding: Finding) -> Evidence:
    """The evidence, which is there."""
    assert finding.evidence is not None
    return finding.evidence


def with_row(finding: Finding, **changes: Any) -> Finding:
    """The same with another row, hedges left out."""
    evidence = evidence_of(finding)
    row = evolve(evidence.row, **changes)
    return evolve(finding, evidence=evolve(evidence, row=row, reach=row))


def places_of(finding: Finding, ruleset: RuleSet | None = None) -> list[str]:
    """Where a finding does not follow."""
    return [problem.where for problem in recheck(finding, ruleset).problems]


def test_every_finding_of_an_example_is_proven(assessment: Assessment) -> None:
    """By itself, and against the rules it was found by."""
    assert [] == [one.id for one in assessment.findings if not recheck(one, assessment.ruleset)]


def test_a_finding_without_evidence_is_not_proven(pace: Finding) -> None:
    """There is nothing to prove it from."""
    assert "evidence" == recheck(evolve(pace, evidence=None)).problems[0].code


@pytest.mark.parametrize("role", ["actual", "target", "rate", "gap", "remaining", "period"])
def test_an_altered_figure_is_found_out(pace: Finding, role: str) -> None:
    """Whatever its kind."""
    figure = pace.figures[role]
    altered = evolve(figure, value=Ratio(1, 3, "%"))
    assert [f"figures.{role}"] == places_of(evolve(pace, figures={**pace.figures, role: altered}))


def test_a_figure_that_is_gone_or_cites_others_is_found_out(pace: Finding) -> None:
    """Only what the plan does not ask for may be left out."""
    rest = {role: figure for role, figure in pace.figures.items() if role != "rate"}
    cited = evolve(pace.figures["rate"], inputs=("other",))
    assert ["figures.rate"] == places_of(evolve(pace, figures=rest))
    assert ["figures.rate.inputs"] == places_of(evolve(pace, figures={**pace.figures, "rate": cited}))


def test_an_altered_ending_is_found_out(pace: Finding) -> None:
    """Verdict, outcome, and the causes of what is undecided."""
    assert ["verdict"] == places_of(evolve(pace, verdict=Verdict.AHEAD))
    assert ["outcome"] == places_of(evolve(pace, outcome=Outcome.PASS))
    assert ["missing"] == places_of(evolve(pace, missing=("x",)))
    assert ["undefined"] == places_of(evolve(pace, undefined=("x",)))


def test_an_altered_input_is_found_out(pace: Finding) -> None:
    """Nothing that follows from another number is kept."""
    values = evidence_of(pace).row.values
    altered = with_row(pace, values={**values, "to_date": Fraction(1)})
    assert "figures.actual" in places_of(altered)
    assert "figures.actual.inputs" in places_of(with_row(pace, inputs={}))


def test_an_altered_period_is_found_out() -> None:
    """The span of a target is the one that was recorded."""
    spanned = next(
        one for one in map(judged, cases()) if one is not None and one.rule.endswith("pace") and "span" in one.figures
    )
    assert recheck(spanned)
    assert ["figures.span"] == places_of(with_row(spanned, periods={}))


def test_a_rule_that_does_not_apply_finds_nothing(pace: Finding) -> None:
    """Whoever says otherwise is found out."""
    values = evidence_of(pace).row.values
    assert "rule" in places_of(with_row(pace, values={**values, "targeted": False}))


def test_what_cannot_be_evaluated_is_no_evidence(pace: Finding) -> None:
    """Fields or units that are gone."""
    assert ["evidence"] == places_of(with_row(pace, values={}))
    assert ["evidence"] == places_of(with_row(pace, units={}))


def test_unlike_things_are_noticed_again() -> None:
    """They have no value, and neither has what is made of them."""
    shape = Shape(None, (VerdictTest(Verdict.MET, Outcome.PASS, Field("a") > Field("b")),), {"value": Field("a")})
    row = Row({"a": Fraction(1), "b": Fraction(2)}, units={"a": parse_unit("元"), "b": parse_unit("个")})
    finding = evolve(
        case_of("indicator.recorded", "pass"),
        verdict=None,
        outcome=Outcome.UNKNOWN,
        undefined=("unlike_units",),
        figures={},
        evidence=Evidence(shape=shape, row=row, reach=row),
    )
    assert ["figures.value"] == places_of(finding)
    assert ["undefined", "figures.value"] == places_of(evolve(finding, undefined=()))


def test_no_verdict_is_unknown() -> None:
    """Where no condition holds."""
    shape = Shape(None, (VerdictTest(Verdict.MET, Outcome.PASS, Field("a").equals("x")),))
    row = Row({"a": "y"})
    finding = evolve(
        case_of("indicator.recorded", "pass"),
        verdict=None,
        outcome=Outcome.UNKNOWN,
        undefined=("no_verdict",),
        figures={},
        evidence=Evidence(shape=shape, row=row, reach=row),
    )
    assert recheck(finding)


def test_what_was_not_asked_for_may_be_absent() -> None:
    """A figure that is one field without a value, or a period that is none."""
    shape = Shape(None, (VerdictTest(Verdict.MET, Outcome.PASS),), {"due": Field("due")}, {"span": "span"})
    row = Row({"due": Absent(missing=frozenset({"due"}))})
    made = evolve(
        case_of("indicator.recorded", "pass"), verdict=Verdict.MET, evidence=Evidence(shape=shape, row=row, reach=row)
    )
    named = made.figures["value"].id.replace("value", "span")
    figure = evolve(made.figures["value"], id=named, value=Missing(what="span"), inputs=())
    assert recheck(evolve(made, figures={"span": figure}))
    assert ["figures.span"] == places_of(evolve(made, figures={"span": evolve(figure, value=date(2023, 1, 1))}))


def test_lists_are_made_again() -> None:
    """Their length, their figures, and their periods."""
    parts = case_of("breakdown.sum", "pass", verdict="agrees")
    first, *rest = parts.lists["parts"]
    assert first.figure is not None
    altered = Listed(name=first.name, figure=evolve(first.figure, value=Ratio(1)))
    assert recheck(parts)
    assert "lists.parts[0]" in places_of(evolve(parts, lists={"parts": (altered, *rest)}))
    assert "lists.parts" in places_of(evolve(parts, lists={"parts": tuple(rest)}))
    assert ["lists.parts[0]"] == places_of(evolve(parts, lists={"parts": (Listed(name=first.name), *rest)}))

    gaps = case_of("cadence.must", "fail")
    (gap, *others) = gaps.lists["gaps"]
    assert gap.figure is not None
    moved = Listed(name=gap.name, figure=evolve(gap.figure, value=devreport.parse_period("1999")))
    assert recheck(gaps)
    assert ["lists.gaps[0]"] == places_of(evolve(gaps, lists={"gaps": (moved, *others)}))

    names = case_of("funding.funnel", "fail")
    (broken, *_) = names.lists["broken"]
    assert recheck(names)
    numbered = evolve(names, lists={"broken": (Listed(name=broken.name, figure=first.figure),)})
    assert "lists.broken[0]" in places_of(numbered)


def test_needs_that_are_not_met_leave_it_undecided(pace: Finding) -> None:
    """Whatever its own condition would say; and only a rule's own needs count."""
    unmet = evolve(pace, verdict=None, outcome=Outcome.UNKNOWN, unmet=("indicator.whole",))
    assert recheck(unmet)
    assert ["verdict", "outcome"] == places_of(evolve(pace, unmet=("indicator.whole",)))
    rule = core_rules().rule("indicator.pace")
    assert ("unmet" in places_of(unmet, core_rules())) is ("indicator.whole" not in rule.needs)


def test_hedges_are_told(pace: Finding) -> None:
    """What lies on both sides of a limit because of a hedge is put down to it."""
    hedged = [one for case in cases() if (one := judged(case)) is not None and "hedged" in one.undefined]
    assert hedged
    assert all(map(recheck, hedged))
    assert ["undefined"] == places_of(evolve(hedged[0], undefined=("within_precision",)))


def test_another_rule_set_is_found_out(assessment: Assessment, pace: Finding) -> None:
    """Its edition, its question, its thresholds, and what it says of itself."""
    rules = assessment.ruleset
    stranger = evolve(pace, rule="x.y")
    light = case_of("indicator.light-yinchuan-2025", "fail")
    evidence = evidence_of(light)
    first = next(iter(evidence.thresholds))
    moved = {**evidence.thresholds, first: Threshold(Quantity("1", "%"), "nobody")}

    assert "rule" in places_of(stranger, rules)
    assert "evidence.shape" in places_of(evolve(pace, rule="indicator.completion"), rules)
    assert ["severity"] == places_of(evolve(pace, severity=devreport.Severity.INFO), rules)
    altered = evolve(light, evidence=evolve(evidence, thresholds=moved))
    assert f"evidence.thresholds.{first}" in places_of(altered, rules)
    gone = evolve(light, evidence=evolve(evidence, thresholds={**evidence.thresholds, "extra": moved[first]}))
    assert "evidence.thresholds.extra" in places_of(gone, rules)
    named = evolve(pace, edition=rules.edition)
    assert recheck(named, rules)
    assert recheck(evolve(pace, edition=None), rules)
    assert ["edition"] == places_of(evolve(named, edition=evolve(rules.edition, hash="0")), rules)
