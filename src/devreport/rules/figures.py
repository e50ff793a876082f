"""Figures of a finding: values of a rule's expressions, in the unit and with the decimals they are printed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from devreport.expressions import Absent, Aggregate, Expr, Field, Scalar, Value, evaluate, steps
from devreport.findings import Figure
from devreport.model import Text
from devreport.findings import Listed
from devreport.quantities import (
    ONE,
    PERCENT,
    PERCENTAGE_POINT,
    POINTS,
    RATIO,
    Interval,
    Missing,
    Quantity,
    Ratio,
    Unit,
)
from devreport.rules.dimensions import dimension_of
from devreport.rules.rule import ListShown, Shown, ShownPeriod
from devreport.rules.subject import Subject

__all__ = ["figure", "inputs_of", "listed"]


def figure(
    shown: Expr | Shown | ShownPeriod,
    subject: Subject,
    *,
    formula: str,
    role: str,
    parameters: Mapping[str, Scalar],
    within: str = "",
) -> Figure:
    """The figure that an expression gives for a subject.

    Args:
        shown: the expression, or the role of a recorded period.
        subject: the subject.
        formula: the name of the rule that shows it.
        role: the role it plays there.
        parameters: the rule's thresholds.
        within: the id of the subject that this one is a child row of.
    """
    identity = f"{within}/{subject.id}" if within else subject.id
    name = f"{identity}@{subject.period.code}:{formula}.{role}"
    if isinstance(shown, ShownPeriod):
        inputs = subject.inputs.get(shown.role, ())
        return Figure(
            id=name, value=subject.periods.get(shown.role) or Missing(what=shown.role), inputs=inputs, formula=formula
        )
    return _computed(shown if isinstance(shown, Shown) else Shown(shown), subject, name=name, parameters=parameters)


def listed(
    shown: ListShown, subject: Subject, *, formula: str, role: str, parameters: Mapping[str, Scalar]
) -> tuple[Listed, ...]:
    """The elements of a list, in the order of the child rows."""
    return tuple(
        Listed(
            name=child.texts.get("name", Text()),
            figure=None
            if shown.value is None
            else figure(shown.value, child, formula=formula, role=role, parameters=parameters, within=subject.id),
        )
        for child in subject.children[shown.relation]
        if shown.where is None or evaluate(shown.where, child.row, parameters=parameters) is True
    )


def inputs_of(expr: Expr, subject: Subject) -> tuple[str, ...]:
    """The ids of the recorded figures that an expression reads, each once, in order."""
    found: dict[str, None] = {}
    for node in steps(expr):
        match node:
            case Field(name):
                found.update(dict.fromkeys(subject.inputs.get(name, ())))
            case Aggregate(_, relation, value, where):
                found.update(dict.fromkeys(subject.inputs.get(relation, ())))
                inner = [part for part in (value, where) if part is not None]
                for child in subject.children[relation]:
                    found.update(dict.fromkeys(one for part in inner for one in inputs_of(part, child)))
            case _:
                pass
    return tuple(found)


def _computed(shown: Shown, subject: Subject, *, name: str, parameters: Mapping[str, Scalar]) -> Figure:
    value = evaluate(shown.value, subject.row, parameters=parameters)
    unit, places = (ONE, 0) if isinstance(value, Absent) else _unit_and_places(shown, subject, parameters)
    field = shown.value.name if isinstance(shown.value, Field) else ""
    step = subject.display.hedge_step if field == "actual" else None
    return Figure(
        id=name,
        value=_printable(value, unit),
        places=places,
        inputs=inputs_of(shown.value, subject),
        formula=name.rpartition(":")[2].rpartition(".")[0],
        hedge=subject.display.hedge if field == "actual" else None,
        hedge_step=step.computed() if step else None,
        recorded_hedge=subject.hedges.get(field),
    )


def _printable(value: Value, unit: Unit) -> Ratio | date | Missing:
    match value:
        case Fraction():
            return Ratio.of_base(value, unit)
        case Interval(Fraction() as lower, Fraction() as upper):
            return Ratio.of_base((lower + upper) / 2, unit, radius=(upper - lower) / 2)
        case date():
            return value
        case Absent(missing, undefined):
            return Missing(what=", ".join(sorted(missing or undefined)))
        case _:
            return Missing()


def _unit_and_places(shown: Shown, subject: Subject, parameters: Mapping[str, Scalar]) -> tuple[Unit, int]:
    display = subject.display
    if shown.unit is not None:
        return shown.unit, shown.places or 0
    recorded = subject.cells.get(shown.value.name) if isinstance(shown.value, Field) else None
    if isinstance(recorded, Quantity):
        return recorded.unit, recorded.places if display.places is None else display.places
    dimension = dimension_of(shown.value, subject, parameters=parameters)
    if dimension in {RATIO, POINTS}:
        unit = PERCENT if dimension == RATIO else PERCENTAGE_POINT
        return unit, display.rate_places if shown.places is None else shown.places
    alike = [cell for cell in subject.cells.values() if isinstance(cell, Quantity) and cell.unit.dimension == dimension]
    unit = next((cell.unit for cell in alike), subject.unit or ONE)
    places = max((cell.places for cell in alike), default=0) if display.places is None else display.places
    return unit, places if shown.places is None else shown.places
