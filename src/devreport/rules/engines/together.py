"""Rules about one kind of thing, asked together: what needs other rules is held back where these did not pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from devreport.findings import Finding, Outcome, Verdict
from devreport.lowering import NOT_APPLICABLE, UNKNOWN
from devreport.rules.engines.objects import Judge
from devreport.rules.rule import Rule
from devreport.rules.sets.needs import UNMET, held_back, needs_first
from devreport.rules.sets.ruleset import RuleSet
from devreport.rules.subject import Subject

__all__ = ["Together", "outcome_of", "verdict_of"]


@frozen
class Together:
    """Some rules of a set about one kind of thing.

    Attributes:
        ruleset: the rule set.
        rules: the rules, with the thresholds that hold.
        place: the id of the place whose thresholds these are.
    """

    ruleset: RuleSet
    rules: tuple[Rule, ...]
    place: str = ""

    def rule(self, name: str) -> Rule:
        """The rule of that name, with the thresholds that hold."""
        return next(rule for rule in self.rules if rule.name == name)

    @cached_property
    def needed(self) -> Mapping[int, tuple[int, ...]]:
        """The position of each rule → those of the rules that it needs, which come before."""
        places = {rule.name: position for position, rule in enumerate(self.rules)}
        found: dict[int, tuple[int, ...]] = {}
        for rule in needs_first(self.ruleset):
            if rule.name in places:
                names = [self.ruleset.rule(need).name for need in rule.needs]
                found[places[rule.name]] = tuple([places[name] for name in names if name in places])
        return found

    def held(self, codes: Sequence[int]) -> tuple[int, ...]:
        """The codes of all rules, unknown where a rule that one needs did not pass."""
        found = list(codes)
        for position, needed in self.needed.items():
            unmet = any(outcome_of(self.rules[one], found[one]) in UNMET for one in needed)
            if unmet and found[position] != NOT_APPLICABLE:
                found[position] = UNKNOWN
        return tuple(found)

    def findings(self, subject: Subject) -> tuple[Finding, ...]:
        """What the rules find about a subject; nothing where one does not apply."""
        found: dict[str, list[Finding]] = {}
        for position, needed in self.needed.items():
            rule, finding = self.rules[position], self._judges[position].judge(subject)
            rules = [self.rules[one] for one in needed]
            found[rule.name] = held_back([finding] if finding else [], needed=rules, found=found)
        return tuple([finding for rule in self.rules for finding in found[rule.name]])

    @cached_property
    def _judges(self) -> list[Judge]:
        return [evolve(Judge.of(rule), edition=self.ruleset.edition, place=self.place) for rule in self.rules]


def outcome_of(rule: Rule, code: int) -> Outcome:
    """How a rule ends, from the number of the verdict test that decides."""
    if code == NOT_APPLICABLE:
        return Outcome.NOT_APPLICABLE
    return Outcome.UNKNOWN if code == UNKNOWN else rule.verdicts[code].outcome


def verdict_of(rule: Rule, code: int) -> Verdict | None:
    """The verdict of that test; nothing where the rule does not apply or cannot be decided."""
    return None if code in {NOT_APPLICABLE, UNKNOWN} else rule.verdicts[code].verdict
