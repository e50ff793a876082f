"""A finding that does not come from its rules is found out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

import devreport
from devreport import Finding, Outcome, RuleSet, Text, examples
from devreport.expressions import Field
from devreport.findings import Waived
from devreport.io import finding_from_data, finding_to_data
from devreport.quantities import PERCENT, Quantity
from devreport.rules import Assessment, ParameterEdition, ParameterValue, core_rules, requirement
from devreport.rules.evidence.origin import strangers
from devreport.rules.evidence.recheck import recheck
from devreport.rules.rule import Shown


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    """What is found about the larger example."""
    example = examples.load("half-year")
    return devreport.assess(example.plan, previous=example.previous)


@pytest.fixture(scope="module")
def pace(assessment: Assessment) -> Finding:
    """A failure with figures."""
    return next(one for one in assessment.findings if one.rule == "indicator.pace" and one.outcome is Outcome.FAIL)


def places_of(finding: Finding, ruleset: RuleSet | None = None) -> list[str]:
    """Where it does not follow."""
    assert finding.evidence is not None
    rules = ruleset or core_rules()
    found = [one.where for one in strangers(finding, finding.evidence, ruleset=rules)]
    return found + [one.where for one in recheck(finding).problems]


def test_what_is_found_comes_from_its_rules(assessment: Assessment) -> None:
    """All of it."""
    assert [] == [one.id for one in assessment.findings if places_of(one)]


def test_another_title_is_seen() -> None:
    """It is in the rule set."""
    title = {"zh": "完成过半", "en": "half done"}
    half = requirement(Field("actual") >= Field("target") / 2, name="x.half", over="indicator", title=title)
    rules = RuleSet(id="own", version="1", rules=(evolve(half, code="X1"),))
    titled = devreport.assess(examples.load("half-year").plan, rules=rules).findings[0]
    assert places_of(titled, rules) == []
    altered = evolve(titled, texts={**titled.texts, "title": Text({"zh": "别的"})})
    assert places_of(altered, rules) == ["texts.title"]


@pytest.mark.parametrize(
    ("change", "where"), [({"id": "other"}, "figures.rate.id"), ({"formula": "other.rule"}, "figures.rate.formula")]
)
def test_a_figure_of_another_rule_is_seen(pace: Finding, change: dict[str, Any], where: str) -> None:
    """Its id and its rule are known."""
    role = next(role for role in pace.figures if role != "period")
    altered = evolve(pace, figures={**pace.figures, role: evolve(pace.figures[role], **change)})
    assert places_of(altered) == [where.replace("rate", role)]


def test_units_and_decimals_of_the_rule_are_seen(pace: Finding) -> None:
    """Where the rule settles them, and for numbers that are there."""
    rule = core_rules().rule(pace.rule)
    role = next(role for role, one in pace.figures.items() if one.value == pace.figures["rate"].value)
    shown = {
        role: Shown(rule.shape.figures[role], unit=PERCENT, places=9),
        "gap": Shown(rule.shape.figures["gap"], places=9),
        "actual": Shown(Field("actual"), places=9),
    }
    rules = RuleSet(id="own", version="1", rules=(evolve(rule, figures={**rule.figures, **shown}),))
    found = places_of(evolve(pace, edition=None), rules)
    assert {"figures.rate.places", "figures.gap.places"} <= {*found}
    assert "figures.actual.places" not in found


def test_a_waiver_explains_a_failure(assessment: Assessment, pace: Finding) -> None:
    """And one without an end has not ended."""
    waived = Waived(reason=Text("汛情"), by=Text("甲局"))
    assert places_of(evolve(pace, waived=waived)) == []
    assert places_of(evolve(pace, waived=evolve(waived, expired=True, until=date(2020, 1, 1)))) == []
    assert places_of(evolve(pace, waived=evolve(waived, expired=True))) == ["waived.expired"]
    passed = next(one for one in assessment.findings if one.outcome is Outcome.PASS)
    assert places_of(evolve(passed, waived=waived)) == ["waived"]


def test_the_place_is_kept() -> None:
    """So that thresholds of a place can be proven by whoever reads the finding."""
    rule = core_rules().rule("indicator.light-yinchuan-2025")
    name, threshold = next(iter(rule.parameters.items()))
    other = ParameterEdition(value=Quantity("9", threshold.value.unit), place="east")  # type: ignore[union-attr]
    placed = evolve(rule, parameters={**rule.parameters, name: ParameterValue(threshold.value, "", (other,))})
    rules = RuleSet(id="own", version="1", rules=(placed,))
    found = devreport.assess(examples.load("half-year").plan, rules=rules, place="east").findings
    for finding in found:
        assert finding.evidence is not None
        assert finding.evidence.place == "east"
        assert recheck(finding, rules)
        assert recheck(finding_from_data(finding_to_data(finding)), rules)
        assert not recheck(finding, rules, place="")
