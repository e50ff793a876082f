"""The JSON Schema of a rendered summary, as it ships with the package."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

__all__ = ["summary_schema"]


def summary_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what the ``json`` format gives."""
    text = files("devreport.io").joinpath("summary.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
