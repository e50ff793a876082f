"""The JSON Schema of an assessment and of a single finding, as it ships with the package."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

__all__ = ["assessment_schema"]


def assessment_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what ``devreport check --format json`` gives, and of a single finding."""
    text = files("devreport.io").joinpath("assessment.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
