"""A rule set: rules that are applied together, with an edition of their own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from devreport.errors import Problem, RuleError
from devreport.findings import Edition
from devreport.rules.rule import Rule
from devreport.rules.sets.writing import day_to_data, rule_to_data

__all__ = ["RULES_VERSION", "RuleSet", "ruleset_to_data"]

#: The version of the form of a rule file; readers accept a newer minor version.
RULES_VERSION = "1.0"


@frozen(kw_only=True)
class RuleSet:
    """Rules that are applied together.

    Attributes:
        id: its id.
        version: its version.
        rules: the rules.
        since: the first day it is in effect.
        until: the last day it is in effect.
    """

    id: str
    version: str
    rules: tuple[Rule, ...]
    since: date | None = None
    until: date | None = None

    @cached_property
    def handles(self) -> Mapping[str, Rule]:
        """Each name, code and alias → the rule it finds."""
        return {handle: rule for rule in self.rules for handle in (rule.name, rule.code, *rule.aliases)}

    @cached_property
    def hash(self) -> str:
        """The SHA-256 of its content: equal rule sets have equal hashes, in every process."""
        canonical = json.dumps(ruleset_to_data(self), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("ascii")).hexdigest()

    @cached_property
    def edition(self) -> Edition:
        """What it is named by in each of its findings."""
        return Edition(self.id, self.version, self.hash)

    def rule(self, name: str) -> Rule:
        """The rule with that name, code or alias.

        Raises:
            KeyError: if there is none.
        """
        return self.handles[name]

    def in_effect(self, day: date) -> bool:
        """Whether it is in effect on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def check_effect(self, day: date) -> None:
        """Refuse to judge by it on a day when it is not in effect.

        Raises:
            RuleError: on such a day.
        """
        if self.in_effect(day):
            return
        ends = {"since": self.since, "until": self.until}
        effect = ", ".join(f"in effect {word} {end.isoformat()}" for word, end in ends.items() if end)
        found, expected = f"the rule set {self.id} {self.version}, {effect}", "a rule set that is in effect on"
        raise RuleError.of(Problem("", found, f"{expected} {day.isoformat()}", code="effect"))

    def replacing(self, *rules: Rule, version: str) -> RuleSet:
        """The same rules, with these in the place of those of the same name, as another version.

        Raises:
            KeyError: if there is no rule of such a name.
        """
        ours = {self.rule(rule.name).name: rule for rule in rules}
        return evolve(self, version=version, rules=tuple(ours.get(rule.name, rule) for rule in self.rules))


def ruleset_to_data(ruleset: RuleSet) -> dict[str, Any]:
    """The plain form of a rule set, which a rule file holds: lossless, with all its rules.

    Example:
        >>> ruleset_to_data(RuleSet(id="city", version="2026", rules=()))
        {'schema_version': '1.0', 'id': 'city', 'version': '2026', 'rules': []}
    """
    days = {name: day_to_data(day) for name, day in (("since", ruleset.since), ("until", ruleset.until))}
    return {
        "schema_version": RULES_VERSION,
        "id": ruleset.id,
        "version": ruleset.version,
        **{name: day for name, day in days.items() if day},
        "rules": [rule_to_data(rule) for rule in ruleset.rules],
    }
