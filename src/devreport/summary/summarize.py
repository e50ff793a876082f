"""From findings to a summary: an outline is applied, and nothing is computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from devreport.findings import Finding, Outcome
from devreport.model import Plan, Text
from devreport.rules import Assessment, RuleSet
from devreport.summary.checking import check_outline
from devreport.summary.default import default_outline
from devreport.summary.following import next_period
from devreport.summary.outline import Outline, OutlinePoint, OutlineSection, Select
from devreport.summary.selection import places_in, selected
from devreport.summary.summary import Group, Point, Section, Summary

__all__ = ["summarize_assessment"]

_TO_BE_SAID = frozenset({Outcome.FAIL, Outcome.UNKNOWN})


def summarize_assessment(assessment: Assessment, *, outline: Outline | None = None) -> Summary:
    """What is worth saying about an assessment, in the order of an outline and in no language yet.

    Args:
        assessment: what the rules found.
        outline: the structure of the report; by default :func:`default_outline`.

    Returns:
        The summary. Every finding that failed or is unknown is said by a point, or listed as unsaid.

    Raises:
        RuleError: if the outline names a rule, statement, kind or figure that there is not, with every such place.
    """
    chosen = outline or default_outline()
    check_outline(chosen, assessment.ruleset)
    plan = assessment.plan
    speech = _Speech(assessment)
    lead = speech.points(chosen.lead)
    sections = speech.sections(chosen.sections)
    return Summary(
        id=plan.id,
        title=chosen.title,
        plan_title=plan.title,
        org=plan.name_of(plan.org) if plan.org else Text(),
        period=assessment.period,
        next_period=next_period(assessment.period),
        as_of=assessment.as_of,
        fictional=plan.fictional,
        lead=lead,
        sections=sections,
        findings=assessment.findings,
        tallies=assessment.tallies,
        unsaid=speech.unsaid(),
        sources=_sources(_plans(assessment)),
        ruleset=f"{assessment.ruleset.id} {assessment.ruleset.version}",
    )


class _Speech:
    """An outline being said: it remembers what was said, so that nothing is repeated unasked."""

    def __init__(self, assessment: Assessment) -> None:
        self._findings = assessment.findings
        self._names = _rule_names(assessment.ruleset)
        self._places = places_in(_plans(assessment))
        self._said: set[str] = set()

    def sections(self, outlined: Iterable[OutlineSection]) -> tuple[Section, ...]:
        """The sections with something to say, and those that are never left out."""
        found: list[Section] = []
        for one in outlined:
            points = self.points(one.points)
            inside = self.sections(one.sections)
            if points or inside or not one.optional:
                found.append(Section(id=one.id, heading=one.heading, points=points, sections=inside))
        return tuple(found)

    def points(self, outlined: Iterable[OutlinePoint]) -> tuple[Point, ...]:
        """The points with something to say, and those that are a heading and nothing else."""
        found: list[Point] = []
        for one in outlined:
            groups = tuple(group for select in one.selects if (group := self._group(select)).findings)
            if groups or not one.selects:
                found.append(Point(id=one.id, heading=one.heading, groups=groups, own_paragraph=one.own_paragraph))
        return tuple(found)

    def unsaid(self) -> tuple[Finding, ...]:
        """What failed or is unknown and was not said."""
        return tuple(one for one in self._findings if one.outcome in _TO_BE_SAID and one.id not in self._said)

    def _group(self, select: Select) -> Group:
        wanted = evolve(select, rules=tuple(self._names[handle] for handle in select.rules))
        fresh = [finding for finding in self._findings if select.again or finding.id not in self._said]
        findings = selected(wanted, fresh, places=self._places)
        self._said.update(finding.id for finding in findings)
        return Group(
            findings=findings,
            join=select.join,
            opening=select.opening,
            closing=select.closing,
            with_period=select.with_period,
        )


def _rule_names(ruleset: RuleSet) -> Mapping[str, str]:
    """The name of every rule, by its name, its code and the names it had before."""
    return {handle: rule.name for rule in ruleset.rules for handle in (rule.name, rule.code, *rule.aliases)}


def _plans(assessment: Assessment) -> tuple[Plan, ...]:
    return (assessment.plan, assessment.previous) if assessment.previous else (assessment.plan,)


def _sources(plans: Iterable[Plan]) -> Mapping[str, str]:
    """Where recorded figures come from; the plan reported on has the last word."""
    found: dict[str, str] = {}
    for plan in plans:
        kinds = (plan.baselines, plan.targets, plan.observations, plan.growths, plan.claims)
        for identity, source in ((record.id, record.source) for records in kinds for record in records):
            if source is not None:
                found.setdefault(identity, source)
    return found
