"""Checks and rules in words."""

import re
from datetime import date

import pytest
from attrs import evolve, fields, has

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Tally, Verdict
from devreport.model import Plan, Text
from devreport.periods import half
from devreport.quantities import Quantity
from devreport.rules import Assessment, ParameterValue, Rule, RuleSet, VerdictTest, core_rules
from devreport.rules.subject import Sort
from devreport.rules.subjects import subject_tables
from devreport.wording import Paragraph, locale_named, locale_tags, word_check, word_rules
from tests.architecture.source import PACKAGE
from tests.strategies.wording import finding


def rule(name, **more):
    """A rule of that name."""
    made = {
        "code": "X01",
        "name": name,
        "title": {"zh": "序时进度", "en": "the schedule"},
        "over": "indicator",
        "statement": STATEMENTS["pace"],
        "verdicts": (VerdictTest(Verdict.AHEAD, Outcome.PASS),),
        "source": "惯例",
    }
    return Rule(**made | more)


def failed(subject, severity):
    """A finding that failed."""
    found = finding(STATEMENTS["pace"], Verdict.BEHIND, subject=subject)
    return evolve(found, outcome=Outcome.FAIL, severity=severity)


FINDINGS = (
    finding(STATEMENTS["pace"], Verdict.AHEAD, subject="fine"),
    evolve(finding(STATEMENTS["pace"], None, subject="lost"), missing=("actual",), undefined=("zero_target",)),
    failed("small", Severity.INFO),
    failed("grave", Severity.ERROR),
    evolve(finding(STATEMENTS["target"], None, subject="open"), rule="another"),
)

ASSESSMENT = Assessment(
    plan=Plan(id="plan", title={"zh": "某计划", "en": "the plan"}, period=half(2023, 1)),
    period=half(2023, 1),
    as_of=date(2023, 6, 30),
    findings=FINDINGS,
    tallies={"rule.pace": Tally(passed=1, failed=2, unknown=1), "another": Tally(unknown=1, not_applicable=7)},
    ruleset=RuleSet(id="core", version="1.0", rules=(rule("rule.pace"),)),
)


def texts(document):
    """The text of each block."""
    return [
        "".join(one.text for one in (block.sentences if isinstance(block, Paragraph) else block.segments))
        for block in document.blocks
    ]


def test_a_check_lists_failures_then_what_is_undecided_then_the_tally():
    """The gravest failure first; what is undecided says what is missing."""
    document = word_check(ASSESSMENT)
    pace = "某项工作完成12个，为2024年上半年计划的12个"
    assert [
        "某计划：2023年上半年核查结果（截至2023年6月30日）",
        f"X01 rule.pace（错误）：{pace}，慢于序时进度12个，距计划尚差12个。",
        f"X01 rule.pace（提示）：{pace}，慢于序时进度12个，距计划尚差12个。",
        f"X01 rule.pace（无法判定）：{pace}（目标值为零）。缺：本期数。",
        " another（无法判定）：某项工作为12个，目标为12个。",
        "通过1项，不通过2项，无法判定2项，不适用7项。",
    ] == texts(document)
    assert {"2023-S1", "as_of", "tally.failed"} <= set(document.figures)
    assert 4 == len(document.findings)
    assert ("plan", "core 1.0") == (document.id, document.metadata["ruleset"])


def test_a_check_in_english():
    """The same lines."""
    assert (
        "The plan: check for the first half of 2023, as of 30 June 2023"
        == texts(word_check(ASSESSMENT, locale="en"))[0]
    )
    assert "Passed: 1; failed: 2; undecided: 2; not applicable: 7." == texts(word_check(ASSESSMENT, locale="en"))[-1]


def test_rules_that_judged_nothing_are_named():
    """In one sentence at the end, by their codes."""
    tallies = {**ASSESSMENT.tallies, "rule.pace": Tally(not_applicable=2), "other.rule": Tally()}
    idle = evolve(ASSESSMENT, findings=(), tallies=tallies)
    assert "另有2条规则无可判定的对象：X01、other.rule。" == texts(word_check(idle))[-1]
    assert "Nothing to judge for 2 of the rules: X01 and other.rule." == texts(word_check(idle, locale="en"))[-1]


def test_rules_are_listed_with_their_thresholds_and_sources():
    """Code, name, title; what each judges; aliases; where it comes from."""
    parameters = {
        "floor": ParameterValue(Quantity("0.8"), "武汉"),
        "limit": ParameterValue(Quantity("4", "个月")),
    }
    rules = (
        rule("a.b", aliases=("a.c", "a.d"), parameters=parameters, severity=Severity.WARNING),
        rule("c.d", over="own"),
    )
    assert [
        "规则：house 2.0",
        "X01 a.b：序时进度",
        "逐一核查指标；不通过时计为：警告。阈值floor：0.8（武汉）。阈值limit：4个月。曾用名：a.c、a.d。依据：惯例。",
        "X01 c.d：序时进度",
        "逐一核查own；不通过时计为：错误。依据：惯例。",
    ] == texts(word_rules(RuleSet(id="house", version="2.0", rules=rules)))


@pytest.mark.parametrize("tag", locale_tags())
def test_the_rules_that_are_shipped_can_be_listed(tag):
    """Every kind of subject has a word, and every title is there in every language."""
    document = word_rules(core_rules(), locale=tag)
    assert not document.gaps
    assert not [
        one for one in texts(document) if one.startswith(("逐一核查funding_stage", "Judges each funding_stage"))
    ]


def test_a_plan_may_lack_a_title_in_a_language():
    """Then the other one is marked."""
    chinese = evolve(ASSESSMENT, plan=evolve(ASSESSMENT.plan, title=Text("某计划")))
    assert texts(word_check(chinese, locale="en"))[0].startswith("某计划 [Chinese]: check")


def test_what_is_missing_of_a_row_names_the_row():
    """By its name, or by its number; what has no words stands as it is."""
    lost = evolve(finding(STATEMENTS["pace"], None), missing=("parts[1].value", "tower.due", "own"))
    document = word_check(evolve(ASSESSMENT, findings=(lost,)))
    assert texts(document)[1].endswith("缺：第2项数值、tower 期限、own。")


def read_fields(thing):
    """The names of the fields that an expression reads."""
    if isinstance(thing, Field):
        yield thing.name
    elif isinstance(thing, tuple):
        for one in thing:
            yield from read_fields(one)
    elif has(type(thing)):
        for one in fields(type(thing)):
            yield from read_fields(getattr(thing, one.name))


def lacking_fields():
    """The figures and days that a rule of the core decides by, and that a plan may lack."""
    read = {name for rule in core_rules().rules for name in read_fields((rule.applies, rule.verdicts))}
    tables = [table for one in subject_tables().values() for table in (one.fields, *one.relations.values())]
    wanted = {Sort.AMOUNT, Sort.DAY}
    return {name for table in tables for name, meaning in table.items() if meaning.sort in wanted} & read


def reasons():
    """Every reason in the sources why a number does not exist."""
    found = re.compile(r"""(?:Undefined\(|undefined=frozenset\(\{|Undefine\()"([a-z_]+)\"""")
    layers = [PACKAGE / layer for layer in ("measures", "expressions", "rules")]
    return {reason for layer in layers for path in layer.rglob("*.py") for reason in found.findall(path.read_text())}


@pytest.mark.parametrize("tag", locale_tags())
def test_whatever_may_be_missing_has_words(tag):
    """No name of the library's own is printed as what is missing."""
    messages = locale_named(tag).catalogue.messages
    assert set() == {name for name in lacking_fields() | reasons() if f"cause.{name}" not in messages}
