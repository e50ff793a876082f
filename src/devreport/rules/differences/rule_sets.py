"""Two editions of a rule set (规则修订): which verdicts about a plan become others, and what in the rules is behind it.

Every change of a rule is tried out by itself: where the earlier rule with that one change says at once what the later
rule says, the change is decisive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from devreport.expressions import Scalar
from devreport.findings import Evidence, Finding, Outcome, Shape, Threshold, Verdict
from devreport.quantities import Quantity
from devreport.rules.assessment import assess_here
from devreport.rules.differences.causes import Cause, CauseKind, Difference, Fact
from devreport.rules.evidence.deciding import decided, thresholds_of
from devreport.rules.rule import Rule
from devreport.rules.sets.locations import check_place
from devreport.rules.sets.ruleset import RuleSet
from devreport.rules.subject import Context

__all__ = ["diff_rulesets"]

_Said = tuple[Verdict | None, Outcome]

#: What is found of each subject, by its id and period.
_Found = Mapping[tuple[str, str], Finding]


def diff_rulesets(old: RuleSet, new: RuleSet, *, context: Context) -> tuple[Difference, ...]:
    """What a later edition of a rule set finds otherwise in the same plan, and why; rule by rule of the later one.

    A rule is the same one as before where its name is that of the earlier rule, or where it has that name as an alias.

    Args:
        old: the earlier edition.
        new: the later one.
        context: the plan, and when and where it is judged.

    Raises:
        RuleError: if one of them is not sound, or not in effect at the end of the period.
        InputError: if neither of them, nor the plan, knows the place.
    """
    check_place(context.place, [old, new], known=context.plan.org_by_id)
    was, now = (_by_rule(ruleset, context) for ruleset in (old, new))
    return tuple(
        Difference(before=before, after=after, causes=tuple(_Pair(earlier, later, before, after).causes()))
        for earlier, later in _pairs(old, new)
        for before, after in _differing(
            was[earlier.name] if earlier else {},
            now[later.name] if later else {},
        )
    )


def _by_rule(ruleset: RuleSet, context: Context) -> dict[str, dict[tuple[str, str], Finding]]:
    found: dict[str, dict[tuple[str, str], Finding]] = {rule.name: {} for rule in ruleset.rules}
    for finding in assess_here(context, ruleset).findings:
        found[finding.rule][finding.subject, finding.period.code] = finding
    return found


def _pairs(old: RuleSet, new: RuleSet) -> Iterator[tuple[Rule | None, Rule | None]]:
    """Each rule of the later edition with the one that it was, then those that are gone."""
    earlier = {rule.name: rule for rule in old.rules}
    for rule in new.rules:
        yield next((earlier.pop(name) for name in (rule.name, *rule.aliases) if name in earlier), None), rule
    yield from ((rule, None) for rule in earlier.values())


def _differing(was: _Found, now: _Found) -> Iterator[tuple[Finding | None, Finding | None]]:
    for subject in dict.fromkeys([*was, *now]):
        before, after = was.get(subject), now.get(subject)
        if _said(before) != _said(after):
            yield before, after


def _said(finding: Finding | None) -> _Said:
    return (finding.verdict, finding.outcome) if finding else (None, Outcome.NOT_APPLICABLE)


@frozen
class _Pair:
    """A rule as it was and as it is, and what either finds of one subject.

    Attributes:
        old: the earlier rule.
        new: the later one.
        before: what was found.
        after: what is found.
    """

    old: Rule | None
    new: Rule | None
    before: Finding | None
    after: Finding | None

    def causes(self) -> list[Cause]:
        """What is not as it was, decisive causes first."""
        if self.old is None or self.new is None:
            return [_changed("rule_added" if self.old is None else "rule_removed", decisive=True)]
        found = [*self._renamed(self.old, self.new), *self._needs(), *self._parts(self.old, self.new)]
        return sorted([*self._thresholds(self.old, self.new), *found], key=lambda cause: not cause.decisive)

    def _renamed(self, old: Rule, new: Rule) -> Iterator[Cause]:
        if old.name != new.name:
            yield evolve(_changed("rule_renamed"), before=old.name, after=new.name)

    def _needs(self) -> Iterator[Cause]:
        """The needs that were not met, where they are others now."""
        was, now = (one.unmet if one else () for one in (self.before, self.after))
        if was != now:
            decisive = not was or not now
            yield evolve(_changed("needs", decisive=decisive), before=", ".join(was), after=", ".join(now))

    def _thresholds(self, old: Rule, new: Rule) -> Iterator[Cause]:
        was, now = (self._in_force(rule) for rule in (old, new))
        for name in sorted(was.keys() & now.keys()):
            if was[name].value != now[name].value:
                yield Cause(
                    kind=CauseKind.THRESHOLD,
                    name=name,
                    before=_fact(was[name].value),
                    after=_fact(now[name].value),
                    decisive=self._decides(old.shape, {name: now[name].value}),
                )

    def _in_force(self, rule: Rule) -> Mapping[str, Threshold]:
        """The thresholds of a rule, on the last day that was judged."""
        finding = self.after if rule is self.new and self.after else self.before
        if finding and finding.evidence and finding.rule == rule.name:
            return finding.evidence.thresholds
        return {name: Threshold(one.value, one.source) for name, one in rule.parameters.items()}

    def _parts(self, old: Rule, new: Rule) -> Iterator[Cause]:
        """When the rule applies, and its conditions."""
        was, now = old.shape, new.shape
        fresh = dict(new.thresholds)
        if was.applies != now.applies:
            yield _changed("applies", decisive=self._decides(evolve(was, applies=now.applies), fresh, known=True))
        if was.tests != now.tests:
            yield _changed("verdicts", decisive=self._decides(evolve(was, tests=now.tests), fresh, known=True))

    def _decides(self, shape: Shape, thresholds: Mapping[str, Scalar], *, known: bool = False) -> bool:
        """Whether the earlier rule says what the later one says, with another shape or other thresholds."""
        evidence = self._evidence()
        if evidence is None or (self.after and self.after.unmet):
            return False
        earlier = thresholds_of(self.before.evidence) if self.before and self.before.evidence else {}
        if not earlier and self.old:
            earlier = self.old.thresholds
        given = {**thresholds, **earlier} if known else {**earlier, **thresholds}
        return decided(shape, evidence.reach, thresholds=given) == _said(self.after)

    def _evidence(self) -> Evidence | None:
        """The facts, which are the same for both."""
        return next((one.evidence for one in (self.before, self.after) if one and one.evidence), None)


def _changed(name: str, *, decisive: bool = False) -> Cause:
    return Cause(kind=CauseKind.RULE, name=name, decisive=decisive)


def _fact(value: Scalar) -> Fact:
    return value.computed() if isinstance(value, Quantity) else value
