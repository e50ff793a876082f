"""Findings by their names: the id of one, or a rule with or without its subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from devreport.errors import InputError, Problem, did_you_mean
from devreport.findings import Finding
from devreport.rules.sets.ruleset import RuleSet

__all__ = ["findings_named"]


def findings_named(name: str, findings: Iterable[Finding], *, ruleset: RuleSet) -> tuple[Finding, ...]:
    """The findings that a name stands for.

    Args:
        name: the id of a finding; or a rule by name, code or alias, alone or with a subject: ``I03:investment``.
        findings: the findings there are.
        ruleset: the rules they come from.

    Raises:
        InputError: if there is none, with the nearest name.
    """
    every = tuple(findings)
    handle, _, subject = name.partition(":")
    rule = ruleset.handles[handle].name if handle in ruleset.handles else handle
    found = tuple(one for one in every if name == one.id or (one.rule == rule and subject in {"", one.subject}))
    if found:
        return found
    expected = "the id of a finding, or RULE:SUBJECT of one"
    hint = _hint(name, every, ruleset)
    raise InputError.of(Problem("", f"no finding {name[:60]!r}", expected, hint, "finding"))


def _hint(name: str, every: Sequence[Finding], ruleset: RuleSet) -> str:
    """Why there is none: the rule does not apply, or the name is misspelt."""
    handle, _, subject = name.partition(":")
    if handle in ruleset.handles and subject in {"", *(one.subject for one in every)}:
        about = f" to {subject[:60]}" if subject else " to anything here"
        return f"the rule {handle} does not apply{about}: what does not apply has no finding"
    own = ruleset.handles[handle].name if handle in ruleset.handles else ""
    near = did_you_mean(name, [f"{handle}:{one.subject}" for one in every if one.rule == own])
    known = {*(one.id for one in every), *(f"{one.rule}:{one.subject}" for one in every), *ruleset.handles}
    return near or did_you_mean(name, sorted(known))
