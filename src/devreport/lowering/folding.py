"""Folds: what is said of all child rows at once, from what compiled code says of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from math import gcd
from typing import Any, TypeAlias, assert_never

from devreport.expressions import Aggregation
from devreport.lowering.access import StrangerError
from devreport.lowering.decimals import as_whole
from devreport.lowering.lower import FOLD_BITS

__all__ = ["folded"]

#: A numerator and a denominator, or nothing where there is no number.
_Number: TypeAlias = "tuple[int | Decimal, int | Decimal] | None"

#: What is said of one row: whether it takes part, and its number or its truth.
_Child: TypeAlias = Callable[[Any], "tuple[bool | None, Any]"]

#: What is said of all rows.
_Folded: TypeAlias = Callable[[Iterable[Any]], "tuple[int, int] | bool | None"]


def folded(aggregation: Aggregation, child: _Child) -> _Folded:
    """From what is said of each row to what is said of all."""
    match aggregation:
        case Aggregation.ALL:
            return lambda rows: _decided(((_opposite(kept), value) for kept, value in map(child, rows)), deciding=False)
        case Aggregation.ANY:
            return lambda rows: _decided(map(child, rows), deciding=True)
        case Aggregation.COUNT | Aggregation.SUM:
            return lambda rows: _within_size(_total(map(child, rows)))
        case Aggregation.MIN | Aggregation.MAX:
            return lambda rows: _within_size(_extreme(map(child, rows), least=aggregation is Aggregation.MIN))
        case _:
            assert_never(aggregation)


def _opposite(truth: bool | None) -> bool | None:  # noqa: FBT001 - a truth is what it is
    return None if truth is None else not truth


def _decided(pairs: Iterable[tuple[bool | None, bool | None]], *, deciding: bool) -> bool | None:
    """Whether every row does not take part or holds; or whether one takes part and holds."""
    unknown = False
    for pair in pairs:
        if pair == (deciding, deciding):
            return deciding
        unknown = unknown or (not deciding) not in pair
    return None if unknown else not deciding


def _taken(pairs: Iterable[tuple[bool | None, _Number]]) -> Iterator[tuple[int, int] | None]:
    """The numbers of the rows that take part; nothing where one is not there or may take part."""
    for kept, number in pairs:
        if kept is None or (kept and number is None):
            yield None
        elif kept and number is not None:
            yield as_whole(*number)


def _total(pairs: Iterable[tuple[bool | None, _Number]]) -> tuple[int, int] | None:
    above, below = 0, 1
    for number in _taken(pairs):
        if number is None:
            return None
        common = gcd(below, number[1])
        above = above * (number[1] // common) + number[0] * (below // common)
        below = below // common * number[1]
    return above, below


def _extreme(pairs: Iterable[tuple[bool | None, _Number]], *, least: bool) -> tuple[int, int] | None:
    found: tuple[int, int] | None = None
    for number in _taken(pairs):
        if number is None:
            return None
        if found is None or (number[0] * found[1] < found[0] * number[1]) is least:
            found = number
    return found


def _within_size(number: tuple[int, int] | None) -> tuple[int, int] | None:
    """The number, unless it has so many digits that the interpreter may give up on it."""
    if number and number[0].bit_length() + number[1].bit_length() > FOLD_BITS:
        raise StrangerError
    return number
