"""Mapping files."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from devreport import io, read_mapping
from devreport.bulk import Always, Mapped, TableMapping
from devreport.errors import InputError
from devreport.io.mapping_json import MAX_MAPPING_BYTES
from devreport.quantities import Unit
from tests.strategies.mappings import mappings

SMALL: dict[str, Any] = {"kind": "project", "key": "id", "fields": {"done": "完成"}}
TOML = """\
kind = "project"
key = "id"

[fields]
done = "完成"
"""
VALIDATOR: Any = Draft202012Validator(io.mapping_schema())


@given(mappings())
def test_what_is_written_is_read(mapping: TableMapping) -> None:
    """Whatever the mapping; and it conforms to the schema."""
    data = json.loads(io.mapping_to_json(mapping))
    assert mapping == io.read_mapping(data)
    assert [] == [error.message for error in VALIDATOR.iter_errors(data)]


def test_json_toml_and_data_are_the_same(tmp_path: Path) -> None:
    """A mapping is returned as it is."""
    mapping = read_mapping(SMALL)
    for name, text in (("a.json", json.dumps(SMALL)), ("a.toml", TOML)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert mapping == read_mapping(tmp_path / name)
    assert mapping is read_mapping(mapping)


def wrong(source: Any) -> list[str]:
    """What is wrong with a mapping, in a line each."""
    with pytest.raises(InputError) as caught:
        io.read_mapping(source)
    return [str(one) for one in caught.value.problems]


def test_a_file_is_named(tmp_path: Path) -> None:
    """With each place in it."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"kind": "project", "key": ""}), encoding="utf-8")
    assert [f"{path}: $", f"{path}: $.key"] == [line.partition(": found")[0] for line in wrong(path)]
    path.write_text("[", encoding="utf-8")
    assert wrong(path)[0].startswith(str(path))
    path.write_text(" " * (MAX_MAPPING_BYTES + 1), encoding="utf-8")
    assert f"{path}: found more than 1,048,576 bytes, expected at most 1,048,576 bytes" == wrong(path)[0]


def test_what_is_no_mapping_is_refused() -> None:
    """Floats, which nobody wrote exactly, and other things."""
    assert ["found a int, expected the path of a mapping file, or its data"] == wrong(5)
    assert "$.fields.done.scale" == wrong({**SMALL, "fields": {"done": {"scale": 0.01}}})[0].partition(":")[0]


def test_only_what_was_said_is_written() -> None:
    """A field that is a column is that column."""
    fields = {"a": Mapped(), "b": "x", "c": Mapped(always=5), "d": Mapped(always=Always()), "e": Mapped(decimals=0)}
    assert {"a": {}, "b": "x", "c": {"always": "5"}, "d": {"always": {"missing": True}}, "e": {"decimals": 0}} == (
        io.mapping_to_data(TableMapping(kind="a", key="b", fields=fields))["fields"]
    )


def test_a_unit_of_ones_own_cannot_be_written() -> None:
    """No file could be read with it."""
    unit = Unit("筐", (("count:筐", 1),))
    for own in (unit, Unit("元", unit.dimension)):
        with pytest.raises(InputError, match="unit"):
            io.mapping_to_json(TableMapping(kind="a", key="b", fields={"c": Mapped(unit=own)}))
