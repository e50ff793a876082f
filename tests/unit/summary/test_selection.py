"""Which findings a selection takes, and in what order."""

from datetime import date
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from devreport.findings import Figure, Finding, Outcome, Severity, Verdict
from devreport.model import Note, Plan
from devreport.periods import half, month
from devreport.quantities import Missing, Ratio
from devreport.summary import Order, Select
from devreport.summary.selection import places_in, selected
from tests.strategies.summary import assessments, selects

PLACES = {"roads": 0, "school": 1, "grain": 2}


def finding(subject, rule="indicator.pace", *, statement="pace", outcome=Outcome.PASS, severity=Severity.ERROR, **more):
    """A finding about a subject."""
    verdict = more.pop("verdict", Verdict.AHEAD)
    value = more.pop("rate", None)
    figures = {} if value is None else {"rate": Figure(id=f"{subject}.rate", value=value)}
    return Finding(
        rule=rule,
        kind=more.pop("kind", "indicator"),
        subject=subject,
        period=half(2026, 1),
        statement=statement,
        verdict=verdict,
        outcome=outcome,
        severity=severity,
        figures=figures,
        tags=more.pop("tags", ()),
    )


def subjects(select, *findings):
    """The subjects of what is selected, in order."""
    return [one.subject for one in selected(select, findings, places=PLACES)]


def test_every_condition_must_hold_and_one_word_of_each_is_enough():
    """Conditions narrow, words widen."""
    found = (
        finding("roads", tags=("projects",)),
        finding("school", tags=("people", "projects"), verdict=Verdict.BEHIND),
        finding("grain", tags=("people",), statement="recorded"),
    )
    assert ["roads", "school"] == subjects(Select(tags=["projects"]), *found)
    assert ["school", "grain"] == subjects(Select(tags=["people"]), *found)
    assert ["school"] == subjects(
        Select(tags=["people", "projects"], statements=["pace"], verdicts=["x", Verdict.BEHIND]), *found
    )
    assert [] == subjects(Select(kinds=["item"]), *found)
    assert ["roads", "school", "grain"] == subjects(Select(outcomes=[Outcome.PASS], rules=["indicator.pace"]), *found)


def test_the_plan_orders_what_nothing_else_orders():
    """As the plan lists its subjects, the strange ones last."""
    found = [finding(subject) for subject in ("stray", "grain", "school", "roads")]
    assert ["roads", "school", "grain", "stray"] == subjects(Select(), *found)


def test_an_indicator_about_items_follows_their_order():
    """``grain/school`` stands where the indicator does."""
    found = [finding(subject) for subject in ("grain/school", "grain/roads", "roads/school")]
    assert ["roads/school", "grain/roads", "grain/school"] == subjects(Select(), *found)


def test_tags_order_as_the_selection_lists_them():
    """First all with the first tag."""
    found = [finding("roads", tags=("b",)), finding("school", tags=("b", "a")), finding("grain", tags=("c", "b"))]
    assert ["grain", "school", "roads"] == subjects(Select(tags=["c", "a", "b"], order=Order.TAGS), *found)


def test_the_worst_comes_first():
    """Failures, then what is unknown; errors before warnings."""
    found = [
        finding("a"),
        finding("b", outcome=Outcome.UNKNOWN),
        finding("c", outcome=Outcome.FAIL, severity=Severity.INFO),
        finding("d", outcome=Outcome.FAIL, severity=Severity.WARNING),
        finding("e", outcome=Outcome.FAIL),
    ]
    assert ["e", "d", "c", "b", "a"] == subjects(Select(order=Order.WORST_FIRST), *found)


def test_ranks_are_exact_and_ties_keep_the_order_of_the_plan():
    """Two thirds are more than 0.6666666666666666; what has no figure comes last."""
    found = [
        finding("grain", rate=Ratio(2, 3)),
        finding("stray", rate=Missing()),
        finding("none"),
        finding("school", rate=Ratio("0.6666666666666666")),
        finding("roads", rate=Ratio(4, 6)),
    ]
    ranked = Select(order=Order.RANKED, rank_by="rate")
    assert ["roads", "grain", "school"] == subjects(ranked, *found)[:3]
    assert {"stray", "none"} == set(subjects(ranked, *found)[3:])


@pytest.mark.parametrize("values", [(month(2026, 1), month(2026, 5)), (date(2026, 1, 1), date(2026, 5, 1))])
def test_days_and_periods_rank_too(values):
    """The latest first."""
    found = [finding("roads", rate=values[0]), finding("school", rate=values[1])]
    assert ["school", "roads"] == subjects(Select(order=Order.RANKED, rank_by="rate"), *found)


def test_one_of_each_subject_is_the_one_listed_first():
    """A figure that is told as progress is not told bare as well."""
    found = [finding("roads", statement="recorded"), finding("grain", statement="recorded"), finding("roads")]
    select = Select(statements=["pace", "recorded"], one_each=True)
    assert ["pace", "recorded"] == [one.statement for one in selected(select, found, places=PLACES)]
    assert ["roads", "grain"] == subjects(Select(one_each=True), *found)


def test_places_are_those_of_the_plan_then_of_the_one_before():
    """What vanished from the plan stands where the earlier plan had it, after everything else."""
    plan = Plan(
        id="p", title="总结", period=half(2026, 1), notes=[Note(id="one", text="一"), Note(id="two", text="二")]
    )
    before = evolve(plan, notes=[Note(id="gone", text="没了"), Note(id="two", text="二")])
    assert {"one": 0, "two": 1, "gone": 2} == places_in([plan, before])


@given(assessments(), selects(), st.randoms())
def test_nothing_is_selected_twice_and_chance_has_no_say(assessment, select, random):
    """The order in which rules came to their findings does not matter where each subject has one finding."""
    places = places_in([assessment.plan])
    chosen = selected(select, assessment.findings, places=places)
    assert len({one.id for one in chosen}) == len(chosen) <= (select.limit or len(chosen))
    assert chosen == selected(select, assessment.findings, places=places)
    lone = list({one.subject: one for one in assessment.findings if one.subject in places}.values())
    once = selected(evolve(select, limit=None), lone, places=places)
    random.shuffle(lone)
    assert once == selected(evolve(select, limit=None), lone, places=places)


@given(assessments())
def test_a_rank_never_rises(assessment):
    """Whatever is drawn, the next figure is no greater."""
    ranked = selected(Select(order=Order.RANKED, rank_by="rate"), assessment.findings, places={})
    values = [one.figures["rate"].value for one in ranked if "rate" in one.figures]
    known = [value.base for value in values if isinstance(value, Ratio)]
    assert all(first >= second for first, second in pairwise(known))
