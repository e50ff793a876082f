"""Rules that need each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from devreport.errors import Problem, did_you_mean
from devreport.rules.checker.places import place_of
from devreport.rules.rule import Rule

__all__ = ["needs"]


def needs(rules: Sequence[Rule]) -> Iterator[Problem]:
    """Needs of rules that there are not, of other subjects, of the rule itself, and in circles."""
    by_name = {handle: rule for rule in rules for handle in (*rule.aliases, rule.code, rule.name)}
    for rule in rules:
        for position, name in enumerate(rule.needs):
            yield from _need(f"{place_of(rule)}.needs[{position}]", name, rule=rule, known=by_name)
    yield from _cycles(rules, by_name)


def _need(where: str, name: str, *, rule: Rule, known: Mapping[str, Rule]) -> Iterator[Problem]:
    needed = known.get(name)
    if needed is None:
        hint = did_you_mean(name, known) or "name a rule of this rule set"
        yield Problem(where, f"the rule {name!r}", "a rule of this rule set", hint, "unknown_need")
    elif needed is rule:
        yield Problem(where, "the rule itself", "another rule", "leave it out", "cycle")
    elif needed.over != rule.over:
        hint = f"{name} is about {needed.over}: need a rule about {rule.over}"
        yield Problem(where, f"a rule about {needed.over}", f"one about {rule.over}", hint, "need_of_other")


def _cycles(rules: Sequence[Rule], known: Mapping[str, Rule]) -> Iterator[Problem]:
    """Each circle once, from the first of its rules on."""
    links = {
        rule.name: [known[name].name for name in rule.needs if name in known and known[name] is not rule]
        for rule in rules
    }
    done: set[str] = set()
    for rule in rules:
        path = _circle(rule.name, links, done=done)
        if path:
            hint = f"leave out one need of {' → '.join(path)}"
            found = f"a circle of needs: {' → '.join(path)}"
            yield Problem(f"{place_of(rule)}.needs", found, "needs that end somewhere", hint, "cycle")
            done.update(path)


def _circle(start: str, links: Mapping[str, Sequence[str]], *, done: set[str]) -> tuple[str, ...]:
    """A way from a rule back to itself; nothing if there is none."""
    came_from: dict[str, str] = {}
    pending = [start]
    while pending:
        here = pending.pop()
        for after in links[here]:
            if after == start:
                return (start, *_way(start, here, came_from=came_from), start)
            if after not in came_from and after not in done:
                came_from[after] = here
                pending.append(after)
    return ()


def _way(start: str, end: str, *, came_from: Mapping[str, str]) -> list[str]:
    steps: list[str] = []
    while end != start:
        steps.append(end)
        end = came_from[end]
    return steps[::-1]
