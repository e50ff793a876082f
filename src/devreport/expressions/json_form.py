"""The JSON form of expressions: lossless, closed and bounded.

A node is an object with its kind under ``node`` and its parts by name; what has its default value is left out. A figure
keeps its decimals, as text::

    {
        "node": "compare",
        "comparison": ">=",
        "left": {
            "node": "arithmetic",
            "operation": "/",
            "left": {"node": "field", "name": "actual"},
            "right": {"node": "field", "name": "target"},
        },
        "right": {"node": "literal", "value": {"quantity": "50", "unit": "%"}},
    }

Places in problems are those that :func:`~devreport.expressions.infer` gives, such as ``$.left.right``.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from enum import Enum
from typing import Any, cast

from devreport.errors import InputError
from devreport.expressions.json_readers import FIELDS, KINDS, check_size, read_node
from devreport.expressions.nodes import Expr
from devreport.quantities import ONE, Quantity, Unit, parse_unit

__all__ = ["content_hash", "from_data", "to_data"]

_WRITTEN = {node: kind for kind, node in KINDS.items()}


def to_data(expr: Expr) -> dict[str, Any]:
    """The JSON form of ``expr``, made of dicts, lists, texts, truth values and integers.

    Example:
        >>> from devreport.expressions import Field
        >>> to_data(Field("actual") >= 5)["right"]
        {'node': 'literal', 'value': {'quantity': '5'}}
    """
    data: dict[str, Any] = {"node": _WRITTEN[type(expr)]}
    for attribute in FIELDS[type(expr)]:
        value = getattr(expr, attribute.name)
        if value != attribute.default:
            data[attribute.name] = _written(value)
    return data


def from_data(data: object, *, where: str = "$") -> Expr:
    """The expression that ``data`` is the JSON form of.

    Args:
        data: what :func:`to_data` gave, or what was read from a file.
        where: the place of ``data``, to begin the places of problems with.

    Raises:
        RuleError: with every problem and its place; also for data that is too deep or too large.
    """
    check_size(data, where)
    return read_node(data, where)


def content_hash(expr: Expr) -> str:
    """The SHA-256 of the canonical JSON form: equal expressions have equal hashes, in every process."""
    canonical = json.dumps(to_data(expr), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _written(value: object) -> Any:  # noqa: ANN401 - JSON
    match value:
        case Expr():
            return to_data(value)
        case tuple():
            return list(map(_written, cast("tuple[object, ...]", value)))
        case Quantity():
            return _written_figure(value)
        case Unit():
            return _written_unit(value)
        case date():
            return {"date": value.isoformat()}
        case Enum():
            return value.value
        case _:
            return value


def _written_figure(value: Quantity) -> dict[str, Any]:
    """Its digits as recorded; decimals below zero, as of a figure in hundreds, digits cannot show."""
    data: dict[str, Any] = {"quantity": f"{value.value:.{max(value.places, 0)}f}"}
    if value.unit != ONE:
        data["unit"] = _written(value.unit)
    if value.places < 0:
        data["places"] = value.places
    return data


def _written_unit(unit: Unit) -> str | dict[str, Any]:
    """Its code, or all of it where the code alone means something else or nothing."""
    try:
        if parse_unit(unit.code) == unit:
            return unit.code
    except InputError:
        pass
    return {"code": unit.code, "dimension": dict(unit.dimension), "scale": str(unit.scale)}
