"""The JSON Schema of a mapping file, made from the words that mappings are written in."""

from __future__ import annotations

from typing import Any

from devreport.bulk.mapping.mapped import MOST_DIGITS, SORTS
from devreport.io.mapping_reading import MAPPING_VERSION, SCALE
from devreport.rules.subjects import subject_tables

__all__ = ["CHILD_KEYS", "FIELD_KEYS", "TABLE_KEYS", "mapping_schema"]

Schema = dict[str, Any]

#: The end of a text: the dollar sign would let a line break follow.
_END = r"(?![\s\S])"
_NAME: Schema = {"type": "string", "pattern": rf"^\S([\s\S]*\S)?{_END}"}
_COLUMN: Schema = {"type": "string", "minLength": 1}
_WORDS: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_NUMBER: Schema = {"type": "string", "pattern": rf"^{SCALE}{_END}"}
_EXT: Schema = {"description": "Anything; readers ignore it."}
_TEXT: Schema = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}

#: The keys of a field.
FIELD_KEYS: Schema = {
    "column": {**_COLUMN, "description": "The name of its column; by default that of the field."},
    "sort": {
        "enum": list(SORTS),
        "description": "What it holds; by default what the kind of subject says, and number for a kind of one's own.",
    },
    "unit": {**_NAME, "description": "The unit of its numbers, such as 万元, % or 人; without one, pure numbers."},
    "scale": {
        "anyOf": [_NUMBER, {"type": "integer", "exclusiveMinimum": 0}],
        "description": 'How many such units a stored number is: "1/100" or "0.01" for hundredths kept as integers.',
    },
    "decimals": {
        "type": "integer",
        "minimum": 0,
        "maximum": MOST_DIGITS,
        "description": "The decimals of its numbers, which floats and texts have to state.",
    },
    "digits": {
        "type": "integer",
        "minimum": 1,
        "maximum": MOST_DIGITS,
        "description": "The most digits of its numbers, decimals included; more is not what the column promises.",
    },
    "nonnegative": {"type": "boolean", "description": "Whether no number may be below zero."},
    "over": {**_COLUMN, "description": "For a ratio kept as two columns, the one of the denominators, above zero."},
    "words": {**_WORDS, "description": "The words that it can be; any word where none is named."},
    "true": {**_WORDS, "description": "The words that mean true, where truths are written."},
    "false": {**_WORDS, "description": "The words that mean false."},
    "always": {
        "anyOf": [
            {"type": ["string", "integer", "boolean"]},
            {
                "type": "object",
                "properties": {"missing": {"const": True}},
                "required": ["missing"],
                "additionalProperties": False,
            },
        ],
        "description": "What every row has, in place of a column; an object that says missing where none has any.",
    },
    "name": {**_TEXT, "description": "What it is called in sentences: in Chinese, or once per language."},
    "ext": _EXT,
}

_FIELD: Schema = {
    "anyOf": [
        {**_COLUMN, "description": "The name of its column, where there is no more to say."},
        {"type": "object", "properties": FIELD_KEYS, "additionalProperties": False},
    ]
}
_FIELDS: Schema = {"type": "object", "additionalProperties": {"$ref": "#/$defs/field"}}
_OF_TABLE: Schema = {
    "key": {**_COLUMN, "description": "The column that tells rows apart: text or whole numbers."},
    "name": {**_COLUMN, "description": "The column of the names that findings print; by default the key."},
}
_PARENT = "The column with the key of the row that a child row belongs to."

#: The keys of a mapping.
TABLE_KEYS: Schema = {
    "schema_version": {"type": "string", "pattern": rf"^{MAPPING_VERSION.partition('.')[0]}\.[0-9]{{1,3}}{_END}"},
    "kind": {
        **_NAME,
        "description": "What the rules are over: a kind of subject of plans, or one of one's own.",
        "examples": sorted(subject_tables()),
    },
    **_OF_TABLE,
    "period": {**_COLUMN, "description": "The column of the periods that rows are about, such as 2026-06."},
    "fields": {**_FIELDS, "minProperties": 1, "description": "Field name → how it is held."},
    "children": {
        "type": "object",
        "additionalProperties": {"$ref": "#/$defs/children"},
        "description": "Relation name → the rows of another table that belong to one here.",
    },
    "ext": _EXT,
}

#: The keys of a table of child rows.
CHILD_KEYS: Schema = {
    "parent": {**_COLUMN, "description": _PARENT},
    **_OF_TABLE,
    "fields": {**_FIELDS, "description": "Field name → how it is held; none where such rows are only counted."},
    "ext": _EXT,
}


def mapping_schema() -> Schema:
    """The JSON Schema (2020-12) of a mapping file.

    It does not say what only the kind of subject shows wrong, such as unknown fields and units of other things:
    reading the file does.

    Example:
        >>> mapping_schema()["required"]
        ['kind', 'key', 'fields']
    """
    children = {"type": "object", "properties": CHILD_KEYS, "required": ["parent"], "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:devreport:schema:mapping:{MAPPING_VERSION}",
        "title": f"What the columns of a table hold, version {MAPPING_VERSION}",
        "type": "object",
        "properties": TABLE_KEYS,
        "required": ["kind", "key", "fields"],
        "additionalProperties": False,
        "$defs": {"field": _FIELD, "children": children},
    }
