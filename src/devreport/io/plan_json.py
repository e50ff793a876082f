"""The canonical JSON form of a plan: lossless, stable, decimals as strings."""

from __future__ import annotations

import json
import os

from devreport.errors import InputError, Problem
from devreport.io import plain
from devreport.io.converter import converter_for
from devreport.io.files import decoded, read_text
from devreport.io.own_units import write_own_unit
from devreport.io.plan_data import SCHEMA_VERSION, plan_from
from devreport.io.values import Context
from devreport.model import Plan

__all__ = ["parse_json", "plan_to_json", "read_plan_json"]


def read_plan_json(source: str | os.PathLike[str] | bytes) -> Plan:
    """The plan in a JSON file, or in the bytes of one.

    Raises:
        InputError: with everything that is wrong with it, each problem with its place.
    """
    where = "" if isinstance(source, bytes) else os.fspath(source)
    text = decoded(source) if isinstance(source, bytes) else read_text(source)
    prefix = f"{where}: " if where else ""
    return plan_from(parse_json(text, where=where), lambda path: prefix + path)


def plan_to_json(plan: Plan) -> str:
    """The plan as canonical JSON: fields in their order, defaults left out, a line end at the end.

    Example:
        >>> from devreport.periods import half
        >>> print(plan_to_json(Plan(id="p", title="工作总结", period=half(2023, 1))), end="")
        {
          "schema_version": "1.0",
          "id": "p",
          "title": "工作总结",
          "period": "2023-S1"
        }
    """
    data = {"schema_version": SCHEMA_VERSION, **converter_for(Context()).unstructure(plan)}
    if plan.units:
        data["units"] = [write_own_unit(unit) for unit in plan.units]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def parse_json(text: str, where: str = "", *, depth: int = plain.MAX_DEPTH) -> object:
    """JSON text as plain data, its numbers exactly as written; what may not be is marked where it stands.

    Raises:
        InputError: if it is no JSON, or nests too deep to be looked at.
    """
    if plain.brackets_deep(text, depth):
        found, expected = f"more than {depth} levels", f"at most {depth} levels"
        raise InputError.of(Problem(where, found, expected, code="depth"))
    try:
        return json.loads(
            text,
            parse_float=plain.number,
            parse_int=plain.whole,
            parse_constant=plain.number,
            object_pairs_hook=plain.unique_pairs,
        )
    except json.JSONDecodeError as error:
        place = f"{where}: " if where else ""
        problem = Problem(
            f"{place}line {error.lineno}, column {error.colno}", _at(text, error.pos), "JSON", error.msg, "json"
        )
        raise InputError.of(problem) from None


def _at(text: str, position: int) -> str:
    """What stands at a position of a text."""
    return repr(text[position : position + 20]) if position < len(text) else "the end of the file"
