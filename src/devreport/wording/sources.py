"""Where rules come from, in the language of a page: shipped rules are written with one source, in mixed languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from devreport.rules import Rule

__all__ = ["cited", "translated_sources"]


def cited(rule: Rule, tag: str) -> str:
    """The source of a rule in a language, if it is a shipped one that was translated; else in its own words.

    Args:
        rule: the rule.
        tag: the tag of the locale.

    Example:
        >>> from devreport.rules import core_rules
        >>> cited(core_rules().rule("ledger.balance"), "zh-Hans-CN")
        '发现数 = 销号数 + 未销号数'
    """
    known = translated_sources().get(rule.name, {})
    return known.get(tag, rule.source) if known.get("source") == rule.source else rule.source


@cache
def translated_sources() -> Mapping[str, Mapping[str, str]]:
    """The name of a rule → its source as the rule has it, and by the tags of locales."""
    text = files("devreport.wording").joinpath("sources.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(text)
    return found
