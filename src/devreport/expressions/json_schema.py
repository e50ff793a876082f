"""The published JSON Schema of the JSON form of expressions, made from the nodes themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from attrs import NOTHING, Attribute

from devreport.expressions.aggregate import Aggregate
from devreport.expressions.json_readers import FIELDS, KINDS
from devreport.expressions.limits import LARGEST, LONGEST_NAME, LONGEST_WORD, WIDEST
from devreport.expressions.nodes import Expr, Scalar
from devreport.expressions.vocabulary import Aggregation
from devreport.quantities import Unit
from devreport.quantities.number import MAX_DIGITS

__all__ = ["expression_schema"]

#: A piece of a schema.
_Form = dict[str, Any]

_REF = "#/$defs/"
_NODE: _Form = {"$ref": _REF + "expression"}
_WORD: _Form = {"type": "string", "maxLength": LONGEST_WORD}
_NAME: _Form = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME, "pattern": "^[^_]"}
_INTEGER: _Form = {"type": "integer", "minimum": -MAX_DIGITS, "maximum": MAX_DIGITS}

#: The form of what stands at a place of a node, by its type.
_FORMS: Mapping[Any, _Form] = {
    Expr: _NODE,
    Expr | None: _NODE,
    tuple[Expr, ...]: {"type": "array", "items": _NODE, "maxItems": WIDEST},
    tuple[tuple[Expr, Expr], ...]: {"type": "array", "items": {"$ref": _REF + "branch"}, "maxItems": WIDEST},
    tuple[tuple[Expr, str], ...]: {"type": "array", "items": {"$ref": _REF + "guard"}, "maxItems": WIDEST},
    tuple[str, ...]: {"type": "array", "items": _WORD, "maxItems": LARGEST},
    str: _NAME,
    str | None: _NAME,
    int: _INTEGER,
    Scalar: {"$ref": _REF + "scalar"},
    Unit: {"$ref": _REF + "unit"},
}


def expression_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what :func:`~devreport.expressions.to_data` gives, and of nothing else.

    It says what a form must look like. What else :func:`~devreport.expressions.from_data` refuses, no schema can say:
    expressions that are too deep or too large, units that are unknown, days that no calendar has.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A devreport expression",
        **_NODE,
        "$defs": {
            "expression": _expression(),
            **{kind: _node(kind, node) for kind, node in KINDS.items()},
            "branch": _pair(_NODE),
            "guard": _pair(_WORD),
            "scalar": _scalar(),
            "unit": _unit(),
        },
    }


def _expression() -> _Form:
    """Any node: its kind decides what else there is, so that a reader never has to guess."""
    return {
        "type": "object",
        "properties": {"node": {"enum": list(KINDS)}},
        "required": ["node"],
        "allOf": [{"if": {"properties": {"node": {"const": kind}}}, "then": {"$ref": _REF + kind}} for kind in KINDS],
    }


def _node(kind: str, node: type[Expr]) -> _Form:
    attributes = FIELDS[node]
    required = [attribute.name for attribute in attributes if attribute.default is NOTHING]
    parts: dict[str, _Form] = {"node": {"const": kind}}
    parts.update({attribute.name: _part(attribute) for attribute in attributes})
    return _object(parts, ["node", *required]) | (_aggregate() if node is Aggregate else {})


def _part(attribute: Attribute[Any]) -> _Form:
    kind: Any = attribute.type
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    return _FORMS[kind]


def _aggregate() -> _Form:
    """A count has no value, every other aggregate has one, and only groups are listed."""
    counted = {"properties": {"aggregation": {"const": Aggregation.COUNT.value}}}
    return {
        "if": counted,
        "then": {"properties": {"value": False}},
        "else": {"required": ["value"]},
        "dependentRequired": {"among": ["per"]},
    }


def _scalar() -> _Form:
    number = {"type": "string", "pattern": r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"}
    day = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    quantity = _object({"quantity": number, "unit": {"$ref": _REF + "unit"}, "places": _INTEGER}, ["quantity"])
    return {"anyOf": [_WORD, {"type": "boolean"}, quantity, _object({"date": day}, ["date"])]}


def _unit() -> _Form:
    """A unit by its code, or all of it where the code alone would not say it."""
    parts: dict[str, _Form] = {
        "code": {"type": "string"},
        "dimension": {"type": "object", "additionalProperties": {"type": "integer"}},
        "scale": {"type": "string", "pattern": "^[0-9]{1,200}(/0*[1-9][0-9]{0,200})?$"},
    }
    return {"anyOf": [{"type": "string"}, _object(parts, list(parts))]}


def _pair(second: _Form) -> _Form:
    """A condition, and what belongs to it."""
    return {"type": "array", "prefixItems": [_NODE, second], "minItems": 2, "maxItems": 2}


def _object(properties: Mapping[str, _Form], required: Sequence[str]) -> _Form:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }
