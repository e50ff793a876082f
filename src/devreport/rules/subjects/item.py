"""Projects, tasks, documents, events and rectifications as subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from devreport.expressions import Cell
from devreport.model import Display, Indicator, ItemKind, Milestone, PlanItem, Responsibility, Target
from devreport.periods import Period
from devreport.quantities import YUAN, Unit, parse_unit
from devreport.rules.facts.recorded import (
    SCHEDULE,
    UNITS,
    count,
    meanings,
    observed,
    recorded_ids,
    schedule_cells,
    scheduled_target,
    span_of,
    words_of,
)
from devreport.rules.facts.schedule import STATUS, status_cells
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "item"

_PEOPLE = parse_unit("名")

SCHEMA = Table(
    {
        **meanings(
            item_kind=Meaning(Sort.WORD, "project, task, document, event or rectification", words=words_of(ItemKind)),
            promised=(Sort.TRUTH, "whether this very report promises it"),
            tracked=(Sort.TRUTH, "whether its status or a day of it is recorded, or it was promised earlier"),
            happened=(Sort.DAY, "the last day of the period it took place in"),
            period_start=Meaning(Sort.DAY, "the first day of the period that is reported on", optional=False),
            period_end=Meaning(Sort.DAY, "the last day of that period", optional=False),
            assigned=(Sort.TRUTH, "whether it says who answers for it"),
            leaders=Meaning(Sort.AMOUNT, "the number of leaders in charge", unit=_PEOPLE, least=0),
            lead_units=Meaning(Sort.AMOUNT, "the number of units in charge", unit=UNITS, least=0),
            people=Meaning(Sort.AMOUNT, "the number of persons in charge", unit=_PEOPLE, least=0),
            assisting=Meaning(Sort.AMOUNT, "the number of units that assist", unit=UNITS, least=0),
            lead_assists=(Sort.TRUTH, "whether a unit in charge is also among those that assist"),
            investment=Meaning(Sort.AMOUNT, "the total investment", unit=YUAN, least=0),
            invested=(Sort.TRUTH, "whether a total investment is recorded"),
            spending=(Sort.TRUTH, "whether the indicator that measures it is money, as its total investment is"),
            actual=(Sort.AMOUNT, "what that indicator recorded about it for the period"),
            listed=Meaning(
                Sort.TRUTH, "whether an upper-level plan lists it; missing where the plan does not say", optional=True
            ),
            listing_stated=(Sort.TRUTH, "whether the plan says so"),
        ),
        **STATUS,
        **SCHEDULE,
    },
    {
        "milestones": meanings(
            due=Meaning(Sort.DAY, "the planned day", optional=False),
            reached=(Sort.TRUTH, "whether it was reached by then"),
            as_of=Meaning(Sort.DAY, "the day up to which time has passed", optional=False),
        )
    },
    texts=("name", "text", "part"),
    periods=("happened", "covers", "span"),
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each plan item."""
    aimed: dict[tuple[str, str | None], list[Target]] = {}
    for target in context.plan.targets:
        aimed.setdefault((target.indicator, target.about), []).append(target)
    for item in context.plan.items:
        yield _subject(context, item, targets=aimed.get((item.measured_by or "", item.id), ()))


def _subject(context: Context, item: PlanItem, *, targets: Iterable[Target]) -> Subject:
    actual = observed(context.plan, item.measured_by, about=item.id, period=context.period)
    target = scheduled_target(targets, context.period)
    indicator = context.plan.indicator_by_id.get(item.measured_by or "")
    return Subject(
        kind=KIND,
        id=item.id,
        period=context.period,
        cells={
            **_facts(item, period=context.period),
            "spending": _is_spending(item, indicator),
            **_responsible(item.responsibility),
            **status_cells(context, item),
            **schedule_cells(context, target, covered=actual.period if actual else None),
            "promised": item.made_in is not None and item.made_in.covers_same_days(context.period),
            "actual": actual.value if actual else None,
        },
        inputs={
            **recorded_ids(f"item:{item.id}", ("status", "due", "finished", "starts", "happened", "investment")),
            **recorded_ids(f"item:{item.id}", ("listed", "milestones")),
            **dict.fromkeys(_RESPONSIBLE, (f"item:{item.id}.responsibility",)),
            "covers": (f"item:{item.id}.happened",),
            **({"actual": (actual.id,)} if actual else {}),
            **(dict.fromkeys(("target", "elapsed", "left", "span"), (target.id,)) if target else {}),
        },
        children={"milestones": _milestones(context, item)},
        texts={"name": item.name, "text": item.text, "part": item.part},
        periods={"happened": item.happened, "covers": item.happened, "span": span_of(target)},
        display=indicator.display if indicator else Display(),
        unit=_unit(item),
        hedges={"actual": actual.hedge} if actual and actual.hedge else {},
        tags=item.tags,
    )


def _facts(item: PlanItem, *, period: Period) -> dict[str, Cell]:
    return {
        "item_kind": item.kind,
        "tracked": any(fact is not None for fact in (item.status, item.due, item.finished, item.starts, item.made_in)),
        "happened": item.happened.end if item.happened else None,
        "period_start": period.start,
        "period_end": period.end,
        "investment": item.investment,
        "invested": item.investment is not None,
        "listed": item.listed,
        "listing_stated": item.listed is not None,
    }


_RESPONSIBLE = ("leaders", "lead_units", "people", "assisting")


def _responsible(responsibility: Responsibility | None) -> dict[str, Cell]:
    if responsibility is None:
        return {**dict.fromkeys(_RESPONSIBLE), "assigned": False, "lead_assists": False}
    return {
        "leaders": count(len(responsibility.leaders), _PEOPLE),
        "lead_units": count(len(responsibility.lead_units), UNITS),
        "people": count(len(responsibility.people), _PEOPLE),
        "assisting": count(len(responsibility.assisting), UNITS),
        "assigned": True,
        "lead_assists": bool({*responsibility.lead_units} & {*responsibility.assisting}),
    }


def _milestones(context: Context, item: PlanItem) -> tuple[Subject, ...]:
    return tuple(
        _milestone(context, milestone, record=f"item:{item.id}.milestones[{number}]", number=number)
        for number, milestone in enumerate(item.milestones)
    )


def _milestone(context: Context, milestone: Milestone, *, record: str, number: int) -> Subject:
    finished = milestone.finished
    return Subject(
        kind="",
        id=f"milestones[{number}]",
        period=context.period,
        cells={
            "due": milestone.due,
            "reached": finished is not None and finished <= context.as_of,
            "as_of": context.as_of,
        },
        inputs={"due": (f"{record}.due",), "reached": (f"{record}.finished",)},
        texts={"name": milestone.name},
    )


def _is_spending(item: PlanItem, indicator: Indicator | None) -> bool:
    """Whether what measures an item can be held against its total investment."""
    return indicator is not None and item.investment is not None and item.investment.unit.convertible_to(indicator.unit)


def _unit(item: PlanItem) -> Unit | None:
    return item.investment.unit if item.investment else None
