"""Mappings of tables read from their plain form, with everything that is wrong in it, each problem with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, cast

from attrs import evolve

from devreport.bulk.mapping.mapped import MOST_DIGITS, SORTS, Always, Mapped, read_scale
from devreport.bulk.mapping.table import TableMapping
from devreport.errors import InputError, Problem, RuleError, counted
from devreport.model.shape import shown
from devreport.quantities import Unit, exact, parse_unit
from devreport.rules.forms.form import (
    Reader,
    anything,
    each,
    entries,
    made,
    option,
    read_day,
    read_keys,
    read_name,
    read_text,
    wrong,
)
from devreport.rules.subject import Meaning, Sort
from devreport.rules.subjects import subject_tables
from devreport.text import Text

__all__ = ["MAPPING_VERSION", "SCALE", "mapping_from_data"]

#: The version of mapping files.
MAPPING_VERSION = "1.0"

#: How a scale is written as a text.
SCALE = r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(/[+-]?[0-9]+)?"

_VERSION = re.compile(rf"{MAPPING_VERSION.partition('.')[0]}\.[0-9]{{1,3}}")

_Meanings = Mapping[str, Meaning]


def mapping_from_data(data: object, *, where: str = "$") -> TableMapping:
    """The mapping that plain data is the form of.

    Args:
        data: what :func:`~devreport.io.mapping_to_data` gave, or what was read from a file.
        where: its place, to begin the places of problems with.

    Raises:
        InputError: with everything that is wrong with it.
    """
    kind = _kind(data)
    readers: dict[str, Reader[Any]] = {
        "schema_version": _version,
        "kind": read_name,
        "key": _column,
        "name": _column,
        "period": _column,
        "fields": partial(_fields, known=_known(kind)),
        "children": partial(_children, kind=kind),
        "ext": anything,
    }
    try:
        held = read_keys(data, where, readers=readers, required=("kind", "key", "fields"))
    except RuleError as error:
        raise _refused([*error.problems, *_also(data, where)]) from None
    held = {key: value for key, value in held.items() if key not in {"schema_version", "ext"}}
    try:
        return TableMapping(**held)
    except InputError as error:
        raise _refused(_placed(error, where)) from None


def _also(data: object, where: str) -> list[Problem]:
    """What else is wrong with the kind of those fields that can be read."""
    kind = _kind(data)
    fields = _readable(data, "fields", lambda name: partial(_field, meaning=_known(kind).get(name)))
    if not kind.strip() or not fields:
        return []
    children = _readable(data, "children", lambda name: partial(_child, kind=kind, relation=name))
    try:
        TableMapping(kind=kind, key="key", fields=fields, children=children)
    except InputError as error:
        return list(_placed(error, where))
    return []


def _readable(data: object, key: str, reader: Callable[[str], Reader[Any]]) -> dict[str, Any]:
    """The entries of an object that can be read."""
    held = cast("Mapping[str, object]", data).get(key) if isinstance(data, Mapping) else None
    found: dict[str, Any] = {}
    for name, one in cast("Mapping[str, object]", held).items() if isinstance(held, Mapping) else ():
        with suppress(RuleError):
            found[name] = reader(name)(one, "")
    return found


def _placed(error: InputError, where: str) -> Iterator[Problem]:
    yield from (evolve(problem, where=f"{where}.{problem.where}") for problem in error.problems)


def _refused(problems: Iterator[Problem] | list[Problem]) -> InputError:
    found = list(problems)
    if len(found) == 1:
        return InputError.of(found[0])
    return InputError(f"the mapping has {counted(len(found), 'problem')}", found)


def _kind(data: object) -> str:
    """The kind of subject that a mapping names, as far as it does."""
    kind = cast("Mapping[str, object]", data).get("kind") if isinstance(data, Mapping) else None
    return kind if isinstance(kind, str) else ""


def _known(kind: str, relation: str = "") -> _Meanings:
    """What is known of the fields of a kind of subject, or of its child rows."""
    table = subject_tables().get(kind)
    if table is None:
        return {}
    return table.relations.get(relation, {}) if relation else table.fields


def _version(data: object, where: str) -> str:
    if isinstance(data, str) and _VERSION.fullmatch(data):
        return data
    raise wrong(where, shown(data), expected=repr(MAPPING_VERSION), hint="a newer minor version is read too")


def _fields(data: object, where: str, *, known: _Meanings) -> dict[str, Mapped]:
    """Field name → how it is held."""
    return _entries(data, where, lambda name: partial(_field, meaning=known.get(name)))


def _entries(data: object, where: str, reader: Callable[[str], Reader[Any]]) -> dict[str, Any]:
    """An object, each entry read as its name asks for."""
    names = entries(anything)(data, where)
    return read_keys(data, where, readers={name: reader(name) for name in names})


def _field(data: object, where: str, *, meaning: Meaning | None) -> Mapped:
    """How a field is held; a text is the name of its column."""
    if isinstance(data, str):
        return Mapped(column=_column(data, where))
    sort = _sort_of(data) or (Sort.AMOUNT if meaning is None else meaning.sort)
    held = read_keys(data, where, readers={**_FIELD, "always": partial(_always, sort=sort)})
    held.pop("ext", None)
    try:
        return Mapped(**held)
    except InputError as error:
        raise RuleError("", _placed(error, where)) from None


def _sort_of(data: object) -> Sort | None:
    """What a field says that it holds, as far as it does."""
    word = cast("Mapping[str, object]", data).get("sort") if isinstance(data, Mapping) else None
    return SORTS.get(word) if isinstance(word, str) else None


def _children(data: object, where: str, *, kind: str) -> dict[str, TableMapping]:
    """Relation name → the table of child rows."""
    return _entries(data, where, lambda name: partial(_child, kind=kind, relation=name))


def _child(data: object, where: str, *, kind: str, relation: str) -> TableMapping:
    """A table of child rows, which are of the kind that they belong to; some are only counted."""
    readers: dict[str, Reader[Any]] = {
        **dict.fromkeys(("parent", "key", "name"), _column),
        "fields": partial(_fields, known=_known(kind, relation)),
        "ext": anything,
    }
    held = read_keys(data, where, readers=readers, required=("parent",))
    return TableMapping(
        kind=kind,
        key=held.get("key", ""),
        fields=held.get("fields", {}),
        name=held.get("name", ""),
        parent=held["parent"],
    )


def _column(data: object, where: str) -> str:
    """The name of a column, whatever it is made of."""
    if isinstance(data, str) and data:
        return data
    raise wrong(where, "an empty text" if data == "" else shown(data), expected="the name of a column")


def _always(data: object, where: str, *, sort: Sort) -> Always:
    """What every row has: a value, or an object that says that it is missing."""
    if isinstance(data, Mapping):
        read_keys(cast("object", data), where, readers={"missing": _true}, required=("missing",))
        return Always()
    match sort:
        case Sort.DAY:
            return Always(read_day(data, where))
        case Sort.WORD:
            return Always(_word(data, where))
        case Sort.TRUTH:
            return Always(_truth(data, where))
        case _:
            return Always(_number(data, where))


def _true(data: object, where: str) -> bool:
    if data is True:
        return True
    raise wrong(where, shown(data), expected="true")


def _truth(data: object, where: str) -> bool:
    if isinstance(data, bool):
        return data
    raise wrong(where, shown(data), expected="true or false")


def _number(data: object, where: str) -> Decimal:
    """A number, written as text or as a number of the file."""
    return made(lambda: exact(cast("str", data), where=where), where)


def _digits(data: object, where: str) -> int:
    if isinstance(data, int) and not isinstance(data, bool):
        return data
    raise wrong(where, shown(data), expected=f"a whole number of at most {MOST_DIGITS}")


def _unit(data: object, where: str) -> Unit:
    text = read_name(data, where)
    return made(lambda: parse_unit(text, where=where), where)


def _scale(data: object, where: str) -> Fraction:
    """A text such as 1/100 or 0.01, or a whole number."""
    written = isinstance(data, str) and re.fullmatch(SCALE, data, re.ASCII)
    if written or (isinstance(data, int | Decimal) and not isinstance(data, bool)):
        return made(lambda: read_scale(cast("str | int | Decimal", data), where=where), where)
    raise wrong(where, shown(data), expected='a text such as "1/100"')


def _name(data: object, where: str) -> Text:
    """A text in Chinese, or one for each language."""
    words = data if isinstance(data, str) else entries(read_text)(data, where)
    return made(lambda: Text(words), where)


def _words(data: object, where: str) -> tuple[str, ...]:
    """A list of words, or a single one."""
    return (data,) if isinstance(data, str) else each(_word)(data, where)


def _word(data: object, where: str) -> str:
    if isinstance(data, str):
        return data
    raise wrong(where, shown(data), expected="a text")


_FIELD: Mapping[str, Reader[Any]] = {
    "column": _column,
    "sort": option(SORTS),
    "unit": _unit,
    "scale": _scale,
    "decimals": _digits,
    "digits": _digits,
    "nonnegative": _truth,
    "over": _column,
    "words": _words,
    "true": _words,
    "false": _words,
    "name": _name,
    "ext": anything,
}
