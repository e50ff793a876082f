"""An exact computed number, kept as a pair and never divided."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from devreport.errors import InputError, Problem
from devreport.quantities.dimension import POINTS, RATIO, Dimension, divide, multiply
from devreport.quantities.number import Number, exact
from devreport.quantities.quantity import Quantity
from devreport.quantities.rounding import Rounding, round_to
from devreport.quantities.unit import ONE, PERCENT, PERCENTAGE_POINT, Unit, parse_unit

__all__ = ["Ratio"]


def _kept(value: Number | str) -> Decimal | int | Fraction:
    return value if isinstance(value, Fraction) else int(value) if type(value) is int else exact(value)


@frozen(eq=False, order=False)
class Ratio:
    """An exact computed number: a numerator over a denominator, in a unit.

    Completion ratios, gaps, run-rates and sums are all of this kind. Nothing is divided until it is printed, and
    comparisons are made by cross-multiplication, so that a verdict on the threshold is never wrong.

    Attributes:
        numerator: what stands above; negative numbers carry their sign here.
        denominator: what stands below, never zero, always above zero.
        unit: the unit of the quotient; by default a pure number.
        radius: half the width of the interval that holds the true number; zero unless a root was taken.

    Raises:
        InputError: for a float, or a zero denominator.

    Example:
        >>> rate = Ratio("629.0", "647.4")
        >>> rate.percent(1), rate > Ratio(10, 12), (rate - Ratio(10, 12)).round(1)
        (Decimal('97.2'), True, Decimal('13.8'))
    """

    numerator: Decimal | int | Fraction = field(converter=_kept)
    denominator: Decimal | int | Fraction = field(default=1, converter=_kept)
    unit: Unit = field(default=ONE, converter=parse_unit)
    radius: Fraction = Fraction(0)

    def __attrs_post_init__(self) -> None:
        """A denominator is above zero."""
        if self.denominator == 0:
            problem = Problem("", f"{self.numerator}/0", "a denominator other than zero", code="zero_denominator")
            raise InputError.of(problem)
        if self.denominator < 0:
            object.__setattr__(self, "numerator", -self.numerator)
            object.__setattr__(self, "denominator", -self.denominator)

    @classmethod
    def of_base(cls, value: Fraction, unit: Unit, *, radius: Fraction = Fraction(0)) -> Ratio:
        """The number of base units ``value``, expressed in ``unit``."""
        shown = value / unit.scale
        return cls(shown.numerator, shown.denominator, unit, radius / unit.scale)

    @property
    def value(self) -> Fraction:
        """The exact number, in :attr:`unit`."""
        return Fraction(self.numerator) / Fraction(self.denominator)

    @property
    def base(self) -> Fraction:
        """The exact number, in base units."""
        return self.value * self.unit.scale

    def to(self, unit: Unit | str) -> Ratio:
        """The same number in another unit of its dimension, exactly.

        Raises:
            InputError: if the two measure different things.
        """
        wanted = parse_unit(unit)
        self._check(wanted.dimension, f"a unit for {self.unit}", str(wanted))
        factor = self.unit.scale / wanted.scale
        if factor == 1:
            return Ratio(self.numerator, self.denominator, wanted, self.radius)
        return Ratio(
            Fraction(self.numerator) * factor.numerator,
            Fraction(self.denominator) * factor.denominator,
            wanted,
            self.radius * factor,
        )

    def round(self, places: int, mode: Rounding = Rounding.HALF_UP) -> Decimal:
        """The number in its unit with ``places`` decimals; for looking at, never for deciding."""
        return round_to(self.value, places, mode)

    def percent(self, places: int = 1) -> Decimal:
        """A ratio in per cent, rounded half-up."""
        return self.to(PERCENT).round(places)

    def __add__(self, other: Ratio | Quantity | Decimal | int) -> Ratio:
        """The exact sum; ratios may be moved by percentage points."""
        right = _number(other)
        if (self.unit.dimension, right.unit.dimension) != (RATIO, POINTS):
            self._check(right.unit.dimension, f"something to add to {self.unit}", str(right.unit))
        return self._result(self.base + right.base, self.unit, right)

    def __sub__(self, other: Ratio | Quantity | Decimal | int) -> Ratio:
        """The exact difference; a ratio minus a ratio is a number of percentage points."""
        right = _number(other)
        dimensions = self.unit.dimension, right.unit.dimension
        if dimensions == (RATIO, RATIO):
            return self._result(self.base - right.base, PERCENTAGE_POINT, right)
        if dimensions != (RATIO, POINTS):
            self._check(right.unit.dimension, f"something to take from {self.unit}", str(right.unit))
        return self._result(self.base - right.base, self.unit, right)

    def __neg__(self) -> Ratio:
        """The same number with the other sign."""
        return Ratio(-self.numerator, self.denominator, self.unit, self.radius)

    def __abs__(self) -> Ratio:
        """The number without its sign."""
        return -self if self.numerator < 0 else self

    def __mul__(self, other: Ratio | Quantity | Decimal | int) -> Ratio:
        """The exact product."""
        right = _number(other)
        return self._result(self.base * right.base, _product(self.unit, right.unit), right)

    def __truediv__(self, other: Ratio | Quantity | Decimal | int) -> Ratio:
        """The exact quotient: the pair itself where both are in one unit.

        Raises:
            InputError: if the divisor is zero.
        """
        right = _number(other)
        if self.unit == right.unit and self.denominator == right.denominator == 1:
            return Ratio(self.numerator, right.numerator)
        unit = Unit(
            f"{self.unit.code}/{right.unit.code}" if right.unit.dimension != RATIO else self.unit.code,
            divide(self.unit.dimension, right.unit.dimension),
            self.unit.scale / (right.unit.scale if right.unit.dimension != RATIO else 1),
        )
        unit = ONE if unit.dimension == RATIO else unit
        quotient = Ratio(self.base.numerator, self.base.denominator) if right.base else Ratio(self.base, right.base)
        return self._result(quotient.value / right.base, unit, right)

    def __eq__(self, other: object) -> bool:
        """Equal if they are the same number of the same kind of thing."""
        match other:
            case Ratio() | Quantity():
                return self.unit.dimension == other.unit.dimension and self.base == other.base
            case Decimal() | int() | Fraction() if self.unit.dimension == RATIO:
                return self.base == other
            case _:
                return NotImplemented

    def __hash__(self) -> int:
        """Equal numbers have equal hashes."""
        return hash((self.unit.dimension, self.base)) if self.unit.dimension else hash(self.base)

    def __lt__(self, other: Ratio | Quantity | Decimal | int) -> bool:
        """Compared exactly; unlike units are refused."""
        return self._difference(other) < 0

    def __le__(self, other: Ratio | Quantity | Decimal | int) -> bool:
        """Compared exactly; unlike units are refused."""
        return self._difference(other) <= 0

    def __gt__(self, other: Ratio | Quantity | Decimal | int) -> bool:
        """Compared exactly; unlike units are refused."""
        return self._difference(other) > 0

    def __ge__(self, other: Ratio | Quantity | Decimal | int) -> bool:
        """Compared exactly; unlike units are refused."""
        return self._difference(other) >= 0

    def __str__(self) -> str:
        """The pair and its unit."""
        pair = f"{self.numerator}/{self.denominator}" if self.denominator != 1 else f"{self.numerator}"
        return pair if self.unit == ONE else f"{pair} {self.unit}"

    def _difference(self, other: Ratio | Quantity | Decimal | int) -> Fraction:
        right = _number(other)
        self._check(right.unit.dimension, f"something to compare with {self.unit}", str(right.unit))
        return self.base - right.base

    def _result(self, base: Fraction, unit: Unit, right: Ratio) -> Ratio:
        if self.radius or right.radius:
            problem = Problem("", "a number that was rounded by a root", "an exact number", code="inexact")
            raise InputError.of(problem)
        return Ratio.of_base(base, unit)

    def _check(self, dimension: Dimension, expected: str, found: str) -> None:
        if self.unit.dimension != dimension:
            problem = Problem("", found, expected, "unlike units are never mixed", code="unlike_units")
            raise InputError.of(problem)


def _number(value: Ratio | Quantity | Decimal | int) -> Ratio:
    match value:
        case Ratio():
            return value
        case Quantity():
            return value.computed()
        case _:
            return Ratio(value)


def _product(left: Unit, right: Unit) -> Unit:
    dimension = multiply(left.dimension, right.dimension)
    if dimension == left.dimension and right.dimension == RATIO:
        return left
    if dimension == right.dimension and left.dimension == RATIO:
        return right
    if dimension == RATIO:
        return ONE
    return Unit(f"{left.code}·{right.code}", dimension, left.scale * right.scale)
