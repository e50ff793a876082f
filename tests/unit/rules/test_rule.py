"""Rules."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import RuleError
from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Shape, Threshold, Verdict
from devreport.quantities import Quantity
from devreport.rules import ParameterEdition, ParameterValue, Rule, Shown, ShownPeriod, VerdictTest

RULE = Rule(
    code="I99",
    name="indicator.check",
    title="核对",
    aliases=("indicator.old",),
    over="indicator",
    statement=STATEMENTS["whole"],
    verdicts=(VerdictTest(Verdict.AGREES, Outcome.PASS),),
    figures={"value": Field("actual")},
    parameters={"limit": ParameterValue(Quantity("5", "%"), "a circular")},
    source="a circular",
)


def test_the_group_is_the_first_half_of_the_name() -> None:
    """Rules are listed by it."""
    assert "indicator" == RULE.group


def test_thresholds_are_the_values_of_the_parameters() -> None:
    """Their sources are for the reader."""
    assert {"limit": Quantity("5", "%")} == RULE.thresholds


def test_the_shape_has_no_words() -> None:
    """It is what findings are made again from."""
    rule = evolve(RULE, figures={"value": Shown(Field("actual")), "rate": Field("rate"), "span": ShownPeriod("span")})
    figures = {"value": Field("actual"), "rate": Field("rate")}
    assert Shape(None, RULE.verdicts, figures, {"span": "span"}) == rule.shape


def test_a_rule_without_editions_is_the_same_at_any_time() -> None:
    """Nothing is made anew."""
    assert RULE is RULE.at(date(2026, 1, 1), "here")


_DAY = date(2026, 1, 1)
_DAYS = st.integers(-3, 3).map(lambda days: _DAY + timedelta(days=days))
_PLACES = st.sampled_from(["", "here", "there"])


@st.composite
def editions(draw: st.DrawFn) -> tuple[ParameterEdition, ...]:
    """Other values of a threshold; no two of one place begin on the same day."""
    begins = draw(st.lists(st.tuples(_PLACES, st.none() | _DAYS), max_size=6, unique=True))
    return tuple(
        ParameterEdition(
            value=str(number), source=f"s{number}", place=place, since=since, until=draw(st.none() | _DAYS)
        )
        for number, (place, since) in enumerate(begins)
    )


@given(editions(), _DAYS, _PLACES)
def test_a_threshold_is_that_of_the_place_and_the_latest_that_has_begun(
    others: tuple[ParameterEdition, ...], day: date, place: str
) -> None:
    """Place before general, later before earlier, and the plain value where no other holds."""
    held = [
        one for one in others if one.place in {"", place} and (one.since or day) <= day and (one.until or day) >= day
    ]
    local = [one for one in held if one.place] or held
    expected = Threshold("usual", "s")
    for one in local:
        if all((one.since or date.min) >= (other.since or date.min) for other in local):
            expected = Threshold(one.value, one.source)
    rule = evolve(RULE, parameters={"limit": ParameterValue("usual", "s", others)})
    assert {"limit": expected} == rule.thresholds_at(day, place)
    assert {"limit": expected.value} == rule.at(day, place).thresholds


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": {"zh": "a\u202eb", "en": "x"}}, ".title.zh"),
        ({"source": "x\x00y"}, ".source"),
        ({"code": "I\n9"}, ".code"),
        ({"parameters": {"limit": ParameterValue(Quantity("5", "%"), "\u200b")}}, ".parameters.limit.source"),
    ],
)
def test_words_print_as_they_read(changes: dict[str, Any], where: str) -> None:
    """As those of plans do."""
    with pytest.raises(RuleError) as caught:
        evolve(RULE, **changes)
    assert [(one.where, one.code) for one in caught.value.problems] == [(where, "text")]
