"""Whether conditions can come out in some way: a search through the values that a subject may have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from attrs import define, field

from devreport.expressions import Expr
from devreport.rules.checker.conditions import FALSE, TRUE, UNKNOWN, All, Atom, Fixed, Formula, Opposite, Sample, Some

__all__ = ["Effort", "Search", "TooHard", "keys_of"]

#: How many nodes may be looked at for one question, and for all questions about one rule.
_FOR_ONE, _FOR_ALL = 20_000, 60_000

_SWAPPED = (0, FALSE, TRUE, TRUE | FALSE)


class TooHard(Exception):  # noqa: N818 - no error, but an answer
    """The question has too many cases."""


@define
class Effort:
    """How many nodes may still be looked at for one rule."""

    left: int = _FOR_ALL


@define
class Search:
    """A search for a subject.

    Attributes:
        values: the values that an expression may have.
        effort: what may still be spent.
    """

    values: Callable[[Expr], Sequence[Sample]]
    effort: Effort = field(factory=Effort)
    _left: int = 0
    _open: dict[int, int] = field(factory=dict[int, int])
    _drawn: dict[Expr, Sequence[Sample]] = field(factory=dict[Expr, Sequence[Sample]])

    def witness(
        self, demands: Iterable[tuple[Formula, int]], *, given: Mapping[Expr, Sample] | None = None
    ) -> Mapping[Expr, Sample] | None:
        """Values for which every condition comes out as demanded; nothing if there are none.

        Args:
            demands: conditions, each with the ways in which it may come out.
            given: values that are chosen already.

        Raises:
            TooHard: if that cannot be told soon.
        """
        self._left = min(_FOR_ONE, self.effort.left)
        before = self._left
        try:
            return self._from(given or {}, list(demands))
        finally:
            self.effort.left -= before - self._left

    def _from(self, chosen: Mapping[Expr, Sample], demands: list[tuple[Formula, int]]) -> Mapping[Expr, Sample] | None:
        undecided: list[tuple[Formula, int]] = []
        for formula, allowed in demands:
            mask = self._mask(formula, chosen)
            if not mask & allowed:
                return None
            if mask & ~allowed:
                undecided.append((formula, allowed))
        if not undecided:
            return chosen
        key = next(one for one in keys_of(undecided[0][0]) if one not in chosen)
        for sample in self._samples(key):
            found = self._from({**chosen, key: sample}, undecided)
            if found is not None:
                return found
        return None

    def _mask(self, formula: Formula, chosen: Mapping[Expr, Sample]) -> int:
        """How a condition may come out, at most, once some values are chosen."""
        self._left -= 1
        if self._left < 0:
            raise TooHard
        match formula:
            case Fixed(mask):
                return mask
            case Atom(key):
                return formula.of(chosen[key]) if key in chosen else self._anyhow(formula)
            case Opposite(part):
                return _opposite(self._mask(part, chosen))
            case All(parts):
                return _all([self._mask(part, chosen) for part in parts])
            case Some(parts):
                return _opposite(_all([_opposite(self._mask(part, chosen)) for part in parts]))
            case _:
                assert_never(formula)

    def _samples(self, key: Expr) -> Sequence[Sample]:
        known = self._drawn.get(key)
        if known is None:
            known = self._drawn[key] = self.values(key)
        return known

    def _anyhow(self, atom: Atom) -> int:
        """How a condition may come out for any value."""
        known = self._open.get(id(atom))
        if known is None:
            known = 0
            samples = self._samples(atom.key)
            self._left -= len(samples)
            for sample in samples:
                known |= atom.of(sample)
            self._open[id(atom)] = known
        return known


def _opposite(mask: int) -> int:
    return (mask & UNKNOWN) | _SWAPPED[mask & (TRUE | FALSE)]


def _all(masks: Sequence[int]) -> int:
    """How all of several conditions together may come out."""
    some_false, some_unknown, no_false, all_true = 0, 0, True, True
    for mask in masks:
        some_false |= mask & FALSE
        some_unknown |= mask & UNKNOWN
        no_false = no_false and bool(mask & (TRUE | UNKNOWN))
        all_true = all_true and bool(mask & TRUE)
    return some_false | (some_unknown if no_false else 0) | (TRUE if all_true else 0)


def keys_of(formula: Formula) -> Iterator[Expr]:
    """The expressions whose values a condition is about."""
    match formula:
        case Atom(key):
            yield key
        case Opposite(part):
            yield from keys_of(part)
        case All(parts) | Some(parts):
            for part in parts:
                yield from keys_of(part)
        case Fixed():
            return
        case _:
            assert_never(formula)
