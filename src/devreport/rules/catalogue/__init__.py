"""The rules of the core, one module for each rule; found by folder."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from devreport.rules.rule import Rule
from devreport.rules.sets.ruleset import RuleSet

__all__ = ["core_rules"]


@cache
def core_rules() -> RuleSet:
    """All rules that devreport ships, by their codes."""
    found: list[Rule] = []
    for module in iter_modules(__path__):
        found.extend(import_module(f"{__name__}.{module.name}").RULES)
    return RuleSet(id="core", version="1.0", rules=tuple(sorted(found, key=lambda rule: rule.code)))
