"""A summary built straight from a roll-up: what a national table comes to, in the words of a small report."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from devreport.bulk import RollUp
from devreport.findings import Finding, Outcome
from devreport.summary.rolled_checks import gaps, left_out, rule
from devreport.summary.rolled_figures import RolledFigures, cells
from devreport.summary.rolled_findings import RolledFindings
from devreport.summary.rolled_groups import groups, pace, ranking, summed, whole
from devreport.summary.rolled_topic import RollUpTopic
from devreport.summary.rolled_wanted import check_topic
from devreport.summary.summary import Group, Point, Section, Summary
from devreport.text import Text

__all__ = ["summarize_rollup"]

_TO_BE_SAID = frozenset({Outcome.FAIL, Outcome.UNKNOWN})

_COMPLETION = Text({"zh": "完成情况", "en": "Completion"})
_RULES = Text({"zh": "检查情况", "en": "Checks"})
_LEFT_OUT = Text({"zh": "数据缺口", "en": "Missing data"})


def summarize_rollup(rollup: RollUp, topic: RollUpTopic | None = None) -> Summary:
    """What is worth saying about a roll-up, in no language yet.

    It leads with the whole; then come the best and the worst groups and those that are behind, what each rule found,
    what could not be counted or decided, and every group with its rank. Groups of rows that do not say where they
    belong are not ranked.

    Args:
        rollup: the roll-up.
        topic: its names and units, and what it is compared with.

    Raises:
        InputError: with all of the topic that does not fit: a column it was not rolled up by, roll-ups of other
            periods than they are given for, and numbers and units that are not possible.
    """
    about = topic or RollUpTopic()
    check_topic(rollup, about)
    column = about.column or next(iter(rollup.by), "")
    rolled = rollup.regrouped([column] if column else [])
    said = RolledFindings(RolledFigures.of(rolled, about))
    sums = [found for name in rolled.sums for found in summed(said, name)]
    lead = _points("lead", [[whole(said, ratio) for ratio in rolled.ratios], sums])
    lead = tuple([_dated(point) if number == 0 else point for number, point in enumerate(lead)])
    sections = _sections(said, rolled, heading=about.heading)
    findings = [
        finding
        for point in (*lead, *(one for section in sections for one in section.points))
        for group in point.groups
        for finding in group.findings
    ]
    return Summary(
        id=about.id,
        title="title.plan",
        plan_title=about.title,
        org=about.org,
        period=rolled.period,
        next_period=None,
        as_of=about.as_of or rolled.period.end,
        fictional=about.fictional,
        lead=lead,
        sections=sections,
        findings=tuple(findings),
        tallies=rolled.total.tallies,
        sources=dict.fromkeys(sorted(cells(rolled)), rolled.label),
        ruleset=f"{rolled.edition.id} {rolled.edition.version}" if rolled.edition else "",
    )


def _sections(said: RolledFindings, rolled: RollUp, *, heading: Text) -> tuple[Section, ...]:
    """The sections that have something to say."""
    compared = [[*ranking(said, ratio), *pace(said, ratio)] for ratio in rolled.ratios]
    judged = [list(rule(said, one.name)) for one in rolled.rules]
    missing = [[one] for one in (*left_out(said), *gaps(said))]
    single = [[one] for ratio in rolled.ratios for one in groups(said, ratio)]
    parts = (
        ("completion", _COMPLETION, compared),
        ("rules", _RULES, judged),
        ("left_out", _LEFT_OUT, missing),
        ("groups", heading, single),
    )
    found = [Section(id=name, heading=title, points=_points(name, said_here)) for name, title, said_here in parts]
    return tuple([section for section in found if section.points])


def _dated(point: Point) -> Point:
    """A point that begins with the period of the report."""
    return evolve(point, groups=tuple([evolve(group, with_period=True) for group in point.groups]))


def _points(name: str, paragraphs: Iterable[list[Finding]]) -> tuple[Point, ...]:
    """A paragraph each, where there is something to say."""
    return tuple(
        [
            Point(id=f"{name}.{number}", groups=(Group(findings=tuple(findings)),), own_paragraph=True)
            for number, findings in enumerate(paragraphs, start=1)
            if findings
        ]
    )
