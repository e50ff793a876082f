"""Growth against an earlier period, from levels or from the increment."""

from __future__ import annotations

from devreport.expressions import Expr, Field, Guarded
from devreport.measures.measure import Amount, Measure
from devreport.quantities import ONE, PERCENTAGE_POINT, Basis, Ratio, Undefined

__all__ = [
    "DECLINE",
    "DECLINE_FROM_DECREMENT",
    "GROWTH",
    "GROWTH_FROM_INCREMENT",
    "IMPLIED_BASE",
    "INCREMENT",
    "PERIOD_ON_PERIOD",
    "POINT_CHANGE",
    "PREVIOUS_FROM_INCREMENT",
    "TIMES",
    "growth",
    "growth_from_increment",
    "implied_base",
    "period_on_period",
    "point_change",
    "previous_from_increment",
    "times",
]

_CURRENT, _PREVIOUS, _INCREMENT = Field("current"), Field("previous"), Field("increment")
_DECREMENT, _GROWTH = Field("decrement"), Field("growth")


def _on_base(change: Expr, base: Expr) -> Expr:
    """A change of the current level over its base, which must be above zero; a turn from below is said in words."""
    return Guarded(
        change / base,
        (
            ((base <= 0) & (_CURRENT > 0), "turned_positive"),
            ((base <= 0) & (_CURRENT <= 0), "base_not_positive"),
        ),
    )


GROWTH = Measure(
    "growth",
    "同比增长",
    ("current", "previous"),
    _on_base(_CURRENT - _PREVIOUS, _PREVIOUS),
    source="National Bureau of Statistics: against the same period of last year",
    unit=ONE,
    mistakes={"times_for_growth": _CURRENT / _PREVIOUS},
)
PERIOD_ON_PERIOD = Measure(
    "period_on_period",
    "环比增长",
    ("current", "previous"),
    _on_base(_CURRENT - _PREVIOUS, _PREVIOUS),
    source="against the period before, from seasonally adjusted levels; revised with every release",
    unit=ONE,
)
GROWTH_FROM_INCREMENT = Measure(
    "growth_from_increment",
    "同比增长",
    ("current", "increment"),
    _on_base(_INCREMENT, _CURRENT - _INCREMENT),
    source="the increment over what the level was without it",
    unit=ONE,
    mistakes={"increment_over_current": _INCREMENT / _CURRENT},
)
DECLINE = Measure(
    "decline",
    "下降",
    ("current", "previous"),
    Guarded((_PREVIOUS - _CURRENT) / _PREVIOUS, ((_PREVIOUS <= 0, "base_not_positive"),)),
    source="growth with the other sign, for verbs that carry it",
    unit=ONE,
)
DECLINE_FROM_DECREMENT = Measure(
    "decline_from_decrement",
    "下降",
    ("current", "decrement"),
    Guarded(_DECREMENT / (_CURRENT + _DECREMENT), ((_CURRENT + _DECREMENT <= 0, "base_not_positive"),)),
    source="the decrement over what the level was before it",
    unit=ONE,
    mistakes={"decrement_over_current": _DECREMENT / _CURRENT},
)
TIMES = Measure(
    "times",
    "是上年同期的倍数",
    ("current", "previous"),
    Guarded(_CURRENT / _PREVIOUS, ((_PREVIOUS <= 0, "base_not_positive"),)),
    source="the level over the earlier one: is x times as large, never grew x times",
    mistakes={"growth_for_times": (_CURRENT - _PREVIOUS) / _PREVIOUS},
)
INCREMENT = Measure("increment", "增量", ("current", "previous"), _CURRENT - _PREVIOUS, source="current less previous")
PREVIOUS_FROM_INCREMENT = Measure(
    "previous_from_increment",
    "上年同期值",
    ("current", "increment"),
    _CURRENT - _INCREMENT,
    source="current less increment",
)
IMPLIED_BASE = Measure(
    "implied_base",
    "隐含基数",
    ("current", "growth"),
    Guarded(_CURRENT / (1 + _GROWTH), ((1 + _GROWTH <= 0, "base_not_positive"),)),
    source="the base that a published level and a published growth imply",
)
POINT_CHANGE = Measure(
    "point_change",
    "百分点变化",
    ("current", "previous"),
    _CURRENT - _PREVIOUS,
    source="difference of two rates, unrounded where they are known so",
    unit=PERCENTAGE_POINT,
)


def growth(current: Amount, previous: Amount, *, basis: Basis = Basis.NOMINAL) -> Ratio | Undefined:
    """Year-on-year growth (同比) from two levels.

    Args:
        current: the level of this period.
        previous: the level of the same period of last year.
        basis: what the published growth rests on; only nominal growth follows from published levels.

    Returns:
        The ratio, or ``Undefined`` with the basis for a reason, or ``turned_positive`` (由负转正), or
        ``base_not_positive``.

    Raises:
        InputError: for a float or unlike units.

    Example:
        >>> growth(69737, 52130).percent(1), growth(63076, 48476, basis=Basis.COMPARABLE).reason
        (Decimal('33.8'), 'comparable')
    """
    if basis is not Basis.NOMINAL:
        return Undefined(basis.value)
    return GROWTH.of(current=current, previous=previous)


def growth_from_increment(current: Amount, increment: Amount) -> Ratio | Undefined:
    """Growth (同比) from a level and its increment, which may be negative.

    Example:
        >>> growth_from_increment("313.64", "153.34").percent(2)
        Decimal('95.66')
    """
    return GROWTH_FROM_INCREMENT.of(current=current, increment=increment)


def previous_from_increment(current: Amount, increment: Amount) -> Ratio | Undefined:
    """The earlier level, from a level and its increment.

    Example:
        >>> str(previous_from_increment("313.64", "153.34").round(2))
        '160.30'
    """
    return PREVIOUS_FROM_INCREMENT.of(current=current, increment=increment)


def implied_base(current: Amount, growth: Amount) -> Ratio | Undefined:
    """The base that a level and a published growth imply: the revised base of growth on a comparable basis.

    Example:
        >>> from devreport.quantities import Quantity
        >>> str(implied_base(Quantity("61082", "亿元"), Quantity("9.7", "%")).round(0))
        '55681'
    """
    return IMPLIED_BASE.of(current=current, growth=growth)


def period_on_period(current: Amount, previous: Amount) -> Ratio | Undefined:
    """Growth against the period before (环比), from seasonally adjusted levels.

    Example:
        >>> period_on_period("102.1", "101.2").percent(1)
        Decimal('0.9')
    """
    return PERIOD_ON_PERIOD.of(current=current, previous=previous)


def point_change(current: Amount, previous: Amount) -> Ratio | Undefined:
    """The difference of two rates in percentage points (百分点), never in per cent.

    Example:
        >>> from devreport.quantities import Quantity
        >>> str(point_change(Quantity("8.4", "%"), Quantity("7.7", "%")).round(1))
        '0.7'
    """
    return POINT_CHANGE.of(current=current, previous=previous)


def times(current: Amount, previous: Amount) -> Ratio | Undefined:
    """How many times as large (倍): growth is one less.

    Example:
        >>> times("153.2", "61.7").round(1), growth("153.2", "61.7").round(1)
        (Decimal('2.5'), Decimal('1.5'))
    """
    return TIMES.of(current=current, previous=previous)
