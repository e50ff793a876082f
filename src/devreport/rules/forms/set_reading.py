"""Rule sets read from their plain form, with everything that is wrong in it, each problem with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import partial
from typing import cast

from devreport.errors import Problem, RuleError, did_you_mean
from devreport.model.shape import shown
from devreport.rules.catalogue import core_rules
from devreport.rules.forms.form import anything, each, option, read_day, read_keys, read_name, wrong
from devreport.rules.forms.rule_reading import read_rule, span_of
from devreport.rules.rule import Rule
from devreport.rules.sets.ruleset import RULES_VERSION, RuleSet

__all__ = ["MOST_RULES", "ruleset_from_data"]

#: How many rules a rule file may have.
MOST_RULES = 1_000

#: Rule sets that a rule file may start from.
_BASES = {"core": core_rules}

_VERSION = re.compile(rf"{RULES_VERSION.partition('.')[0]}\.[0-9]{{1,3}}")


def ruleset_from_data(data: object, *, where: str = "$", kinds: Collection[str] = ()) -> RuleSet:
    """The rule set that plain data is the form of; it is not checked yet.

    Args:
        data: what :func:`~devreport.rules.ruleset_to_data` gave, or what was read from a file.
        where: its place, to begin the places of problems with.
        kinds: kinds of subject besides those of plans.

    Raises:
        RuleError: with everything that is wrong with it.
    """
    _check_number(data, where)
    held = read_keys(
        data,
        where,
        readers={
            "schema_version": _version,
            "id": read_name,
            "version": read_name,
            "since": read_day,
            "until": read_day,
            "extends": option(_BASES),
            "without": each(read_name),
            "rules": each(partial(read_rule, kinds=kinds)),
            "ext": anything,
        },
        required=("id", "version"),
    )
    given = cast("Mapping[str, object]", data)
    if "extends" not in given and ("rules" not in given or "without" in given):
        found, expected = ("'without'", "rules to leave out") if "without" in given else ("no rules", "rules")
        raise wrong(where, f"{found}, and no 'extends'", expected=f'{expected}, or "extends": "core" to start from')
    base: tuple[Rule, ...] = ()
    if "extends" in held:
        base = _kept(held["extends"](), held.get("without", ()), f"{where}.without")
    since, until = span_of(held, where)
    rules = _joined(base, held.get("rules", ()))
    if not rules:
        hint = 'add a rule, or "extends": "core" to start from'
        raise wrong(
            f"{where}.rules", "no rules", expected="at least one: without any, nothing is ever found", hint=hint
        )
    return RuleSet(id=held["id"], version=held["version"], rules=rules, since=since, until=until)


def _check_number(data: object, where: str) -> None:
    """Refuse more rules than are read within bounds, before any of them is."""
    rules = cast("Mapping[str, object]", data).get("rules") if isinstance(data, Mapping) else None
    if isinstance(rules, list | tuple) and len(cast("list[object]", rules)) > MOST_RULES:
        number = len(cast("list[object]", rules))
        hint = "like things are rows with one rule, not a rule each"
        raise RuleError.of(Problem(f"{where}.rules", f"{number:,} rules", f"at most {MOST_RULES:,}", hint, "too_large"))


def _kept(base: RuleSet, without: tuple[str, ...], where: str) -> tuple[Rule, ...]:
    """The rules of a set that a file starts from, but for those that it leaves out."""
    problems = [
        Problem(f"{where}[{place}]", f"the rule {handle!r}", f"a rule of {base.id}", _meant(handle, base), "rule")
        for place, handle in enumerate(without)
        if handle not in base.handles
    ]
    if problems:
        raise RuleError("rules that are not there are left out", problems)
    left_out = {base.rule(handle).name for handle in without}
    return tuple(rule for rule in base.rules if rule.name not in left_out)


def _meant(handle: str, base: RuleSet) -> str:
    return did_you_mean(handle, base.handles)


def _joined(base: tuple[Rule, ...], own: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """One's own rules in the place of those of the same name; the others after all that were there."""
    ours = {rule.name: rule for rule in own}
    there = {rule.name for rule in base}
    return (*(ours.get(rule.name, rule) for rule in base), *(rule for rule in own if rule.name not in there))


def _version(data: object, where: str) -> str:
    if isinstance(data, str) and _VERSION.fullmatch(data):
        return data
    raise wrong(where, shown(data), expected=repr(RULES_VERSION), hint="a newer minor version is read too")
