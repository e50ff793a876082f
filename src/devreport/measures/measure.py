"""A measure is a named expression with its guards: called on values here, inlined in rules elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Any, cast

from attrs import Factory, evolve, field, frozen

from devreport.errors import InputError, Problem, RuleError
from devreport.expressions import (
    Absent,
    Expr,
    Kind,
    Row,
    Schema,
    Type,
    Value,
    evaluate_all,
    infer,
    row,
)
from devreport.measures.formula import Formula, sides
from devreport.quantities import (
    ONE,
    PERCENTAGE_POINT,
    POINTS,
    RATIO,
    Dimension,
    Interval,
    Missing,
    Quantity,
    Ratio,
    Undefined,
    Unit,
)

__all__ = ["Amount", "Inputs", "Measure", "given", "known", "members", "recorded"]

#: What a measure may be called on; a bare number or its spelling is a pure number, a float is refused.
Amount = Quantity | Ratio | Missing | Decimal | int | str

#: The inputs of a measure by name; repeated ones as one mapping for each repetition.
Inputs = Mapping[str, Amount | Iterable[Mapping[str, Amount]]]

_ABSENT = Missing()
_WHOLE = Fraction(1)
_NOTHING: Mapping[str, Expr] = MappingProxyType({})


def _formula(measure: Measure) -> Formula:
    return Formula(measure.expression)


@frozen(eq=False)
class Measure:
    """A formula with a name, its conditions, and its source.

    Attributes:
        name: its name, as claims and figures cite it.
        term: the Chinese term.
        inputs: the names of its inputs, in order.
        expression: the formula over :class:`~devreport.expressions.Field` inputs, with its guards.
        source: where the formula comes from.
        relations: names of repeated inputs → the names of the inputs that repeat together.
        unit: the unit of the result, where it is always the same.
        mistakes: formulas often taken for this one, by the reason to give when a stated figure follows from them.
        formula: the formula made ready for many calls.

    Example:
        >>> from devreport.expressions import Field
        >>> rate = Measure("rate", "比率", ("part", "whole"), Field("part") / Field("whole"), source="definition")
        >>> str(rate.of(part=3, whole=4)), rate.of(part=3, whole=0)
        ('3/4', Undefined(reason='zero_denominator', missing=()))
    """

    name: str
    term: str
    inputs: tuple[str, ...]
    expression: Expr
    source: str = field(kw_only=True)
    relations: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]], kw_only=True)
    unit: Unit | None = field(default=None, kw_only=True)
    mistakes: Mapping[str, Expr] = field(default=_NOTHING, kw_only=True)
    formula: Formula = field(default=Factory(_formula, takes_self=True), init=False, repr=False)

    def of(self, **inputs: Amount | Iterable[Mapping[str, Amount]]) -> Ratio | Undefined:
        """The exact result for these inputs; repeated inputs are given as an iterable of mappings.

        Raises:
            InputError: for a float, unlike units, or an input that the measure does not know.
        """
        return self._compiled(inputs) or self.of_row(self.subject(inputs))

    def of_row(self, subject: Row) -> Ratio | Undefined:
        """The exact result for a row that has the inputs as fields."""
        unit = self.unit_of(subject)
        known = evaluate_all(self.expression, subject)
        match known[self.expression]:
            case Absent(missing, _) if missing:
                return Undefined("missing_input", tuple(sorted(missing)))
            case Absent(_, undefined):
                return Undefined(min(undefined))
            case Interval(Fraction() as lower, Fraction() as upper):
                return Ratio.of_base((lower + upper) / 2, unit, radius=(upper - lower) / 2)
            case Fraction() as value:
                pair = _pair(self.expression, known) if unit is ONE else None
                return _ratio(pair, scale=self._scale(subject.units)) if pair else Ratio.of_base(value, unit)
            case _:
                message = f"the measure {self.name} gives no number"
                raise RuleError(message)

    def subject(self, inputs: Mapping[str, object]) -> Row:
        """The inputs as a row, checked for their names."""
        if len(inputs) != len(self.inputs) + len(self.relations) or not all(
            name in inputs for name in (*self.inputs, *self.relations)
        ):
            problem = Problem(self.name, ", ".join(inputs), ", ".join([*self.inputs, *self.relations]), code="inputs")
            raise InputError.of(problem)
        return row(
            {name: _cell(inputs[name]) for name in self.inputs},
            relations={name: _rows(name, inputs[name], keys) for name, keys in self.relations.items()},
        )

    def unit_of(self, subject: Row) -> Unit:
        """The unit of the result.

        Raises:
            InputError: for unlike units among the inputs.
        """
        units = subject.units
        if subject.relations:
            units = {**units, **self._units_of_rows(subject)}
        return _unit(self, tuple(units.items()))

    def _compiled(self, inputs: Mapping[str, object]) -> Ratio | None:
        """The same by compiled code, where all inputs are exact and there."""
        if self.relations or len(inputs) != len(self.inputs):
            return None
        values: dict[str, Fraction] = {}
        units: list[tuple[str, Unit]] = []
        for name in self.inputs:
            cell = _cell(inputs.get(name, _ABSENT))
            if isinstance(cell, Missing) or (isinstance(cell, Ratio) and cell.radius):
                return None
            values[name] = cell.base
            units.append((name, cell.unit))
        unit, pair = _unit(self, tuple(units)), self.formula.pair(values)
        if pair is None:
            return None
        if unit is ONE and sides(self.expression):
            return _ratio(pair, scale=self._scale(dict(units)))
        return Ratio.of_base(pair[0] / pair[1], unit)

    def _scale(self, units: Mapping[str, Unit]) -> Fraction:
        """The size of the unit that both sides of a quotient are in, where its two inputs have one; else one."""
        found = [units.get(name) for name in self.inputs]
        return found[0].scale if len(found) == 2 and found[0] and found[0] == found[1] else _WHOLE

    def _units_of_rows(self, subject: Row) -> dict[str, Unit]:
        units: dict[str, Unit] = {}
        for relation, children in subject.relations.items():
            for child in children:
                for name, unit in child.units.items():
                    _alike(self.name, units.setdefault(f"{relation}.{name}", unit), unit)
        return units


def known(amount: Amount) -> Ratio | Missing:
    """The exact number that was given, or what is missing; a bare number is a pure number.

    Raises:
        InputError: for a float or text that is no number.
    """
    cell = _cell(amount)
    return cell.computed() if isinstance(cell, Quantity) else cell


def recorded(amount: Amount) -> Quantity | None:
    """The figure as it was recorded, with its rounding; ints, counts and computed numbers are exact and have none."""
    match amount:
        case Quantity():
            return None if amount.exact_count else amount
        case Decimal() | str():
            return Quantity(amount)
        case _:
            return None


def given(amount: Amount, where: str = "") -> Ratio:
    """The exact number that was given, which must be there.

    Raises:
        InputError: if it is missing, a float, or no number.
    """
    number = known(amount)
    if isinstance(number, Missing):
        raise InputError.of(Problem(where, f"nothing ({number.reason.value})", "a number", code="missing"))
    return number


def members(values: object, where: str) -> tuple[Any, ...]:
    """The values of a list, whatever each of them is.

    Raises:
        InputError: for a single value.
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InputError.of(Problem(where, f"{values!r:.40}", "a list of figures", code="type"))
    return tuple(cast("Iterable[object]", values))


def _pair(expression: Expr, known: Mapping[Expr, Value]) -> tuple[Fraction, Fraction] | None:
    """What stands above and what below, where the formula is a quotient of exact numbers."""
    quotient = sides(expression)
    above, below = (known[one] for one in quotient) if quotient else (None, None)
    return (above, below) if isinstance(above, Fraction) and isinstance(below, Fraction) else None


def _ratio(pair: tuple[Fraction, Fraction], *, scale: Fraction) -> Ratio:
    """The quotient as the pair it is, each side in units of that size."""
    return Ratio(pair[0] / scale, pair[1] / scale)


@lru_cache(maxsize=4096)
def _unit(measure: Measure, units: tuple[tuple[str, Unit], ...]) -> Unit:
    """The unit of the result; an input that is missing is taken to be like the first one."""
    known = {name: Type(Kind.NUMBER, unit.dimension) for name, unit in units}
    likely = next(iter(known.values()), Type(Kind.NUMBER))
    schema = Schema(
        {name: known.get(name, likely) for name in measure.inputs},
        {
            relation: Schema({key: known.get(f"{relation}.{key}", likely) for key in keys})
            for relation, keys in measure.relations.items()
        },
    )
    try:
        dimension = infer(measure.expression, schema).dimension or RATIO
    except RuleError as error:
        raise InputError.of(evolve(error.problems[0], where=measure.name)) from None
    return measure.unit or _unit_for(dimension, [unit for _, unit in units])


def _alike(measure: str, first: Unit, other: Unit) -> None:
    if not first.convertible_to(other):
        raise InputError.of(Problem(measure, str(other), f"a unit like {first}", code="unlike_units"))


def _unit_for(dimension: Dimension, units: Sequence[Unit]) -> Unit:
    """The unit to show a result in: that of an input of its kind, or one made of the kinds it measures.

    Percentages differ by points; pure numbers differ by a pure number.
    """
    if dimension == RATIO:
        return ONE
    if dimension == POINTS:
        return ONE if units and all(unit == ONE for unit in units) else PERCENTAGE_POINT
    made = Unit("·".join(f"{name}^{power}" for name, power in dimension), dimension)
    return next((unit for unit in units if unit.dimension == dimension), made)


def _cell(value: object) -> Quantity | Ratio | Missing:
    match value:
        case Quantity() | Ratio() | Missing():
            return value
        case _:
            return Quantity(cast("Decimal | int | str", value))


def _rows(relation: str, given: object, keys: Sequence[str]) -> list[Row]:
    each = cast("Iterable[Mapping[str, Amount]]", given)
    return [
        row({key: _cell(one[key]) for key in keys}, label=f"{relation}[{position}]")
        for position, one in enumerate(each)
    ]
