"""Ids: each is one thing's, each that is named exists, and nothing is above itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count, islice

from attrs import AttrsInstance

from devreport.errors import Problem, did_you_mean
from devreport.model.indicator import Baseline, Growth, Indicator, Observation, Target
from devreport.model.records import Breakdown, Cadence, Claim, Part, Reconciliation
from devreport.model.shape import shown
from devreport.model.work import Goal, OrgUnit, PlanItem

__all__ = ["circular", "cycles", "dangling", "links", "repeated", "unusable"]

INDICATOR = "an indicator"
ORG = "a unit"
GOAL = "a goal"
SOURCE = "a source"
SUBJECT = "a unit or item"

_FIGURE = {"indicator": INDICATOR, "about": SUBJECT, "source": SOURCE}

#: Which fields name something by its id, and what it is.
_LINKS: Mapping[type, Mapping[str, str]] = {
    OrgUnit: {"parent": ORG},
    Goal: {"parent": GOAL, "owner": ORG, "indicators": INDICATOR, "covers": ORG},
    Indicator: {"numerator": INDICATOR, "denominator": INDICATOR, "owner": ORG},
    Baseline: _FIGURE,
    Target: _FIGURE,
    Observation: _FIGURE,
    Growth: _FIGURE,
    PlanItem: {"goal": GOAL, "owner": ORG, "measured_by": INDICATOR},
    Breakdown: {"indicator": INDICATOR, "about": SUBJECT},
    Part: {"about": SUBJECT},
    Cadence: {"about": SUBJECT},
    Reconciliation: {"book": INDICATOR, "actual": INDICATOR, "about": SUBJECT},
    Claim: {"source": SOURCE},
}

#: The characters that figure ids are put together with.
_RESERVED = re.compile(r"[\s/@]")

#: A suggestion is searched among all ids, so only the first problems get one.
_SUGGESTIONS = 20

#: Cycles can be more than anyone would read.
_MOST_CYCLES = 100


def unusable(ids: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Ids that would make the ids of figures ambiguous.

    Args:
        ids: pairs of a place and the id found there.
    """
    for where, identity in ids:
        if match := _RESERVED.search(identity):
            yield Problem(
                where, f"{shown(match[0])} in the id {shown(identity)}", "an id without space, / or @", code="id"
            )


def repeated(ids: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Ids that were given before.

    Args:
        ids: pairs of a place and the id found there.
    """
    first: dict[str, str] = {}
    for where, identity in ids:
        earlier = first.setdefault(identity, where)
        if earlier != where:
            yield Problem(
                where, f"{shown(identity)} again", "an id of its own", f"{earlier} has it already", "duplicate"
            )


def dangling(links: Iterable[tuple[str, str]], known: Collection[str], *, noun: str) -> Iterator[Problem]:
    """Links to ids that nothing has.

    Args:
        links: pairs of a place and the id named there.
        known: the ids there are.
        noun: what the id should be of, such as ``an indicator``.
    """
    missing = ((where, identity) for where, identity in links if identity not in known)
    for (where, identity), number in zip(missing, count()):
        hint = did_you_mean(identity[:80], known) if number < _SUGGESTIONS else ""
        yield Problem(where, shown(identity), f"the id of {noun}", hint, "dangling")


def links(records: Iterable[tuple[str, AttrsInstance]]) -> Iterator[tuple[str, str, str]]:
    """Every id that a record names: what it should be of, where it is, and the id.

    Args:
        records: pairs of a place and the record there.
    """
    for where, record in records:
        for name, noun in _LINKS.get(type(record), {}).items():
            match getattr(record, name):
                case str(identity):
                    yield noun, f"{where}.{name}", identity
                case None:
                    pass
                case identities:
                    yield from ((noun, f"{where}.{name}[{index}]", one) for index, one in enumerate(identities))


def cycles(above: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Every way round in a graph of ids, however deep, each given once."""
    done: set[str] = set()
    for start in above:
        if start not in done:
            yield from _cycles_from(start, above, done=done)


def _cycles_from(start: str, above: Mapping[str, Iterable[str]], *, done: set[str]) -> Iterator[list[str]]:
    """Walk up from one id, depth first, without recursion."""
    path = {start: iter(above[start])}
    while path:
        here, following = next(reversed(path.items()))
        for step in following:
            if step in path:
                yield list(islice(path, list(path).index(step), None))
            elif step in above and step not in done:
                path[step] = iter(above[step])
                break
        else:
            done.add(here)
            del path[here]


def circular(above: Mapping[str, Iterable[str]], places: Mapping[str, str], *, noun: str) -> Iterator[Problem]:
    """Things that are above themselves.

    Args:
        above: for each id the ids above it.
        places: for each id where its link upwards is.
        noun: what they are called.
    """
    for cycle in islice(cycles(above), _MOST_CYCLES):
        way = " → ".join([*cycle[:10], *(["…"] if len(cycle) > 10 else []), cycle[0]])
        yield Problem(places[cycle[0]], shown(way), f"{noun} that never lead back to themselves", code="cycle")
