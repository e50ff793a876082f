"""Goals as subjects: the units they cover, and what each of them does for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from devreport.model import Coverage, Goal, PlanItem
from devreport.rules.facts import UNITS, count, meanings, words_of
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "goal"

SCHEMA = Table(
    meanings(
        covering=(Sort.TRUTH, "whether units must have items of their own under it"),
        coverage=Meaning(Sort.WORD, "exactly one item each, or at least one", words=words_of(Coverage)),
    ),
    {
        "covers": meanings(
            items=Meaning(
                Sort.AMOUNT, "how many items under the goal the unit owns or leads", unit=UNITS, optional=False, least=0
            ),
            coverage=Meaning(Sort.WORD, "exactly one item, or at least one", words=words_of(Coverage)),
        )
    },
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each goal."""
    parents = {goal.id: goal.parent for goal in context.plan.goals}
    for goal in context.plan.goals:
        below = [item for item in context.plan.items if _is_under(item.goal, goal.id, parents=parents)]
        yield _subject(context, goal, items=below)


def _subject(context: Context, goal: Goal, *, items: list[PlanItem]) -> Subject:
    return Subject(
        kind=KIND,
        id=goal.id,
        period=context.period,
        cells={"covering": bool(goal.covers), "coverage": goal.coverage},
        inputs={"covers": (f"goal:{goal.id}.covers",)},
        children={"covers": tuple(_unit(context, goal, unit=unit, items=items) for unit in goal.covers)},
        texts={"name": goal.name},
        tags=goal.tags,
    )


def _unit(context: Context, goal: Goal, *, unit: str, items: list[PlanItem]) -> Subject:
    owned = [item.id for item in items if unit in _owners(item)]
    return Subject(
        kind="",
        id=unit,
        period=context.period,
        cells={"items": count(len(owned), UNITS), "coverage": goal.coverage},
        inputs={"items": tuple(f"item:{identity}.owner" for identity in owned)},
        texts={"name": context.plan.name_of(unit)},
    )


def _owners(item: PlanItem) -> set[str | None]:
    return {item.owner, *(item.responsibility.lead_units if item.responsibility else ())}


def _is_under(goal: str | None, above: str, *, parents: Mapping[str, str | None]) -> bool:
    """Whether a goal is another one or lies below it."""
    while goal is not None and goal != above:
        goal = parents[goal]
    return goal is not None
