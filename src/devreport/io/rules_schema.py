"""The JSON Schema of a rule file, made from the vocabularies that rules are written in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from devreport.expressions import expression_schema
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules import RULES_VERSION
from devreport.rules.forms.set_reading import MOST_RULES
from devreport.rules.subjects import subject_tables

__all__ = ["rules_schema"]

Schema = dict[str, Any]

#: The end of a text: the dollar sign would let a line break follow.
_END = r"(?![\s\S])"
_NAME: Schema = {"type": "string", "pattern": rf"^\S([\s\S]*\S)?{_END}"}
_RULE_NAME: Schema = {
    "type": "string",
    "pattern": rf"^[^\s.]+\.[^\s.]+{_END}",
    "description": "A group, a point, and a name: letters, digits, - and _.",
}
_NAMES: Schema = {"type": "array", "items": _NAME}
_MONTHS = r"(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9])"
_DAY: Schema = {"type": "string", "format": "date", "pattern": rf"^(?!0000)[0-9]{{4}}-({_MONTHS}){_END}"}
_EXPRESSION: Schema = {"$ref": "#/$defs/expression"}
_SCALAR: Schema = {"$ref": "#/$defs/scalar"}
_TITLE: Schema = {
    "description": "In Chinese, or once per language.",
    "anyOf": [_NAME, {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1}],
}


def rules_schema() -> Schema:
    """The JSON Schema (2020-12) of a rule file.

    It does not say what only a whole rule or the rules together show wrong, such as unknown fields and unlike units:
    reading the file does.
    """
    expressions = expression_schema()
    major = RULES_VERSION.partition(".")[0]
    keys = {
        "schema_version": {"type": "string", "pattern": rf"^{major}\.[0-9]{{1,3}}$"},
        "id": _NAME,
        "version": _NAME,
        "since": {**_DAY, "description": "The first day the rules are in effect."},
        "until": {**_DAY, "description": "The last day the rules are in effect."},
        "extends": {"enum": ["core"], "description": "The rules to start from."},
        "without": {**_NAMES, "description": "Names or codes of rules to leave out of those."},
        "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}, "maxItems": MOST_RULES},
        "ext": {"description": "Anything; readers ignore it."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:devreport:schema:rules:{RULES_VERSION}",
        "title": f"A devreport rule set, version {RULES_VERSION}",
        **_object(keys, required=("id", "version")),
        "anyOf": [{"required": ["rules"], "properties": {"rules": {"minItems": 1}}}, {"required": ["extends"]}],
        "dependentRequired": {"without": ["extends"]},
        "$defs": {**expressions["$defs"], **_definitions()},
    }


def _object(keys: Mapping[str, Schema], *, required: tuple[str, ...] = ()) -> Schema:
    listed: Schema = {"required": list(required)} if required else {}
    return {"type": "object", "properties": dict(keys), **listed, "additionalProperties": False}


def _definitions() -> Schema:
    span = {"since": _DAY, "until": _DAY}
    edition = {"value": _SCALAR, "source": {"type": "string"}, "place": _NAME, **span}
    editions = {"type": "array", "items": {"$ref": "#/$defs/threshold_edition"}}
    threshold = {"value": _SCALAR, "source": {"type": "string"}, "editions": editions}
    listed = {"relation": _NAME, "value": {"$ref": "#/$defs/shown"}, "where": _EXPRESSION}
    return {
        "rule": _rule(),
        "own_statement": _own_statement(),
        "rule_verdict": _verdict(),
        "shown": _shown(),
        "shown_list": _object(listed, required=("relation",)),
        "threshold": _object(threshold, required=("value",)),
        "threshold_edition": _object(edition, required=("value",)),
    }


def _rule() -> Schema:
    keys: dict[str, Schema] = {
        "code": _NAME,
        "name": _RULE_NAME,
        "title": _TITLE,
        "aliases": _NAMES,
        "over": {"enum": sorted(subject_tables()), "description": "The kind of subject."},
        "statement": {"anyOf": [{"enum": list(STATEMENTS)}, {"$ref": "#/$defs/own_statement"}], "default": "check"},
        "applies": {**_EXPRESSION, "description": "When it applies; always without."},
        "verdicts": {"type": "array", "items": {"$ref": "#/$defs/rule_verdict"}},
        "figures": {"type": "object", "additionalProperties": {"$ref": "#/$defs/shown"}},
        "lists": {"type": "object", "additionalProperties": {"$ref": "#/$defs/shown_list"}},
        "parameters": {"type": "object", "additionalProperties": {"$ref": "#/$defs/threshold"}},
        "severity": {"enum": [severity.value for severity in Severity], "default": Severity.ERROR.value},
        "needs": {**_NAMES, "description": "Rules about the same subject that must not have failed before."},
        "source": {**_NAME, "description": "Where the rule comes from."},
        "ext": {"description": "Anything; readers ignore it."},
    }
    return _object(keys, required=("code", "name", "title", "over", "verdicts", "source"))


def _own_statement() -> Schema:
    roles = dict.fromkeys(("figures", "texts", "lists", "optional"), _NAMES)
    verdicts = {"type": "array", "items": {"enum": [verdict.value for verdict in Verdict]}}
    return _object({"name": _NAME, "verdicts": verdicts, **roles}, required=("name", "verdicts"))


def _verdict() -> Schema:
    outcomes = [outcome.value for outcome in Outcome if outcome is not Outcome.NOT_APPLICABLE]
    keys = {"verdict": {"enum": [verdict.value for verdict in Verdict]}, "outcome": {"enum": outcomes}}
    return _object({**keys, "when": _EXPRESSION}, required=("verdict", "outcome"))


def _shown() -> Schema:
    """An expression, one with its unit and decimals, or a period that was recorded."""
    figure = {"value": _EXPRESSION, "unit": {"$ref": "#/$defs/unit"}, "places": {"type": "integer", "minimum": 0}}
    period = _object({"period": _NAME}, required=("period",))
    return {"anyOf": [_EXPRESSION, _object(figure, required=("value",)), period]}
