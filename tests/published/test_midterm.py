"""Published mid-term reviews: their counts, and that binding indicators which lag behind decide.

The sources publish how many indicators have each status. Where a review only names those that lag, the others are
taken to be on pace, which changes nothing about the verdict.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from devreport.model import Baseline, Binding, Indicator, Nature, Observation, Plan, Target
from devreport.periods import parse_period, span, year
from devreport.quantities import Quantity
from devreport.rules import MidtermStatus, evaluate_midterm

REVIEWS = json.loads((Path(__file__).parent / "data" / "midterm.json").read_text(encoding="utf-8"))
LEVELS = {"achieved_early": "64", "ahead": "63", "on_pace": "62", "behind": "61"}
each_review = pytest.mark.parametrize("review", REVIEWS, ids=[review["id"] for review in REVIEWS])


def evaluated(review):
    """A plan of so many indicators of each status, evaluated."""
    whole, day = parse_period(review["span"]), date.fromisoformat(review["as_of"])
    statuses = [status for status in LEVELS for _ in range(review[status])]
    names = [f"{status}-{number}" for number, status in enumerate(statuses)]
    late = [name for name in names if name.startswith("behind")][: review["binding_behind"]]
    plan = Plan(
        id=review["id"],
        title="规划",
        period=whole,
        indicators=[
            Indicator(
                id=name,
                name=name,
                unit="%",
                nature=Nature.RATE,
                binding=Binding.BINDING if name in late else Binding.EXPECTED,
            )
            for name in names
        ],
        baselines=[
            Baseline(indicator=name, period=year(whole.start.year - 1), value=Quantity("60", "%")) for name in names
        ],
        targets=[Target(indicator=name, period=whole, value=Quantity("64", "%")) for name in names],
        observations=[
            Observation(
                indicator=name,
                period=span(date(day.year, 1, 1), day),
                value=Quantity(LEVELS[name.partition("-")[0]], "%"),
            )
            for name in names
        ],
    )
    return evaluate_midterm(plan, as_of=day)


@each_review
def test_the_counts_are_those_published(review):
    """They add up to the indicators of the plan."""
    counts = evaluated(review).counts()
    assert review["total"] == sum(counts.values())
    assert {name: review[name] for name in LEVELS} == {name: counts[MidtermStatus(name)] for name in LEVELS}


@each_review
def test_binding_indicators_decide(review):
    """However many others are ahead."""
    found = evaluated(review)
    assert review["binding_behind"] == found.counts(Binding.BINDING)[MidtermStatus.BEHIND]
    assert review["overall"] == found.verdict.value
