"""Waivers of a plan."""

from datetime import date

from devreport.model import Indicator, Plan, Text, Waiver
from devreport.periods import half, year

GIVEN = Waiver(rule="indicator.pace", subject="x", reason="汛期停工", by="张三")
INVESTMENT = Indicator(id="x", name="投资", unit="亿元")


def test_only_the_end_and_the_period_are_optional():
    """An explanation holds for good and for every period unless it says otherwise."""
    assert (None, None, Text("汛期停工")) == (GIVEN.until, GIVEN.period, GIVEN.reason)


def test_its_id_is_made_of_what_it_is():
    """The period belongs to it."""
    other = Waiver(rule="I03", subject="x/o", reason="x", by="y", period=year(2023), until=date(2023, 1, 1))
    assert ("waiver:indicator.pace:x", "waiver:I03:x/o@2023") == (GIVEN.id, other.id)


def test_a_subject_begins_with_an_id_of_the_plan(problems):
    """Everything that is wrong is said, with its place."""
    wrong = Waiver(rule="", subject="y/x", reason="", by="张三")
    found = problems(indicators=[INVESTMENT], waivers=[GIVEN, wrong, GIVEN])
    assert ["$.waivers[1].rule", "$.waivers[1].reason", "$.waivers[2]", "$.waivers[1].subject"] == [
        problem.where for problem in found
    ]


def test_any_record_may_be_what_it_is_about():
    """The plan itself included."""
    about_plan = Waiver(rule="plan.timing", subject="p", reason="x", by="y")
    plan = Plan(id="p", title="计划", period=half(2023, 1), indicators=[INVESTMENT], waivers=[GIVEN, about_plan])
    assert (GIVEN, about_plan) == plan.waivers
