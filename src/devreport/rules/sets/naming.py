"""Findings by their names: the id of one, or a rule with or without its subject."""

from __future__ import annotations

from collections.abc import Iterable

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
    known = {*(one.id for one in every), *(f"{one.rule}:{one.subject}" for one in every), *ruleset.handles}
    expected = "the id of a finding, or RULE:SUBJECT of one"
    raise InputError.of(
        Problem("", f"no finding {name[:60]!r}", expected, did_you_mean(name, sorted(known)), "finding")
    )
