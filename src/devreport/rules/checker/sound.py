"""Rule sets that are refused before any data unless nothing is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from devreport.errors import RuleError, counted
from devreport.rules.checker.check import check_ruleset
from devreport.rules.rule import Rule
from devreport.rules.sets.ruleset import RuleSet
from devreport.rules.subject import Table

__all__ = ["check_sound"]

#: The hashes of rule sets about plans that were found sound, the latest last: nobody waits for the same answer twice.
_SOUND: dict[str, None] = {}
_MOST = 256


def check_sound(ruleset: RuleSet, *, tables: Mapping[str, Table] | None = None, sound: Collection[Rule] = ()) -> None:
    """Refuse a rule set that is not sound; one about plans is checked once in a process.

    Args:
        ruleset: the rule set.
        tables: the fields of each kind of subject; those of the core by default.
        sound: rules that were checked before.

    Raises:
        RuleError: with everything that is wrong, each problem with its rule and place.
    """
    if tables is None and ruleset.hash in _SOUND:
        return
    problems = check_ruleset(ruleset, tables=tables, sound=sound)
    if len(problems) == 1:
        raise RuleError.of(problems[0])
    if problems:
        raise RuleError(f"the rules have {counted(len(problems), 'problem')}", problems)
    if tables is None:
        _SOUND[ruleset.hash] = None
        while len(_SOUND) > _MOST:
            del _SOUND[next(iter(_SOUND))]
