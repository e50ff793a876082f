"""Change over several years: averages, chains, indices, elasticity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import add, mul

from devreport.errors import InputError, Problem
from devreport.expressions import Expr, Field, Guarded, Opaque
from devreport.measures.measure import Amount, Measure
from devreport.quantities import ONE, Ratio, Undefined

__all__ = [
    "AVERAGE_GROWTH",
    "AVERAGE_GROWTH_OF_TOTAL",
    "AVERAGE_POINTS",
    "ELASTICITY",
    "INDEXED",
    "INDEX_GROWTH",
    "average_growth",
    "average_points",
    "chained_change",
    "chained_change_of",
    "chained_index",
    "elasticity",
]

_CURRENT, _BASE, _YEARS, _GROWTH = Field("current"), Field("base"), Field("years"), Field("growth")
_INDEX, _DRIVER = Field("index"), Field("driver")
_MOST = 100

AVERAGE_GROWTH = Measure(
    "average_growth",
    "年均增长",
    ("current", "base", "years"),
    Guarded(
        Opaque("power", (_CURRENT / _BASE, 1 / _YEARS)) - 1,
        ((_YEARS <= 0, "no_years"), (_BASE <= 0, "base_not_positive"), (_CURRENT < 0, "negative_level")),
    ),
    source="geometric mean; years are those from the base to the end",
    unit=ONE,
    mistakes={"total_over_years": (_CURRENT - _BASE) / _BASE / _YEARS},
)
AVERAGE_GROWTH_OF_TOTAL = Measure(
    "average_growth_of_total",
    "年均增长",
    ("growth", "years"),
    Guarded(Opaque("power", (1 + _GROWTH, 1 / _YEARS)) - 1, ((_YEARS <= 0, "no_years"),)),
    source="geometric mean of a total growth (两年平均)",
    unit=ONE,
    mistakes={"total_over_years": _GROWTH / _YEARS},
)
AVERAGE_POINTS = Measure(
    "average_points",
    "年均提高",
    ("current", "base", "years"),
    Guarded((_CURRENT - _BASE) / _YEARS, ((_YEARS <= 0, "no_years"),)),
    source="arithmetic mean, in the points of the index; not an average growth",
)
INDEX_GROWTH = Measure(
    "index_growth",
    "增速",
    ("index",),
    (_INDEX - 100) / 100,
    source="an index with the earlier period = 100, less 100",
    unit=ONE,
)
INDEXED = Measure(
    "indexed",
    "定基指数",
    ("start", "change"),
    Field("start") * (1 + Field("change")),
    source="the base of an index, moved by the change since",
)
ELASTICITY = Measure(
    "elasticity",
    "弹性系数",
    ("growth", "driver"),
    Guarded(_GROWTH / _DRIVER, ((_GROWTH < 0, "not_applicable"), (_DRIVER <= 0, "not_applicable"))),
    source="statistical yearbooks: left blank where either falls",
)


def average_growth(current: Amount, base: Amount, *, years: Amount) -> Ratio | Undefined:
    """Average annual growth (年均增长): the geometric mean. An irrational one carries its radius.

    Example:
        >>> average_growth("129.5", "100", years=7).percent(2)
        Decimal('3.76')
    """
    return AVERAGE_GROWTH.of(current=current, base=base, years=years)


def average_points(current: Amount, base: Amount, *, years: Amount) -> Ratio | Undefined:
    """Average annual rise of an index in its points (年均提高): the arithmetic mean.

    Example:
        >>> average_points("129.5", "100", years=7).round(1)
        Decimal('4.2')
    """
    return AVERAGE_POINTS.of(current=current, base=base, years=years)


@lru_cache(maxsize=_MOST)
def chained_change_of(years: int) -> Measure:
    """The measure of the change over so many years (累计变化), whose inputs are ``year_1``, ``year_2``, and so on.

    Its result is the product of one plus each annual change, less one; adding up the changes is the common mistake.

    Raises:
        InputError: unless there are 1 to 100 years.
    """
    if not 1 <= years <= _MOST:
        raise InputError.of(Problem("years", str(years), f"1 to {_MOST} annual changes", code="years"))
    names = tuple(f"year_{year}" for year in range(1, years + 1))
    return Measure(
        "chained_change",
        "累计变化",
        names,
        _joined([1 + Field(name) for name in names], mul) - 1,
        source="product of annual changes",
        unit=ONE,
        mistakes={"sum_of_changes": _joined([Field(name) for name in names], add)},
    )


def _joined(terms: Sequence[Expr], join: Callable[[Expr, Expr], Expr]) -> Expr:
    """All terms, in halves of halves, so that a hundred are not nested a hundred deep."""
    half = len(terms) // 2
    return join(_joined(terms[:half], join), _joined(terms[half:], join)) if half else terms[0]


def chained_change(changes: Sequence[Amount]) -> Ratio | Undefined:
    """The change over several years from annual changes, declines being negative.

    Example:
        >>> from devreport.quantities import Quantity
        >>> annual = [Quantity(change, "%") for change in ("-2.01", "-3.6", "-3.7", "-4.8", "-5.6")]
        >>> chained_change(annual).percent(1), sum(annual[1:], start=annual[0].computed()).percent(1)
        (Decimal('-18.2'), Decimal('-19.7'))

    Raises:
        InputError: without any change, or with more than 100.
    """
    measure = chained_change_of(len(changes))
    return measure.of(**dict(zip(measure.inputs, changes, strict=True)))


def chained_index(changes: Sequence[Amount], *, start: Amount = 100) -> tuple[Ratio | Undefined, ...]:
    """A fixed-base index (定基指数) from annual changes: its value at the end of each year, ``start`` being the base.

    Example:
        >>> from devreport.quantities import Quantity
        >>> [str(value.round(1)) for value in chained_index([Quantity("10", "%"), Quantity("-10", "%")])]
        ['110.0', '99.0']
    """
    totals = (chained_change(changes[:year]) for year in range(1, len(changes) + 1))
    return tuple(INDEXED.of(start=start, change=total) if isinstance(total, Ratio) else total for total in totals)


def elasticity(growth: Amount, driver: Amount) -> Ratio | Undefined:
    """One growth over another (弹性系数), as of energy use over output; not applicable where either falls.

    Example:
        >>> elasticity("4.5", "7.2").round(2), elasticity("-2", "7.1").reason
        (Decimal('0.63'), 'not_applicable')
    """
    return ELASTICITY.of(growth=growth, driver=driver)
