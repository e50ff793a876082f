"""Words that a field can never be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from devreport.errors import Problem, did_you_mean
from devreport.expressions import Compare, Expr, Field, Literal, Member, Parameter, Scalar
from devreport.rules.checker.places import Spot

__all__ = ["unknown_words"]


def unknown_words(spot: Spot, thresholds: Mapping[str, Scalar]) -> Iterator[Problem]:
    """Comparisons of a field with a word that it can never be."""
    match spot.node:
        case Compare(_, Field(name), other):
            yield from _among(spot, name, [(f"{spot.where}.right", _word(other, thresholds))])
        case Compare(_, other, Field(name)):
            yield from _among(spot, name, [(f"{spot.where}.left", _word(other, thresholds))])
        case Member(Field(name), options):
            named = [(f"{spot.where}.options[{position}]", option) for position, option in enumerate(options)]
            yield from _among(spot, name, named)
        case _:
            pass


def _among(spot: Spot, name: str, found: Sequence[tuple[str, str | None]]) -> Iterator[Problem]:
    known = spot.scope.fields[name].words if name in spot.scope.fields else ()
    for where, word in found:
        if known and word is not None and word not in known:
            every = ", ".join(repr(one) for one in known)
            hint = did_you_mean(word, known) or "use one of these words"
            yield Problem(where, f"the word {word[:60]!r}", f"a word that {name} can be: {every}", hint, "unknown_word")


def _word(expr: Expr, thresholds: Mapping[str, Scalar]) -> str | None:
    match expr:
        case Literal(str() as word):
            return word
        case Parameter(name):
            value = thresholds.get(name)
            return value if isinstance(value, str) else None
        case _:
            return None
