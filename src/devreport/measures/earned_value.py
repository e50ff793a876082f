"""Earned value management (挣值管理) and earned schedule."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from devreport.errors import InputError, Problem
from devreport.expressions import Case, Expr, Field, Guarded, expression
from devreport.measures.measure import Amount, Measure, given
from devreport.quantities import Ratio, Undefined

__all__ = [
    "COST_INDEX",
    "COST_VARIANCE",
    "EARNED_SHARE",
    "ESTIMATE_AT_COMPLETION",
    "ESTIMATE_AT_COMPLETION_MIXED",
    "ESTIMATE_AT_COMPLETION_TYPICAL",
    "ESTIMATE_FROM_INDEX",
    "ESTIMATE_TO_COMPLETE",
    "REMAINING_COST_INDEX",
    "SCHEDULE_INDEX",
    "TIME_ESTIMATE",
    "TIME_INDEX",
    "VALUE_VARIANCE",
    "VARIANCE_AT_COMPLETION",
    "EarnedSchedule",
    "earned_schedule",
]

_BUDGET, _PLANNED, _EARNED, _SPENT = Field("budget"), Field("planned"), Field("earned"), Field("spent")
_SCHEDULE, _TIME, _DURATION = Field("schedule"), Field("time"), Field("duration")
_SOURCE = "Project Management Institute, practice standard for earned value management"

_NOTHING_EARNED = ((_EARNED.equals(0), "nothing_earned"),)
_NOTHING_SPENT = ((_SPENT.equals(0), "nothing_spent"),)
_NOTHING_PLANNED = ((_PLANNED.equals(0), "nothing_planned"),)
_AT_COMPLETION = _BUDGET * _SPENT / _EARNED


def _measure(name: str, term: str, formula: Expr, inputs: str) -> Measure:
    return Measure(name, term, tuple(inputs.split()), formula, source=_SOURCE)


COST_VARIANCE = _measure("cost_variance", "成本偏差", _EARNED - _SPENT, "earned spent")
VALUE_VARIANCE = _measure("value_variance", "进度偏差", _EARNED - _PLANNED, "earned planned")
COST_INDEX = _measure("cost_index", "成本绩效指数", Guarded(_EARNED / _SPENT, _NOTHING_SPENT), "earned spent")
SCHEDULE_INDEX = _measure(
    "schedule_index", "进度绩效指数", Guarded(_EARNED / _PLANNED, _NOTHING_PLANNED), "earned planned"
)
EARNED_SHARE = _measure(
    "earned_share", "完成百分比", Guarded(_EARNED / _BUDGET, ((_BUDGET.equals(0), "zero_budget"),)), "budget earned"
)
ESTIMATE_AT_COMPLETION = _measure(
    "estimate_at_completion", "完工估算", Guarded(_AT_COMPLETION, _NOTHING_EARNED), "budget earned spent"
)
ESTIMATE_FROM_INDEX = _measure(
    "estimate_from_index",
    "完工估算",
    Guarded(_BUDGET / Field("index"), ((Field("index").equals(0), "nothing_earned"),)),
    "budget index",
)
ESTIMATE_AT_COMPLETION_TYPICAL = _measure(
    "estimate_at_completion_typical", "完工估算（余下按预算）", _SPENT + _BUDGET - _EARNED, "budget earned spent"
)
ESTIMATE_AT_COMPLETION_MIXED = _measure(
    "estimate_at_completion_mixed",
    "完工估算（成本与进度）",
    Guarded(
        _SPENT + (_BUDGET - _EARNED) / ((_EARNED / _SPENT) * (_EARNED / _PLANNED)),
        _NOTHING_EARNED + _NOTHING_SPENT + _NOTHING_PLANNED,
    ),
    "budget planned earned spent",
)
ESTIMATE_TO_COMPLETE = _measure(
    "estimate_to_complete", "完工尚需估算", Guarded(_AT_COMPLETION - _SPENT, _NOTHING_EARNED), "budget earned spent"
)
VARIANCE_AT_COMPLETION = _measure(
    "variance_at_completion", "完工偏差", Guarded(_BUDGET - _AT_COMPLETION, _NOTHING_EARNED), "budget earned spent"
)
REMAINING_COST_INDEX = _measure(
    "remaining_cost_index",
    "完工尚需绩效指数",
    Guarded(
        Case(((_EARNED >= _BUDGET, expression(0)),), (_BUDGET - _EARNED) / (_BUDGET - _SPENT)),
        (((_BUDGET <= _SPENT) & (_EARNED < _BUDGET), "budget_spent"),),
    ),
    "budget earned spent",
)
TIME_INDEX = _measure(
    "time_index", "时间绩效指数", Guarded(_SCHEDULE / _TIME, ((_TIME <= 0, "nothing_elapsed"),)), "schedule time"
)
TIME_ESTIMATE = _measure(
    "time_estimate",
    "工期估算",
    Guarded(_DURATION * _TIME / _SCHEDULE, ((_SCHEDULE <= 0, "nothing_earned"),)),
    "duration schedule time",
)


@frozen
class EarnedSchedule:
    """When the earned value was due, and what follows (all in periods).

    Attributes:
        schedule: the earned schedule: the time at which the plan reaches what is earned now.
        variance: the earned schedule less the actual time; below zero is late.
        index: the earned schedule over the actual time.
        estimate: the duration at that speed.
    """

    schedule: Ratio
    variance: Ratio
    index: Ratio | Undefined
    estimate: Ratio | Undefined


def earned_schedule(planned: Sequence[Amount], earned: Amount, *, time: Amount) -> EarnedSchedule:
    """Earned schedule by straight lines between the planned values at times 0, 1, 2 and so on.

    Unlike the schedule index it does not creep back to one when a late project ends.

    Args:
        planned: cumulative planned value at time 0, 1, 2 … up to the planned duration; never falling.
        earned: the earned value now, in the same unit.
        time: the actual time now.

    Raises:
        InputError: with fewer than two values, a missing one, a falling plan or a plan that starts above the earned.

    Example:
        >>> earned_schedule([0, 20, 50, 90, 140, 200], 70, time=3).schedule.value
        Fraction(5, 2)
    """
    curve = [given(value, "planned").base for value in planned]
    now, elapsed = given(earned, "earned").base, given(time, "time").base
    if len(curve) < 2 or any(later < earlier for earlier, later in pairwise(curve)) or now < curve[0]:
        expected = "at least two values that never fall, the first of them not above what is earned"
        raise InputError.of(Problem("planned", f"{len(curve)} planned values", expected, code="curve"))
    reached = max(place for place, value in enumerate(curve) if value <= now)
    schedule = Fraction(reached)
    if reached < len(curve) - 1:
        schedule += (now - curve[reached]) / (curve[reached + 1] - curve[reached])
    found, spent = Ratio(schedule), Ratio(elapsed)
    return EarnedSchedule(
        found,
        Ratio(schedule - elapsed),
        TIME_INDEX.of(schedule=found, time=spent),
        TIME_ESTIMATE.of(duration=len(curve) - 1, schedule=found, time=spent),
    )
