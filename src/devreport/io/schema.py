"""The JSON Schema of a plan, made from the classes of the model and their docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin

from attrs import NOTHING, fields, has, resolve_types

from devreport.io.plan_data import SCHEMA_VERSION
from devreport.model import Plan, Text
from devreport.periods import Period
from devreport.quantities import Missing, MissingReason, Quantity, Unit

__all__ = ["plan_schema"]

Schema = dict[str, Any]

_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)
_NUMBER: Schema = {"type": ["string", "number"]}
_STRING: Schema = {"type": "string", "minLength": 1}

#: Values that are written in a way of their own.
_VALUES: Mapping[Any, Schema] = {
    Text: {
        "description": "A text in Chinese, or one per language.",
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "propertyNames": {"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
            },
        ],
    },
    Period: {
        "description": "A period: 2023-S1, 2023-Q2, 2023-M06, 2023-01/2023-05, 2023年1—6月.",
        "type": ["string", "integer"],
    },
    Quantity: {
        "description": 'A figure with its unit, read exactly as written: "629.0亿元", or the value and the unit apart.',
        "anyOf": [
            _NUMBER,
            {
                "type": "object",
                "properties": {
                    "value": _NUMBER,
                    "unit": {"type": "string"},
                    "places": {"type": "integer"},
                    "ext": True,
                },
                "required": ["value"],
                "additionalProperties": False,
            },
        ],
    },
    Missing: {
        "description": "Why there is no figure.",
        "type": "object",
        "properties": {
            "missing": {"enum": [reason.value for reason in MissingReason]},
            "what": {"type": "string"},
            "ext": True,
        },
        "required": ["missing"],
        "additionalProperties": False,
    },
    Unit: {"description": "A unit of measurement: 亿元, %, 个百分点, 元/人.", "type": "string"},
}

#: A unit where it is defined.
_OWN_UNIT: Schema = {
    "description": "A unit of the plan's own: a counter, a multiple of a known unit, or a dimension and a scale.",
    "type": "object",
    "properties": {
        "code": _STRING,
        "equals": {"$ref": "#/$defs/Quantity"},
        "dimension": {"type": "object", "additionalProperties": {"type": "integer"}},
        "scale": _NUMBER,
        "ext": True,
    },
    "required": ["code"],
    "additionalProperties": False,
}

_SCALARS: Mapping[Any, Schema] = {
    str: _STRING,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: _NUMBER,
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}


def plan_schema() -> Schema:
    """The JSON Schema (2020-12) of the canonical JSON form of a plan.

    Example:
        >>> plan_schema()["required"]
        ['id', 'title', 'period']
    """
    definitions: dict[str, Schema] = {}
    plan = _record(Plan, definitions)
    properties: dict[str, Schema] = {"schema_version": {"const": SCHEMA_VERSION}, **plan["properties"]}
    properties["units"]["items"] = {"$ref": "#/$defs/OwnUnit"}
    plan["properties"] = properties
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:devreport:plan:{SCHEMA_VERSION}",
        "title": "Plan",
        **plan,
        "$defs": dict(sorted({**definitions, "OwnUnit": _OWN_UNIT}.items())),
    }


def _record(kind: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401
    """The schema of an object with the fields of a class."""
    resolve_types(kind)
    documented = dict(_ATTRIBUTE.findall(inspect.getdoc(kind) or ""))
    properties = {
        one.name: {**_schema(one.type, definitions), "description": re.sub(r"\s+", " ", documented[one.name])}
        for one in fields(kind)
    }
    return {
        "description": (inspect.getdoc(kind) or "").partition("\n")[0],
        "type": "object",
        "properties": {**properties, "ext": True},
        "required": [one.name for one in fields(kind) if one.default is NOTHING],
        "additionalProperties": False,
    }


def _schema(kind: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401
    """The schema of a type; classes are defined once and referred to."""
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    if get_origin(kind) is tuple:
        return _list(get_args(kind), definitions)
    if get_args(kind):
        return {"anyOf": [_schema(one, definitions) for one in get_args(kind)]}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__].update(_definition(kind, definitions))
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _list(kinds: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    if kinds[-1] is Ellipsis:
        return {"type": "array", "items": _schema(kinds[0], definitions)}
    members = [_schema(one, definitions) for one in kinds]
    return {"type": "array", "prefixItems": members, "minItems": len(members), "maxItems": len(members)}


def _definition(kind: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401
    if kind in _VALUES:
        return dict(_VALUES[kind])
    if has(kind):
        return _record(kind, definitions)
    words: type[Enum] = kind
    return {"description": (inspect.getdoc(words) or "").partition("\n")[0], "enum": [word.value for word in words]}
