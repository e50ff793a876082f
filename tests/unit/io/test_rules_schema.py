"""The published schema of rule files."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from devreport.io import rules_schema
from devreport.rules import RuleSet, core_rules, ruleset_to_data
from tests.rules.own import CITY, FULL, SMALL

VALIDATOR: Any = Draft202012Validator(rules_schema())


def test_it_is_a_schema() -> None:
    """Of the draft it names."""
    VALIDATOR.check_schema(rules_schema())


@pytest.mark.parametrize(
    "data",
    [
        CITY,
        ruleset_to_data(core_rules()),
        ruleset_to_data(RuleSet(id="own", version="1", rules=(FULL,))),
        {"id": "a", "version": "1", "extends": "core", "without": ["I04"], "rules": [SMALL]},
    ],
    ids=["city", "core", "full", "small"],
)
def test_rule_files_conform(data: dict[str, Any]) -> None:
    """Whatever is written, and what is written by hand."""
    assert [] == [error.message for error in VALIDATOR.iter_errors(data)]


@pytest.mark.parametrize(
    "data",
    [
        {"id": "a", "version": "1"},
        {"id": "a", "version": "1", "rules": [SMALL], "without": ["I04"]},
        {"id": "a", "version": "1", "rules": []},
        {"id": "a", "version": "1", "rules": [SMALL] * 1001},
        {"id": "a", "version": "1", "rules": [SMALL], "note": ""},
        {"id": "a", "version": "1", "rules": [SMALL], "schema_version": "2.0"},
        {"id": "a", "version": "1", "rules": [{**SMALL, "over": "itme"}]},
        {"id": "a", "version": "1", "rules": [{**SMALL, "name": "nogroup"}]},
        {"id": "a", "version": "1", "rules": [{**SMALL, "code": "x\n"}]},
        {"id": " a", "version": "1", "rules": [SMALL]},
        {"id": "a", "version": "1", "rules": [SMALL], "since": "2026-02-30"},
        {"id": "a", "version": "1", "rules": [SMALL], "until": "2026-06-30\n"},
        {"id": "a", "version": "1", "rules": [{**SMALL, "applies": {"node": "feild", "name": "a"}}]},
        {"id": "a", "version": "1", "rules": [{**SMALL, "parameters": {"a": {"value": 1}}}]},
    ],
)
def test_other_files_do_not(data: dict[str, Any]) -> None:
    """What reading refuses, an editor can show before."""
    assert not VALIDATOR.is_valid(data)
