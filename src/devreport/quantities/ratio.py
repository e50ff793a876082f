"""An exact computed number, kept as a pair and never divided."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Protocol, TypeAlias, runtime_checkable

from attrs import field, frozen

from devreport.errors import InputError, Problem
from devreport.quantities.dimension import POINTS, RATIO, Dimension
from devreport.quantities.number import MAX_DIGITS, Number, exact, exact_fraction
from devreport.quantities.rounding import Rounding, decimals_of, round_to
from devreport.quantities.unit import ONE, PERCENT, PERCENTAGE_POINT, Unit, parse_unit, unit_of

__all__ = ["Operand", "Ratio", "Recorded"]


@runtime_checkable
class Recorded(Protocol):
    """A recorded figure: what can say its exact computed number, as a quantity can."""

    def computed(self) -> Ratio:
        """The number, in its unit."""
        ...


#: What a computed number can be calculated and compared with; a plain number has the unit 1.
Operand: TypeAlias = "Ratio | Recorded | Number"


def _kept(value: Number | str) -> Number:
    return value if isinstance(value, Fraction) or type(value) is int else exact(value)


def _negated(value: Number) -> Number:
    """Exactly: minus a Decimal would round to the precision of the decimal context."""
    return exact(value.copy_negate()) if isinstance(value, Decimal) else -value


@frozen(eq=False, order=False, repr=False)
class Ratio:
    """An exact computed number: a numerator over a denominator, in a unit.

    Completion ratios, gaps, run-rates and sums are all of this kind. Nothing is divided until it is printed, and
    comparisons are exact, so that a verdict on the threshold is never wrong.

    Attributes:
        numerator: what stands above; negative numbers carry their sign here.
        denominator: what stands below, never zero, always above zero.
        unit: the unit of the quotient; by default a pure number.
        radius: half the width of the interval that holds the true number, in ``unit``; zero unless a root was taken.

    Raises:
        InputError: for a float, a zero denominator (code ``zero_denominator``) or a radius below zero.

    Example:
        >>> rate = Ratio("629.0", "647.4")
        >>> rate, rate.percent(1), rate > Ratio(10, 12), (rate - Ratio(10, 12)).round(1)
        (Ratio(629.0/647.4), Decimal('97.2'), True, Decimal('13.8'))
    """

    numerator: Number = field(converter=_kept)
    denominator: Number = field(default=1, converter=_kept)
    unit: Unit = field(default=ONE, converter=parse_unit)
    radius: Fraction = field(default=Fraction(0), converter=exact_fraction)

    def __attrs_post_init__(self) -> None:
        """A denominator is above zero."""
        if self.denominator == 0:
            raise _zero_denominator(_text(self.numerator))
        if self.radius < 0:
            raise InputError.of(Problem("", f"a radius of {self.radius}", "a radius of at least zero", code="bounds"))
        if self.denominator < 0:
            object.__setattr__(self, "numerator", _negated(self.numerator))
            object.__setattr__(self, "denominator", _negated(self.denominator))

    @classmethod
    def of_base(cls, value: Fraction, unit: Unit, *, radius: Fraction = Fraction(0)) -> Ratio:
        """The number of base units ``value``, expressed in ``unit``."""
        shown = value / unit.scale
        return cls(shown.numerator, shown.denominator, unit, radius / unit.scale)

    @property
    def value(self) -> Fraction:
        """The exact number, in :attr:`unit`."""
        above = Fraction(self.numerator)
        return above if self.denominator == 1 else above / Fraction(self.denominator)

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
        if self.unit.scale == wanted.scale:
            return Ratio(self.numerator, self.denominator, wanted, self.radius)
        return Ratio.of_base(self.base, wanted, radius=self.radius * self.unit.scale)

    def round(self, places: int, mode: Rounding = Rounding.HALF_UP) -> Decimal:
        """The number in its unit with ``places`` decimals; for looking at, never for deciding.

        Raises:
            InputError: if the number is not known well enough for so many decimals.
        """
        value = self.value
        rounded = round_to(value - self.radius, places, mode=mode)
        if self.radius and rounded != round_to(value + self.radius, places, mode=mode):
            raise _inexact(f"{value} ± {self.radius}", f"a number known to {places} decimals")
        return rounded

    def percent(self, places: int = 1) -> Decimal:
        """A ratio in per cent, rounded half-up."""
        return self.to(PERCENT).round(places)

    def __add__(self, other: Operand) -> Ratio:
        """The exact sum; ratios may be moved by percentage points."""
        right = _number(other)
        if (self.unit.dimension, right.unit.dimension) != (RATIO, POINTS):
            self._check(right.unit.dimension, f"something to add to {self.unit}", str(right.unit))
        return self._result(self.base + right.base, self.unit, right)

    def __radd__(self, other: Number) -> Ratio:
        """The exact sum; ``sum`` starts from 0, which is zero of everything."""
        return self if type(other) is int and other == 0 else Ratio(other) + self

    def __sub__(self, other: Operand) -> Ratio:
        """The exact difference; a ratio minus a ratio is a number of percentage points."""
        right = _number(other)
        dimensions = self.unit.dimension, right.unit.dimension
        if dimensions != (RATIO, POINTS):
            self._check(right.unit.dimension, f"something to take from {self.unit}", str(right.unit))
        unit = PERCENTAGE_POINT if dimensions == (RATIO, RATIO) else self.unit
        return self._result(self.base - right.base, unit, right)

    def __neg__(self) -> Ratio:
        """The same number with the other sign."""
        return Ratio(_negated(self.numerator), self.denominator, self.unit, self.radius)

    def __abs__(self) -> Ratio:
        """The number without its sign."""
        return -self if self.numerator < 0 else self

    def __mul__(self, other: Operand) -> Ratio:
        """The exact product."""
        right = _number(other)
        return self._result(self.base * right.base, unit_of(self.unit, right.unit), right)

    def __truediv__(self, other: Operand) -> Ratio:
        """The exact quotient: of two whole figures in one unit the pair itself, 629.0/647.4.

        Raises:
            InputError: if the divisor is zero (code ``zero_denominator``).
        """
        right = _number(other)
        plain = self.denominator == right.denominator == 1 and not (self.radius or right.radius)
        if plain and self.unit == right.unit:
            return Ratio(self.numerator, right.numerator)
        if right.numerator == 0:
            raise _zero_denominator(str(self))
        return self._result(self.base / right.base, unit_of(self.unit, right.unit, power=-1), right)

    def __eq__(self, other: object) -> bool:
        """Equal if they are the same number of the same kind of thing, known equally well."""
        match other:
            case Ratio() | Recorded():
                return self._key == _number(other)._key
            case Decimal() | int() | Fraction():
                return self.unit.dimension == RATIO and self.radius == 0 and self.base == other
            case _:
                return NotImplemented

    def __hash__(self) -> int:
        """Equal numbers have equal hashes."""
        return hash((self.unit.dimension, self.base)) if self.unit.dimension else hash(self.base)

    def __lt__(self, other: Operand) -> bool:
        """Compared exactly; unlike units are refused, but zero is zero of everything."""
        return self._difference(other) < 0

    def __le__(self, other: Operand) -> bool:
        """Compared exactly; unlike units are refused."""
        return self._difference(other) <= 0

    def __gt__(self, other: Operand) -> bool:
        """Compared exactly; unlike units are refused."""
        return self._difference(other) > 0

    def __ge__(self, other: Operand) -> bool:
        """Compared exactly; unlike units are refused."""
        return self._difference(other) >= 0

    def __str__(self) -> str:
        """The pair and its unit."""
        pair = _text(self.numerator) if self.denominator == 1 else f"{_text(self.numerator)}/{_text(self.denominator)}"
        return pair if self.unit == ONE else f"{pair} {self.unit}"

    def __repr__(self) -> str:
        """The same, with the radius."""
        return f"Ratio({self} ± {self.radius})" if self.radius else f"Ratio({self})"

    @property
    def _key(self) -> tuple[Dimension, Fraction, Fraction]:
        return self.unit.dimension, self.base, self.radius * self.unit.scale

    def _difference(self, other: Operand) -> Fraction:
        if type(other) is int and other == 0 and not self.radius:
            return self.base
        right = _number(other)
        self._check(right.unit.dimension, f"something to compare with {self.unit}", str(right.unit))
        difference = self.base - right.base
        if self.radius or right.radius:
            reach = self.radius * self.unit.scale + right.radius * right.unit.scale
            if abs(difference) <= reach:
                raise _inexact("two numbers too close to compare", "numbers known more precisely")
        return difference

    def _result(self, base: Fraction, unit: Unit, right: Ratio) -> Ratio:
        if self.radius or right.radius:
            raise _inexact("a number that was rounded by a root", "an exact number")
        return Ratio.of_base(base, unit)

    def _check(self, dimension: Dimension, expected: str, found: str) -> None:
        if self.unit.dimension != dimension:
            hint = "unlike units are never mixed"
            raise InputError.of(Problem("", found, expected, hint, code="unlike_units"))


def _number(value: Operand) -> Ratio:
    match value:
        case Ratio():
            return value
        case Recorded():
            return value.computed()
        case _:
            return Ratio(value)


def _text(value: Number) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    places = decimals_of(Fraction(value))
    return f"({value})" if places is None or places > MAX_DIGITS else f"{round_to(Fraction(value), places):f}"


def _zero_denominator(dividend: str) -> InputError:
    expected = "a denominator other than zero"
    return InputError.of(Problem("", f"{dividend} divided by zero", expected, code="zero_denominator"))


def _inexact(found: str, expected: str) -> InputError:
    return InputError.of(Problem("", found, expected, code="inexact"))
