"""The published schema of mapping files."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from devreport.bulk.mapping.mapped import SORTS
from devreport.io import mapping_schema

VALIDATOR: Any = Draft202012Validator(mapping_schema())
SMALL: dict[str, Any] = {"kind": "project", "key": "id", "fields": {"done": "完成"}}


def test_it_is_a_schema() -> None:
    """Of the draft it names."""
    VALIDATOR.check_schema(mapping_schema())


@pytest.mark.parametrize("sort", SORTS)
def test_mapping_files_conform(sort: str) -> None:
    """Whatever a field holds."""
    child = {"parent": "of"}
    assert VALIDATOR.is_valid({**SMALL, "fields": {"a": {"sort": sort}, "b": "c"}, "children": {"d": child}})


@pytest.mark.parametrize(
    "keys",
    [
        {"kind": " a"},
        {"key": ""},
        {"fields": {}},
        {"fields": {"a": ""}},
        {"fields": {"a": {"colum": "b"}}},
        {"fields": {"a": {"scale": "x"}}},
        {"fields": {"a": {"scale": "1e-2"}}},
        {"fields": {"a": {"scale": "1/100 "}}},
        {"fields": {"a": {"decimals": 39}}},
        {"fields": {"a": {"digits": 0}}},
        {"fields": {"a": {"always": {"missing": False}}}},
        {"children": {"a": {}}},
        {"schema_version": "2.0"},
        {"more": 1},
    ],
)
def test_other_files_do_not(keys: dict[str, Any]) -> None:
    """What reading refuses, an editor can show before."""
    assert not VALIDATOR.is_valid({**SMALL, **keys})
