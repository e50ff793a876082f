"""The schema of assessments and findings, as it ships."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

import devreport
from devreport import examples
from devreport.io import assessment_to_json, finding_to_data
from devreport.io.assessment_schema import assessment_schema
from tests.rules.assessed import cases, judged

SCHEMA = jsonschema.Draft202012Validator(assessment_schema())


def test_the_schema_is_one() -> None:
    """It is valid itself."""
    jsonschema.Draft202012Validator.check_schema(assessment_schema())


@pytest.mark.parametrize("name", examples.names())
def test_assessments_are_valid(name: str) -> None:
    """Whatever is written, the schema describes."""
    example = examples.load(name)
    SCHEMA.validate(json.loads(assessment_to_json(devreport.assess(example.plan, previous=example.previous))))


def test_single_findings_are_valid() -> None:
    """Those of the cases: one for each verdict of each rule, and one that is undecided."""
    found = {(finding.rule, finding.verdict): finding for finding in map(judged, cases()) if finding}
    for finding in found.values():
        SCHEMA.validate(finding_to_data(finding))


@pytest.mark.parametrize(
    "change", [{"verdict": 1}, {"outcome": "maybe"}, {"stray": 1}, {"schema_version": "2.0"}, {"figures": {"a": {}}}]
)
def test_anything_else_is_not(change: dict[str, Any]) -> None:
    """The schema closes what the reader closes."""
    finding = next(filter(None, map(judged, cases())))
    assert not SCHEMA.is_valid({**finding_to_data(finding), **change})
