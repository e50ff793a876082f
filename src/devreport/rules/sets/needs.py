"""Rules that need other rules: the order they are judged in, and what is not judged because a need was not met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from devreport.errors import Problem, RuleError, did_you_mean
from devreport.findings import Finding, Outcome
from devreport.rules.rule import Rule
from devreport.rules.sets.ruleset import RuleSet

__all__ = ["UNMET", "held_back", "needs_first"]

#: How a needed rule ends where what needs it cannot be judged.
UNMET = frozenset({Outcome.FAIL, Outcome.UNKNOWN})


def needs_first(ruleset: RuleSet) -> tuple[Rule, ...]:
    """The rules, each after those that it needs, and in their own order otherwise.

    Raises:
        RuleError: if a rule needs one that is not there, or itself.
    """
    if not any(rule.needs for rule in ruleset.rules):
        return ruleset.rules
    done: dict[str, Rule] = {}
    for rule in ruleset.rules:
        _settle(rule, ruleset, done)
    return tuple(done.values())


def _settle(rule: Rule, ruleset: RuleSet, done: dict[str, Rule]) -> None:
    """Put a rule after all that it needs, however long the chain is."""
    path = [rule]
    while path:
        last = path[-1]
        open_needs = [need for need in _needed(last, ruleset) if need.name not in done]
        if not open_needs:
            done[last.name] = path.pop()
        elif open_needs[0] in path:
            circle = " → ".join(one.name for one in (*path, open_needs[0]))
            raise RuleError.of(Problem(rule.name, f"needs that go round: {circle}", "needs that end", code="cycle"))
        else:
            path.append(open_needs[0])


def _needed(rule: Rule, ruleset: RuleSet) -> list[Rule]:
    for handle in rule.needs:
        if handle not in ruleset.handles:
            hint = did_you_mean(handle, ruleset.handles)
            raise RuleError.of(Problem(rule.name, f"the need {handle!r}", "a rule of the same set", hint, "need"))
    return [ruleset.rule(handle) for handle in rule.needs]


def held_back(
    findings: Iterable[Finding], *, needed: Iterable[Rule], found: Mapping[str, Iterable[Finding]]
) -> list[Finding]:
    """The findings of a rule, undecided where a rule that it needs did not pass on the same subject.

    Args:
        findings: what the rule found by itself.
        needed: the rules it needs.
        found: rule name → what that rule found.
    """
    unmet: dict[tuple[str, str], list[str]] = {}
    for rule in needed:
        for finding in found[rule.name]:
            if finding.outcome in UNMET:
                unmet.setdefault((finding.subject, finding.period.code), []).append(rule.name)
    return [_held(finding, unmet.get((finding.subject, finding.period.code), ())) for finding in findings]


def _held(finding: Finding, unmet: Iterable[str]) -> Finding:
    names = tuple(dict.fromkeys(unmet))
    if not names:
        return finding
    return evolve(finding, verdict=None, outcome=Outcome.UNKNOWN, unmet=names, missing=(), undefined=())
