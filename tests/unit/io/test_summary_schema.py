"""The schema of a rendered summary, as it ships."""

from __future__ import annotations

import json

import jsonschema
import pytest

import devreport
from devreport import examples
from devreport.io import summary_schema


@pytest.mark.parametrize("name", examples.names())
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_reports_are_valid(name: str, locale: str) -> None:
    """Whatever the json format gives, the schema describes."""
    example = examples.load(name)
    report = devreport.report(
        example.plan, previous=example.previous, outline=example.outline, locale=locale, format="json"
    )

    jsonschema.Draft202012Validator(summary_schema()).validate(json.loads(report))


def test_the_schema_is_one() -> None:
    """It is valid itself."""
    jsonschema.Draft202012Validator.check_schema(summary_schema())
