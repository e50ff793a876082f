"""Objects read key by key, lists member by member: every problem of every one of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

from attrs import evolve

from devreport.errors import DevreportError, InputError, Problem
from devreport.io import values
from devreport.io.plain import as_list, as_object

__all__ = ["Read", "by_name", "each", "fields_of"]

T = TypeVar("T")

#: What makes something of plain data, or refuses it.
Read = Callable[[object], Any]


def fields_of(
    data: object, read: Mapping[str, Read], *, required: Iterable[str] = (), newer: bool = False
) -> dict[str, Any]:
    """What stands under each known key, read; every problem of every key at once."""
    given = values.object_of(data, None)
    problems = [Problem(f".{name}", "nothing", "a value", code="required") for name in required if name not in given]
    problems += [] if newer else values.unknown(given, tuple(read))
    made: dict[str, Any] = {}
    for name, one in read.items():
        if name in given:
            problems += _attempt(made, name, partial(one, given[name]), place=f".{name}")
    if problems:
        raise InputError("an object that is not as it should be", problems)
    return made


def _attempt(made: dict[str, Any], name: str, read: Callable[[], Any], *, place: str) -> list[Problem]:
    try:
        made[name] = read()
    except DevreportError as error:
        return [evolve(problem, where=place + problem.where) for problem in error.problems]
    return []


def each(read: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    """A reader of lists."""

    def read_all(data: object) -> tuple[T, ...]:
        members = as_list(data)
        if members is None:
            values.wrong(data, "a list")
        made: dict[str, Any] = {}
        problems: list[Problem] = []
        for number, one in enumerate(members):
            problems += _attempt(made, str(number), partial(read, one), place=f"[{number}]")
        if problems:
            raise InputError("a list with problems", problems)
        return tuple(made.values())

    return read_all


def by_name(read: Callable[..., T], *, keyed: bool = False) -> Callable[[object], dict[str, T]]:
    """A reader of objects with any keys."""

    def read_all(data: object) -> dict[str, T]:
        given = as_object(data)
        if given is None:
            values.wrong(data, "an object")
        made: dict[str, Any] = {}
        problems: list[Problem] = []
        for name, one in given.items():
            reading = partial(read, one, name) if keyed else partial(read, one)
            problems += _attempt(made, name, reading, place=f".{name[:70]}")
        if problems:
            raise InputError("an object with problems", problems)
        return made

    return read_all
