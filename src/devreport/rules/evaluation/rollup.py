"""What was found under each goal, counted along the tree of goals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from devreport.findings import Outcome, Tally
from devreport.rules.assessment import Assessment
from devreport.rules.facts.goal_tree import GoalTree
from devreport.rules.subject import Context

__all__ = ["goal_tallies"]


def goal_tallies(assessment: Assessment) -> Mapping[str, Tally]:
    """How often each outcome came out under every goal: of its indicators, its items and the goals below it.

    A finding counts once for a goal, and once for each goal above; where a rule does not apply there is no finding.

    Args:
        assessment: what was found.

    Returns:
        The tally of each goal by its id, in the order of the plan.
    """
    tree = GoalTree(Context(plan=assessment.plan, period=assessment.period, as_of=assessment.as_of))
    tallies: dict[str, Tally] = {}
    for goal in assessment.plan.goals:
        ids = {one.id for one in assessment.plan.goals if tree.is_under(one.id, goal.id)}
        ids |= {*tree.indicators_of(goal), *(item.id for item in tree.items_of(goal))}
        found = [one for one in assessment.findings if ids.intersection(one.subject.split("/"))]
        counts = Counter(one.outcome for one in found)
        tallies[goal.id] = Tally(
            passed=counts[Outcome.PASS], failed=counts[Outcome.FAIL], unknown=counts[Outcome.UNKNOWN]
        )
    return tallies
