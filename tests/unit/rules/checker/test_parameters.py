"""Thresholds."""

from datetime import date

import pytest

from devreport.expressions import Parameter
from devreport.quantities import Quantity
from devreport.rules import ParameterEdition, Rule
from devreport.rules.checker.parameters import parameters, worlds
from devreport.rules.checker.places import rule_parts, spots
from devreport.rules.subjects import subject_tables
from tests.unit.rules.checker.made import ACTUAL, MISSED, limit, met, rule

#: The first and the last day of a year, and the last of the one before.
FIRST, LAST, EVE = date(2026, 1, 1), date(2026, 12, 31), date(2025, 12, 31)


def edition(value: str, unit: str = "亿元", **more: object) -> ParameterEdition:
    """Another value."""
    return ParameterEdition(value=Quantity(value, unit), **more)  # pyright: ignore[reportArgumentType]


def with_editions(*editions: ParameterEdition) -> Rule:
    """A rule with one threshold."""
    return rule(met(ACTUAL >= Parameter("limit")), MISSED, parameters=limit("5", editions=editions))


def found(wanted: Rule) -> list[tuple[str, str]]:
    """The problems in short."""
    every = [spot for part in rule_parts(wanted, subject_tables()["indicator"]) for spot in spots(part)]
    return [(one.where.removeprefix("city.rule.parameters."), one.code) for one in parameters(wanted, every)]


def test_a_parameter_is_used() -> None:
    """In any expression."""
    assert [("limit", "unused_parameter")] == found(rule(parameters=limit("5")))
    assert [] == found(with_editions())


@pytest.mark.parametrize(
    "editions",
    [
        (edition("6", until=EVE), edition("7", since=FIRST)),
        (edition("6"), edition("7", since=FIRST)),
        (edition("7", since=FIRST), edition("6", since=EVE)),
        (edition("6", place="a"), edition("7", place="b")),
        (edition("6"), edition("7", place="b")),
        (edition("0", unit="1"),),
        (edition("6", since=FIRST, until=FIRST), edition("7", since=EVE, until=EVE)),
    ],
)
def test_editions_may_follow_each_other(editions: tuple[ParameterEdition, ...]) -> None:
    """A later one takes over from an open one, and a place has its own."""
    assert [] == found(with_editions(*editions))


@pytest.mark.parametrize(
    "editions",
    [
        (edition("6"), edition("7")),
        (edition("6", place="a"), edition("7", place="a")),
        (edition("6", since=FIRST), edition("7", since=FIRST, until=LAST)),
        (edition("6", until=LAST), edition("7", since=FIRST, until=LAST)),
        (edition("6", since=FIRST, until=LAST), edition("7", since=LAST, until=date.max)),
        (edition("6", since=LAST, until=LAST), edition("7", since=FIRST, until=LAST)),
    ],
)
def test_one_value_a_day_and_place(editions: tuple[ParameterEdition, ...]) -> None:
    """Nobody can tell which of two holds."""
    assert [("limit.editions[1]", "overlap")] == found(with_editions(*editions))


def test_an_edition_is_of_the_same_kind() -> None:
    """And begins before it ends."""
    assert [("limit.editions[0].value", "type")] == found(with_editions(edition("6", unit="个")))
    assert [("limit.editions[0]", "effect")] == found(with_editions(edition("6", since=LAST, until=FIRST)))
    assert [("limit.editions[0].value", "type")] == found(with_editions(ParameterEdition(value="six")))


def test_worlds_are_all_combinations() -> None:
    """The general values first, each combination once, and not too many."""
    two = with_editions(edition("6", place="a", since=FIRST, until=LAST), edition("7", place="b", until=date.max))
    assert ["5", "6", "7"] == [str(one["limit"]).removesuffix("亿元") for one in worlds(two)]
    assert 12 == len(worlds(with_editions(*(edition(str(n), place=f"p{n}") for n in range(20)))))


def test_the_day_after_an_edition_is_looked_at() -> None:
    """The general value holds again beside the editions of other thresholds."""
    many = {
        **limit("5", editions=(edition("6", until=LAST),)),
        "top": limit("8", editions=(edition("9", since=FIRST),))["limit"],
    }
    found = [
        tuple(str(one[name]).removesuffix("亿元") for name in ("limit", "top")) for one in worlds(rule(parameters=many))
    ]
    assert {("5", "8"), ("6", "9"), ("5", "9")} == set(found)
