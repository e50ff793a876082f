"""A finding is explained down to the records and the sources."""

from __future__ import annotations

import pytest
from attrs import evolve

import devreport
from devreport import Finding, Outcome, examples
from devreport.expressions import Field
from devreport.findings import Edition
from devreport.quantities import Quantity
from devreport.rules import Assessment, core_rules
from devreport.wording import Document, Heading, explain
from tests.rules.assessed import cases, judged
from tests.wording.words import text_of


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    """What is found about the larger example."""
    example = examples.load("half-year")
    return devreport.assess(example.plan, previous=example.previous)


@pytest.fixture(scope="module")
def pace(assessment: Assessment) -> Finding:
    """A finding that fails."""
    return next(one for one in assessment.findings if one.rule == "indicator.pace" and one.outcome is Outcome.FAIL)


def case_of(rule: str, outcome: str, **expected: object) -> Finding:
    """What a case of the catalogue finds."""
    for case in cases():
        if (case["rule"], case["expected"]["outcome"]) == (rule, outcome) and expected.items() <= case[
            "expected"
        ].items():
            finding = judged(case)
            assert finding is not None
            return finding
    raise AssertionError(rule)


def headings(document: Document) -> list[str]:
    """The headings below the title."""
    return [block.id for block in document.blocks if isinstance(block, Heading) and block.level]


def test_it_says_what_decided_and_why(pace: Finding, assessment: Assessment) -> None:
    """The verdicts before, the values compared, the records, the rule."""
    text = text_of(explain(pace, locale="zh", assessment=assessment))
    for words in (
        "结果：不通过",
        "不属：提前实现",
        "≥ 100%：不成立",
        "结论：慢于序时进度",
        "obs:key-city@2025-S1",
        "依据：",
    ):
        assert words in text


def test_records_and_their_sources_are_named() -> None:
    """Where the plan names a source."""
    found = devreport.assess(examples.load("key-projects").plan)
    sourced = [one for one in found.findings if "来源：" in text_of(explain(one, assessment=found))]
    assert sourced
    assert all("来源：" not in text_of(explain(one)) for one in sourced)


def test_thresholds_have_sources() -> None:
    """Of a rule with parameters."""
    light = case_of("indicator.light-yinchuan-2025", "fail")
    document = explain(light, locale="en")
    assert "thresholds" in headings(document)
    assert "The threshold yellow_from: 10 percentage points (银川市" in text_of(document)


def test_what_is_undecided_names_its_causes() -> None:
    """What is missing, and what is unlike."""
    gone = case_of("indicator.pace", "unknown", missing=["to_date"])
    assert "无法判定，缺：累计数" in text_of(explain(gone))
    unlike = evolve(gone, undefined=("unlike_units",))
    assert "无法判定：计量单位不一致。" in text_of(explain(unlike))
    assert "Cannot be decided: unlike units." in text_of(explain(unlike, locale="en"))


def test_needs_that_are_not_met_are_named(pace: Finding) -> None:
    """And nothing else is asked."""
    unmet = evolve(pace, verdict=None, outcome=Outcome.UNKNOWN, unmet=("indicator.whole",))
    text = text_of(explain(unmet))
    assert "indicator.whole" in text
    assert "不属" not in text


def test_whether_it_applies_may_be_open() -> None:
    """Then the rule was not asked."""
    gone = case_of("indicator.pace", "unknown", missing=["to_date"])
    assert gone.evidence is not None
    shape = evolve(gone.evidence.shape, applies=Field("to_date") > 0)
    text = text_of(explain(evolve(gone, evidence=evolve(gone.evidence, shape=shape))))
    assert "规则是否适用" in text
    assert "不属" not in text


def test_no_verdict_is_said(pace: Finding) -> None:
    """Where none holds."""
    assert pace.evidence is not None
    shape = evolve(pace.evidence.shape, tests=pace.evidence.shape.tests[:1])
    assert "没有适用的结论" in text_of(explain(evolve(pace, evidence=evolve(pace.evidence, shape=shape))))


def test_a_stranger_is_explained_as_far_as_it_goes(pace: Finding) -> None:
    """Without evidence, without its rule, with an edition of its own."""
    bare = evolve(pace, rule="x.y", evidence=None, texts={}, edition=Edition("city", "2", "a" * 64))
    text = text_of(explain(bare))
    assert "x.y" in text
    assert "aaaaaaaaaaaa" in text
    assert "rule" in headings(explain(bare))
    assert [] == headings(explain(evolve(bare, edition=None)))


def test_the_source_of_a_shipped_rule_is_in_the_language_of_the_page(pace: Finding, assessment: Assessment) -> None:
    """One of one's own is cited as it is."""
    assert "依据：重点项目月度通报" in text_of(explain(pace, locale="zh", assessment=assessment))
    assert "Source: monthly circulars" in text_of(explain(pace, locale="en", assessment=assessment))
    rules = core_rules()
    own = rules.replacing(evolve(rules.rule(pace.rule), source="the city's own circular"), version="x")
    assert "依据：the city's own circular" in text_of(explain(pace, assessment=evolve(assessment, ruleset=own)))


def test_the_severity_is_that_of_a_failure(pace: Finding, assessment: Assessment) -> None:
    """What passed has none."""
    assert "结果：不通过；级别：警告。" in text_of(explain(pace))
    passed = next(one for one in assessment.findings if one.outcome is Outcome.PASS)
    assert "级别" not in text_of(explain(passed))


def test_recorded_inputs_are_not_rounded() -> None:
    """As many digits as they have, so that what is printed gives the verdict."""
    plan = examples.load("half-year").plan
    observed = next(one for one in plan.observations if one.id == "obs:key-city@2025-S1")
    exact = evolve(observed, value=Quantity("48.1999999999", "亿元"))
    changed = tuple(exact if one is observed else one for one in plan.observations)
    found = devreport.assess(evolve(plan, observations=changed))
    [finding] = [one for one in found.findings if (one.rule, one.subject) == ("indicator.pace", "key-city")]
    for assessment in (None, found):
        assert "累计数：48.1999999999亿元" in text_of(explain(finding, assessment=assessment))


def test_a_number_is_printed_alike_wherever_it_stands() -> None:
    """With the decimals it was recorded with; shares in per cent, what is counted as it is."""
    plan = examples.load("half-year").plan
    observed = next(one for one in plan.observations if one.id == "obs:key-city@2025-S1")
    whole = evolve(observed, value=Quantity("48.0", "亿元"))
    found = devreport.assess(
        evolve(plan, observations=tuple(whole if one is observed else one for one in plan.observations))
    )
    [finding] = [one for one in found.findings if (one.rule, one.subject) == ("indicator.pace", "key-city")]
    text = text_of(explain(finding, assessment=found))
    assert "48亿元" not in text
    assert "累计数：48.0亿元" in text
    assert "序时进度：50.0%" in text
