"""Rule files: JSON, or the same data in TOML."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import cast

from attrs import evolve

from devreport.errors import InputError, Problem, RuleError, counted
from devreport.io.files import read_text
from devreport.io.plain import MAX_PROBLEMS, unplain
from devreport.io.plan_json import parse_json
from devreport.io.toml import parse_toml
from devreport.rules import RuleSet, core_rules, ruleset_to_data
from devreport.rules.checker import check_sound
from devreport.rules.engines.objects import Judge
from devreport.rules.forms.set_reading import ruleset_from_data
from devreport.rules.subject import Table
from devreport.rules.subjects import subject_tables

__all__ = ["MAX_RULES_BYTES", "read_ruleset", "ruleset_to_json"]

#: The most bytes that a rule file may have.
MAX_RULES_BYTES = 4 * 2**20

#: How many objects, lists and members there may be in a rule file, and how deep they may lie in each other.
_MOST, _DEEPEST = 200_000, 400


def read_ruleset(
    source: str | os.PathLike[str] | Mapping[str, object], *, tables: Mapping[str, Table] | None = None
) -> RuleSet:
    """The rule set in a JSON or TOML file, or in a mapping of the same shape: read, checked and made ready.

    It is returned only if all of it is sound, so a rule set that is in use stays as it was until another one is there::

        try:
            rules = read_ruleset("city.json")
        except RuleError as error:
            print(error)  # the rules from before go on

    Args:
        source: the path of a file, or a mapping of the same shape.
        tables: the fields of kinds of subject of one's own, besides those of plans.

    Raises:
        RuleError: with everything that is wrong, each problem with its file and place.

    Example:
        >>> read_ruleset({"id": "city", "version": "2026", "extends": "core"}).rule("I03").name
        'indicator.pace'
    """
    if isinstance(source, Mapping):
        return _sound(cast("object", source), "", tables)
    name = os.fspath(source)
    return _sound(_parsed(name), f"{name}: ", tables)


def ruleset_to_json(ruleset: RuleSet) -> str:
    """A rule set as a rule file: complete, whatever it was made from, and with the same hash when it is read.

    Example:
        >>> print(ruleset_to_json(RuleSet(id="city", version="2026", rules=())), end="")
        {
          "schema_version": "1.0",
          "id": "city",
          "version": "2026",
          "rules": []
        }
    """
    return json.dumps(ruleset_to_data(ruleset), ensure_ascii=False, indent=2) + "\n"


def _parsed(name: str) -> object:
    """The data of a rule file; its size is looked at before anything is made of it."""
    try:
        text = read_text(name, MAX_RULES_BYTES)
        if sum(map(text.count, ",[{=")) > _MOST:
            raise InputError.of(Problem(name, f"more than {_MOST:,} values", f"at most {_MOST:,}", code="too_large"))
        if Path(name).suffix.lower() == ".toml":
            return parse_toml(text, name)
        return parse_json(text, name, depth=_DEEPEST)
    except InputError as error:
        raise _refused(error.problems) from None


def _sound(data: object, prefix: str, tables: Mapping[str, Table] | None) -> RuleSet:
    """The rule set, if nothing is wrong with it; every rule is compiled here."""
    if problems := list(islice(unplain(data, deepest=_DEEPEST, most=_MOST), MAX_PROBLEMS)):
        raise _refused(problems, prefix)
    every = {**tables, **subject_tables()} if tables else None
    try:
        ruleset = ruleset_from_data(data, kinds=tables or ())
    except RuleError as error:
        raise _refused(error.problems[:MAX_PROBLEMS], prefix) from None
    try:
        check_sound(ruleset, tables=every, sound=core_rules().rules)
    except RuleError as error:
        raise _refused(error.problems, prefix) from None
    for rule in ruleset.rules:
        Judge.of(rule)
    return ruleset


def _refused(problems: list[Problem] | tuple[Problem, ...], prefix: str = "") -> RuleError:
    located = [evolve(problem, where=f"{prefix}{problem.where}") for problem in problems]
    if len(located) == 1:
        return RuleError.of(located[0])
    return RuleError(f"the rules have {counted(len(located), 'problem')}", located)
