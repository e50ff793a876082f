"""The time-proportional schedule (序时进度), what it takes to catch up, and where it leads."""

from __future__ import annotations

from devreport.expressions import Case, Expr, Field, Guarded, Opaque, expression
from devreport.measures.measure import Amount, Measure
from devreport.quantities import ONE, PERCENTAGE_POINT, Ratio, Undefined

__all__ = [
    "PACE",
    "PACE_LAG",
    "PACE_VARIANCE",
    "PROJECTION",
    "REQUIRED_DECLINE",
    "REQUIRED_GROWTH",
    "REQUIRED_POINTS",
    "REQUIRED_RATE",
    "SCHEDULE_VARIANCE",
    "pace",
    "pace_variance",
    "projection",
    "required_decline",
    "required_growth",
    "required_rate",
    "schedule_variance",
]

_ACTUAL, _TARGET, _RATE = Field("actual"), Field("target"), Field("rate")
_ELAPSED, _TOTAL, _LEFT = Field("elapsed"), Field("total"), Field("left")
_ACHIEVED = Field("achieved")
_NONE_LEFT = ((_LEFT <= 0, "no_periods_left"),)


def _root(base: Expr, degree: Expr) -> Expr:
    return Opaque("power", (base, 1 / degree))


PACE = Measure(
    "pace",
    "序时进度",
    ("elapsed", "total"),
    Guarded(_ELAPSED / _TOTAL, ((_TOTAL <= 0, "no_periods"), (_ELAPSED < 0, "before_the_span"))),
    source="elapsed over total periods of a span",
)
PACE_VARIANCE = Measure(
    "pace_variance",
    "超（慢于）序时进度",
    ("rate", "elapsed"),
    _RATE - _ELAPSED,
    source="completion less the elapsed share of the plan's span, both unrounded",
    unit=PERCENTAGE_POINT,
)
PACE_LAG = Measure(
    "pace_lag",
    "落后序时进度",
    ("rate", "elapsed"),
    _ELAPSED - _RATE,
    source="the elapsed share of the plan's span less completion, for verbs that carry the sign",
    unit=PERCENTAGE_POINT,
)
SCHEDULE_VARIANCE = Measure(
    "schedule_variance",
    "超（慢于）序时进度",
    ("actual", "target", "elapsed"),
    Guarded(_ACTUAL / _TARGET - _ELAPSED, ((_TARGET.equals(0), "zero_target"), (_TARGET < 0, "negative_target"))),
    source="actual over target less the elapsed share of the plan's span, nothing rounded on the way",
    unit=PERCENTAGE_POINT,
)
REQUIRED_RATE = Measure(
    "required_rate",
    "后期均需完成",
    ("actual", "target", "left"),
    Guarded(
        Case(((_LEFT.equals(0) & (_ACTUAL >= _TARGET), expression(0)),), (_TARGET - _ACTUAL) / _LEFT),
        (((_LEFT <= 0) & (_ACTUAL < _TARGET), "no_periods_left"), (_LEFT < 0, "no_periods_left")),
    ),
    source="what is left of the target over the periods that are left",
)
REQUIRED_GROWTH = Measure(
    "required_growth",
    "后期年均需增长",
    ("actual", "target", "left"),
    Guarded(_root(_TARGET / _ACTUAL, _LEFT) - 1, _NONE_LEFT),
    source="compound growth from actual to target over the periods that are left",
    unit=ONE,
)
REQUIRED_DECLINE = Measure(
    "required_decline",
    "后期年均需下降",
    ("achieved", "target", "left"),
    Guarded(1 - _root((1 - _TARGET) / (1 - _ACHIEVED), _LEFT), _NONE_LEFT),
    source="compound decline still needed for a planned total decline",
    unit=ONE,
    mistakes={"points_for_compounding": (_TARGET - _ACHIEVED) / _LEFT},
)
REQUIRED_POINTS = Measure(
    "required_points",
    "还需下降百分点",
    ("achieved", "target", "setback"),
    _TARGET - _ACHIEVED + Field("setback"),
    source="planned less achieved decline, with what was lost since: an additive shortcut",
    unit=PERCENTAGE_POINT,
)
PROJECTION = Measure(
    "projection",
    "预计全年",
    ("actual", "elapsed"),
    Guarded(_ACTUAL / _ELAPSED, ((_ELAPSED <= 0, "nothing_elapsed"),)),
    source="actual over the elapsed share: a straight line",
)


def pace(elapsed: Amount, total: Amount) -> Ratio | Undefined:
    """The elapsed share of a span (序时进度), as the exact pair; periods of one kind: months, 旬, days, workdays.

    Example:
        >>> str(pace(6, 12))
        '6/12'
    """
    return PACE.of(elapsed=elapsed, total=total)


def pace_variance(rate: Amount, elapsed: Amount) -> Ratio | Undefined:
    """How far a completion ratio is ahead of the time-proportional schedule (序时进度), in percentage points.

    Both rates are taken unrounded; a negative result is behind.

    Example:
        >>> from devreport.quantities import Ratio
        >>> pace_variance(Ratio("629.0", "647.4"), Ratio(10, 12)).round(1)
        Decimal('13.8')
    """
    return PACE_VARIANCE.of(rate=rate, elapsed=elapsed)


def schedule_variance(actual: Amount, target: Amount, *, elapsed: Amount) -> Ratio | Undefined:
    """How far the amount achieved is ahead of the time-proportional schedule (序时进度), in percentage points.

    It is :func:`pace_variance` of the completion ratio of the two amounts, unrounded.

    Example:
        >>> from devreport.quantities import Quantity, Ratio
        >>> schedule_variance(Quantity("313.64", "亿元"), Quantity("1015", "亿元"), elapsed=Ratio(3, 12)).round(2)
        Decimal('5.90')
    """
    return SCHEDULE_VARIANCE.of(actual=actual, target=target, elapsed=elapsed)


def required_rate(actual: Amount, target: Amount, *, left: Amount) -> Ratio | Undefined:
    """What each period that is left must bring (后N个月月均需完成); negative where the target is exceeded.

    With no period left it is zero for a target that is met, else undefined (``no_periods_left``).

    Example:
        >>> from devreport.quantities import Quantity
        >>> str(required_rate(Quantity("629.0", "亿元"), Quantity("647.4", "亿元"), left=2).round(1))
        '9.2'
    """
    return REQUIRED_RATE.of(actual=actual, target=target, left=left)


def required_growth(actual: Amount, target: Amount, *, left: Amount) -> Ratio | Undefined:
    """The growth that each period that is left must bring, compounding.

    Example:
        >>> required_growth(100, 121, left=2).percent(1)
        Decimal('10.0')
    """
    return REQUIRED_GROWTH.of(actual=actual, target=target, left=left)


def required_decline(achieved: Amount, target: Amount, *, left: Amount) -> Ratio | Undefined:
    """The decline that each period that is left must bring for a planned total decline, compounding.

    Example:
        >>> from devreport.quantities import Quantity
        >>> required_decline(Quantity("15.61", "%"), Quantity("20", "%"), left=1).percent(2)
        Decimal('5.20')
    """
    return REQUIRED_DECLINE.of(achieved=achieved, target=target, left=left)


def projection(actual: Amount, elapsed: Amount) -> Ratio | Undefined:
    """What the whole span will bring at the speed so far: a straight line, so say so (按序时推算).

    Example:
        >>> from devreport.quantities import Quantity, Ratio
        >>> str(projection(Quantity("75", "亿元"), Ratio(6, 12)).round(0))
        '150'
    """
    return PROJECTION.of(actual=actual, elapsed=elapsed)
