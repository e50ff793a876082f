"""Two editions of a plan (数据修订): which verdicts became others, and which restated figure is behind each.

Every cause is tried out: the earlier plan is judged once more with that one change and nothing else. A cause with
which the rule says at once what it says of the later plan is decisive; the others had a part in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from devreport.expressions import Lag, Scalar
from devreport.findings import Finding, Outcome, Threshold, Verdict
from devreport.model import Plan
from devreport.periods import Period
from devreport.quantities import Quantity
from devreport.rules.assessment import assess_here
from devreport.rules.catalogue import core_rules
from devreport.rules.differences.causes import Cause, CauseKind, Difference, Fact
from devreport.rules.differences.plan_changes import Change, changed_plan, changes
from devreport.rules.evidence.deciding import decided
from devreport.rules.evidence.reading import inputs_of, lags_of, reading_of
from devreport.rules.rule import Rule
from devreport.rules.sets.locations import check_place
from devreport.rules.sets.ruleset import RuleSet
from devreport.rules.subject import Context, Subject
from devreport.rules.subjects import subjects_of
from devreport.rules.subjects.waiver import KIND as WAIVER

__all__ = ["diff_plans"]

#: So many changes are tried out one by one; of more, none is called decisive.
_MOST_TRIED = 200

_NONE: Mapping[str, Threshold] = {}
_NOT_APPLICABLE = (None, Outcome.NOT_APPLICABLE)


def diff_plans(
    before: Plan,
    after: Plan,
    *,
    period: Period | None = None,
    as_of: date | None = None,
    ruleset: RuleSet | None = None,
    place: str = "",
) -> tuple[Difference, ...]:
    """What is found otherwise in a later edition of a plan, and why.

    Args:
        before: the earlier edition.
        after: the later one.
        period: the period to report on; by default each plan's own.
        as_of: the day up to which time has passed; by default each plan's own, else the last day of the period.
        ruleset: the rules; by default those that devreport ships.
        place: the id of the place whose thresholds hold.

    Example:
        >>> from devreport import read
        >>> recorded = {"indicator": "x", "period": "2023-S1", "value": "52.0亿元"}
        >>> plan = {
        ...     "id": "p",
        ...     "title": "计划",
        ...     "period": "2023-S1",
        ...     "indicators": [{"id": "x", "name": "投资", "unit": "亿元"}],
        ...     "targets": [{"indicator": "x", "period": "2023", "value": "100亿元"}],
        ... }
        >>> first = read({**plan, "observations": [recorded]})
        >>> final = read({**plan, "observations": [{**recorded, "value": "49.0亿元"}]})
        >>> [found] = [one for one in diff_plans(first, final) if one.finding.rule == "indicator.pace"]
        >>> found.before.verdict.value, found.after.verdict.value, str(found.causes[0].after), found.causes[0].decisive
        ('ahead', 'behind', '49.0 亿元', True)
    """
    rules = ruleset or core_rules()
    check_place(place, [rules], known=[*before.org_by_id, *after.org_by_id])
    old, new = (_Edition(evolve(_context(plan, period, as_of), place=place), rules) for plan in (before, after))
    between = _Between(old, new, changes(before, after))
    return tuple(
        Difference(before=was, after=now, causes=tuple(between.causes(rule, subject)))
        for rule in rules.rules
        for subject, was, now in _differing(old.found.get(rule.name, {}), new.found.get(rule.name, {}))
    )


def _context(plan: Plan, period: Period | None, as_of: date | None) -> Context:
    span = period or plan.period
    day = plan.as_of if as_of is None and period is None else as_of
    return Context(plan=plan, period=span, as_of=day or span.end, known_on=day)


def _differing(
    old: Mapping[str, Finding], new: Mapping[str, Finding]
) -> Iterator[tuple[str, Finding | None, Finding | None]]:
    for subject in dict.fromkeys([*old, *new]):
        was, now = old.get(subject), new.get(subject)
        if _said(was) != _said(now):
            yield subject, was, now


def _said(finding: Finding | None) -> tuple[Verdict | None, Outcome]:
    return (finding.verdict, finding.outcome) if finding else _NOT_APPLICABLE


@frozen(eq=False)
class _Edition:
    """A plan and what is found in it.

    Attributes:
        context: the plan, and when it is judged.
        rules: the rules.
    """

    context: Context
    rules: RuleSet

    @cached_property
    def found(self) -> Mapping[str, Mapping[str, Finding]]:
        """Rule → subject → finding."""
        found: dict[str, dict[str, Finding]] = {}
        for finding in assess_here(self.context, self.rules).findings:
            found.setdefault(finding.rule, {})[finding.subject] = finding
        return found

    @cached_property
    def subjects(self) -> Mapping[tuple[str, str], Subject]:
        """Kind and id → subject."""
        return {(one.kind, one.id): one for one in subjects_of(self.context)}

    def thresholds(self, rule: Rule, subject: Subject) -> Mapping[str, Threshold]:
        """The thresholds of a rule for a subject."""
        return rule.thresholds_at(subject.period.end, self.context.place)

    def says(
        self, rule: Rule, subject: str, *, thresholds: Mapping[str, Threshold] | None = None
    ) -> tuple[Verdict | None, Outcome]:
        """What a rule says of a subject, without its needs and waivers."""
        about = self.subjects.get((rule.over, subject))
        if about is None:
            return _NOT_APPLICABLE
        given = self.thresholds(rule, about) if thresholds is None else thresholds
        values: dict[str, Scalar] = {name: one.value for name, one in given.items()}
        return decided(rule.shape, about.back(_lags(rule)).reach, thresholds=values)


@frozen(eq=False)
class _Between:
    """Two editions, and the earlier one with each single change.

    Attributes:
        old: the earlier edition.
        new: the later one.
        changes: what is not as it was.
    """

    old: _Edition
    new: _Edition
    changes: tuple[Change, ...]
    tried: dict[int, _Edition | None] = field(factory=dict[int, "_Edition | None"])

    def causes(self, rule: Rule, subject: str) -> list[Cause]:
        """Why a rule says something else of a subject: what decides it alone comes first."""
        found = [*self._recorded(rule, subject), *self._time(rule, subject), *self._thresholds(rule, subject)]
        found += [*self._needs(rule, subject), *self._explained(rule, subject)]
        return sorted(found, key=lambda cause: not cause.decisive)

    def _decides(self, tried: tuple[Verdict | None, Outcome], rule: Rule, subject: str) -> bool:
        """Whether a trial says what is found now, while what was found before follows from the earlier plan."""
        was, now = (_said(one.found.get(rule.name, {}).get(subject)) for one in (self.old, self.new))
        return tried == now and self.old.says(rule, subject) == was

    def _recorded(self, rule: Rule, subject: str) -> Iterator[Cause]:
        found = [one.subjects.get((rule.over, subject)) for one in (self.old, self.new)]
        sides = [one and one.back(_lags(rule)) for one in found]
        inputs = frozenset(one for side in sides if side for one in _inputs(rule, side))
        for number, change in enumerate(self.changes):
            if change.concerns(subject, inputs):
                trial = self._trial(number, change)
                decisive = trial is not None and self._decides(trial.says(rule, subject), rule, subject)
                yield _cause(change, rule, [side for side in reversed(sides) if side], decisive=decisive)

    def _trial(self, number: int, change: Change) -> _Edition | None:
        """The earlier edition with one change."""
        if number not in self.tried and len(self.tried) < _MOST_TRIED:
            plan = changed_plan(self.old.context.plan, change)
            context = evolve(self.old.context, plan=plan) if plan else None
            self.tried[number] = _Edition(context, self.old.rules) if context else None
        return self.tried.get(number)

    def _time(self, rule: Rule, subject: str) -> Iterator[Cause]:
        """That time has passed, where the rule looks at it."""
        was, now = self.old.context, self.new.context
        if (was.as_of, was.period) == (now.as_of, now.period):
            return
        later = _Edition(evolve(now, plan=was.plan), self.old.rules)
        said = later.says(rule, subject)
        if said != self.old.says(rule, subject):
            decisive = self._decides(said, rule, subject)
            yield Cause(kind=CauseKind.TIME, name="as_of", before=was.as_of, after=now.as_of, decisive=decisive)

    def _said(self, rule: str, subject: str) -> list[tuple[Verdict | None, Outcome]]:
        """What was found before, and what is found now."""
        return [_said(one.found.get(rule, {}).get(subject)) for one in (self.old, self.new)]

    def _needs(self, rule: Rule, subject: str) -> Iterator[Cause]:
        """Rules that it needs, and that end otherwise; decisive where that alone holds it back, or no longer does."""
        held = [one.found.get(rule.name, {}).get(subject) for one in (self.old, self.new)]
        unmet = [set(one.unmet) if one else set[str]() for one in held]
        alone = [one.says(rule, subject) for one in (self.old, self.new)]
        decisive = alone[0] == alone[1] and len(unmet[0] | unmet[1]) == 1
        names = [self.old.rules.rule(need).name for need in rule.needs]
        ends = {name: [outcome for _, outcome in self._said(name, subject)] for name in names}
        yield from (
            Cause(kind=CauseKind.NEED, name=name, before=before.value, after=after.value, decisive=decisive)
            for name, (before, after) in ends.items()
            if before is not after and any(name in some for some in unmet)
        )

    def _explained(self, rule: Rule, subject: str) -> Iterator[Cause]:
        """Of a waiver, why the failure that it explains came or went."""
        if rule.over != WAIVER:
            return
        waivers = [one for side in (self.old, self.new) for one in side.context.plan.waivers]
        waiver = next((one for one in waivers if one.id.replace("@", "/") == subject), None)
        if waiver is None or waiver.rule not in self.old.rules.handles:
            return
        about = self.old.rules.rule(waiver.rule)
        was, now = self._said(about.name, waiver.subject)
        if about.over != WAIVER and was != now:
            yield from self.causes(about, waiver.subject)

    def _thresholds(self, rule: Rule, subject: str) -> Iterator[Cause]:
        """Thresholds that have another edition by now."""
        sides = [(one, one.subjects.get((rule.over, subject))) for one in (self.old, self.new)]
        was, now = (one.thresholds(rule, side) if side else _NONE for one, side in sides)
        for name in sorted(was.keys() & now.keys()):
            if was[name].value != now[name].value:
                said = self.old.says(rule, subject, thresholds={**was, name: now[name]})
                facts = [_scalar(side[name].value) for side in (was, now)]
                yield Cause(
                    kind=CauseKind.THRESHOLD,
                    name=name,
                    before=facts[0],
                    after=facts[1],
                    decisive=self._decides(said, rule, subject),
                )


def _lags(rule: Rule) -> tuple[tuple[Lag, ...], ...]:
    """The ways to the earlier rows that the conditions of a rule look back at."""
    return lags_of((rule.applies, *(test.when for test in rule.verdicts)))


def _inputs(rule: Rule, subject: Subject) -> Iterator[str]:
    """The ids of the recorded figures that the conditions of a rule read."""
    tests = [test.when for test in rule.verdicts]
    for one in (rule.applies, *tests):
        if one is not None:
            yield from inputs_of(one, subject)


def _cause(change: Change, rule: Rule, sides: list[Subject], *, decisive: bool) -> Cause:
    before, after = change.facts
    kind = CauseKind.RESTATED if change.before and change.after else CauseKind.ADDED
    return Cause(
        kind=kind if change.after else CauseKind.REMOVED,
        name=change.attribute or _field(change, rule, sides),
        inputs=change.ids,
        before=before,
        after=after,
        decisive=decisive,
    )


def _field(change: Change, rule: Rule, sides: list[Subject]) -> str:
    """The field of the rule that a figure stands in; a record that is new or gone as a whole has none."""
    tests = [test.when for test in rule.verdicts]
    read = [name for one in (*tests, rule.applies) if one is not None for name in reading_of(one).fields]
    named = (found for side in sides for found in _behind(change, read, side))
    return next(named, "record")


def _behind(change: Change, read: list[str], side: Subject) -> Iterator[str]:
    """The fields that a figure stands in, be it a year or a period before."""
    yield from (name for name in read if set(side.inputs.get(name, ())) & set(change.ids))
    for lag, before in side.earlier.items():
        yield from (f"{name}@{lag.value}" for name in _behind(change, read, before))


def _scalar(value: Scalar) -> Fact:
    return value.computed() if isinstance(value, Quantity) else value
