"""Names and other handles of rules, and the days on which a rule set is in effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from devreport.errors import Problem
from devreport.rules.checker.places import place_of
from devreport.rules.rule import Rule

__all__ = ["duplicates", "names"]

_NAME = re.compile(r"[^\W\d][\w-]*\.[\w-]+")


def names(rule: Rule) -> Iterator[Problem]:
    """Names without a group, and titles without words."""
    where = place_of(rule)
    if not _NAME.fullmatch(rule.name):
        hint = 'write it as "group.rule": letters, digits, - and _'
        yield Problem(f"{where}.name", repr(rule.name), "a group, a point, and a name", hint, "name")
    if not rule.code:
        yield Problem(f"{where}.code", "no code", "a short stable code", 'give it one, such as "X01"', "name")
    if not any(text.strip() for _, text in rule.title.by_language):
        yield Problem(
            f"{where}.title", "no title", "what it checks, in a few words", "say it in each language", "title"
        )


def duplicates(rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Codes, names and aliases that two rules share, or that one has twice; a name may be the code as well."""
    taken: dict[str, str] = {}
    for rule in rules:
        where = place_of(rule)
        aliases = [(f"aliases[{position}]", alias) for position, alias in enumerate(rule.aliases)]
        named = [] if rule.name == rule.code else [("name", rule.name)]
        for part, handle in (("code", rule.code), *named, *aliases):
            if handle in taken:
                hint = f"the rule {taken[handle]} has it already: choose another"
                yield Problem(f"{where}.{part}", repr(handle), "a handle of its own", hint, "duplicate")
            elif handle:
                taken[handle] = f"{where}, as its {part.partition('[')[0]},"
