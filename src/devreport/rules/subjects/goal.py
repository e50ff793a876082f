"""Goals as subjects: the units they cover, and what each of them does for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from devreport.model import Coverage, Display, Goal, PlanItem
from devreport.quantities import Ratio
from devreport.rules.facts.goal_tree import GoalTree
from devreport.rules.facts.recorded import UNITS, count, meanings, plain, words_of
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table
from devreport.rules.subjects import indicator

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "goal"

SCHEMA = Table(
    meanings(
        covering=(Sort.TRUTH, "whether units must have items of their own under it"),
        coverage=Meaning(Sort.WORD, "exactly one item each, or at least one", words=words_of(Coverage)),
        summed=(Sort.TRUTH, "whether all that measures it and the goals below adds up, in units of one kind"),
        scored=(Sort.TRUTH, "whether it does not, and any goal below has a weight"),
        weights=(Sort.RATIO, "the sum of these weights"),
        known_weight=(Sort.RATIO, "the share of these weights that can be scored; missing where all can"),
    ),
    {
        "measured": meanings(
            actual=(
                Sort.AMOUNT,
                "what was recorded since the span of the target began; of an item, whether it is done",
            ),
            target=(Sort.AMOUNT, "the target; of an item, one"),
            elapsed=Meaning(Sort.RATIO, "the share of it that is due by now", least=0, most=1),
        ),
        "subgoals": meanings(
            weight=(Sort.RATIO, "the weight of a goal below"),
            score=(Sort.RATIO, "what is done there of what is due by now"),
        ),
        "covers": meanings(
            items=Meaning(
                Sort.AMOUNT, "how many items under the goal the unit owns or leads", unit=UNITS, optional=False, least=0
            ),
            coverage=Meaning(Sort.WORD, "exactly one item, or at least one", words=words_of(Coverage)),
        ),
    },
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each goal."""
    measured = {one.id: one for one in indicator.subjects(context)} if context.plan.goals else {}
    tree = GoalTree(context, measured)
    for goal in context.plan.goals:
        yield _subject(context, goal, tree=tree)


def _subject(context: Context, goal: Goal, *, tree: GoalTree) -> Subject:
    below, summed = tree.below(goal), tree.is_summed(goal)
    rows = tree.rows(goal) if summed else ()
    items = list(tree.items_of(goal))
    scores = tuple(_scored(context, one, tree=tree) for one in below)
    return Subject(
        kind=KIND,
        id=goal.id,
        period=context.period,
        cells={
            "covering": bool(goal.covers),
            "coverage": goal.coverage,
            "summed": summed,
            "scored": not summed and any(one.weight is not None for one in below),
            "weights": _sum_of_weights(below),
            "known_weight": _known_weight(scores),
        },
        inputs={
            "covers": (f"goal:{goal.id}.covers",),
            **dict.fromkeys(("known_weight", "weights"), tuple(f"goal:{one.id}.weight" for one in below)),
        },
        children={
            "covers": tuple(_unit(context, goal, unit=unit, items=items) for unit in goal.covers),
            "measured": rows,
            "subgoals": scores,
        },
        texts={"name": goal.name},
        display=plain(rows[0].display) if rows else Display(),
        unit=rows[0].unit if rows else None,
        tags=goal.tags,
    )


def _scored(context: Context, goal: Goal, *, tree: GoalTree) -> Subject:
    """A goal below another: its weight, and how much is done of what is due."""
    return Subject(
        kind="",
        id=goal.id,
        period=context.period,
        cells={"weight": None if goal.weight is None else Ratio(goal.weight), "score": tree.progress(goal)},
        inputs={
            "weight": (f"goal:{goal.id}.weight",),
            "score": tuple(dict.fromkeys(one for row in tree.rows(goal) for ids in row.inputs.values() for one in ids)),
        },
        texts={"name": goal.name},
    )


def _known_weight(goals: Sequence[Subject]) -> Ratio | None:
    """The share of the weights that can be scored, unless it is all of them."""
    weights = [(goal.cells["score"], goal.cells["weight"]) for goal in goals]
    scored = (weight for score, weight in weights if score is not None)
    known = sum((weight.base for weight in scored if isinstance(weight, Ratio)), start=Fraction(0))
    whole = sum((weight.base for _, weight in weights if isinstance(weight, Ratio)), start=Fraction(0))
    return None if known == whole else Ratio(known, whole)


def _sum_of_weights(goals: Sequence[Goal]) -> Ratio | None:
    """What the weights add up to, unless one of them is missing."""
    weights = [Ratio(goal.weight).base for goal in goals if goal.weight is not None]
    return Ratio(sum(weights, start=Fraction(0))) if len(weights) == len(goals) else None


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
