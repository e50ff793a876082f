"""A recorded figure: the number as written, its unit and its precision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from attrs import Factory, field, frozen

from devreport.errors import InputError, Problem
from devreport.quantities.interval import Interval
from devreport.quantities.number import Number, exact, normalise, parse_number
from devreport.quantities.ratio import Operand, Ratio
from devreport.quantities.rounding import step_of
from devreport.quantities.unit import ONE, Unit, parse_unit

__all__ = ["Quantity"]

_LONGEST = 200
_UP_TO_THOUSANDS = "零一二两三四五六七八九十百千"
#: A number and what follows it. Of 三千万元 the number is 三千, as 3000万元 would be written in digits.
_WRITTEN = re.compile(
    rf"([+-]?[0-9][0-9.,]*|[{_UP_TO_THOUSANDS}]+(?=[万亿]*(?:[^万亿{_UP_TO_THOUSANDS}]|$))|[万亿{_UP_TO_THOUSANDS}]+)(.*)"
)


def _written_places(quantity: Quantity) -> int:
    return -int(quantity.value.as_tuple().exponent)


@frozen(order=False, repr=False)
class Quantity:
    """A figure as it was recorded (数值): ``Quantity("629.0", "亿元")``.

    Arithmetic on quantities gives an exact computed number, a :class:`~devreport.quantities.ratio.Ratio`; unlike
    units are refused. Two quantities are equal if they are the same record: 1万元 is not the record 10000元, though
    neither is less; a quantity equals a computed number if the amounts are equal.

    Attributes:
        value: the number exactly as written; a float is refused.
        unit: its unit; a spelling is parsed.
        places: the decimals it was recorded with, by default those of ``value``; -2 is rounded to hundreds.

    Raises:
        InputError: for a float or another inexact value, an unknown unit, or more decimals than ``places``.

    Example:
        >>> done, plan = Quantity("629.0", "亿元"), Quantity("647.4", "亿元")
        >>> done, done.base, (done / plan).value
        (Quantity('629.0', '亿元'), Fraction(62900000000, 1), Fraction(3145, 3237))
    """

    value: Decimal = field(converter=exact)
    unit: Unit = field(default=ONE, converter=parse_unit)
    places: int = field(default=Factory(_written_places, takes_self=True))

    def __attrs_post_init__(self) -> None:
        """A figure has no more decimals than it was recorded with."""
        written = _written_places(self)
        if self.places == written:
            return
        excess = Fraction(self.value) % step_of(self.places)
        if excess or 0 <= self.places < written:
            expected = f"a number with {self.places} decimals"
            raise InputError.of(Problem("", f"{self.value:f}", expected, code="excess_digits"))

    @classmethod
    def parse(cls, text: str, *, extra: Iterable[Unit] = (), where: str = "") -> Quantity:
        """Read ``629.0亿元``, ``１２０．５億元``, ``12个`` or ``三万五千亩``; ``extra`` are units of the caller's own.

        Raises:
            InputError: if there is no number in front, or the unit is unknown.
        """
        match = _WRITTEN.fullmatch(normalise(text)) if len(text) <= _LONGEST else None
        if match is None:
            expected = "a number and its unit, such as '629.0亿元'"
            raise InputError.of(Problem(where, repr(text[:40]), expected, code="quantity"))
        return cls(parse_number(match[1], where=where), parse_unit(match[2], extra=extra, where=where))

    @property
    def base(self) -> Fraction:
        """The exact number of base units."""
        (above, below), scale = self.value.as_integer_ratio(), self.unit.scale
        return Fraction(above * scale.numerator, below * scale.denominator)

    @property
    def exact_count(self) -> bool:
        """Whether it counts whole things and so has no rounding box."""
        return self.unit.counts and self.places == 0

    def interval(self) -> Interval:
        """Every exact number, in base units, that is recorded as this figure: half a unit of the last place each way.

        Counts are exact. Ends belong to it, as in Calculations 1.1 of XBRL.
        """
        if self.exact_count:
            return Interval.point(self.base)
        half = step_of(self.places) / 2 * self.unit.scale
        return Interval(self.base - half, self.base + half)

    def computed(self) -> Ratio:
        """The same number as an exact computed one."""
        return Ratio(self.value, 1, self.unit)

    def to(self, unit: Unit | str) -> Ratio:
        """The same amount in another unit of its dimension, exactly."""
        return self.computed().to(unit)

    def __add__(self, other: Operand) -> Ratio:
        """The exact sum, in this unit."""
        return self.computed() + other

    def __radd__(self, other: Number) -> Ratio:
        """The exact sum; ``sum`` starts from 0, which is zero of everything."""
        return other + self.computed()

    def __neg__(self) -> Ratio:
        """The same number with the other sign."""
        return -self.computed()

    def __abs__(self) -> Ratio:
        """The number without its sign."""
        return abs(self.computed())

    def __sub__(self, other: Operand) -> Ratio:
        """The exact difference, in this unit; a percentage minus a percentage gives percentage points."""
        return self.computed() - other

    def __truediv__(self, other: Operand) -> Ratio:
        """The exact quotient, never divided out."""
        return self.computed() / other

    def __mul__(self, other: Operand) -> Ratio:
        """The exact product."""
        return self.computed() * other

    def __lt__(self, other: Operand) -> bool:
        """Compared exactly, whatever the unit."""
        return self.computed() < other

    def __le__(self, other: Operand) -> bool:
        """Compared exactly, whatever the unit."""
        return self.computed() <= other

    def __gt__(self, other: Operand) -> bool:
        """Compared exactly, whatever the unit."""
        return self.computed() > other

    def __ge__(self, other: Operand) -> bool:
        """Compared exactly, whatever the unit."""
        return self.computed() >= other

    def __hash__(self) -> int:
        """That of the equal computed number."""
        return hash(self.computed())

    def __str__(self) -> str:
        """As it was written, with its unit."""
        unit = "" if self.unit == ONE else self.unit.code
        return f"{self.value:f}{unit}"

    def __repr__(self) -> str:
        """The call that makes it."""
        unit = "" if self.unit == ONE else f", {self.unit.code!r}"
        places = "" if self.places == _written_places(self) else f", places={self.places}"
        return f"Quantity('{self.value:f}'{unit}{places})"
