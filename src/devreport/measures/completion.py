"""Completion of a target, and what is over or left."""

from __future__ import annotations

from devreport.expressions import Field, Guarded
from devreport.measures.measure import Amount, Measure
from devreport.quantities import ONE, PERCENTAGE_POINT, Ratio, Undefined

__all__ = [
    "BASELINE_PROGRESS",
    "COMPLETION",
    "IMPLIED_PLAN",
    "IMPLIED_POINTS",
    "IMPLIED_TARGET",
    "LOWER_COMPLETION",
    "OVER_FULFILMENT",
    "OVER_FULFILMENT_FROM_POINTS",
    "REMAINING",
    "TARGET_GAP",
    "baseline_progress",
    "completion",
    "lower_completion",
    "over_fulfilment",
    "remaining",
    "target_gap",
]

_ACTUAL, _TARGET, _BASELINE = Field("actual"), Field("target"), Field("baseline")
_TARGET_IS_POSITIVE = ((_TARGET.equals(0), "zero_target"), (_TARGET < 0, "negative_target"))
_TARGET_MOVES = ((_BASELINE.equals(_TARGET), "target_is_baseline"),)

COMPLETION = Measure(
    "completion",
    "完成率",
    ("actual", "target"),
    Guarded(_ACTUAL / _TARGET, _TARGET_IS_POSITIVE),
    source="actual over target; monthly circulars on key projects",
)
LOWER_COMPLETION = Measure(
    "lower_completion",
    "逆向指标完成率",
    ("actual", "baseline", "target"),
    Guarded((_BASELINE - _ACTUAL) / (_BASELINE - _TARGET), _TARGET_MOVES),
    source="IATI results; UN ESCAP current status index",
    unit=ONE,
)
BASELINE_PROGRESS = Measure(
    "baseline_progress",
    "基期以来进展",
    ("actual", "baseline", "target"),
    Guarded((_ACTUAL - _BASELINE) / (_TARGET - _BASELINE), _TARGET_MOVES),
    source="IATI results: from baseline to target",
    unit=ONE,
    mistakes={"completion_for_progress": _ACTUAL / _TARGET},
)
TARGET_GAP = Measure(
    "target_gap",
    "与目标差距",
    ("actual", "target"),
    _ACTUAL - _TARGET,
    source="actual less target; rates in percentage points",
    mistakes={"ratio_of_rates": _ACTUAL / _TARGET},
)
REMAINING = Measure("remaining", "剩余任务", ("actual", "target"), _TARGET - _ACTUAL, source="target less actual")
OVER_FULFILMENT = Measure(
    "over_fulfilment",
    "超额完成率",
    ("actual", "target"),
    Guarded((_ACTUAL - _TARGET) / _TARGET, _TARGET_IS_POSITIVE),
    source="what is over the target, over the target; announcements on energy saving",
    unit=ONE,
)
OVER_FULFILMENT_FROM_POINTS = Measure(
    "over_fulfilment_from_points",
    "超额完成率",
    ("over", "target"),
    Guarded(Field("over") / _TARGET, _TARGET_IS_POSITIVE),
    source="points over the target, over the target",
    unit=ONE,
)
IMPLIED_TARGET = Measure(
    "implied_target",
    "隐含目标",
    ("actual", "over"),
    _ACTUAL - Field("over"),
    source="actual less what it is over the target",
)
IMPLIED_PLAN = Measure(
    "implied_plan", "隐含计划", ("actual", "rate"), _ACTUAL / Field("rate"), source="actual over its completion rate"
)
IMPLIED_POINTS = Measure(
    "implied_points",
    "新增对应的百分点",
    ("amount", "actual", "rate"),
    Field("amount") / (_ACTUAL / Field("rate")),
    source="an amount over the whole that a printed rate implies",
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


def lower_completion(actual: Amount, target: Amount, *, baseline: Amount) -> Ratio | Undefined:
    """How much of a planned reduction is done (逆向指标): never target over actual.

    Undefined (``target_is_baseline``) where nothing was to be reduced.

    Example:
        >>> lower_completion("10.4", "7.25", baseline="14.5").percent(1)
        Decimal('56.6')
    """
    return LOWER_COMPLETION.of(actual=actual, baseline=baseline, target=target)


def baseline_progress(actual: Amount, target: Amount, *, baseline: Amount) -> Ratio | Undefined:
    """How much of the way from the baseline to the target is done; may be below 0 or above 1.

    Example:
        >>> baseline_progress(53, 50, baseline=15).percent(1)
        Decimal('108.6')
    """
    return BASELINE_PROGRESS.of(actual=actual, baseline=baseline, target=target)


def target_gap(actual: Amount, target: Amount) -> Ratio | Undefined:
    """Actual less target, in the unit of the actual; between two rates in percentage points, never a ratio of rates.

    Example:
        >>> from devreport.quantities import Quantity
        >>> gap = target_gap(Quantity("10.3", "%"), Quantity("8", "%"))
        >>> str(gap.round(1)), str(gap.unit)
        ('2.3', '个百分点')
    """
    return TARGET_GAP.of(actual=actual, target=target)


def remaining(actual: Amount, target: Amount) -> Ratio | Undefined:
    """What is left of a target; negative where it is exceeded.

    Example:
        >>> str(remaining(6, 13))
        '7'
    """
    return REMAINING.of(actual=actual, target=target)


def over_fulfilment(actual: Amount, target: Amount) -> Ratio | Undefined:
    """What is over a target, relative to it (超额完成率); state the gap beside it.

    Example:
        >>> over_fulfilment(21, 20).percent(0)
        Decimal('5')
    """
    return OVER_FULFILMENT.of(actual=actual, target=target)
