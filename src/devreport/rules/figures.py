"""Figures of a finding: values of a rule's expressions, in the unit and with the decimals they are printed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache

from devreport.expressions import (
    Absent,
    Aggregate,
    Expr,
    Field,
    Scalar,
    Schema,
    Type,
    Value,
    evaluate,
    infer,
    number_type,
    scalar_type,
    steps,
)
from devreport.expressions import Kind as ValueKind
from devreport.findings import Figure
from devreport.quantities import (
    ONE,
    PERCENT,
    PERCENTAGE_POINT,
    POINTS,
    RATIO,
    Dimension,
    Interval,
    Missing,
    Quantity,
    Ratio,
    Unit,
)
from devreport.rules.rule import Shown
from devreport.rules.subject import Subject

__all__ = ["figure", "inputs_of"]


def figure(
    shown: Expr | Shown, subject: Subject, *, formula: str, role: str, parameters: Mapping[str, Scalar]
) -> Figure:
    """The figure that an expression gives for a subject."""
    wanted = shown if isinstance(shown, Shown) else Shown(shown)
    value = evaluate(wanted.value, subject.row, parameters=parameters)
    unit, places = _unit_and_places(wanted, subject, parameters)
    name = wanted.value.name if isinstance(wanted.value, Field) else ""
    own = wanted.value == Field("actual") or subject.kind == ""
    return Figure(
        id=f"{subject.id}@{subject.period.code}:{formula}.{role}",
        value=_printable(value, unit),
        places=places,
        inputs=inputs_of(wanted.value, subject),
        formula=formula,
        hedge=subject.display.hedge if own else None,
        hedge_step=subject.display.hedge_step.computed() if own and subject.display.hedge_step else None,
        recorded_hedge=subject.hedges.get(name),
    )


def inputs_of(expr: Expr, subject: Subject) -> tuple[str, ...]:
    """The ids of the recorded figures that an expression reads, each once, in order."""
    found: dict[str, None] = {}
    for node in steps(expr):
        match node:
            case Field(name):
                found.update(dict.fromkeys(subject.inputs.get(name, ())))
            case Aggregate(_, relation, value, where):
                inner = [part for part in (value, where) if part is not None]
                for child in subject.children[relation]:
                    found.update(dict.fromkeys(one for part in inner for one in inputs_of(part, child)))
            case _:
                pass
    return tuple(found)


def _printable(value: Value, unit: Unit) -> Ratio | date | Missing:
    match value:
        case Fraction():
            return Ratio.of_base(value, unit)
        case Interval(Fraction() as lower, Fraction() as upper):
            return Ratio.of_base((lower + upper) / 2, unit, radius=(upper - lower) / 2)
        case date():
            return value
        case _:
            return Missing()


def _unit_and_places(shown: Shown, subject: Subject, parameters: Mapping[str, Scalar]) -> tuple[Unit, int]:
    display = subject.display
    if shown.unit is not None:
        return shown.unit, shown.places or 0
    recorded = subject.cells.get(shown.value.name) if isinstance(shown.value, Field) else None
    if isinstance(recorded, Quantity):
        return recorded.unit, recorded.places if display.places is None else display.places
    dimension = _dimension(shown.value, subject, parameters)
    if dimension == RATIO:
        return PERCENT, display.rate_places if shown.places is None else shown.places
    if dimension == POINTS:
        return PERCENTAGE_POINT, display.rate_places if shown.places is None else shown.places
    alike = [cell for cell in subject.cells.values() if isinstance(cell, Quantity) and cell.unit.dimension == dimension]
    unit = next((cell.unit for cell in alike), subject.unit or ONE)
    places = max((cell.places for cell in alike), default=0) if display.places is None else display.places
    return unit, places if shown.places is None else shown.places


def _dimension(expr: Expr, subject: Subject, parameters: Mapping[str, Scalar]) -> Dimension | None:
    named = tuple((name, scalar_type(value)) for name, value in parameters.items())
    return _inferred(expr, _types(subject), _child_types(subject), named)


def _types(subject: Subject) -> tuple[tuple[str, Type], ...]:
    return tuple((name, _cell_type(cell)) for name, cell in subject.cells.items())


def _child_types(subject: Subject) -> tuple[tuple[str, tuple[tuple[str, Type], ...]], ...]:
    return tuple((relation, _types(children[0])) for relation, children in subject.children.items() if children)


def _cell_type(cell: object) -> Type:
    match cell:
        case Quantity() | Ratio():
            return number_type(cell.unit)
        case bool() | date():
            return scalar_type(cell)
        case None | Missing():
            return Type(ValueKind.NUMBER, None)
        case _:
            return Type(ValueKind.WORD)


@lru_cache(maxsize=4096)
def _inferred(
    expr: Expr,
    fields: tuple[tuple[str, Type], ...],
    children: tuple[tuple[str, tuple[tuple[str, Type], ...]], ...],
    parameters: tuple[tuple[str, Type], ...],
) -> Dimension | None:
    relations = {relation: Schema(dict(types)) for relation, types in children}
    found = infer(expr, Schema(dict(fields), relations, dict(parameters)))
    return found.dimension if found.kind is ValueKind.NUMBER else None
