"""Plain data: objects, lists, strings, exact numbers, truth values and days, before anything is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import accumulate
from typing import Any, cast

from attrs import frozen

from devreport.errors import InputError, Problem
from devreport.model.shape import shown
from devreport.quantities import exact

__all__ = [
    "MAX_DEPTH",
    "MAX_PROBLEMS",
    "MAX_VALUES",
    "Refused",
    "as_list",
    "as_object",
    "brackets_deep",
    "number",
    "unique_pairs",
    "unplain",
    "whole",
]

#: How deep objects and lists may lie in each other.
MAX_DEPTH = 32

#: How many members the objects and lists of plain data may have together.
MAX_VALUES = 20_000_000

#: The most problems that are listed; whoever has more, has one problem.
MAX_PROBLEMS = 1000

_LONGEST_NUMBER = 100
_SENSIBLE = "a finite number of at most 60 digits"
_EXACT = "write it as a string or a Decimal, so that it is read exactly"
_JSON_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_NOT_BRACKETS = re.compile(r"[^\[\]{}]+")
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


@frozen
class Refused:
    """What stands in plain data in place of something that was written there and cannot be.

    Attributes:
        found: what was written.
        expected: what should have been.
    """

    found: str
    expected: str


def number(text: str) -> Decimal | Refused:
    """A number of a file, exactly as written; what is no finite number of a sensible length is refused."""
    try:
        return exact(Decimal(text)) if len(text) <= _LONGEST_NUMBER else _no_number(text)
    except (InputError, InvalidOperation):
        return _no_number(text)


def _no_number(text: str) -> Refused:
    return Refused(text if len(text) <= 40 else f"{text[:40]}…", _SENSIBLE)


def whole(text: str) -> int | Refused:
    """A whole number of a file."""
    value = number(text)
    return value if isinstance(value, Refused) else int(value)


def unique_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of a JSON file; a key that is there twice is refused."""
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                found[key] = Refused("a key that is there twice", "each key once")
            seen.add(key)
    return found


def brackets_deep(text: str, most: int = MAX_DEPTH) -> bool:
    """Whether JSON text nests deeper than it may; found out without parsing it."""
    brackets = _NOT_BRACKETS.sub("", _JSON_STRING.sub("", text))
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > most


def as_object(value: object) -> Mapping[str, object] | None:
    """The value if it is an object, else nothing."""
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else None


def as_list(value: object) -> list[object] | None:
    """The value if it is a list, else nothing."""
    return cast("list[object]", value) if isinstance(value, list | tuple) else None


def unplain(value: object, where: str = "$", *, deepest: int = MAX_DEPTH, most: int = MAX_VALUES) -> Iterator[Problem]:
    """Everything in a value that is no plain data, however it got there; what holds itself is too deep or too large.

    Args:
        value: the value.
        where: its place.
        deepest: how deep objects and lists may lie in each other.
        most: how many members objects and lists may have together.
    """
    pending: list[tuple[str, object, int]] = [(where, value, 0)]
    seen = 0
    while pending:
        place, one, depth = pending.pop()
        seen += len(as_object(one) or as_list(one) or ())
        if seen > most:
            yield Problem(where, f"more than {most:,} values", f"at most {most:,}", code="too_large")
            return
        children = _children(place, one)
        if children is None:
            yield from _unplain_scalar(place, one)
        elif depth == deepest:
            yield Problem(place, f"more than {deepest} levels", f"at most {deepest} levels", code="depth")
        else:
            pending.extend((below, child, depth + 1) for below, child in reversed(children))


def _children(place: str, value: object) -> list[tuple[str, object]] | None:
    """What is in a value, with its places, strings left out; nothing for a scalar."""
    if (keys := as_object(value)) is not None:
        return [
            (f"{place}.{_key(key)}", child if _is_string(key) else _NO_KEY)
            for key, child in keys.items()
            if type(child) is not str or not _is_string(key)
        ]
    if (members := as_list(value)) is not None:
        return [(f"{place}[{index}]", child) for index, child in enumerate(members) if type(child) is not str]
    return None


_NO_KEY = Refused("a key that is no string", "strings as keys")


def _is_string(value: object) -> bool:
    return isinstance(value, str)


def _key(key: str) -> str:
    """A key as a place names it."""
    return key if _is_string(key) and len(key) <= 60 and key.isprintable() else shown(key)


def _unplain_scalar(place: str, value: object) -> Iterator[Problem]:
    match value:
        case None | str() | bool():
            pass
        case float():
            yield Problem(place, shown(value), "an exact number", _EXACT, "number")
        case Refused(found, expected):
            yield Problem(place, found, expected, code="number")
        case Decimal() | int():
            with suppress(InputError):
                exact(value)
                return
            yield Problem(place, shown(value), _SENSIBLE, code="number")
        case date() if not isinstance(value, datetime):
            pass
        case _:
            found, expected = f"a {type(value).__name__}", "text, a number, true, false, a list or an object"
            yield Problem(place, found, expected, code="type")
