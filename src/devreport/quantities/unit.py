"""Units of Chinese reports: what a figure counts, and in what step."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import prod
from typing import NoReturn

from attrs import field, frozen

from devreport.errors import InputError, Problem, did_you_mean
from devreport.quantities.dimension import (
    COUNTABLE_TIME,
    MONEY,
    POINTS,
    RATIO,
    Dimension,
    counter,
    divide,
    is_counter,
    multiply,
)
from devreport.quantities.number import exact_fraction, normalise
from devreport.quantities.unit_table import ALIASES, COUNTERS, MEASURES, MULTIPLIERS

__all__ = ["ONE", "PERCENT", "PERCENTAGE_POINT", "PERMILLE", "YUAN", "Unit", "parse_unit", "unit_of"]


def _canonical(dimension: Dimension) -> Dimension:
    return multiply(RATIO, dimension)


@frozen(cache_hash=True)
class Unit:
    """A unit of measurement (计量单位).

    Attributes:
        code: its spelling in simplified Chinese, which is also how files write it: ``亿元``, ``%``, ``个百分点``.
        dimension: the kind of thing it measures; only units of one dimension can be converted or added.
        scale: how many base units (元, 公斤, 平方米 …) make one of it, exactly.
        factors: the units multiplied (power 1) and divided (power -1) in a compound such as ``元/人``; else empty.

    Raises:
        InputError: without a name, or with a scale that is inexact or not above zero.

    Example:
        >>> parse_unit("億元").scale, parse_unit("亩").convertible_to(parse_unit("公顷"))
        (Fraction(100000000, 1), True)
    """

    code: str
    dimension: Dimension = field(converter=_canonical)
    scale: Fraction = field(default=Fraction(1), converter=exact_fraction)
    factors: tuple[tuple[Unit, int], ...] = field(default=(), eq=False, repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """A unit needs a name and a step above zero."""
        if not self.code.strip() or self.scale <= 0:
            problem = Problem(
                "", f"{self.code!r} with scale {self.scale}", "a name and a scale above zero", code="unit"
            )
            raise InputError.of(problem)

    def __str__(self) -> str:
        """The code."""
        return self.code

    def convertible_to(self, other: Unit) -> bool:
        """Whether both measure the same kind of thing."""
        return self.dimension == other.dimension

    @property
    def counts(self) -> bool:
        """Whether it counts whole things or whole days and months, so that a figure without decimals is exact."""
        return self.dimension in COUNTABLE_TIME or (self.scale == 1 and is_counter(self.dimension))


ONE = Unit("1", RATIO)
PERCENT = Unit("%", RATIO, Fraction(1, 100))
PERMILLE = Unit("‰", RATIO, Fraction(1, 1000))
PERCENTAGE_POINT = Unit("个百分点", POINTS, Fraction(1, 100))
YUAN = Unit("元", MONEY)

_KNOWN: dict[str, Unit] = {
    **{unit.code: unit for unit in (ONE, PERCENT, PERMILLE, PERCENTAGE_POINT)},
    "倍": Unit("倍", RATIO),
    "个千分点": Unit("个千分点", POINTS, Fraction(1, 1000)),
    **{code: Unit(code, counter(code)) for code in COUNTERS},
    **{code: Unit(code, ((kind, 1),), scale) for code, (kind, scale) in MEASURES.items()},
}

_LONGEST = 40


def parse_unit(text: str | Unit, *, extra: Iterable[Unit] = (), where: str = "") -> Unit:
    """The unit that ``text`` names, in either script, with 万, 亿 and the like in front, or as a product or quotient.

    Args:
        text: ``亿元``, ``萬畝``, ``亿千瓦时``, ``元/人``, ``吨·公里``, ``%``; nothing at all is a plain number; a unit
            is returned as it is.
        extra: units of the caller's own, tried first.
        where: the place to name when the unit is unknown.

    Raises:
        InputError: if the unit is unknown, with the nearest known one.

    Example:
        >>> parse_unit("亿千瓦时").code, parse_unit("元/人").dimension
        ('亿千瓦时', (('count:人', -1), ('money', 1)))
    """
    if isinstance(text, Unit):
        return text
    own = tuple(extra)
    return _looked_up(text, own) or _refuse(text, own, where)


@lru_cache(maxsize=1024)
def unit_of(left: Unit, right: Unit, *, power: int = 1) -> Unit:
    """The unit of a product, or (``power=-1``) of a quotient: what is left when like units have cancelled.

    A ratio leaves the other unit as it is; like divided by like is a plain number.

    Example:
        >>> unit_of(parse_unit("元/人"), parse_unit("万人")).code, unit_of(YUAN, YUAN, power=-1).code
        ('元', '1')
    """
    combined = multiply if power > 0 else divide
    if combined(left.dimension, right.dimension) == RATIO and (left.dimension or power < 0):
        return ONE
    if right.dimension == RATIO:
        return left
    if left.dimension == RATIO and power > 0:
        return right
    kept: list[tuple[Unit, int]] = list(_factors(left))
    for unit, sign in _factors(right):
        opposite = (other for other in kept if other[1] == -sign * power and other[0].convertible_to(unit))
        if like := next(opposite, None):
            kept.remove(like)
        else:
            kept.append((unit, sign * power))
    return _compound(kept)


def _factors(unit: Unit) -> tuple[tuple[Unit, int], ...]:
    return unit.factors or (((unit, 1),) if unit.dimension else ())


def _compound(factors: Iterable[tuple[Unit, int]]) -> Unit:
    """One unit made of factors as they stand: 吨·公里/人."""
    factors = tuple((unit, power) for unit, power in factors if unit != ONE)
    above = [unit for unit, power in factors if power > 0]
    below = [unit for unit, power in factors if power < 0]
    if len(above) <= 1 and not below:
        return above[0] if above else ONE
    dimension = RATIO
    for unit in above:
        dimension = multiply(dimension, unit.dimension)
    for unit in below:
        dimension = divide(dimension, unit.dimension)
    return Unit(
        "·".join(unit.code for unit in above or [ONE]) + "".join(f"/{unit.code}" for unit in below),
        dimension,
        prod((unit.scale for unit in above), start=Fraction(1))
        / prod((unit.scale for unit in below), start=Fraction(1)),
        factors=factors,
    )


def _looked_up(text: object, own: tuple[Unit, ...]) -> Unit | None:
    return _parse(text, own) if isinstance(text, str) and len(text) <= _LONGEST else None


def _refuse(text: object, own: tuple[Unit, ...], where: str) -> NoReturn:
    found = f"the unit {text[:_LONGEST]!r}" if isinstance(text, str) else type(text).__name__
    hint = did_you_mean(text, [*(unit.code for unit in own), *_KNOWN]) if isinstance(text, str) else ""
    raise InputError.of(Problem(where, found, "a known unit", hint, code="unit"))


@lru_cache(maxsize=1024)
def _parse(text: str, own: tuple[Unit, ...]) -> Unit | None:
    spelling = normalise(text)
    named = {**{normalise(unit.code): unit for unit in own}, **{unit.code: unit for unit in own}}
    if unit := named.get(text.strip()) or _simple(spelling, named):
        return unit
    above, *below = spelling.split("/")
    parts = [(part, 1) for part in above.split("·")] + [(part, -1) for part in below]
    factors = [(_simple(part, named) if part else None, power) for part, power in parts]
    known = [(unit, power) for unit, power in factors if unit is not None]
    return _compound(known) if len(known) == len(factors) else None


def _simple(spelling: str, named: dict[str, Unit]) -> Unit | None:
    """A unit of its own, or a multiplier such as 万 before one or before nothing."""
    if found := _named(spelling, named):
        return found
    for multiplier, step in MULTIPLIERS.items():
        if spelling.startswith(multiplier):
            rest = spelling.removeprefix(multiplier)
            base = _named(rest, named)
            if not rest:
                return Unit(spelling, RATIO, step)
            if base is not None and base.dimension != RATIO:
                return Unit(multiplier + base.code, base.dimension, base.scale * step)
    return None


def _named(spelling: str, named: dict[str, Unit]) -> Unit | None:
    return named.get(spelling) or _KNOWN.get(ALIASES.get(spelling, spelling))
