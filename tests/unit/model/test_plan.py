from datetime import date

import pytest
from hypothesis import given, settings

from devreport.errors import ModelError
from devreport.model import Indicator, Note, Observation, OrgUnit, Plan, PlanItem, Text
from devreport.periods import half
from devreport.quantities import Missing, Quantity
from tests.strategies.model import plans

H1 = half(2023, 1)


def test_everything_that_is_wrong_is_said_at_once(problems):
    """Nobody mends a plan one error at a time."""
    found = problems(title="", org="x", notes=[Note(id="n", text="\x00")], items=[PlanItem(id="n", name="项目")])
    assert ["$.title", "$.notes[0].text", "$.notes[0].id", "$.org"] == [problem.where for problem in found]


def test_records_of_another_type_are_not_looked_into(problems):
    """What cannot be understood is not held against the rest."""
    found = problems(notes=["text"], org="x")
    assert [("$.notes[0]", "'text'", "a Note")] == [(one.where, one.found, one.expected) for one in found]


@pytest.mark.parametrize(
    ("expected", "texts"), [("the plan has 1 problem\n", [""]), ("the plan has 2 problems\n", ["", ""])]
)
def test_the_message_counts_the_problems(expected, texts):
    """And lists them."""
    notes = [Note(id=f"n{number}", text=text) for number, text in enumerate(texts)]
    with pytest.raises(ModelError, match=expected):
        Plan(id="p", title="计划", period=H1, notes=notes)


def test_things_are_found_by_their_ids():
    """Objects refer to each other by id."""
    plan = Plan(
        id="p",
        title="计划",
        period=H1,
        orgs=[OrgUnit(id="o", name="局")],
        items=[PlanItem(id="t", name="项目")],
        indicators=[Indicator(id="i", name="投资", unit="亿元")],
    )
    assert ["局", "项目", "投资", "x"] == [str(plan.name_of(identity)) for identity in ("o", "t", "i", "x")]
    assert Text("局") == plan.org_by_id["o"].name


def test_vintages_are_in_order():
    """The newest one is last; one without a day is the oldest."""
    vintages = [
        Observation(indicator="i", period=H1, value=Quantity(value, "亿元"), released_on=day)
        for value, day in (("2", date(2023, 8, 1)), ("0", None), ("1", date(2023, 7, 1)))
    ]
    other = Observation(indicator="i", period=H1, value=Missing(), about="o")
    plan = Plan(
        id="p",
        title="计划",
        period=H1,
        orgs=[OrgUnit(id="o", name="局")],
        indicators=[Indicator(id="i", name="投资", unit="亿元")],
        observations=[*vintages, other],
    )
    grouped = plan.observations_by_subject
    assert ["0亿元", "1亿元", "2亿元"] == [str(one.value) for one in grouped["i", None]]
    assert (other,) == grouped["i", "o"]


@settings(max_examples=20)
@given(plans())
def test_a_plan_is_a_value(plan):
    """It can be compared and be a key."""
    assert {plan: 1} == {plan: 1}
