"""Completion, and how far it is from where the calendar says it should be."""

from __future__ import annotations

from devreport.expressions import Field, Guarded
from devreport.measures.measure import Amount, Measure
from devreport.quantities import PERCENTAGE_POINT, Ratio, Undefined

__all__ = ["COMPLETION", "PACE_VARIANCE", "completion", "pace_variance"]

_ACTUAL, _TARGET, _RATE, _ELAPSED = Field("actual"), Field("target"), Field("rate"), Field("elapsed")

COMPLETION = Measure(
    "completion",
    "完成率",
    ("actual", "target"),
    Guarded(
        _ACTUAL / _TARGET,
        (
            (_TARGET.equals(0), "zero_target"),
            (_TARGET < 0, "negative_target"),
        ),
    ),
    source="actual over target; monthly circulars on key projects",
)

PACE_VARIANCE = Measure(
    "pace_variance",
    "超（慢于）序时进度",
    ("rate", "elapsed"),
    _RATE - _ELAPSED,
    source="completion less the elapsed share of the plan's span, both unrounded",
    unit=PERCENTAGE_POINT,
)


def completion(actual: Amount, target: Amount) -> Ratio | Undefined:
    """Completion ratio (完成率): actual over target, never capped.

    Args:
        actual: what was achieved.
        target: what was planned, in a unit of the same dimension.

    Returns:
        The exact ratio, or ``Undefined`` with the reason ``zero_target``, ``negative_target`` or ``missing_input``.

    Raises:
        InputError: for a float or unlike units.

    Example:
        >>> from devreport.quantities import Quantity
        >>> completion(Quantity("629.0", "亿元"), Quantity("647.4", "亿元")).percent(1)
        Decimal('97.2')
    """
    return COMPLETION.of(actual=actual, target=target)


def pace_variance(rate: Amount, elapsed: Amount) -> Ratio | Undefined:
    """How far a completion ratio is ahead of the time-proportional schedule (序时进度), in percentage points.

    Both rates are taken unrounded; a negative result is behind.

    Example:
        >>> from devreport.quantities import Ratio
        >>> pace_variance(Ratio("629.0", "647.4"), Ratio(10, 12)).round(1)
        Decimal('13.8')
    """
    return PACE_VARIANCE.of(rate=rate, elapsed=elapsed)
