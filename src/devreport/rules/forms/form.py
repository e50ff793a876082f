"""Readers of plain data, for rule files: what stands at each place, or everything that is wrong there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar, cast

from attrs import evolve, frozen

from devreport.errors import DevreportError, Problem, RuleError, did_you_mean
from devreport.model.shape import shown, unprintable

__all__ = [
    "Reader",
    "all_of",
    "anything",
    "each",
    "entries",
    "made",
    "option",
    "read_day",
    "read_keys",
    "read_name",
    "read_text",
    "wrong",
]

_T = TypeVar("_T")
_K = TypeVar("_K", bound=Hashable)

#: What reads the data at a place, or raises a :class:`RuleError` with all that is wrong there.
Reader = Callable[[object, str], _T]


def read_keys(
    data: object, where: str, *, readers: Mapping[str, Reader[Any]], required: Collection[str] = ()
) -> dict[str, Any]:
    """What an object holds, key by key.

    Args:
        data: the object.
        where: its place.
        readers: key → what reads it; other keys are refused.
        required: the keys that must be there.

    Raises:
        RuleError: with everything that is wrong in it.
    """
    held = _object(data, where, ", ".join(readers))
    problems = [
        Problem(
            where, f"the key {shown(key)}", f"one of {', '.join(readers)}", did_you_mean(key, readers), "unknown_key"
        )
        for key in held
        if key not in readers
    ]
    problems += [
        Problem(where, "no such key", f"the key {key!r}", code="missing_key") for key in required if key not in held
    ]
    reads = {key: partial(read, held[key], f"{where}.{key}") for key, read in readers.items() if key in held}
    return all_of(reads, problems)


def all_of(reads: Mapping[_K, Callable[[], _T]], problems: Iterable[Problem] = ()) -> dict[_K, _T]:
    """What each of them reads, if all of them can.

    Raises:
        RuleError: with the problems there were before, and everything that is wrong with any of them.
    """
    found: dict[_K, _T] = {}
    wrongs = list(problems)
    for key, read in reads.items():
        try:
            found[key] = read()
        except RuleError as error:
            wrongs.extend(error.problems)
    if wrongs:
        raise _all(wrongs)
    return found


@frozen
class each:  # noqa: N801 - it reads like a word
    """A reader of lists."""

    read: Reader[Any]

    def __call__(self, data: object, where: str) -> tuple[Any, ...]:
        """Every member, in order."""
        if not isinstance(data, list | tuple):
            raise wrong(where, shown(data), expected="a list")
        members = enumerate(cast("Sequence[object]", data))
        found = all_of({place: partial(self.read, one, f"{where}[{place}]") for place, one in members})
        return tuple(found.values())


@frozen
class entries:  # noqa: N801 - it reads like a word
    """A reader of objects whose keys are names; where only some names may be used, others are refused."""

    read: Reader[Any]
    names: Collection[str] | None = None

    def __call__(self, data: object, where: str) -> dict[str, Any]:
        """Every entry, by its name."""
        held = _object(data, where, "an object")
        names = held.keys() if self.names is None else self.names
        return read_keys(held, where, readers=dict.fromkeys(names, self.read))


@frozen
class option:  # noqa: N801 - it reads like a word
    """A reader of words that stand for something."""

    options: Mapping[str, Any]

    def __call__(self, data: object, where: str) -> Any:  # noqa: ANN401 - whatever the options are
        """What the word stands for."""
        if isinstance(data, str) and data in self.options:
            return self.options[data]
        hint = did_you_mean(data, self.options) if isinstance(data, str) else ""
        raise wrong(where, shown(data), expected=f"one of {', '.join(self.options)}", hint=hint)


def read_text(data: object, where: str) -> str:
    """A text that prints as it reads, be it empty."""
    if not isinstance(data, str):
        raise wrong(where, shown(data), expected="a text")
    for problem in unprintable(data):
        raise RuleError.of(evolve(problem, where=where))
    return data


def read_name(data: object, where: str) -> str:
    """A text that is not empty and has no blanks at its ends."""
    text = read_text(data, where)
    if text and text == text.strip():
        return text
    expected = "a text without blanks at its ends" if text.strip() else "a text that is not blank"
    raise wrong(where, shown(data), expected=expected)


def read_day(data: object, where: str) -> date:
    """A day, as JSON writes it or as TOML has it."""
    if isinstance(data, date) and not isinstance(data, datetime):
        return data
    if isinstance(data, str) and len(data) == len("2026-01-01"):
        try:
            return date.fromisoformat(data)
        except ValueError:
            pass
    raise wrong(where, shown(data), expected="a day such as 2026-01-01")


def anything(data: object, where: str) -> None:
    """Whatever stands under ``ext`` is the author's own."""


def made(make: Callable[[], _T], where: str) -> _T:
    """What ``make`` makes, or a :class:`RuleError` that names the place."""
    try:
        return make()
    except DevreportError as error:
        raise _all([evolve(problem, where=problem.where or where) for problem in error.problems]) from None


def wrong(where: str, found: str, *, expected: str, hint: str = "") -> RuleError:
    """The error about a single place."""
    return RuleError.of(Problem(where, found, expected, hint, "form"))


def _object(data: object, where: str, expected: str) -> Mapping[str, object]:
    if isinstance(data, Mapping):
        return cast("Mapping[str, object]", data)
    raise wrong(where, shown(data), expected=f"an object with {expected}" if expected != "an object" else expected)


def _all(problems: Sequence[Problem]) -> RuleError:
    return RuleError.of(problems[0]) if len(problems) == 1 else RuleError("a wrong rule", problems)
