"""Mapping files: JSON, or the same data in TOML; what the columns of a table hold, written down once."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import cast

from attrs import evolve

from devreport.bulk.mapping.mapped import SORTS, Always, Mapped
from devreport.bulk.mapping.table import TableMapping
from devreport.errors import InputError, Problem, counted
from devreport.io.files import read_text
from devreport.io.mapping_reading import MAPPING_VERSION, mapping_from_data
from devreport.io.plain import MAX_PROBLEMS, unplain
from devreport.io.plan_json import parse_json
from devreport.io.toml import parse_toml
from devreport.quantities import ONE, Unit, parse_unit
from devreport.rules.subject import Sort
from devreport.text import Text

__all__ = ["MAX_MAPPING_BYTES", "mapping_to_data", "mapping_to_json", "read_mapping"]

#: The most bytes that a mapping file may have.
MAX_MAPPING_BYTES = 2**20

_WORDS: Mapping[Sort, str] = {sort: word for word, sort in SORTS.items()}


def read_mapping(source: str | os.PathLike[str] | Mapping[str, object] | TableMapping) -> TableMapping:
    """The mapping in a JSON or TOML file, or in data of the same shape; a mapping of a table is returned as it is.

    Raises:
        InputError: with everything that is wrong, each problem with its file and place.

    Example:
        >>> mapping = read_mapping({"kind": "project", "key": "id", "fields": {"done": "完成"}})
        >>> mapping.fields["done"].column
        '完成'
    """
    if isinstance(source, TableMapping):
        return source
    if isinstance(source, Mapping):
        return _sound(cast("object", source), "")
    if not isinstance(cast("object", source), str | os.PathLike):
        found = f"a {type(source).__name__}"
        raise InputError.of(Problem("", found, "the path of a mapping file, or its data", code="type"))
    name = os.fspath(source)
    text = read_text(name, MAX_MAPPING_BYTES)
    parse = parse_toml if Path(name).suffix.lower() == ".toml" else parse_json
    return _sound(parse(text, name), f"{name}: ")


def _sound(data: object, prefix: str) -> TableMapping:
    """The mapping, if nothing is wrong with it."""
    problems: Sequence[Problem] = list(islice(unplain(data), MAX_PROBLEMS))
    try:
        if not problems:
            return mapping_from_data(data)
    except InputError as error:
        problems = error.problems[:MAX_PROBLEMS]
    located = [evolve(problem, where=f"{prefix}{problem.where}") for problem in problems]
    if len(located) == 1:
        raise InputError.of(located[0])
    raise InputError(f"the mapping has {counted(len(located), 'problem')}", located)


def mapping_to_json(mapping: TableMapping) -> str:
    """A mapping as a mapping file.

    Example:
        >>> print(mapping_to_json(TableMapping(kind="project", key="id", fields={"done": "完成"})), end="")
        {
          "schema_version": "1.0",
          "kind": "project",
          "key": "id",
          "fields": {
            "done": "完成"
          }
        }
    """
    return json.dumps(mapping_to_data(mapping), ensure_ascii=False, indent=2) + "\n"


def mapping_to_data(mapping: TableMapping) -> dict[str, object]:
    """The plain form of a mapping, with nothing in it that is as it would be anyway.

    Raises:
        InputError: for a unit that no file can write, being one of the caller's own.

    Example:
        >>> mapping = TableMapping(kind="project", key="id", fields={"done": Mapped(unit="万元", scale="1/100")})
        >>> mapping_to_data(mapping)["fields"]
        {'done': {'unit': '万元', 'scale': '1/100'}}
    """
    children = {
        relation: {"parent": child.parent, **_given({"key": child.key}), **_table(child)}
        for relation, child in mapping.children.items()
    }
    head = {"schema_version": MAPPING_VERSION, "kind": mapping.kind, "key": mapping.key}
    return {**head, **_given({"period": mapping.period}), **_table(mapping), **_given({"children": children})}


def _table(mapping: TableMapping) -> dict[str, object]:
    fields = {name: _field(mapped) for name, mapped in mapping.fields.items()}
    return _given({"name": mapping.name, "fields": fields})


def _given(data: Mapping[str, object]) -> dict[str, object]:
    """What is not empty."""
    return {key: value for key, value in data.items() if value not in ("", (), [], {}, None, False)}


def _field(mapped: Mapped) -> object:
    """A field; the name of its column where there is no more to say."""
    data = _given(
        {
            "column": mapped.column,
            "sort": "" if mapped.sort is None else _WORDS[mapped.sort],
            "unit": _unit(mapped.unit),
            "scale": "" if mapped.scale == 1 else str(mapped.scale),
            "nonnegative": mapped.nonnegative,
            "over": mapped.over,
            "words": list(mapped.words),
            "true": list(mapped.true),
            "false": list(mapped.false),
            "name": _text(mapped.name),
        }
    )
    counts = {"decimals": mapped.decimals, "digits": mapped.digits}
    data |= {name: number for name, number in counts.items() if number is not None}
    if mapped.always is not None:
        data["always"] = _always(mapped.always)
    return data["column"] if list(data) == ["column"] else data


def _unit(unit: Unit) -> str:
    """How a file writes a unit."""
    if parse_unit(unit.code) != unit:
        raise InputError.of(Problem("", f"the unit {unit} of one's own", "a unit that everybody knows", code="unit"))
    return "" if unit == ONE else unit.code


def _text(text: Text) -> object:
    texts = dict(text.by_language)
    return texts["zh"] if list(texts) == ["zh"] else texts


def _always(always: Always) -> object:
    match always.value:
        case None:
            return {"missing": True}
        case bool() | str() as value:
            return value
        case date() as day:
            return day.isoformat()
        case number:
            return format(Decimal(number), "f")
