"""From findings to a summary."""

from datetime import date

from attrs import evolve
from hypothesis import given

from devreport.findings import Finding, Outcome, Severity, Tally
from devreport.model import Baseline, Indicator, Note, Observation, OrgUnit, Plan, Source, Target, Text
from devreport.periods import half, year
from devreport.quantities import Quantity
from devreport.rules import Assessment
from devreport.summary import Outline, OutlinePoint, OutlineSection, Select, default_outline, summarize_assessment
from tests.strategies.summary import RULESET, assessments, outlines

PLAN = Plan(
    id="plan",
    title="工作总结",
    period=half(2026, 1),
    org="bureau",
    fictional=True,
    orgs=[OrgUnit(id="bureau", name={"zh": "发展和改革局", "en": "Development and Reform Bureau"})],
    sources=[Source(id="monthly", title="月报"), Source(id="plan", title="年度计划")],
    indicators=[Indicator(id="investment", name="投资", unit="亿元", tags=["projects"])],
    observations=[
        Observation(indicator="investment", period=half(2026, 1), value=Quantity("3.26", "亿元"), source="monthly")
    ],
    baselines=[Baseline(indicator="investment", period=year(2025), value=Quantity("5.1", "亿元"))],
    targets=[Target(indicator="investment", period=year(2026), value=Quantity("6.0", "亿元"), source="plan")],
    notes=[Note(id="words", text="文字")],
)


def finding(rule, subject="investment", outcome=Outcome.PASS):
    """What a rule found about an indicator."""
    statement = RULESET.rule(rule).statement
    return Finding(
        rule=rule,
        kind="indicator",
        subject=subject,
        period=PLAN.period,
        statement=statement.name,
        verdict=statement.verdicts[0],
        outcome=outcome,
        severity=Severity.ERROR,
        tags=("projects",),
    )


FOUND = (finding("indicator.recorded"), finding("indicator.pace"))


def assessed(plan=PLAN, previous=None, findings=FOUND):
    """The plan, judged at the end of its period."""
    return Assessment(
        plan=plan,
        period=plan.period,
        as_of=date(2026, 6, 30),
        findings=findings,
        tallies={"indicator.pace": Tally(passed=1)},
        ruleset=RULESET,
        previous=previous,
    )


def section(*points, identity="section", **more):
    """A section of points."""
    return OutlineSection(id=identity, heading="小节", points=points, **more)


def test_a_summary_says_what_it_is_about():
    """Title, unit, period, next period, day, rule set, and that it is made up."""
    summary = summarize_assessment(assessed())
    assert ("plan", "工作总结", "发展和改革局") == (summary.id, str(summary.plan_title), str(summary.org))
    assert (half(2026, 1), half(2026, 2), date(2026, 6, 30)) == (summary.period, summary.next_period, summary.as_of)
    assert summary.fictional
    assert "made 1" == summary.ruleset


def test_a_plan_without_a_unit_has_no_unit_to_name():
    """No name is invented."""
    assert Text() == summarize_assessment(assessed(evolve(PLAN, org=None))).org


def test_sources_of_recorded_figures_come_along():
    """Each recorded figure with the source of its own; the earlier plan fills in what this one lacks."""
    earlier = Observation(indicator="investment", period=half(2025, 1), value=Quantity("3", "亿元"), source="plan")
    before = evolve(PLAN, observations=[evolve(PLAN.observations[0], source="plan"), earlier])
    summary = summarize_assessment(assessed(previous=before))
    assert "monthly" == summary.sources["obs:investment@2026-S1"]
    assert "plan" == summary.sources["target:investment@2026"]
    assert "plan" == summary.sources["obs:investment@2025-S1"]
    assert {} == summarize_assessment(assessed(evolve(PLAN, sources=(), observations=(), targets=()))).sources


def test_a_finding_is_said_once_unless_it_is_asked_for_again():
    """The first selection that takes it has it."""
    first, second, third = (
        OutlinePoint(id="first", selects=[Select(tags=["projects"], statements=["pace"])]),
        OutlinePoint(id="second", selects=[Select(statements=["pace"])]),
        OutlinePoint(id="third", selects=[Select(statements=["pace"], again=True, opening="再说")]),
    )
    summary = summarize_assessment(assessed(), outline=Outline(id="o", lead=[first], sections=[section(second, third)]))
    assert ["first"] == [point.id for point in summary.lead]
    assert ["third"] == [point.id for point in summary.sections[0].points]
    assert Text("再说") == summary.sections[0].points[0].groups[0].opening


def test_rules_are_selected_by_any_of_their_handles():
    """A code stands for the name."""
    outline = Outline(id="o", lead=[OutlinePoint(id="only", selects=[Select(rules=["I03"])])])
    assert ["pace"] == [
        one.statement for one in summarize_assessment(assessed(), outline=outline).lead[0].groups[0].findings
    ]


def empty(identity):
    """A point that selects what there is not."""
    return OutlinePoint(id=identity, selects=[Select(tags=["no such tag"])])


def test_what_is_empty_is_left_out_where_it_may_be():
    """An optional section without anything to say is not said; a heading without selections stays."""
    words = section(OutlinePoint(id="words", heading="只有标题"), identity="worded", optional=True)
    sections = [
        section(empty("nothing"), identity="gone", optional=True),
        section(empty("none"), identity="kept"),
        section(identity="outer", optional=True, sections=[words]),
    ]
    kept, outer = summarize_assessment(assessed(), outline=Outline(id="o", sections=sections)).sections
    assert ("kept", (), ()) == (kept.id, kept.points, kept.sections)
    assert ["worded"] == [one.id for one in outer.sections]
    assert ["words"] == [one.id for one in outer.sections[0].points]


def test_what_failed_and_is_not_said_is_listed():
    """Nothing bad is lost between the findings and the report."""
    quiet = Outline(id="quiet")
    outcomes = {"a": Outcome.PASS, "b": Outcome.FAIL, "c": Outcome.UNKNOWN}
    assessment = assessed(findings=tuple(finding("indicator.pace", *one) for one in outcomes.items()))
    assert assessment.findings[1:] == summarize_assessment(assessment, outline=quiet).unsaid
    assert () == summarize_assessment(assessment).unsaid


def said(points):
    """The findings that points say, in order."""
    return [one for point in points for group in point.groups for one in group.findings]


def sections_of(parent):
    """All sections below one."""
    for one in parent.sections:
        yield one
        yield from sections_of(one)


@given(assessments(), outlines())
def test_every_failed_or_unknown_finding_is_said_or_listed(assessment: Assessment, outline):
    """Said, or listed as unsaid, and never both."""
    summary = summarize_assessment(assessment, outline=outline)
    spoken = {one.id for one in said([*summary.lead, *(p for one in sections_of(summary) for p in one.points)])}
    unsaid = {one.id for one in summary.unsaid}
    bad = {one.id for one in assessment.findings if one.outcome in {Outcome.FAIL, Outcome.UNKNOWN}}
    assert unsaid == bad - spoken
    assert summary == summarize_assessment(assessment, outline=outline)


@given(assessments())
def test_the_default_outline_says_nothing_twice(assessment):
    """Each finding has one place."""
    summary = summarize_assessment(assessment, outline=default_outline())
    spoken = [one.id for one in said([*summary.lead, *(p for one in sections_of(summary) for p in one.points)])]
    assert len(set(spoken)) == len(spoken)
