"""Thresholds that nothing uses, and their values in other places and at other times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from devreport.errors import Problem
from devreport.expressions import ZERO, Kind, Parameter, Scalar, scalar_type
from devreport.rules.checker.places import Spot, place_of
from devreport.rules.rule import ParameterEdition, ParameterValue, Rule

__all__ = ["parameters", "worlds"]

#: How many combinations of place and day are looked at.
_MOST_WORLDS = 12


def parameters(rule: Rule, every: Iterable[Spot]) -> Iterator[Problem]:
    """What is wrong with the thresholds of a rule."""
    used = {spot.node.name for spot in every if isinstance(spot.node, Parameter)}
    for name, parameter in rule.parameters.items():
        where = f"{place_of(rule)}.parameters.{name}"
        if name not in used:
            hint = "use it in a condition or a figure, or leave it out"
            yield Problem(where, f"the parameter {name}", "one that is used", hint, "unused_parameter")
        for position, edition in enumerate(parameter.editions):
            yield from _edition(f"{where}.editions[{position}]", edition, parameter=parameter)
        yield from _overlaps(where, parameter)


def worlds(rule: Rule) -> tuple[dict[str, Scalar], ...]:
    """The values that the thresholds of a rule have together: the general ones first, each combination once."""
    editions = [edition for parameter in rule.parameters.values() for edition in parameter.editions]
    places = list(dict.fromkeys(["", *(edition.place for edition in editions)]))
    days = list(dict.fromkeys(day for edition in editions for day in _days(edition))) or [date.min]
    found: list[dict[str, Scalar]] = [rule.thresholds]
    for place in places:
        for day in days:
            values = {name: one.value for name, one in rule.thresholds_at(day, place).items()}
            if values not in found and len(found) < _MOST_WORLDS:
                found.append(values)
    return tuple(found)


def _days(edition: ParameterEdition) -> Iterator[date]:
    """A day on which an edition holds."""
    yield edition.since or edition.until or date.min
    if edition.until is not None and edition.until < date.max:
        yield edition.until + timedelta(days=1)


def _edition(where: str, edition: ParameterEdition, *, parameter: ParameterValue) -> Iterator[Problem]:
    if edition.since is not None and edition.until is not None and edition.since > edition.until:
        found = f"from {edition.since.isoformat()} until {edition.until.isoformat()}"
        yield Problem(where, found, "a first day before the last one", "swap the two days", "effect")
    here, there = scalar_type(edition.value), scalar_type(parameter.value)
    same = here == there or (here.kind is there.kind is Kind.NUMBER and ZERO in {here, there})
    if not same:
        hint = "give every edition a value of the same kind"
        yield Problem(f"{where}.value", str(here), f"{there}, as in general", hint, "type")


def _overlaps(where: str, parameter: ParameterValue) -> Iterator[Problem]:
    for (first, one), (second, other) in combinations(enumerate(parameter.editions), 2):
        if one.place == other.place and _same_start(one, other) and _meet(one, other):
            hint = f"editions[{first}] holds there on the same days: end one before the other begins"
            yield Problem(f"{where}.editions[{second}]", _told(other), "one value a day and place", hint, "overlap")


def _same_start(one: ParameterEdition, other: ParameterEdition) -> bool:
    """Whether neither can be meant to replace the other: an open one is followed by a later one."""
    earlier, later = sorted((one, other), key=lambda edition: edition.since or date.min)
    return (earlier.since or date.min) == (later.since or date.min) or earlier.until is not None


def _meet(one: ParameterEdition, other: ParameterEdition) -> bool:
    starts = max(one.since or date.min, other.since or date.min)
    return starts <= min(one.until or date.max, other.until or date.max)


def _told(edition: ParameterEdition) -> str:
    place = f"in {edition.place}" if edition.place else "everywhere"
    since = f" from {edition.since.isoformat()}" if edition.since else ""
    until = f" until {edition.until.isoformat()}" if edition.until else ""
    return f"a value {place}{since}{until}"
