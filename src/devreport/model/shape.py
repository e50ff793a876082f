"""What every field of a plan may hold: values of its own type, and text that prints as it reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin

from attrs import NOTHING, AttrsInstance, evolve, fields, has, resolve_types

from devreport.errors import Problem
from devreport.periods import Period
from devreport.quantities import Quantity
from devreport.text import Text

__all__ = ["misfits", "shown", "unprintable"]

Check = Callable[[object], Iterable[Problem]]

#: Control characters, separators of lines, lone surrogates, blanks and marks that nobody sees, and whatever turns the
#: direction of writing. Joiners and variation selectors belong to emoji and to Indic scripts.
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    r"\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
#: What leaves nothing to read where there is nothing else.
_UNSEEN = re.compile(r"[\s\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_LONGEST = 60

#: Values that checked themselves when they were made.
_ATOMS = (Quantity, Period)


def misfits(record: AttrsInstance) -> Iterator[Problem]:
    """Every field of a record, and of the records in it, that holds what it may not; places are relative to it."""
    for name, default, check in _checks(type(record)):
        value = getattr(record, name)
        if value is not default:
            for problem in check(value):
                yield evolve(problem, where=f".{name}{problem.where}")


def unprintable(text: str) -> Iterator[Problem]:
    """The first character of a text that does not print as it reads, if there is one."""
    if match := _UNPRINTABLE.search(text):
        found = f"the character U+{ord(match[0]):04X} in {shown(text)}"
        yield Problem("", found, "text that prints as it reads", "remove it; a paragraph is a note of its own", "text")


def shown(value: object) -> str:
    """A value as an error message shows it: short, and with nothing in it that does not print.

    Example:
        >>> shown("投资"), shown(None), shown([1, 2])
        ("'投资'", 'nothing', 'a list')
    """
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int() if abs(value) >= 10**_LONGEST:
            return f"a number of more than {_LONGEST} digits"
        case list() | tuple():
            return "a list"
        case dict():
            return "an object"
        case str():
            return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")
        case _:
            text = str(value)
            return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@cache
def _checks(cls: type[Any]) -> tuple[tuple[str, object, Check], ...]:
    """The name, default and check of each field of a class."""
    resolve_types(cls)
    return tuple(
        (field.name, field.default, _check_of(field.type, blank=field.default is not NOTHING and not field.default))
        for field in fields(cls)
    )


def _check_of(annotation: Any, *, blank: bool) -> Check:  # noqa: ANN401
    """The check for a type; ``blank`` says whether text may be empty."""
    if get_origin(annotation) in {Union, UnionType}:
        return partial(_check_union, {kind: _check_of(kind, blank=False) for kind in get_args(annotation)})
    if get_origin(annotation) is tuple:
        kinds = get_args(annotation)
        checks = tuple(_check_of(kind, blank=False) for kind in kinds if kind is not Ellipsis)
        return partial(_check_list, checks) if kinds[-1] is Ellipsis else partial(_check_pair, checks)
    if annotation is str:
        return partial(_check_string, blank)
    if annotation is Text:
        return partial(_check_text, blank)
    if has(annotation) and annotation not in _ATOMS:
        return partial(_check_record, annotation)
    return partial(_check_type, annotation)


def _is(value: object, kind: type) -> bool:
    """Whether a value is of a type; true is no number, and a moment is no day."""
    return type(value) is kind if kind in {bool, int, date} else isinstance(value, kind)


def _check_type(kind: type, value: object) -> Iterator[Problem]:
    if not _is(value, kind):
        hint = "write it as a Quantity or a Decimal, so that it is exact" if isinstance(value, float) else ""
        yield Problem("", shown(value), _noun(kind), hint, "type")


def _check_union(checks: dict[type, Check], value: object) -> Iterable[Problem]:
    for kind, check in checks.items():
        if _is(value, kind):
            return check(value)
    nouns = " or ".join(_noun(kind) for kind in checks)
    return [evolve(problem, expected=nouns) for problem in _check_type(next(iter(checks)), value)]


def _check_list(checks: tuple[Check, ...], value: object) -> Iterator[Problem]:
    (check,) = checks
    if not isinstance(value, tuple):
        yield from _check_type(tuple, value)
        return
    for index, one in enumerate(cast("tuple[object, ...]", value)):
        yield from _below(f"[{index}]", check(one))


def _check_pair(checks: tuple[Check, ...], value: object) -> Iterator[Problem]:
    found = shown(value)
    members = cast("tuple[object, ...]", value if isinstance(value, tuple) else ())
    if len(members) != len(checks):
        yield Problem("", found, f"a list of {len(checks)}", code="type")
        return
    for index, (check, one) in enumerate(zip(checks, members, strict=True)):
        yield from _below(f"[{index}]", check(one))


def _check_string(blank: bool, value: object) -> Iterator[Problem]:  # noqa: FBT001
    if not isinstance(value, str):
        yield from _check_type(str, value)
    elif not blank and _UNSEEN.fullmatch(value):
        yield Problem("", "an empty text", "a text", "leave out what is not known", "text")
    else:
        yield from unprintable(value)


def _check_text(blank: bool, value: object) -> Iterator[Problem]:  # noqa: FBT001
    if not isinstance(value, Text):
        yield from _check_type(Text, value)
        return
    if not (blank or value):
        yield Problem("", "an empty text", "a text", code="text")
    for language, text in value.by_language:
        if not _LANGUAGE.fullmatch(language):
            yield Problem("", f"the language {shown(language)}", "a language tag such as zh or en", code="text")
        place = f".{language}" if len(value.by_language) > 1 else ""
        yield from _below(place, _check_string(False, text))  # noqa: FBT003


def _check_record(kind: type[AttrsInstance], value: object) -> Iterable[Problem]:
    return misfits(value) if isinstance(value, kind) else _check_type(kind, value)


def _below(place: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield evolve(problem, where=place + problem.where)


def _noun(kind: type) -> str:
    """What a type is called in an error message."""
    nouns = {
        str: "a text",
        int: "a whole number",
        bool: "true or false",
        date: "a day",
        tuple: "a list",
        NoneType: "nothing",
    }
    article = "an" if kind.__name__[0] in "AEIO" else "a"
    return nouns.get(kind) or f"{article} {kind.__name__}"
