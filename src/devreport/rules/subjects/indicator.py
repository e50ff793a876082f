"""Indicators as subjects: what was recorded for the period, what was aimed at, and what came before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import TypeVar

from attrs import evolve, frozen

from devreport.expressions import Cell, Lag
from devreport.measures import GROWTH, Grade, grade
from devreport.model import (
    Accumulation,
    Baseline,
    Basis,
    Binding,
    Comparator,
    Direction,
    Growth,
    GrowthKind,
    Hedge,
    Indicator,
    ItemKind,
    Nature,
    Observation,
    PlanItem,
    Target,
    Text,
)
from devreport.periods import Period, span, year_to_date
from devreport.quantities import PERCENT, POINTS, RATIO, Quantity
from devreport.rules.facts.recorded import (
    ADDING_UP,
    SCHEDULE,
    Recorded,
    meanings,
    nearest_target,
    newest,
    recorded_over,
    schedule_cells,
    scheduled_target,
    span_of,
    words_of,
)
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "indicator"

SCHEMA = Table(
    {
        **meanings(
            actual=(Sort.AMOUNT, "what was recorded for the period, in its newest vintage"),
            to_date=(Sort.AMOUNT, "what was recorded since the span of the scheduled target began"),
            baseline=(Sort.AMOUNT, "the value that progress starts from"),
            last_year=(Sort.AMOUNT, "what was recorded for the same period of the year before"),
            before=(Sort.AMOUNT, "the cumulative figure a month earlier in the same year"),
            growth=Meaning(Sort.AMOUNT, "the growth on the year before, as it was stated", unit=PERCENT),
            growth_on_period=Meaning(Sort.AMOUNT, "the growth on the period before, as it was stated", unit=PERCENT),
            growth_average=Meaning(
                Sort.AMOUNT, "the average growth a year up to the period, as it was stated", unit=PERCENT
            ),
            growth_grade=Meaning(
                Sort.WORD,
                "whether the stated growth follows from the levels; empty where one is missing",
                words=words_of(Grade, empty=True),
            ),
            aim=(Sort.AMOUNT, "the target of the shortest span around the period; the lower bound of a range"),
            aim_comparator=Meaning(Sort.WORD, "what that target asks for", words=words_of(Comparator, empty=True)),
            aim_due=(Sort.TRUTH, "whether its span ends with the period"),
            upper=(Sort.AMOUNT, "the upper bound of a range"),
            tolerance=Meaning(Sort.AMOUNT, "how far a target with 左右 may be missed", family="tolerance", least=0),
            soft_upper=(Sort.TRUTH, "whether more than the upper bound is welcome"),
            nature=Meaning(
                Sort.WORD,
                "flow, stock, rate and so on; what is in per cent or points is a rate",
                words=words_of(Nature),
            ),
            accumulation=Meaning(
                Sort.WORD, "cumulative, of the period alone, or at its end", words=words_of(Accumulation)
            ),
            direction=Meaning(Sort.WORD, "which way is better", words=words_of(Direction)),
            binding=Meaning(
                Sort.WORD, "约束性 or 预期性; empty where the plan says nothing", words=words_of(Binding, empty=True)
            ),
            bands=(Sort.WORD, "the preset that grades it; empty without one"),
            basis=Meaning(
                Sort.WORD, "the basis of the recorded figure; empty without one", words=words_of(Basis, empty=True)
            ),
            observed=(Sort.TRUTH, "whether anything was recorded, for whatever period"),
            compared=(Sort.TRUTH, "whether the year before was recorded on the same nominal basis"),
            grown=(Sort.TRUTH, "whether a growth on the year before is stated, for whatever period"),
            grown_on_period=(Sort.TRUTH, "whether a growth on the period before is stated, for whatever period"),
            grown_on_average=(Sort.TRUTH, "whether an average growth a year is stated, for whatever years"),
            based=(Sort.TRUTH, "whether there is a baseline"),
            preceded=(Sort.TRUTH, "whether the cumulative figure a month earlier was recorded"),
            aimed=(Sort.TRUTH, "whether there is a target around the period"),
            whole=(Sort.TRUTH, "whether the recorded figure is a whole number; true where there is none"),
            hedge=Meaning(
                Sort.WORD, "the hedge the figure is printed with; empty without one", words=words_of(Hedge, empty=True)
            ),
            hedge_recorded=Meaning(
                Sort.WORD,
                "the hedge the figure was recorded with; empty without one",
                words=words_of(Hedge, empty=True),
            ),
            by_item=(Sort.TRUTH, "whether the project it is about is judged by it in its own right"),
        ),
        **SCHEDULE,
    },
    texts=("name", "noun", "noun_one", "unit"),
    periods=("span",),
)

#: Natures that a figure in per cent or points cannot have.
_AMOUNTS = frozenset({Nature.FLOW, Nature.STOCK, Nature.COUNT})

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
    nature = _nature(indicator)
    actual = _actual(context.period, indicator, nature=nature, facts=facts)
    period = actual.period if actual else context.period
    target = scheduled_target(facts.targets, period)
    aim = nearest_target(facts.targets, period, nature=nature) or (target if nature in ADDING_UP else None)
    to_date = _to_date(context, period, actual, target=target, nature=nature, facts=facts)
    growth = _growth(facts.growths, period, kind=GrowthKind.YEAR_ON_YEAR)
    last_year = newest(facts.observations, period.same_period_last_year())
    recorded: dict[str, Observation | Target | Growth | Baseline | None] = {
        "growth": growth,
        "growth_on_period": _growth(facts.growths, period, kind=GrowthKind.PERIOD_ON_PERIOD),
        "growth_average": _growth(facts.growths, period, kind=GrowthKind.AVERAGE_ANNUAL),
        "baseline": max(facts.baselines, key=lambda base: base.period.end, default=None),
        "last_year": last_year,
        "before": newest(facts.observations, _month_before(period)),
        "aim": aim,
    }
    figures = {"actual": actual, "to_date": to_date}
    return Subject(
        kind=KIND,
        id=f"{indicator.id}/{about}" if about else indicator.id,
        period=period,
        cells={
            **{name: fact.value if fact else None for name, fact in recorded.items()},
            **{name: figure.value if figure else None for name, figure in figures.items()},
            **_words(indicator, nature=nature, actual=actual),
            **_presence(recorded, actual=actual, facts=facts),
            **_aim_cells(aim, period=period),
            **schedule_cells(context, target, covered=to_date.period if to_date else None),
            "by_item": _is_by_item(context.plan.item_by_id.get(about or ""), indicator),
            "growth_grade": _growth_grade(growth, actual=actual, last_year=last_year),
        },
        inputs={
            **{name: (fact.id,) for name, fact in recorded.items() if fact},
            **{name: figure.ids for name, figure in figures.items() if figure},
            **(dict.fromkeys(("target", "elapsed", "left", "span"), (target.id,)) if target else {}),
            **(dict.fromkeys(("upper", "tolerance"), (aim.id,)) if aim else {}),
        },
        texts={
            "name": _name(context, indicator, about=about),
            "noun": indicator.noun,
            "noun_one": indicator.noun_one,
            "unit": org.name if (org := context.plan.org_by_id.get(about or "")) else Text(),
        },
        periods={"span": span_of(target)},
        display=indicator.display,
        unit=indicator.unit,
        hedges={name: figure.hedge for name, figure in figures.items() if figure and figure.hedge},
        tags=indicator.tags,
        past=cache(partial(_past, context, indicator, about=about, facts=facts, period=period)),
    )


def _past(
    context: Context, indicator: Indicator, lag: Lag, *, about: str | None, facts: _Facts, period: Period
) -> Subject | None:
    """The same a year or a period before, seen as long after the end of that period as it is seen now."""
    before = period.same_period_last_year() if lag is Lag.YEAR else period.previous()
    if before is None:
        return None
    day = max(1, before.end.toordinal() + context.as_of.toordinal() - period.end.toordinal())
    then = evolve(context, period=before, as_of=date.fromordinal(day))
    found = _subject(then, indicator, about=about, facts=facts)
    return found if found.period.covers_same_days(before) else None


def _nature(indicator: Indicator) -> Nature:
    """What kind of figure it is; one in per cent or points is a rate, whatever it is called."""
    unit = indicator.unit
    is_rate = unit.dimension == POINTS or (unit.dimension == RATIO and unit.scale != 1)
    return Nature.RATE if is_rate and indicator.nature in _AMOUNTS else indicator.nature


def _actual(period: Period, indicator: Indicator, *, nature: Nature, facts: _Facts) -> Recorded | None:
    """What was recorded for the period; of what adds up the cumulative figure that ends with it serves as well."""
    adding = nature in ADDING_UP
    found = recorded_over(facts.observations, period, adding=adding and indicator.accumulation is Accumulation.PERIOD)
    if found or not adding or indicator.accumulation is not Accumulation.CUMULATIVE:
        return found
    longer = [one.period for one in facts.observations if one.period.contains(period) and one.period.end == period.end]
    return recorded_over(facts.observations, min(longer, key=lambda one: one.days, default=None), adding=False)


def _to_date(
    context: Context, period: Period, actual: Recorded | None, *, target: Target | None, nature: Nature, facts: _Facts
) -> Recorded | None:
    """What was recorded since the span of the target began; once it is over, the newest figure there is."""
    if target is None or nature not in ADDING_UP:
        return actual
    whole = target.period
    if period.end < whole.end <= context.as_of:
        later = [one.period for one in facts.observations if one.period.start == whole.start]
        within = [one for one in later if one.end <= whole.end]
        return recorded_over(facts.observations, max(within, key=lambda one: one.end, default=None), adding=False)
    if whole.start == period.start:
        return actual
    return recorded_over(facts.observations, span(whole.start, period.end), adding=True)


def _is_by_item(item: PlanItem | None, indicator: Indicator) -> bool:
    """Whether the project it is about is judged by it in its own right."""
    if item is None or item.kind is not ItemKind.PROJECT or item.measured_by != indicator.id:
        return False
    return item.investment is not None and item.investment.unit.convertible_to(indicator.unit)


def _words(indicator: Indicator, *, nature: Nature, actual: Recorded | None) -> dict[str, Cell]:
    return {
        "nature": nature,
        "accumulation": indicator.accumulation,
        "direction": indicator.direction,
        "binding": indicator.binding or "",
        "bands": indicator.bands or "",
        "basis": actual.basis if actual else "",
        "hedge": indicator.display.hedge or "",
        "hedge_recorded": (actual.hedge if actual else None) or "",
    }


def _presence(
    recorded: dict[str, Observation | Target | Growth | Baseline | None], *, actual: Recorded | None, facts: _Facts
) -> dict[str, Cell]:
    last_year = recorded["last_year"]
    levels: list[Recorded | Observation] = [actual, last_year] if actual and isinstance(last_year, Observation) else []
    level = actual.value if actual else None
    return {
        "observed": bool(facts.observations),
        "compared": bool(levels) and all(one.basis is Basis.NOMINAL for one in levels),
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


def _growth_grade(growth: Growth | None, *, actual: Recorded | None, last_year: Observation | None) -> Cell:
    """The grade of a stated growth; empty where it cannot be told for want of a figure."""
    match growth, actual, last_year:
        case (
            Growth(value=Quantity() as stated, basis=Basis.NOMINAL),
            Recorded(value=Quantity() as now),
            Observation(value=Quantity() as then),
        ):
            if then.base <= 0:
                return Grade.NOT_RECOMPUTABLE
            return grade(GROWTH, {"current": now, "previous": then}, stated=stated).grade
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
