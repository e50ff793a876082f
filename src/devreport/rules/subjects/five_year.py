"""Indicators of a five-year plan as subjects: where each started, what it is to reach, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen

from devreport.errors import InputError
from devreport.expressions import Cell
from devreport.measures import REQUIRED_GROWTH, REQUIRED_RATE, Measure
from devreport.model import (
    Accumulation,
    Baseline,
    Binding,
    Comparator,
    Direction,
    Indicator,
    Nature,
    Observation,
    Target,
    TargetVersion,
    Text,
)
from devreport.periods import Period, PeriodKind, elapsed, period_of, remaining, span
from devreport.quantities import POINTS, RATIO, Quantity, Ratio
from devreport.rules.facts.recorded import ADDING_UP, Recorded, meanings, recorded_over, words_of
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "is_midterm", "plan_span", "subjects"]

KIND = "five_year"

SCHEMA = Table(
    meanings(
        baseline=(Sort.AMOUNT, "the value that it started from"),
        target=(Sort.AMOUNT, "what it is to reach by the end of the five years; the lower bound of a range"),
        actual=(Sort.AMOUNT, "the newest figure up to the day of the review; what adds up, since the five years began"),
        elapsed=Meaning(
            Sort.RATIO, "the share of the five years that had passed when that was recorded", least=0, most=1
        ),
        additive=(Sort.TRUTH, "whether it adds up over the five years (累计) and starts from nothing"),
        falling=(Sort.TRUTH, "whether less is better, or it may be so much at most"),
        binding=Meaning(
            Sort.WORD, "约束性 or 预期性; empty where the plan says nothing", words=words_of(Binding, empty=True)
        ),
        reviewed=(Sort.TRUTH, "whether the report is on these five years so far, a year or more and not all of them"),
        growth=Meaning(Sort.RATIO, "the compound change a year that still takes it to the target", optional=True),
        step=(Sort.AMOUNT, "the even change a year that does, of rates and of what adds up"),
        allowance=(Sort.AMOUNT, "what may still be used a year of what may add up to so much at most"),
        excess=(Sort.AMOUNT, "by how much that is exceeded already"),
    ),
    periods=("span",),
)

_ONE_YEAR = timedelta(days=366)

#: What still has to happen, where that cannot be said or nothing has to.
_NOTHING_NEEDED: dict[str, Cell] = dict.fromkeys(("growth", "step", "allowance", "excess"))


def plan_span(day: date) -> Period | None:
    """The five-year plan that a day lies in, if it lies in one."""
    try:
        return period_of(day, PeriodKind.FIVE_YEAR)
    except InputError:
        return None


def is_midterm(whole: Period, day: date) -> bool:
    """Whether a day is one for a mid-term review: after the first year, before the last day."""
    return whole.start + _ONE_YEAR <= day < whole.end


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each indicator with a target of the five years, and for each that is binding or expected."""
    whole, day = plan_span(context.period.start), min(context.as_of, context.period.end)
    if whole is None:
        return
    plan = context.plan
    aimed: dict[tuple[str, str | None], list[Target]] = {}
    for target in plan.targets:
        if target.period.end == whole.end and target.period.start >= whole.start:
            aimed.setdefault((target.indicator, target.about), []).append(target)
    declared = [(one.id, None) for one in plan.indicators if one.binding is not None]
    for key in dict.fromkeys([*aimed, *declared]):
        found = _Found(plan.indicator_by_id[key[0]], key[1], whole, day)
        yield found.subject(context, aimed.get(key, ()))


@frozen
class _Found:
    """What there is of one indicator about one thing."""

    indicator: Indicator
    about: str | None
    whole: Period
    day: date

    def subject(self, context: Context, targets: Sequence[Target]) -> Subject:
        """The subject."""
        target = max(targets, key=lambda one: (one.period.days, one.version is TargetVersion.ADJUSTED), default=None)
        baseline = self._baseline(context)
        additive = self._is_additive(target, baseline)
        actual = self._actual(context, target, additive=additive)
        share = elapsed(self.whole, actual.period.end, calendar=context.calendar) if actual else None
        indicator = self.indicator
        facts = {"baseline": baseline, "target": target}
        return Subject(
            kind=KIND,
            id=f"{indicator.id}/{self.about}" if self.about else indicator.id,
            period=context.period,
            cells={
                **{name: fact.value if fact else None for name, fact in facts.items()},
                "actual": actual.value if actual else None,
                "elapsed": share,
                "additive": additive,
                "falling": self._is_falling(target),
                "binding": indicator.binding or "",
                "reviewed": context.period.start == self.whole.start and is_midterm(self.whole, self.day),
                **(self._needed(target, actual, additive=additive) if additive or baseline else _NOTHING_NEEDED),
            },
            inputs={
                **{name: (fact.id,) for name, fact in facts.items() if fact},
                **(dict.fromkeys(("actual", "elapsed"), actual.ids) if actual else {}),
                **(dict.fromkeys(_NOTHING_NEEDED, (*actual.ids, target.id)) if actual and target else {}),
            },
            texts={"name": self._name(context)},
            periods={"span": self.whole},
            display=indicator.display,
            unit=indicator.unit,
            tags=indicator.tags,
        )

    def _name(self, context: Context) -> Text:
        item = context.plan.item_by_id.get(self.about or "")
        return item.name if item else self.indicator.name

    def _baseline(self, context: Context) -> Baseline | None:
        """The newest base value from before the five years."""
        ours = [
            one
            for one in context.plan.baselines
            if (one.indicator, one.about) == (self.indicator.id, self.about) and one.period.end < self.whole.start
        ]
        return max(ours, key=lambda one: one.period.end, default=None)

    def _is_additive(self, target: Target | None, baseline: Baseline | None) -> bool:
        """Whether it adds up over all five years; a rate does so where it starts from nothing (累计降低)."""
        indicator = self.indicator
        adds = indicator.nature in ADDING_UP and indicator.accumulation is not Accumulation.POINT
        whole = target is not None and target.period == self.whole
        return adds and whole and (baseline is None or not _is_rate(indicator))

    def _is_falling(self, target: Target | None) -> bool:
        if target is not None and target.comparator is Comparator.AT_MOST:
            return True
        return self.indicator.direction is Direction.DOWN

    def _actual(self, context: Context, target: Target | None, *, additive: bool) -> Recorded | None:
        """The newest figure within the five years; of a yearly amount, that of the newest whole year."""
        observations = context.plan.observations_by_subject.get((self.indicator.id, self.about), ())
        within = [one for one in observations if self.whole.start <= one.period.end <= self.day]
        if additive:
            return self._since_the_start(within)
        yearly = self.indicator.nature in ADDING_UP and not _is_rate(self.indicator) and target is not None
        alike = [one for one in within if not yearly or one.period.kind is target.period.kind] if target else within
        newest = max(alike, key=lambda one: (one.period.end, one.period.days), default=None)
        return recorded_over(within, newest.period, adding=False) if newest else None

    def _since_the_start(self, within: Sequence[Observation]) -> Recorded | None:
        ends = sorted({one.period.end for one in within}, reverse=True)
        sums = (recorded_over(within, span(self.whole.start, end), adding=True) for end in ends)
        return next((found for found in sums if found), None)

    def _needed(self, target: Target | None, actual: Recorded | None, *, additive: bool) -> dict[str, Cell]:
        """What each year that is left must bring: compound for levels, even for rates and for what adds up.

        Of what may add up to so much at most, it is what may still be used.
        """
        if target is None or actual is None or not isinstance(actual.value, Quantity | Ratio):
            return _NOTHING_NEEDED
        left = Ratio(remaining(self.whole, actual.period.end).numerator, 12)
        even = additive or _is_rate(self.indicator) or self.indicator.nature is Nature.SCORE
        if not even:
            return {**_NOTHING_NEEDED, "growth": _result(REQUIRED_GROWTH, actual.value, target.value, left=left)}
        step = _result(REQUIRED_RATE, actual.value, target.value, left=left)
        if not (additive and self._is_falling(target)):
            return {**_NOTHING_NEEDED, "step": step}
        over = actual.value.base - target.value.base
        if over > 0:
            return {**_NOTHING_NEEDED, "excess": Ratio.of_base(over, target.value.unit)}
        return {**_NOTHING_NEEDED, "allowance": step}


def _is_rate(indicator: Indicator) -> bool:
    """Whether it is in per cent or points."""
    unit = indicator.unit
    return unit.dimension == POINTS or (unit.dimension == RATIO and unit.scale != 1)


def _result(measure: Measure, actual: Quantity | Ratio, target: Quantity, *, left: Ratio) -> Ratio | None:
    found = measure.of(actual=actual, target=target, left=left)
    return found if isinstance(found, Ratio) else None
