"""The tree of goals."""

from typing import Any

from devreport.quantities import Ratio
from devreport.rules.facts.goal_tree import GoalTree, is_weighted
from devreport.rules.subjects import indicator
from tests.rules.assessed import context_of

GOALS: Any = [
    {"id": "g", "name": "总"},
    {"id": "h", "name": "一", "parent": "g", "weight": "0.5", "indicators": ["a"]},
    {"id": "k", "name": "二", "parent": "g", "weight": "0.5", "indicators": ["b"]},
]


def tree(goals: Any = GOALS, *, b: str = "个", **lists: Any) -> GoalTree:
    """A tree with two indicators."""
    given = {
        "goals": goals,
        "indicators": [{"id": "a", "name": "甲", "unit": "亿元"}, {"id": "b", "name": "乙", "unit": b}],
        "targets": [
            {"indicator": "a", "period": "2023", "value": "100亿元"},
            {"indicator": "b", "period": "2023", "value": f"10{b}"},
        ],
        "observations": [
            {"indicator": "a", "period": "2023-S1", "value": "40亿元"},
            {"indicator": "b", "period": "2023-S1", "value": f"6{b}"},
        ],
        **lists,
    }
    context = context_of(given)
    return GoalTree(context, {one.id: one for one in indicator.subjects(context)})


def progress(of: GoalTree) -> list[Any]:
    """What is done of what is due, goal by goal."""
    return [of.progress(goal) for goal in of.plan.goals]


def test_like_units_are_a_ratio_of_sums() -> None:
    """Whatever the weights."""
    found = tree(b="亿元")
    assert [True, True, True] == [found.is_summed(goal) for goal in found.plan.goals]
    assert [Ratio(46, 55), Ratio(4, 5), Ratio(6, 5)] == progress(found)


def test_unlike_units_are_weighted() -> None:
    """A goal in unlike units that has no weighted goals below has no progress."""
    found = tree()
    assert [False, True, True] == [found.is_summed(goal) for goal in found.plan.goals]
    assert [Ratio(1), Ratio(4, 5), Ratio(6, 5)] == progress(found)
    assert [None] == progress(tree([{"id": "g", "name": "总", "indicators": ["a", "b"]}]))


def test_what_is_missing_below_is_missing_above() -> None:
    """And so is what is not due at all."""
    assert [None, None, None] == progress(tree(observations=[]))
    nothing = [{"indicator": "a", "period": "2023", "value": "0亿元"}]
    assert [None, None, None] == progress(tree(targets=nothing))


def test_items_measure_a_goal_without_indicators() -> None:
    """Done of those that are due."""
    items = [
        {"id": "t", "name": "事", "goal": "g", "status": "done", "due": "2023-05-31"},
        {"id": "u", "name": "事", "goal": "g", "status": "in_progress", "due": "2023-06-30"},
        {"id": "v", "name": "事", "goal": "g", "status": "cancelled"},
        {"id": "w", "name": "事", "goal": "g", "status": "in_progress"},
        {"id": "x", "name": "事", "goal": "g"},
    ]
    found = tree([GOALS[0]], items=items)
    assert [Ratio(1, 2)] == progress(found)
    assert ["t", "u", "w"] == [row.id for row in found.rows(found.plan.goals[0])]


def test_weights_are_weights_only_if_all_are_there() -> None:
    """And not all of them are zero."""
    found = tree([{**goal, **({"weight": "0"} if "weight" in goal else {})} for goal in GOALS])
    assert not is_weighted(found.plan.goals[1:])
    assert not is_weighted(found.plan.goals)
    assert not is_weighted(())
    assert is_weighted(tree().plan.goals[1:])


def test_a_gap_is_a_row_of_its_own() -> None:
    """A goal below without anything, and an indicator of which nothing is planned or recorded; both are summed."""
    empty = tree([*GOALS[:2], {"id": "k", "name": "二", "parent": "g"}], b="亿元")
    goal = empty.plan.goals[0]
    assert ["a", "k"] == [row.id for row in empty.rows(goal)]
    assert empty.is_summed(goal)
    assert empty.progress(goal) is None
    unplanned = tree(b="亿元", targets=[{"indicator": "a", "period": "2023", "value": "100亿元"}], observations=[])
    assert ["a", "b"] == [row.id for row in unplanned.rows(unplanned.plan.goals[0])]
    assert unplanned.is_summed(unplanned.plan.goals[0])
    assert not unplanned.is_summed(unplanned.plan.goals[2])


def test_a_goal_without_anything_has_no_rows() -> None:
    """It does not stand for itself."""
    alone = tree([{"id": "g", "name": "总"}, {"id": "h", "name": "一", "parent": "g"}])
    assert [(), ()] == [alone.rows(goal) for goal in alone.plan.goals]
