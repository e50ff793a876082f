"""Indicators as subjects: what was recorded for the period, what was aimed at, and what came before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import frozen

from devreport.expressions import Cell
from devreport.measures import GROWTH, Grade, grade
from devreport.model import Baseline, Basis, Growth, GrowthKind, Indicator, Observation, Target, Text
from devreport.periods import Period, year_to_date
from devreport.quantities import Quantity
from devreport.rules.facts import SCHEDULE, meanings, nearest_target, newest, schedule_cells, scheduled_target, span_of
from devreport.rules.subject import Context, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "indicator"

SCHEMA = Table(
    {
        **meanings(
            actual=(Sort.AMOUNT, "what was recorded for the period, in its newest vintage"),
            baseline=(Sort.AMOUNT, "the value that progress starts from"),
            last_year=(Sort.AMOUNT, "what was recorded for the same period of the year before"),
            before=(Sort.AMOUNT, "the cumulative figure a month earlier in the same year"),
            growth=(Sort.AMOUNT, "the growth on the year before, as it was stated"),
            growth_on_period=(Sort.AMOUNT, "the growth on the period before, as it was stated"),
            growth_average=(Sort.AMOUNT, "the average growth a year up to the period, as it was stated"),
            growth_grade=(Sort.WORD, "whether the stated growth follows from the levels; empty where one is missing"),
            aim=(Sort.AMOUNT, "the target of the shortest span around the period; the lower bound of a range"),
            aim_comparator=(Sort.WORD, "what that target asks for"),
            aim_due=(Sort.TRUTH, "whether its span ends with the period"),
            upper=(Sort.AMOUNT, "the upper bound of a range"),
            tolerance=(Sort.AMOUNT, "how far a target with 左右 may be missed"),
            soft_upper=(Sort.TRUTH, "whether more than the upper bound is welcome"),
            nature=(Sort.WORD, "flow, stock, rate, ratio, index, count, score or binary"),
            accumulation=(Sort.WORD, "cumulative, of the period alone, or at its end"),
            direction=(Sort.WORD, "which way is better"),
            binding=(Sort.WORD, "约束性 or 预期性; empty where the plan says nothing"),
            bands=(Sort.WORD, "the preset that grades it; empty without one"),
            basis=(Sort.WORD, "the basis of the recorded figure; empty without one"),
            observed=(Sort.TRUTH, "whether anything was recorded, for whatever period"),
            compared=(Sort.TRUTH, "whether the year before was recorded on the same nominal basis"),
            grown=(Sort.TRUTH, "whether a growth on the year before is stated, for whatever period"),
            grown_on_period=(Sort.TRUTH, "whether a growth on the period before is stated, for whatever period"),
            grown_on_average=(Sort.TRUTH, "whether an average growth a year is stated, for whatever years"),
            based=(Sort.TRUTH, "whether there is a baseline"),
            preceded=(Sort.TRUTH, "whether the cumulative figure a month earlier was recorded"),
            aimed=(Sort.TRUTH, "whether there is a target around the period"),
            whole=(Sort.TRUTH, "whether the recorded figure is a whole number; true where there is none"),
            hedge=(Sort.WORD, "the hedge the figure is printed with; empty without one"),
            hedge_step=(Sort.AMOUNT, "the step a hedged figure is brought to"),
            hedge_recorded=(Sort.TRUTH, "whether the figure was recorded with that hedge"),
        ),
        **SCHEDULE,
    }
)

_Fact = TypeVar("_Fact", Target, Growth, Baseline)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each indicator, and for each unit or item it is recorded or planned about."""
    observed = context.plan.observations_by_subject
    aimed = _grouped(context.plan.targets)
    grown = _grouped(context.plan.growths)
    based = _grouped(context.plan.baselines)
    for key in dict.fromkeys([*observed, *aimed, *grown, *based]):
        indicator = context.plan.indicator_by_id[key[0]]
        facts = _Facts(observed.get(key, ()), aimed.get(key, ()), grown.get(key, ()), based.get(key, ()))
        yield _subject(context, indicator, about=key[1], facts=facts)


@frozen
class _Facts:
    """What is recorded of one indicator about one thing."""

    observations: Sequence[Observation]
    targets: Sequence[Target]
    growths: Sequence[Growth]
    baselines: Sequence[Baseline]


def _subject(context: Context, indicator: Indicator, *, about: str | None, facts: _Facts) -> Subject:
    period = context.period
    actual = newest(facts.observations, period)
    target = scheduled_target(facts.targets, period)
    aim = nearest_target(facts.targets, period, nature=indicator.nature)
    growth = _growth(facts.growths, period, kind=GrowthKind.YEAR_ON_YEAR)
    recorded: dict[str, Observation | Target | Growth | Baseline | None] = {
        "actual": actual,
        "growth": growth,
        "growth_on_period": _growth(facts.growths, period, kind=GrowthKind.PERIOD_ON_PERIOD),
        "growth_average": _growth(facts.growths, period, kind=GrowthKind.AVERAGE_ANNUAL),
        "baseline": max(facts.baselines, key=lambda base: base.period.end, default=None),
        "last_year": newest(facts.observations, period.same_period_last_year()),
        "before": newest(facts.observations, _month_before(period)),
        "aim": aim,
    }
    ids = {name: (fact.id,) for name, fact in recorded.items() if fact}
    return Subject(
        kind=KIND,
        id=f"{indicator.id}/{about}" if about else indicator.id,
        period=period,
        cells={
            **{name: fact.value if fact else None for name, fact in recorded.items()},
            **_words(indicator, actual=actual),
            **_presence(recorded, facts=facts),
            **_aim_cells(aim, period=period),
            **_hedge_cells(indicator, actual=actual),
            **schedule_cells(context, target),
            "growth_grade": _growth_grade(growth, actual=actual, last_year=recorded["last_year"]),
        },
        inputs={
            **ids,
            **(dict.fromkeys(("target", "elapsed", "left", "span"), (target.id,)) if target else {}),
            **(dict.fromkeys(("upper", "tolerance"), (aim.id,)) if aim else {}),
        },
        texts={
            "name": _name(context, indicator, about=about),
            "noun": indicator.noun,
            "unit": org.name if (org := context.plan.org_by_id.get(about or "")) else Text(),
        },
        periods={"span": span_of(target)},
        display=indicator.display,
        unit=indicator.unit,
        hedges={"actual": actual.hedge} if actual and actual.hedge else {},
        tags=indicator.tags,
    )


def _words(indicator: Indicator, *, actual: Observation | None) -> dict[str, Cell]:
    return {
        "nature": indicator.nature,
        "accumulation": indicator.accumulation,
        "direction": indicator.direction,
        "binding": indicator.binding or "",
        "bands": indicator.bands or "",
        "basis": actual.basis if actual else "",
    }


def _presence(
    recorded: dict[str, Observation | Target | Growth | Baseline | None], *, facts: _Facts
) -> dict[str, Cell]:
    levels = [one for one in (recorded["actual"], recorded["last_year"]) if isinstance(one, Observation)]
    level = recorded["actual"].value if recorded["actual"] else None
    return {
        "observed": bool(facts.observations),
        "compared": len(levels) == 2 and all(level.basis is Basis.NOMINAL for level in levels),
        **{flag: any(one.kind is kind for one in facts.growths) for flag, kind in _GROWN.items()},
        "based": bool(facts.baselines),
        "preceded": recorded["before"] is not None,
        "aimed": recorded["aim"] is not None,
        "whole": not isinstance(level, Quantity) or level.base.denominator == 1,
    }


_GROWN = {
    "grown": GrowthKind.YEAR_ON_YEAR,
    "grown_on_period": GrowthKind.PERIOD_ON_PERIOD,
    "grown_on_average": GrowthKind.AVERAGE_ANNUAL,
}


def _growth(growths: Iterable[Growth], period: Period, *, kind: GrowthKind) -> Growth | None:
    """The growth stated for the period; an average over years is that of the years which end with it."""
    average = kind is GrowthKind.AVERAGE_ANNUAL
    stated = [one for one in growths if one.kind is kind]
    fits = [one for one in stated if one.period.covers_same_days(period) or (average and one.period.end == period.end)]
    return next(iter(fits), None)


def _aim_cells(aim: Target | None, *, period: Period) -> dict[str, Cell]:
    return {
        "aim_comparator": aim.comparator if aim else "",
        "aim_due": aim is not None and aim.period.end == period.end,
        "upper": aim.upper if aim else None,
        "tolerance": aim.tolerance if aim else None,
        "soft_upper": aim is not None and aim.soft_upper,
    }


def _hedge_cells(indicator: Indicator, *, actual: Observation | None) -> dict[str, Cell]:
    display = indicator.display
    value = actual.value if actual else None
    places = display.places if display.places is not None else value.places if isinstance(value, Quantity) else 0
    return {
        "hedge": display.hedge or "",
        "hedge_step": display.hedge_step or Quantity(f"1E{-places}", indicator.unit),
        "hedge_recorded": actual is not None and actual.hedge is not None and actual.hedge is display.hedge,
    }


def _growth_grade(growth: Growth | None, *, actual: Observation | None, last_year: object) -> Cell:
    """The grade of a stated growth; empty where it cannot be told for want of a figure."""
    match growth, actual, last_year:
        case Growth(value=Quantity() as stated, basis=Basis.NOMINAL), Observation(), Observation():
            graded = grade(GROWTH, {"current": actual.value, "previous": last_year.value}, stated=stated).grade
            return "" if graded is Grade.NOT_RECOMPUTABLE else graded
        case Growth(value=Quantity(), basis=Basis.COMPARABLE | Basis.CONSTANT_PRICE), _, _:
            return Grade.NOT_RECOMPUTABLE
        case _:
            return ""


def _month_before(period: Period) -> Period | None:
    """The cumulative period that ends a month earlier in the same year, if figures are cumulative."""
    months = period.months
    if months is None or months < 3 or (period.start.month, period.start.year) != (1, period.end.year):
        return None
    return year_to_date(period.year, months - 1)


def _name(context: Context, indicator: Indicator, *, about: str | None) -> Text:
    return context.plan.name_of(about) if about and about in context.plan.item_by_id else indicator.name


def _grouped(facts: Iterable[_Fact]) -> dict[tuple[str, str | None], list[_Fact]]:
    grouped: dict[tuple[str, str | None], list[_Fact]] = {}
    for fact in facts:
        grouped.setdefault((fact.indicator, fact.about), []).append(fact)
    return grouped
