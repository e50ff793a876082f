"""A recorded figure: the number as written, its unit and its precision."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from devreport.errors import InputError, Problem
from devreport.quantities.interval import Interval
from devreport.quantities.number import exact, parse_number
from devreport.quantities.unit import ONE, Unit, parse_unit

if TYPE_CHECKING:
    from devreport.quantities.ratio import Ratio

__all__ = ["Quantity"]

_WRITTEN = re.compile(r"\s*([-+－＋]?[0-9０-９][0-9０-９.,．，]*|[-+]?[零〇○一二两三四五六七八九十百]+)\s*(.*?)\s*", re.DOTALL)


@frozen(order=False)
class Quantity:
    """A figure as it was recorded (数值): ``Quantity("629.0", "亿元")``.

    Arithmetic on quantities gives an exact computed number, a :class:`~devreport.quantities.ratio.Ratio`; unlike
    units are refused.

    Attributes:
        value: the number exactly as written; a float is refused.
        unit: its unit; a spelling is parsed.
        places: the decimals it was recorded with, by default those of ``value``.

    Raises:
        InputError: for a float or another inexact value, an unknown unit, or more decimals than ``places``.

    Example:
        >>> done, plan = Quantity("629.0", "亿元"), Quantity("647.4", "亿元")
        >>> done.base, (done / plan).value
        (Fraction(62900000000, 1), Fraction(3145, 3237))
    """

    value: Decimal = field(converter=exact)
    unit: Unit = field(default=ONE, converter=parse_unit)
    places: int = field()

    @places.default
    def _written_places(self) -> int:
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    def __attrs_post_init__(self) -> None:
        """A figure has no more decimals than it was recorded with."""
        if self.places < self._written_places():
            problem = Problem("", f"{self.value} with {self.places} decimals", "no more decimals than recorded")
            raise InputError.of(problem)

    @classmethod
    def parse(cls, text: str, *, where: str = "") -> Quantity:
        """Read ``629.0亿元``, ``１２０．５億元`` or ``12个``.

        Raises:
            InputError: if there is no number in front, or the unit is unknown.
        """
        match = _WRITTEN.fullmatch(text[:200])
        if match is None:
            problem = Problem(where, repr(text[:40]), "a number and its unit, such as '629.0亿元'", code="quantity")
            raise InputError.of(problem)
        return cls(parse_number(match[1], where=where), parse_unit(match[2], where=where))

    @property
    def base(self) -> Fraction:
        """The exact number of base units."""
        return Fraction(self.value) * self.unit.scale

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
        half = Fraction(10) ** -self.places / 2 * self.unit.scale
        return Interval(self.base - half, self.base + half)

    def computed(self) -> Ratio:
        """The same number as an exact computed one."""
        from devreport.quantities.ratio import Ratio  # noqa: PLC0415

        return Ratio(self.value, 1, self.unit)

    def to(self, unit: Unit | str) -> Ratio:
        """The same amount in another unit of its dimension, exactly."""
        return self.computed().to(unit)

    def __add__(self, other: Quantity | Ratio) -> Ratio:
        """The exact sum, in this unit."""
        return self.computed() + other

    def __sub__(self, other: Quantity | Ratio) -> Ratio:
        """The exact difference, in this unit; a percentage minus a percentage gives percentage points."""
        return self.computed() - other

    def __truediv__(self, other: Quantity | Ratio | Decimal | int) -> Ratio:
        """The exact quotient, never divided out."""
        return self.computed() / other

    def __mul__(self, other: Quantity | Ratio | Decimal | int) -> Ratio:
        """The exact product."""
        return self.computed() * other

    def __lt__(self, other: Quantity | Ratio) -> bool:
        """Compared exactly, whatever the unit."""
        return self.computed() < other

    def __le__(self, other: Quantity | Ratio) -> bool:
        """Compared exactly, whatever the unit."""
        return self.computed() <= other

    def __gt__(self, other: Quantity | Ratio) -> bool:
        """Compared exactly, whatever the unit."""
        return self.computed() > other

    def __ge__(self, other: Quantity | Ratio) -> bool:
        """Compared exactly, whatever the unit."""
        return self.computed() >= other

    def __str__(self) -> str:
        """As it was written, with its unit."""
        unit = "" if self.unit == ONE else self.unit.code
        return f"{self.value:f}{unit}"
