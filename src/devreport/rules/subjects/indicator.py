"""Indicators as subjects: what was recorded for the period, what was aimed at, and what came before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

from attrs import frozen

from devreport.expressions import Cell
from devreport.model import Baseline, Growth, Indicator, Observation, Target, TargetVersion, Text
from devreport.periods import Period, elapsed, year_to_date
from devreport.quantities import Ratio
from devreport.rules.subject import Context, Subject

__all__ = ["KIND", "subjects"]

KIND = "indicator"

_Fact = TypeVar("_Fact", Target, Growth, Baseline)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each indicator, and for each unit or item it is recorded or planned about."""
    observed = context.plan.observations_by_subject
    aimed = _grouped(context.plan.targets)
    grown = _grouped(context.plan.growths)
    based = _grouped(context.plan.baselines)
    for key in dict.fromkeys([*observed, *aimed, *grown]):
        indicator = context.plan.indicator_by_id[key[0]]
        facts = _Facts(observed.get(key, ()), aimed.get(key, ()), grown.get(key, ()), based.get(key, ()))
        yield _subject(context, indicator, key[1], facts)


@frozen
class _Facts:
    """What is recorded of one indicator about one thing."""

    observations: Sequence[Observation]
    targets: Sequence[Target]
    growths: Sequence[Growth]
    baselines: Sequence[Baseline]


def _subject(context: Context, indicator: Indicator, about: str | None, facts: _Facts) -> Subject:
    period = context.period
    actual = _at(facts.observations, period)
    target = _target(facts.targets, period)
    last_year, before = period.same_period_last_year(), _month_before(period)
    recorded: dict[str, Observation | Target | Growth | Baseline | None] = {
        "actual": actual,
        "target": target,
        "growth": next((one for one in facts.growths if one.period.covers_same_days(period)), None),
        "baseline": max(facts.baselines, key=lambda base: base.period.end, default=None),
        "last_year": _at(facts.observations, last_year) if last_year else None,
        "before": _at(facts.observations, before) if before else None,
    }
    cells = {name: fact.value if fact else None for name, fact in recorded.items()}
    return Subject(
        kind=KIND,
        id=f"{indicator.id}/{about}" if about else indicator.id,
        period=period,
        cells={**cells, **_words(indicator, facts), **_target_cells(context, target)},
        inputs={name: (fact.id,) for name, fact in recorded.items() if fact},
        texts={"name": _name(context, indicator, about), "noun": indicator.noun or indicator.name},
        display=indicator.display,
        unit=indicator.unit,
        hedges={"actual": actual.hedge} if actual and actual.hedge else {},
        tags=indicator.tags,
    )


def _words(indicator: Indicator, facts: _Facts) -> dict[str, Cell]:
    return {
        "nature": indicator.nature,
        "accumulation": indicator.accumulation,
        "direction": indicator.direction,
        "binding": indicator.binding,
        "bands": indicator.bands,
        "observed": bool(facts.observations),
        "targeted": bool(facts.targets),
        "grown": bool(facts.growths),
    }


def _target_cells(context: Context, target: Target | None) -> dict[str, Cell]:
    """What the target asks for, and how much of its span has passed."""
    if target is None:
        names = ("upper", "tolerance", "comparator", "soft_upper", "version", "elapsed", "steps_left")
        return dict.fromkeys(names)
    share = elapsed(target.period, context.as_of, calendar=context.calendar)
    return {
        "upper": target.upper,
        "tolerance": target.tolerance,
        "comparator": target.comparator,
        "soft_upper": target.soft_upper,
        "version": target.version,
        "elapsed": share,
        "steps_left": Ratio(Fraction(share.denominator) - Fraction(share.numerator)),
    }


def _at(observations: Sequence[Observation], period: Period) -> Observation | None:
    """The newest vintage recorded for that period."""
    return next((one for one in reversed(observations) if one.period.covers_same_days(period)), None)


def _target(targets: Sequence[Target], period: Period) -> Target | None:
    """The target of the longest span around the period; an adjusted one comes before the initial one."""
    around = [target for target in targets if target.period.contains(period)]
    return max(around, key=lambda target: (target.period.days, target.version is TargetVersion.ADJUSTED), default=None)


def _month_before(period: Period) -> Period | None:
    """The cumulative period that ends a month earlier in the same year, if figures are cumulative."""
    months = period.months
    if months is None or months < 3 or (period.start.month, period.start.year) != (1, period.end.year):
        return None
    return year_to_date(period.year, months - 1)


def _name(context: Context, indicator: Indicator, about: str | None) -> Text:
    return context.plan.name_of(about) if about and about in context.plan.item_by_id else indicator.name


def _grouped(facts: Iterable[_Fact]) -> dict[tuple[str, str | None], list[_Fact]]:
    grouped: dict[tuple[str, str | None], list[_Fact]] = {}
    for fact in facts:
        grouped.setdefault((fact.indicator, fact.about), []).append(fact)
    return grouped
