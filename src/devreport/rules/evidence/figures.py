"""Figures of a finding: values of a rule's expressions, in the unit and with the decimals they are printed in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction

from devreport.expressions import Absent, Field, Scalar, Value, evaluate
from devreport.findings import Figure, Listed
from devreport.model import Text
from devreport.quantities import (
    ONE,
    PERCENT,
    PERCENTAGE_POINT,
    POINTS,
    RATIO,
    Hedge,
    Interval,
    Missing,
    MissingReason,
    Quantity,
    Ratio,
    Unit,
)
from devreport.rules.evidence.dimensions import dimension_of
from devreport.rules.evidence.reading import inputs_of
from devreport.rules.rule import ListShown, Rule, Shown, ShownPeriod
from devreport.rules.subject import Subject

__all__ = ["computed", "listed", "printable", "recorded_period"]

#: Reasons that a more exact record would take away.
_SUPPLIABLE = frozenset({"within_precision", "hedged"})


def computed(
    value: Value,
    shown: Shown,
    *,
    subject: Subject,
    identity: str,
    formula: str,
    parameters: Mapping[str, Scalar],
    reach: Value | None = None,
) -> Figure:
    """The figure of a value that an expression gave.

    Args:
        value: the value.
        shown: the expression, and how it is shown.
        subject: the subject that it is a figure of.
        identity: the id of the figure.
        formula: the name of the rule that shows it.
        parameters: the rule's thresholds.
        reach: everything the value may be, where an input was hedged.
    """
    unit, places = (ONE, 0) if isinstance(value, Absent) else _unit_and_places(shown, subject, parameters)
    field = shown.value.name if isinstance(shown.value, Field) else ""
    own = field in {"actual", "to_date"}
    step = subject.display.hedge_step if own else None
    hedge, step_shown = subject.display.hedge if own else None, step.computed() if step else None
    if not field and (side := _side(value, reach)):
        hedge, step_shown = side, Ratio(Fraction(1, 10**places), unit=unit)
    return Figure(
        id=identity,
        value=printable(value, unit),
        places=places,
        inputs=inputs_of(shown.value, subject),
        formula=formula,
        hedge=hedge,
        hedge_step=step_shown,
        recorded_hedge=subject.hedges.get(field),
    )


def _side(value: Value, reach: Value | None) -> Hedge | None:
    """The side of the number on which the true one lies, where an input was hedged."""
    if not isinstance(value, Fraction) or not isinstance(reach, Interval):
        return None
    if value == reach.lower:
        return Hedge.OVER
    return Hedge.NEARLY if value == reach.upper else Hedge.ABOUT


def recorded_period(shown: ShownPeriod, *, subject: Subject, identity: str, formula: str) -> Figure:
    """The figure of a period that was recorded."""
    return Figure(
        id=identity,
        value=subject.periods.get(shown.role) or Missing(what=shown.role),
        inputs=subject.inputs.get(shown.role, ()),
        formula=formula,
    )


def listed(rule: Rule, role: str, *, subject: Subject, parameters: Mapping[str, Scalar]) -> tuple[Listed, ...]:
    """The elements of a list of a rule, in the order of the child rows."""
    shown = rule.lists[role]
    return tuple(
        Listed(
            name=child.texts.get("name", Text()),
            figure=_element(shown, rule, child=child, identity=f"{subject.id}/{child.stamp}:{rule.name}.{role}"),
        )
        for child in subject.children[shown.relation]
        if shown.where is None or evaluate(shown.where, child.row, parameters=parameters) is True
    )


def _element(shown: ListShown, rule: Rule, *, child: Subject, identity: str) -> Figure | None:
    match shown.value:
        case None:
            return None
        case ShownPeriod():
            return recorded_period(shown.value, subject=child, identity=identity, formula=rule.name)
        case _:
            wanted = shown.value if isinstance(shown.value, Shown) else Shown(shown.value)
            parameters = rule.thresholds
            value = evaluate(wanted.value, child.row, parameters=parameters)
            return computed(value, wanted, subject=child, identity=identity, formula=rule.name, parameters=parameters)


def printable(value: Value, unit: Unit) -> Ratio | date | Missing:
    """A value as the number of a figure, in the unit it is shown in."""
    match value:
        case Fraction():
            return Ratio.of_base(value, unit)
        case Interval(Fraction() as lower, Fraction() as upper):
            return Ratio.of_base((lower + upper) / 2, unit, radius=(upper - lower) / 2)
        case date():
            return value
        case Absent(missing, undefined):
            return _absent(missing, undefined)
        case _:
            return Missing()


def _absent(missing: Collection[str], undefined: Collection[str]) -> Missing:
    """Why there is no number: something can still be supplied, or a result does not exist for what is there."""
    open_still = bool(missing) or not {*undefined} - _SUPPLIABLE
    reason = MissingReason.MISSING if open_still else MissingReason.NOT_APPLICABLE
    return Missing(reason, ", ".join(sorted(missing or undefined)))


def _unit_and_places(shown: Shown, subject: Subject, parameters: Mapping[str, Scalar]) -> tuple[Unit, int]:
    display = subject.display
    if shown.unit is not None:
        rate = display.rate_places if shown.unit in {PERCENT, PERCENTAGE_POINT} else 0
        return shown.unit, rate if shown.places is None else shown.places
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
