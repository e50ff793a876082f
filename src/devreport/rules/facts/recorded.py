"""Look-ups that several kinds of subject share: which recorded fact is meant, and what its id is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from attrs import evolve, frozen

from devreport.expressions import Cell
from devreport.model import Basis, Comparator, Display, Hedge, Nature, Observation, Plan, Target, TargetVersion
from devreport.periods import Months, Period, PeriodKind, elapsed, remaining
from devreport.quantities import ONE, Missing, Quantity, Ratio, Unit, parse_unit
from devreport.rules.subject import Context, Meaning, Sort

__all__ = [
    "ADDING_UP",
    "SCHEDULE",
    "TIMES",
    "UNITS",
    "Recorded",
    "count",
    "meanings",
    "nearest_target",
    "newest",
    "observed",
    "plain",
    "recorded_ids",
    "recorded_over",
    "schedule_cells",
    "scheduled_target",
    "span_of",
    "words_of",
]

#: The counters that counts without a recorded unit are given in.
UNITS = parse_unit("个")
TIMES = parse_unit("次")

#: Figures that add up from the first day of a span, so that a target counts only from the same day.
ADDING_UP = frozenset({Nature.FLOW, Nature.COUNT})


def count(number: int, unit: Unit = ONE) -> Quantity:
    """A number of things."""
    return Quantity(number, unit)


def plain(display: Display) -> Display:
    """The same way of printing without a hedge, which belongs to the figure itself and to nothing made of it."""
    return evolve(display, hedge=None, hedge_step=None)


def recorded_ids(record: str, fields: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the fields of a record: ``ledger:problems`` and ``found`` make ``ledger:problems.found``."""
    return {name: (f"{record}.{name}",) for name in fields}


def meanings(**fields: tuple[Sort, str] | Meaning) -> dict[str, Meaning]:
    """The meanings of fields, by name; a sort and a text where there is no more to say."""
    return {name: one if isinstance(one, Meaning) else Meaning(*one) for name, one in fields.items()}


def words_of(*vocabularies: type[Enum], empty: bool = False) -> tuple[str, ...]:
    """Every word of some vocabularies, and the empty one where the plan may say nothing."""
    return (*(str(member.value) for vocabulary in vocabularies for member in vocabulary), *([""] if empty else []))


def newest(observations: Sequence[Observation], period: Period | None) -> Observation | None:
    """The newest vintage recorded for those days, on the nominal basis if there is one."""
    if period is None:
        return None
    found = [one for one in observations if one.period.covers_same_days(period)]
    return max(reversed(found), key=lambda one: one.basis is Basis.NOMINAL, default=None) if found else None


@frozen
class Recorded:
    """What was recorded over some days.

    Attributes:
        value: the figure, or the sum of several.
        ids: the ids of the observations it comes from.
        period: the days.
        hedge: the hedge it was recorded with.
        basis: nominal, constant price or comparable.
    """

    value: Quantity | Ratio | Missing
    ids: tuple[str, ...]
    period: Period
    hedge: Hedge | None
    basis: Basis


def observed(plan: Plan, indicator: str | None, *, about: str | None, period: Period) -> Observation | None:
    """What was recorded of an indicator about one thing."""
    return newest(plan.observations_by_subject.get((indicator or "", about), ()), period)


def scheduled_target(targets: Iterable[Target], period: Period) -> Target | None:
    """The target of the longest span that starts with the period, or else of the shortest that started before it.

    An adjusted one comes before the initial one.
    """
    around = [target for target in targets if target.period.contains(period)]
    starting = [target for target in around if target.period.start == period.start]
    if starting:
        return max(starting, key=lambda one: (one.period.days, one.version is TargetVersion.ADJUSTED))
    return min(around, key=lambda one: (one.period.days, one.version is not TargetVersion.ADJUSTED), default=None)


def recorded_over(observations: Sequence[Observation], wanted: Period | None, *, adding: bool) -> Recorded | None:
    """What was recorded over those days: one figure, or where figures add up the sum of those that cover them."""
    if wanted is None:
        return None
    found = newest(observations, wanted)
    if found:
        return Recorded(found.value, (found.id,), found.period, found.hedge, found.basis)
    return _added_up(observations, wanted) if adding else None


def _added_up(observations: Sequence[Observation], wanted: Period) -> Recorded | None:
    """The sum of the figures that cover the days one after another; nothing if one is missing."""
    parts: list[Observation] = []
    day = wanted.start
    while day <= wanted.end:
        here = [one for one in observations if one.period.start == day and one.period.end <= wanted.end]
        part = newest(here, max((one.period for one in here), key=lambda one: one.days, default=None))
        if part is None or not isinstance(part.value, Quantity) or part.hedge:
            return None
        parts.append(part)
        day = part.period.end + timedelta(days=1)
    values = [part.value for part in parts if isinstance(part.value, Quantity)]
    total = sum((value.base for value in values), Fraction(0))
    ids = tuple(part.id for part in parts)
    return Recorded(Ratio.of_base(total, values[0].unit), ids, wanted, None, parts[0].basis)


def nearest_target(targets: Iterable[Target], period: Period, *, nature: Nature) -> Target | None:
    """The target of the shortest span around the period; what adds up must have started with it."""
    around = [
        target
        for target in targets
        if target.period.contains(period) and (nature not in ADDING_UP or target.period.start == period.start)
    ]
    return min(around, key=lambda one: (one.period.days, one.version is not TargetVersion.ADJUSTED), default=None)


SCHEDULE = meanings(
    target=(
        Sort.AMOUNT,
        "the target of the longest span that starts with the period, such as the annual plan; else of the shortest",
    ),
    comparator=Meaning(Sort.WORD, "what that target asks for", words=words_of(Comparator, empty=True)),
    version=Meaning(Sort.WORD, "the edition of the plan it belongs to", words=words_of(TargetVersion, empty=True)),
    elapsed=Meaning(
        Sort.RATIO, "the share of its span that has passed, up to the last day that the figure covers", least=0, most=1
    ),
    left=Meaning(Sort.RATIO, "the months of its span that are left", least=0),
    targeted=(Sort.TRUTH, "whether there is such a target"),
)


def span_of(target: Target | None) -> Period | None:
    """The span of a target that is not an annual one, which a sentence has to name."""
    return None if target is None or target.period.kind is PeriodKind.YEAR else target.period


def _up_to(context: Context, target: Target, covered: Period | None) -> date:
    """The day up to which something can have been done."""
    running = context.as_of < target.period.end
    return min(context.as_of, covered.end) if covered and running else context.as_of


def schedule_cells(context: Context, target: Target | None, *, covered: Period | None) -> dict[str, Cell]:
    """What a scheduled target asks for, and how much of its span has passed for what was done.

    While the span runs, a figure is not held against time after the last day that it covers.
    """
    if target is None:
        return {**dict.fromkeys(("target", "elapsed", "left")), "comparator": "", "version": "", "targeted": False}
    return {
        "target": target.value,
        "comparator": target.comparator,
        "version": target.version,
        "elapsed": elapsed(target.period, _up_to(context, target, covered), calendar=context.calendar),
        "left": Ratio(remaining(target.period, context.as_of, calendar=Months()).numerator),
        "targeted": True,
    }
