"""Values in an explanation: exact, in a unit that says something, and never two different ones printed alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import define, field

from devreport.expressions import (
    Absent,
    Absolute,
    Aggregate,
    Arithmetic,
    Coalesce,
    Expr,
    Extreme,
    Field,
    Guarded,
    Literal,
    Negate,
    Operation,
    Parameter,
    Round,
    Row,
    Scalar,
    Value,
)
from devreport.findings import Figure
from devreport.quantities import (
    ONE,
    PERCENT,
    PERCENTAGE_POINT,
    POINTS,
    RATIO,
    Interval,
    Quantity,
    Ratio,
    Unit,
    decimals_of,
)
from devreport.quantities.number import MAX_DIGITS
from devreport.rules.evidence.dimensions import dimension_in
from devreport.rules.evidence.figures import printable
from devreport.rules.evidence.reading import inputs_in
from devreport.wording.checks import said
from devreport.wording.document import MarkerSegment, Segment, SourceSegment
from devreport.wording.explanation_terms import Terms
from devreport.wording.figures import print_figure
from devreport.wording.rounding import told_apart

__all__ = ["Values"]

#: A number is printed with all its decimals if it has no more than this; otherwise with the least that will do.
_MOST, _LEAST = 6, 2

#: Fields that are recorded as pure numbers and are parts of a whole.
_SHARES = frozenset({"elapsed", "rate", "weight", "known_weight", "share"})


@define(eq=False)
class Values:
    """How the values of an explanation are printed.

    Attributes:
        terms: how what they are values of is told.
        rule: the rule that they come from.
        thresholds: the rule's thresholds.
        recorded: an exact number and the code of its unit → the decimals that it was recorded or printed with before.
        printed: how many have been printed.
    """

    terms: Terms
    rule: str
    thresholds: Mapping[str, Scalar]
    recorded: Mapping[tuple[Fraction, str], int] = field(factory=dict[tuple[Fraction, str], int])
    printed: int = field(default=0, init=False)

    def both(self, sides: tuple[Expr, Expr], known: tuple[Value, Value], *, row: Row) -> tuple[list[Segment], ...]:
        """The two sides of a comparison, in one unit if they are numbers, and told apart if they differ."""
        left, right = sides
        unit = self._unit(left, row, other=self._unit(right, row))
        figures = {
            side: figure
            for side, expr, value in (("left", left, known[0]), ("right", right, known[1]))
            if (figure := self._figure(expr, value, row=row, unit=unit)) is not None
        }
        apart = told_apart(figures, figures.keys())
        return tuple(
            self._shown(value, apart.get(side), unit=unit) for side, value in zip(("left", "right"), known, strict=True)
        )

    def one(self, expr: Expr, value: Value, *, row: Row) -> list[Segment]:
        """One value."""
        unit = self._unit(expr, row)
        return self._shown(value, self._figure(expr, value, row=row, unit=unit), unit=unit)

    def _unit(self, expr: Expr, row: Row, *, other: Unit = ONE) -> Unit:
        """The unit of a field that measures the same; per cent for a computed ratio, and points for a difference."""
        own = self._own_unit(expr, row)
        if own is not None and own != ONE:
            return own
        dimension = dimension_in(expr, row, parameters=self.thresholds)
        if other != ONE and (dimension is None or other.dimension == dimension):
            return other
        if dimension == POINTS:
            return PERCENTAGE_POINT
        if dimension == RATIO:
            return PERCENT if _is_share(expr) else ONE
        return next((unit for unit in row.units.values() if unit.dimension == dimension), ONE)

    def _own_unit(self, expr: Expr, row: Row) -> Unit | None:
        """The unit that a field was recorded in, or that a constant has."""
        match expr:
            case Field(name):
                return row.units.get(name, ONE)
            case Literal(Quantity() as constant):
                return constant.unit
            case Parameter(name):
                threshold = self.thresholds.get(name)
                return threshold.unit if isinstance(threshold, Quantity) else None
            case _:
                return None

    def _figure(self, expr: Expr, value: Value, *, row: Row, unit: Unit) -> Figure | None:
        if isinstance(value, bool) or not isinstance(value, Fraction | date):
            return None
        self.printed += 1
        shown = Ratio.of_base(value, unit) if isinstance(value, Fraction) else value
        return Figure(
            id=f"{self.terms.ref}:explained.{self.printed}",
            value=shown,
            places=self._places(shown, recorded=isinstance(expr, Field)) if isinstance(shown, Ratio) else 0,
            inputs=inputs_in(expr, row),
            formula=self.rule,
        )

    def _places(self, shown: Ratio, *, recorded: bool) -> int:
        """All the decimals of what was recorded, and as many as where the same number stands elsewhere."""
        before = self.recorded.get((shown.value, shown.unit.code), 0)
        return max(_places(shown.value, most=MAX_DIGITS if recorded else _MOST), before)

    def _shown(self, value: Value, figure: Figure | None, *, unit: Unit) -> list[Segment]:
        match value:
            case bool():
                return [*self.terms.truth(value)]
            case str():
                return [*self.terms.word(value)]
            case Interval(lower, upper):
                ends = {"lower": self._end(lower, unit), "upper": self._end(upper, unit)}
                return [*said("explain.interval", self.terms.page, **ends)]
            case Absent():
                absent = Figure(id=self.terms.ref, value=printable(value, ONE))
                return [MarkerSegment(print_figure(absent, self.terms.page.locale).text)]
            case _:
                return [] if figure is None else [self._segment(figure)]

    def _segment(self, figure: Figure) -> Segment:
        """A figure that can be followed, or what the rule or the day of the report says."""
        if figure.inputs:
            return self.terms.page.figure(figure, with_year=True)
        return SourceSegment(print_figure(figure, self.terms.page.locale).text, figure.id)

    def _end(self, value: Fraction | None, unit: Unit) -> list[Segment]:
        if value is None:
            return [MarkerSegment("∞")]
        shown = Ratio.of_base(value, unit)
        figure = Figure(id=self.terms.ref, value=shown, places=_places(shown.value))
        return [SourceSegment(print_figure(figure, self.terms.page.locale).text, self.terms.ref)]


def _places(exact: Fraction, *, most: int = _MOST) -> int:
    places = decimals_of(exact)
    return places if places is not None and places <= most else _LEAST


def _is_share(expr: Expr) -> bool:
    """Whether a pure number is a part of something; what is counted is not."""
    match expr:
        case Field(name):
            return name in _SHARES
        case Arithmetic(Operation.DIVIDE, left, right):
            return not isinstance(left, Literal) and not isinstance(right, Literal)
        case Arithmetic(_, left, right):
            return _is_share(left) or _is_share(right)
        case Guarded(inner, _) | Negate(inner) | Absolute(inner) | Round(inner):
            return _is_share(inner)
        case Extreme(_, operands) | Coalesce(operands):
            return any(_is_share(one) for one in operands)
        case Aggregate(_, _, Expr() as value):
            return _is_share(value)
        case _:
            return False
