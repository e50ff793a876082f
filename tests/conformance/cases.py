"""Conformance cases as the tests read them: an expression, a row, what the source expects, what devreport gives."""

import json
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from attrs import frozen

from devreport.errors import DevreportError, Problem, RuleError
from devreport.expressions import (
    Absent,
    Expr,
    Kind,
    Literal,
    Row,
    Schema,
    Type,
    Value,
    evaluate,
    from_data,
    infer,
    number_type,
    row,
    scalar_type,
    to_data,
)
from devreport.expressions.types import BOOLEAN, DATE, WORD
from devreport.expressions.values import Cell
from devreport.lowering import UNKNOWN, Access, Column, Layout, NotLoweredError, Question, Storage, judging, keeping
from devreport.quantities import Interval, Quantity

__all__ = [
    "CLASSES",
    "ENGINES",
    "FOLDER",
    "SLIPS",
    "SOURCES",
    "Case",
    "Engine",
    "agree",
    "as_list",
    "as_object",
    "codes",
    "error_of",
    "read",
    "shown",
    "written",
]

FOLDER = Path(__file__).parent

#: The sources, in the order of the page.
SOURCES = ("substrait", "cel", "certlogic", "json_logic")

CLASSES = ("same", "refused", "differs")

#: Errors of a source that say that the expression itself is wrong: its types or its names. What is not a number (nan)
#: may be that, or a division by zero.
SLIPS = ("type", "unknown", "nan")

#: From an expression, a row and its schema to a value; nothing where the engine refuses the expression.
Engine = Callable[[Expr, Row, Schema], Value | None]

_STORED = {
    Kind.NUMBER: Storage.PAIR,
    Kind.BOOLEAN: Storage.TRUTH,
    Kind.WORD: Storage.WORD,
    Kind.DATE: Storage.DAY,
}


def _layout(schema: Schema) -> Layout:
    """How the fields of a schema are stored in rows."""
    columns = {name: Column(_STORED[one.kind]) for name, one in schema.fields.items()}
    return Layout(columns, {name: _layout(rows) for name, rows in schema.relations.items()})


def interpreted(expr: Expr, subject: Row, _: Schema) -> Value:
    """The value that the reference gives."""
    return evaluate(expr, subject)


def compiled(expr: Expr, subject: Row, schema: Schema) -> Value | None:
    """The value that compiled code keeps; what is absent has no causes there."""
    layout = _layout(schema)
    try:
        judge, (frames,) = keeping([Question(None, (None,), (expr,))], layout, access=Access.ROWS)
    except NotLoweredError:
        return None
    _, frame = judge(subject)
    found = frames.value(expr, frame)
    return Absent() if found is None else found


def judged(expr: Expr, subject: Row, schema: Schema) -> Value | None:
    """The value of a condition, from the verdict that compiled code gives by it."""
    if infer(expr, schema) != BOOLEAN:
        return None
    layout = _layout(schema)
    question = Question(None, (expr, None))
    try:
        judge = judging([question], layout, access=Access.ROWS, code=lambda _, test: test)
    except NotLoweredError:
        return None
    (found,) = judge(subject)
    return Absent() if found == UNKNOWN else found == 0


#: Everything that gives an expression a value: each must agree with the first, which is the reference.
ENGINES: Mapping[str, Engine] = {"interpreter": interpreted, "compiled": compiled, "verdict": judged}


@frozen
class Case:
    """One case of a source.

    Attributes:
        source: where it comes from: project, file and line or name.
        expression: the JSON form of the expression that means the same.
        row: field name → its type and value.
        expected: what the source expects.
        group: same, refused or differs.
        reason: a key of ``reasons.json``; none for the same.
        ours: what devreport gives: a value, or the codes of the problems for which it refuses.
    """

    source: str
    expression: Any
    row: Mapping[str, Any]
    expected: Any
    group: str
    reason: str
    ours: Any

    def subject(self) -> tuple[Row, Schema]:
        """The row with its schema; its cells are read as strictly as any constant."""
        return _subject(self.row)

    def expr(self) -> Expr:
        """The expression, read."""
        return from_data(self.expression)


def read(source: str) -> Iterator[Case]:
    """The cases of a source."""
    for line in (FOLDER / f"{source}.jsonl").read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        yield Case(
            source=data["source"],
            expression=data["expression"],
            row=data.get("row", {}),
            expected=data["expected"],
            group=data["class"],
            reason=data.get("reason", ""),
            ours=data.get("ours", data["expected"]),
        )


def as_object(data: Any) -> Mapping[str, Any]:
    """An object of JSON; an empty one for anything else."""
    return cast("Mapping[str, Any]", data) if isinstance(data, dict) else {}


def as_list(data: Any) -> list[Any]:
    """A list of JSON."""
    return [*data]


def error_of(expected: Any) -> str:
    """The kind of error that a source expects, if it expects one."""
    return str(as_object(expected).get("error", ""))


def agree(expected: Any, ours: Any) -> bool:
    """Whether a value is what the source expects.

    Null agrees with what is missing or undefined, a division by zero with what is undefined for that reason, and a
    slip that the source finds while it runs with a refusal before any data.
    """
    held = as_object(ours)
    if "refused" in held:
        return error_of(expected) in SLIPS
    if expected is None:
        return "absent" in held
    if error_of(expected) in {"division", "nan"}:
        return "zero_denominator" in held.get("absent", {}).get("undefined", [])
    return bool(expected == ours)


def codes(case: Case) -> list[str]:
    """The codes of the problems for which the row, form or types of a case are refused; none if they are not."""
    try:
        _, schema = case.subject()
        infer(case.expr(), schema)
    except DevreportError as error:
        return sorted({problem.code for problem in error.problems})
    return []


def shown(value: Value) -> Any:
    """A value as the data files write it."""
    match value:
        case Absent(missing, undefined):
            return {"absent": {"missing": sorted(missing), "undefined": sorted(undefined)}}
        case Interval(lower, upper):
            return {"between": [str(lower), str(upper)]}
        case Fraction():
            return {"number": str(value)}
        case bool() | str():
            return value
        case _:
            return {"date": value.isoformat()}


def written(expr: Expr) -> Any:
    """The JSON form after a trip through text."""
    return json.loads(json.dumps(to_data(expr)))


def _subject(cells: Mapping[str, Any]) -> tuple[Row, Schema]:
    plain = {name: cell for name, cell in cells.items() if cell["type"] != "rows"}
    children = {name: cell for name, cell in cells.items() if cell["type"] == "rows"}
    relations = {name: [_child(cell["of"], one) for one in cell["value"]] for name, cell in children.items()}
    schema = Schema(
        {name: _type(cell) for name, cell in plain.items()},
        {name: Schema({key: _type(of) for key, of in cell["of"].items()}) for name, cell in children.items()},
    )
    return row({name: _cell(cell) for name, cell in plain.items()}, relations=relations), schema


def _child(of: Mapping[str, Any], values: Mapping[str, Any]) -> Row:
    return row({name: _cell({**cell, "value": values[name]}) for name, cell in of.items()})


def _cell(cell: Mapping[str, Any]) -> Cell:
    if cell["value"] is None:
        return None
    match from_data({"node": "literal", "value": cell["value"]}):
        case Literal(value) if scalar_type(value).kind is _type(cell).kind:
            return value
        case _:
            raise RuleError.of(Problem("", str(cell["value"]), cell["type"], code="type"))


def _type(cell: Mapping[str, Any]) -> Type:
    if cell["type"] == "number":
        match from_data({"node": "literal", "value": {"quantity": "1", "unit": cell.get("unit", "1")}}):
            case Literal(Quantity() as one):
                return number_type(one.unit)
            case _:
                pass
    return {"boolean": BOOLEAN, "word": WORD, "date": DATE}[cell["type"]]
