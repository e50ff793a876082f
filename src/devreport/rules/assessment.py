"""Judging a whole plan: every rule on every subject it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from attrs import frozen

from devreport.findings import Finding, Outcome, Tally
from devreport.model import Baseline, Growth, Observation, Plan, Target
from devreport.periods import Period
from devreport.rules.catalogue import core_rules
from devreport.rules.engines.objects import Judge
from devreport.rules.rule import Rule
from devreport.rules.ruleset import RuleSet
from devreport.rules.subject import Context, Subject
from devreport.rules.subjects import subjects_of
from devreport.rules.waivers import explained

__all__ = ["Assessment", "assess_plan"]


@frozen(kw_only=True)
class Assessment:
    """What all rules found about a plan.

    Attributes:
        plan: the plan.
        period: the period that was judged.
        as_of: the day up to which time had passed.
        findings: what was found, rule by rule; where a rule does not apply there is none.
        tallies: rule name → how often it ended in each outcome.
        ruleset: the rules.
        previous: the earlier plan whose commitments were followed up.
    """

    plan: Plan
    period: Period
    as_of: date
    findings: tuple[Finding, ...]
    tallies: Mapping[str, Tally]
    ruleset: RuleSet
    previous: Plan | None = None

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The id of each recorded figure that names its source → the id of that source."""
        plans = [plan for plan in (self.previous, self.plan) if plan]
        return {one: source for plan in plans for one, source in _sourced(plan)}


def assess_plan(context: Context, *, ruleset: RuleSet | None = None) -> Assessment:
    """Judge every subject of a plan by every rule about its kind."""
    rules = ruleset or core_rules()
    by_kind: dict[str, list[Subject]] = {}
    for subject in subjects_of(context):
        by_kind.setdefault(subject.kind, []).append(subject)
    findings: list[Finding] = []
    tallies: dict[str, Tally] = {}
    for rule in rules.rules:
        found, tally = _judged(rule, by_kind.get(rule.over, ()))
        findings.extend(found)
        tallies[rule.name] = tally
    findings, tallies = explained(findings, tallies, context=context, rules=rules.rules, judged=_judged)
    return Assessment(
        plan=context.plan,
        period=context.period,
        as_of=context.as_of,
        findings=tuple(findings),
        tallies=tallies,
        ruleset=rules,
        previous=context.previous,
    )


def _sourced(plan: Plan) -> Iterator[tuple[str, str]]:
    figures: list[Baseline | Target | Observation | Growth] = [*plan.baselines, *plan.targets]
    figures += [*plan.observations, *plan.growths]
    yield from ((one.id, one.source) for one in figures if one.source)
    for claim in plan.claims:
        if claim.source:
            names = ["value", *(f"inputs[{number}]" for number in range(len(claim.inputs)))]
            yield from ((f"claim:{claim.id}.{name}", claim.source) for name in names)


def _judged(rule: Rule, subjects: Iterable[Subject]) -> tuple[list[Finding], Tally]:
    judge = Judge.of(rule)
    found: list[Finding] = []
    counts = dict.fromkeys(Outcome, 0)
    for subject in subjects:
        finding = judge.judge(subject)
        counts[finding.outcome if finding else Outcome.NOT_APPLICABLE] += 1
        if finding:
            found.append(finding)
    tally = Tally(
        passed=counts[Outcome.PASS],
        failed=counts[Outcome.FAIL],
        unknown=counts[Outcome.UNKNOWN],
        not_applicable=counts[Outcome.NOT_APPLICABLE],
    )
    return found, tally
