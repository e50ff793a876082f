"""A rule or a rule set checked before any data: everything that is wrong with it, at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from devreport.errors import Problem, did_you_mean
from devreport.rules.checker.absence import absences
from devreport.rules.checker.coverage import coverage, verdict_order
from devreport.rules.checker.kinds import wrong_types
from devreport.rules.checker.names import duplicates, names
from devreport.rules.checker.needs import needs
from devreport.rules.checker.parameters import parameters, worlds
from devreport.rules.checker.places import Part, place_of, rule_parts, spots
from devreport.rules.checker.roles import periods, roles, verdicts
from devreport.rules.checker.search import Effort
from devreport.rules.checker.truths import truths
from devreport.rules.checker.vocabulary import unknown_words
from devreport.rules.rule import Rule
from devreport.rules.sets.ruleset import RuleSet
from devreport.rules.subject import Table
from devreport.rules.subjects import subject_tables

__all__ = ["check_rule", "check_ruleset"]


def check_ruleset(
    ruleset: RuleSet, *, tables: Mapping[str, Table] | None = None, sound: Collection[Rule] = ()
) -> tuple[Problem, ...]:
    """Everything that is wrong with a rule set, rule by rule; nothing for a sound one (规则校验).

    A problem says where it is, such as ``indicator.pace.verdicts[1].when.left``: the name of the rule, and the place
    in it as rule files have it.

    Args:
        ruleset: the rule set.
        tables: the fields of each kind of subject; those of the core by default.
        sound: rules that were checked before, such as those of the core; only what other rules do to them is told.

    Example:
        >>> from devreport.rules import core_rules
        >>> check_ruleset(core_rules())
        ()
    """
    known = subject_tables() if tables is None else tables
    before = {id(rule) for rule in sound}
    unchecked = [rule for rule in ruleset.rules if id(rule) not in before]
    found = [problem for rule in unchecked for problem in check_rule(rule, tables=known)]
    return (*_effect(ruleset), *duplicates(ruleset.rules), *needs(ruleset.rules), *found)


def check_rule(rule: Rule, *, tables: Mapping[str, Table] | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a rule by itself; what it needs of others, :func:`check_ruleset` tells.

    Args:
        rule: the rule.
        tables: the fields of each kind of subject; those of the core by default.

    Example:
        >>> from attrs import evolve
        >>> from devreport.expressions import Field
        >>> from devreport.rules import core_rules
        >>> binary = core_rules().rule("indicator.binary")
        >>> [problem.hint for problem in check_rule(evolve(binary, applies=Field("aimd")))]
        ['did you mean "aimed"?']
    """
    known = subject_tables() if tables is None else tables
    found = [*names(rule), *verdicts(rule), *verdict_order(rule)]
    if rule.over not in known:
        hint = did_you_mean(rule.over, known) or f"there is: {', '.join(known)}"
        found.append(Problem(f"{place_of(rule)}.over", repr(rule.over), "a kind of subject", hint, "unknown_subject"))
        return tuple(found)
    return (*found, *_over(rule, known[rule.over]))


def _effect(ruleset: RuleSet) -> Iterator[Problem]:
    since, until = ruleset.since, ruleset.until
    if since is not None and until is not None and since > until:
        found = f"from {since.isoformat()} until {until.isoformat()}"
        yield Problem("since", found, "a first day before the last one", "swap the two days", "effect")


def _over(rule: Rule, table: Table) -> Iterator[Problem]:
    """What is wrong with a rule about subjects with these fields."""
    parts = rule_parts(rule, table)
    every = [spot for part in parts for spot in spots(part)]
    yield from roles(rule, table)
    yield from periods(rule, table)
    yield from parameters(rule, every)
    wrong = wrong_types(parts, rule.thresholds)
    yield from (problem for problems in wrong.values() for problem in problems)
    for spot in every:
        yield from unknown_words(spot, rule.thresholds)
        yield from absences(spot, rule.thresholds)
    yield from _logic(rule, table, sound=[part for part in parts if part not in wrong], is_sound=not wrong)


def _logic(rule: Rule, table: Table, *, sound: Sequence[Part], is_sound: bool) -> Iterator[Problem]:
    """What is wrong with conditions whatever values thresholds have, and gaps for any of their values."""
    effort = Effort()
    every = [
        [
            *(one for part in sound for one in truths(part, thresholds, effort=effort)),
            *(coverage(rule, table, thresholds=thresholds, effort=effort) if is_sound else ()),
        ]
        for thresholds in worlds(rule)
    ]
    places = [{(one.code, one.where) for one in found} for found in every]
    told: set[tuple[str, str]] = set()
    for problem in (one for found in every for one in found):
        key = (problem.code, problem.where)
        if key not in told and (problem.code == "gap" or all(key in found for found in places)):
            told.add(key)
            yield problem
