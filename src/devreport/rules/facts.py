"""Look-ups that several kinds of subject share: which recorded fact is meant, and what its id is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from devreport.expressions import Cell
from devreport.model import Basis, Display, Nature, Observation, Plan, Target, TargetVersion
from devreport.periods import Months, Period, PeriodKind, elapsed, remaining
from devreport.quantities import ONE, Quantity, Ratio, Unit, parse_unit
from devreport.rules.subject import Context, Meaning, Sort

__all__ = [
    "SCHEDULE",
    "TIMES",
    "UNITS",
    "count",
    "meanings",
    "nearest_target",
    "newest",
    "observed",
    "plain",
    "recorded_ids",
    "schedule_cells",
    "scheduled_target",
    "span_of",
]

#: The counters that counts without a recorded unit are given in.
UNITS = parse_unit("个")
TIMES = parse_unit("次")

#: Figures that add up from the first day of a span, so that a target counts only from the same day.
_ADDING_UP = frozenset({Nature.FLOW, Nature.COUNT})


def count(number: int, unit: Unit = ONE) -> Quantity:
    """A number of things."""
    return Quantity(number, unit)


def plain(display: Display) -> Display:
    """The same way of printing without a hedge, which belongs to the figure itself and to nothing made of it."""
    return evolve(display, hedge=None, hedge_step=None)


def recorded_ids(record: str, fields: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the fields of a record: ``ledger:problems`` and ``found`` make ``ledger:problems.found``."""
    return {name: (f"{record}.{name}",) for name in fields}


def meanings(**fields: tuple[Sort, str]) -> dict[str, Meaning]:
    """The meanings of fields, by name."""
    return {name: Meaning(sort, text) for name, (sort, text) in fields.items()}


def newest(observations: Sequence[Observation], period: Period | None) -> Observation | None:
    """The newest vintage recorded for those days, on the nominal basis if there is one."""
    if period is None:
        return None
    found = [one for one in observations if one.period.covers_same_days(period)]
    return max(reversed(found), key=lambda one: one.basis is Basis.NOMINAL, default=None) if found else None


def observed(plan: Plan, indicator: str | None, *, about: str | None, period: Period) -> Observation | None:
    """What was recorded of an indicator about one thing."""
    return newest(plan.observations_by_subject.get((indicator or "", about), ()), period)


def scheduled_target(targets: Iterable[Target], period: Period) -> Target | None:
    """The target of the longest span that starts with the period; an adjusted one comes before the initial one."""
    around = [target for target in targets if target.period.start == period.start and target.period.end >= period.end]
    return max(around, key=lambda one: (one.period.days, one.version is TargetVersion.ADJUSTED), default=None)


def nearest_target(targets: Iterable[Target], period: Period, *, nature: Nature) -> Target | None:
    """The target of the shortest span around the period; what adds up must have started with it."""
    around = [
        target
        for target in targets
        if target.period.contains(period) and (nature not in _ADDING_UP or target.period.start == period.start)
    ]
    return min(around, key=lambda one: (one.period.days, one.version is not TargetVersion.ADJUSTED), default=None)


SCHEDULE = meanings(
    target=(Sort.AMOUNT, "the target of the longest span that starts with the period, such as the annual plan"),
    comparator=(Sort.WORD, "what that target asks for"),
    version=(Sort.WORD, "the edition of the plan it belongs to"),
    elapsed=(Sort.RATIO, "the share of its span that has passed"),
    left=(Sort.RATIO, "the months of its span that are left"),
    targeted=(Sort.TRUTH, "whether there is such a target"),
)


def span_of(target: Target | None) -> Period | None:
    """The span of a target that is not an annual one, which a sentence has to name."""
    return None if target is None or target.period.kind is PeriodKind.YEAR else target.period


def schedule_cells(context: Context, target: Target | None) -> dict[str, Cell]:
    """What a scheduled target asks for, and how much of its span has passed."""
    if target is None:
        return {**dict.fromkeys(("target", "elapsed", "left")), "comparator": "", "version": "", "targeted": False}
    return {
        "target": target.value,
        "comparator": target.comparator,
        "version": target.version,
        "elapsed": elapsed(target.period, context.as_of, calendar=context.calendar),
        "left": Ratio(remaining(target.period, context.as_of, calendar=Months()).numerator),
        "targeted": True,
    }
