"""The straight path through five years."""

import pytest

from devreport.expressions import evaluate, row
from devreport.quantities import Quantity, Ratio
from devreport.rules.facts.five_years import ACTUAL, BY_FIELDS, CAPPED, EXPECTED, HELD, RATE, Path, reached

BOUNDS = {"ahead": Quantity("105", "%"), "on_pace": Quantity("95", "%")}
PATH = Path(RATE, reached(ACTUAL), HELD, CAPPED)


def cells(actual, *, baseline=0, target=100, additive=False, falling=False):
    """The row of an indicator half-way."""
    numbers = {"actual": actual, "baseline": baseline, "target": target}
    given = {name: None if value is None else Ratio(value) for name, value in numbers.items()}
    return row({**given, "elapsed": Ratio(1, 2), "additive": additive, "falling": falling})


@pytest.mark.parametrize("additive", [False, True])
@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("actual", [-10, 0, 47, 48, 50, 52, 53, 100, 120])
def test_exactly_one_status_holds(actual, falling, additive):
    """Whatever way it is to go."""
    ends = {"baseline": 100, "target": 0} if falling and not additive else {}
    found = evaluate_all(cells(actual, falling=falling, additive=additive, **ends))
    assert 1 == sum(found.values())


def evaluate_all(subject):
    """Which statuses hold."""
    return {name: evaluate(status, subject, parameters=BOUNDS) for name, status in PATH.statuses.items()}


def test_a_straight_line_is_expected():
    """From the base value, or of the whole."""
    assert [50, 75] == [
        evaluate(EXPECTED, cells(1, additive=True)),
        evaluate(EXPECTED, cells(1, baseline=50)),
    ]


def test_a_cap_is_the_other_way_round():
    """A sum of which little is used is ahead; it is never achieved early."""
    assert ["ahead", "ahead", "on_pace", "behind"] == [
        next(name for name, holds in evaluate_all(cells(used, additive=True, falling=True)).items() if holds)
        for used in (0, 47, 52, 53)
    ]


def test_the_rows_of_a_plan_are_judged_alike():
    """By what was computed of them before."""
    subject = row({"rate": Ratio(1, 2), "reached": False, "held": False, "capped": False, "elapsed": Ratio(1, 2)})
    assert {"early": False, "ahead": False, "on_pace": True, "behind": False} == {
        name: evaluate(status, subject, parameters=BOUNDS) for name, status in BY_FIELDS.statuses.items()
    }
