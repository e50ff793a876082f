"""Places whose thresholds hold: known to a rule set, or to the plan that is judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from devreport.errors import InputError, Problem, did_you_mean
from devreport.rules.sets.ruleset import RuleSet

__all__ = ["check_place"]


def check_place(place: str, rulesets: Iterable[RuleSet], *, known: Collection[str] = ()) -> None:
    """Refuse a place of which nobody knows, for which the general thresholds would hold without a word.

    Args:
        place: the id of the place; nothing for the general thresholds.
        rulesets: the rule sets that may have thresholds for it.
        known: places that are known anyway, such as the organisations of a plan.

    Raises:
        InputError: if no edition of a threshold is for that place, and it is not known anyway.

    Example:
        >>> check_place("", [])
    """
    named = dict.fromkeys(
        edition.place
        for ruleset in rulesets
        for rule in ruleset.rules
        for parameter in rule.parameters.values()
        for edition in parameter.editions
        if edition.place
    )
    if not place or place in named or place in known:
        return
    if named:
        expected, options = f"a place with thresholds of its own: {', '.join(named)}", [*named, *known]
    else:
        expected, options = "no place: the rules have the same thresholds everywhere", [*known]
    hint = did_you_mean(place, options)
    raise InputError.of(Problem("place", repr(place[:60]), expected, hint, "unknown_place"))
