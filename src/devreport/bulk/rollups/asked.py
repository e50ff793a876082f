"""What a roll-up is asked for, checked before a table is looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from devreport.errors import InputError, Problem

__all__ = ["Pairs", "wanted"]

#: Name of a ratio → the fields above and below.
Pairs: TypeAlias = dict[str, tuple[str, str]]


def wanted(
    by: Sequence[str] | str, ratios: Mapping[str, tuple[str, str]], *, sums: Sequence[str] | str
) -> tuple[Pairs, tuple[str, ...], tuple[str, ...]]:
    """The ratios, columns and sums that are asked for; a single name stands for itself.

    Raises:
        InputError: with everything that is not a name, or not a pair of them.

    Example:
        >>> wanted("area", {"pace": ["done", "planned"]}, sums="done")
        ({'pace': ('done', 'planned')}, ('area',), ('done',))
    """
    columns, added, pairs = _names(by), _names(sums), _named(ratios)
    problems = [*_not_names("by", columns), *_not_names("sums", added), *_not_pairs(pairs)]
    if problems:
        raise InputError("a roll-up cannot be asked for like that", problems)
    return cast("tuple[Pairs, tuple[str, ...], tuple[str, ...]]", (pairs, columns, added))


def _names(given: object) -> tuple[object, ...]:
    if isinstance(given, Collection) and not isinstance(given, str):
        return tuple(cast("Collection[object]", given))
    return (given,)


def _named(ratios: object) -> dict[object, object]:
    """Ratios by name, pairs as tuples."""
    if not isinstance(ratios, Mapping):
        return {None: ratios}
    given = cast("Mapping[object, object]", ratios)
    return {name: tuple(cast("list[object]", pair)) if isinstance(pair, list) else pair for name, pair in given.items()}


def _not_names(where: str, names: tuple[object, ...]) -> Iterator[Problem]:
    for number, name in enumerate(names):
        if not isinstance(name, str):
            yield Problem(f"{where}[{number}]", f"{name!r:.60}", "a name", code="type")


def _not_pairs(pairs: Mapping[object, object]) -> Iterator[Problem]:
    hint = "such as {'completion': ('done', 'planned')}"
    for name, pair in pairs.items():
        if not isinstance(name, str):
            found = f"{pair!r:.60}" if name is None else f"the name {name!r:.60}"
            yield Problem("ratios", found, "name → the fields above and below", hint, "type")
        elif not _is_pair(pair):
            found = f"{pair!r:.60}"
            yield Problem(f"ratios[{name!r}]", found, "two fields, the one above and the one below", hint, "type")


def _is_pair(pair: object) -> bool:
    if not isinstance(pair, tuple):
        return False
    fields = cast("tuple[object, ...]", pair)
    return len(fields) == len(("above", "below")) and all(isinstance(one, str) for one in fields)
