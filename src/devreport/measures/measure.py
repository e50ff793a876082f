"""A measure is a named expression with its guards: called on values here, inlined in rules elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import cast

from attrs import evolve, field, frozen

from devreport.errors import InputError, Problem, RuleError
from devreport.expressions import (
    Absent,
    Arithmetic,
    Expr,
    Field,
    Guarded,
    Kind,
    Operation,
    Row,
    Schema,
    Type,
    evaluate,
    infer,
    row,
)
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

__all__ = ["Amount", "Measure"]

#: What a measure may be called on; a bare number or its spelling is a pure number, a float is refused.
Amount = Quantity | Ratio | Missing | Decimal | int | str


@frozen
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

    Example:
        >>> rate = Measure("rate", "比率", ("part", "whole"), Field("part") / Field("whole"), source="definition")
        >>> str(rate.of(part=3, whole=4)), rate.of(part=3, whole=0)
        ('3/4', Undefined(reason='zero_denominator', missing=()))
    """

    name: str
    term: str
    inputs: tuple[str, ...]
    expression: Expr
    source: str = field(kw_only=True)
    relations: Mapping[str, tuple[str, ...]] = field(factory=dict, kw_only=True, hash=False)
    unit: Unit | None = field(default=None, kw_only=True)

    def of(self, **inputs: Amount | Iterable[Mapping[str, Amount]]) -> Ratio | Undefined:
        """The exact result for these inputs; repeated inputs are given as an iterable of mappings.

        Raises:
            InputError: for a float, unlike units, or an input that the measure does not know.
        """
        return self.of_row(self.subject(inputs))

    def of_row(self, subject: Row) -> Ratio | Undefined:
        """The exact result for a row that has the inputs as fields."""
        unit = self.unit or self._result_unit(subject)
        value = evaluate(self.expression, subject)
        match value:
            case Absent(missing, _) if missing:
                return Undefined("missing_input", tuple(sorted(missing)))
            case Absent(_, undefined):
                return Undefined(min(undefined))
            case Interval(Fraction() as lower, Fraction() as upper):
                return Ratio.of_base((lower + upper) / 2, unit, radius=(upper - lower) / 2)
            case Fraction():
                return self._pair(subject) or Ratio.of_base(value, unit)
            case _:
                message = f"the measure {self.name} gives no number"
                raise RuleError(message)

    def subject(self, inputs: Mapping[str, Amount | Iterable[Mapping[str, Amount]]]) -> Row:
        """The inputs as a row, checked for their names."""
        wrong = sorted(set(inputs) ^ {*self.inputs, *self.relations})
        if wrong:
            problem = Problem(self.name, ", ".join(inputs), ", ".join([*self.inputs, *self.relations]), code="inputs")
            raise InputError.of(problem)
        return row(
            {name: _cell(inputs[name]) for name in self.inputs},
            relations={name: _rows(name, inputs[name], keys) for name, keys in self.relations.items()},
        )

    def _pair(self, subject: Row) -> Ratio | None:
        """The result as the pair it is, where the formula is a quotient of like things."""
        outer = self.expression.value if isinstance(self.expression, Guarded) else self.expression
        if self.unit not in (None, ONE) or not isinstance(outer, Arithmetic) or outer.operation is not Operation.DIVIDE:
            return None
        above, below = evaluate(outer.left, subject), evaluate(outer.right, subject)
        if not isinstance(above, Fraction) or not isinstance(below, Fraction) or self._result_unit(subject) != ONE:
            return None
        return Ratio(above, below)

    def _result_unit(self, subject: Row) -> Unit:
        """The unit of the result; unlike units among the inputs are found here."""
        rows = [(f"{name}.", child) for name, children in subject.relations.items() for child in children]
        units = {prefix + name: unit for prefix, one in [("", subject), *rows] for name, unit in one.units.items()}
        for prefix, child in rows:
            for name, unit in child.units.items():
                _alike(self.name, units[prefix + name], unit)
        dimension = _dimension(self, tuple((name, unit.dimension) for name, unit in units.items()))
        return _unit_for(dimension, list(units.values()))


@lru_cache(maxsize=1024)
def _dimension(measure: Measure, dimensions: tuple[tuple[str, Dimension], ...]) -> Dimension:
    """The dimension of the result; an input that is missing is taken to be like the first one."""
    known = {name: Type(Kind.NUMBER, dimension) for name, dimension in dimensions}
    likely = next(iter(known.values()), Type(Kind.NUMBER))
    schema = Schema(
        {name: known.get(name, likely) for name in measure.inputs},
        {
            relation: Schema({key: known.get(f"{relation}.{key}", likely) for key in keys})
            for relation, keys in measure.relations.items()
        },
    )
    try:
        return infer(measure.expression, schema).dimension or RATIO
    except RuleError as error:
        raise InputError.of(evolve(error.problems[0], where=measure.name)) from None


def _alike(measure: str, first: Unit, other: Unit) -> None:
    if not first.convertible_to(other):
        raise InputError.of(Problem(measure, str(other), f"a unit like {first}", code="unlike_units"))


def _unit_for(dimension: Dimension, units: Sequence[Unit]) -> Unit:
    """The unit to show a result in: that of an input of its kind, or one made of the kinds it measures."""
    if dimension == RATIO:
        return ONE
    if dimension == POINTS:
        return PERCENTAGE_POINT
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
