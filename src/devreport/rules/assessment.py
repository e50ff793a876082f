"""Judging a whole plan: every rule on every subject it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from attrs import evolve, frozen

from devreport.findings import Edition, Finding, Outcome, Tally
from devreport.model import Baseline, Growth, Observation, Plan, Target
from devreport.periods import Period
from devreport.rules.catalogue import core_rules
from devreport.rules.checker import check_sound
from devreport.rules.engines.objects import Judge
from devreport.rules.rule import Rule
from devreport.rules.sets.locations import check_place
from devreport.rules.sets.needs import held_back, needs_first
from devreport.rules.sets.ruleset import RuleSet
from devreport.rules.subject import Context, Subject
from devreport.rules.subjects import subjects_of
from devreport.rules.waivers import explained

__all__ = ["Assessment", "assess_here", "assess_plan"]


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
    def idle(self) -> tuple[str, ...]:
        """The names of the rules that judged nothing: there was no subject for them, or none that they apply to."""
        return tuple(name for name, tally in self.tallies.items() if tally.subjects == tally.not_applicable)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The id of each recorded figure that names its source → the id of that source."""
        plans = [plan for plan in (self.previous, self.plan) if plan]
        return {one: source for plan in plans for one, source in _sourced(plan)}


def assess_plan(context: Context, *, ruleset: RuleSet | None = None) -> Assessment:
    """Judge every subject of a plan by every rule about its kind.

    Rules that others need are asked first; findings stand in the order of the rules all the same. A rule set is
    checked before it judges, once in a process.

    Raises:
        RuleError: with everything that is wrong with the rule set, and if it is not in effect at the end of the period.
        InputError: if neither a threshold nor an organisation of the plan is of that place.
    """
    rules = core_rules() if ruleset is None else ruleset
    check_place(context.place, [rules], known=context.plan.org_by_id)
    return assess_here(context, rules)


def assess_here(context: Context, rules: RuleSet) -> Assessment:
    """The same for a place that was looked at before.

    Raises:
        RuleError: as :func:`assess_plan` does.
    """
    core = core_rules()
    if rules is not core:
        check_sound(rules, sound=core.rules)
    rules.check_effect(context.period.end)
    by_kind: dict[str, list[Subject]] = {}
    for subject in subjects_of(context):
        by_kind.setdefault(subject.kind, []).append(subject)
    judged = _Judging(rules.edition, context.place)
    found: dict[str, list[Finding]] = {}
    tallies: dict[str, Tally] = {}
    for rule in needs_first(rules):
        subjects = by_kind.get(rule.over, ())
        alone = judged.findings(rule, subjects)
        found[rule.name] = held_back(alone, needed=[rules.rule(need) for need in rule.needs], found=found)
        tallies[rule.name] = _tally(found[rule.name], len(subjects))
    findings, counts = explained(
        [finding for rule in rules.rules for finding in found[rule.name]],
        {rule.name: tallies[rule.name] for rule in rules.rules},
        context=context,
        rules=rules.rules,
        judged=judged,
    )
    return Assessment(
        plan=context.plan,
        period=context.period,
        as_of=context.as_of,
        findings=tuple(findings),
        tallies=counts,
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


@frozen
class _Judging:
    """Judges some subjects by a rule, with the thresholds of a place, on behalf of an edition of a rule set."""

    edition: Edition
    place: str

    def __call__(self, rule: Rule, subjects: Iterable[Subject]) -> tuple[list[Finding], Tally]:
        """What was found, and how often each outcome came out."""
        judged = list(subjects)
        found = self.findings(rule, judged)
        return found, _tally(found, len(judged))

    def findings(self, rule: Rule, subjects: Iterable[Subject]) -> list[Finding]:
        """What was found; thresholds are those of the last day of each subject's period."""
        judges: dict[date, Judge] = {}
        found: list[Finding | None] = []
        for subject in subjects:
            day = subject.period.end
            if day not in judges:
                judges[day] = evolve(Judge.of(rule.at(day, self.place)), edition=self.edition, place=self.place)
            found.append(judges[day].judge(subject))
        return [finding for finding in found if finding]


def _tally(findings: Sequence[Finding], subjects: int) -> Tally:
    counts = Counter(finding.outcome for finding in findings)
    return Tally(
        passed=counts[Outcome.PASS],
        failed=counts[Outcome.FAIL],
        unknown=counts[Outcome.UNKNOWN],
        not_applicable=subjects - len(findings),
    )
