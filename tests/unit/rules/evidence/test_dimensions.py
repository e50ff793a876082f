"""What expressions measure on a subject."""

from datetime import date

import pytest

from devreport.expressions import Aggregate, Aggregation, Cell, DaysBetween, Expr, Field, Literal, Parameter
from devreport.periods import half
from devreport.quantities import POINTS, RATIO, Dimension, Quantity, Ratio, parse_unit
from devreport.rules import Subject
from devreport.rules.evidence.dimensions import dimension_of, is_unlike, unlike_reason

MONEY = parse_unit("元").dimension
PIECES = parse_unit("个").dimension
SUM = Aggregate(Aggregation.SUM, "parts", Field("value"), Field("kept"))


def subject(cells: dict[str, Cell], parts: tuple[dict[str, Cell], ...] = ()) -> Subject:
    """A subject with child rows."""
    children = tuple(Subject(kind="", id=str(n), period=half(2023, 1), cells=each) for n, each in enumerate(parts))
    return Subject(kind="x", id="x", period=half(2023, 1), cells=cells, children={"parts": children})


FULL = {
    "a": Quantity(1, "亿元"),
    "b": Quantity(2, "万元"),
    "n": Quantity(3, "个"),
    "day": date(2023, 1, 1),
    "r": Ratio(1, 2),
}


@pytest.mark.parametrize(
    ("expr", "dimension"),
    [
        (Field("a") - Field("b"), MONEY),
        (Field("a") / Field("b"), RATIO),
        (Field("r") - Field("a") / Field("b"), POINTS),
        (Parameter("limit"), PIECES),
        (Field("day"), None),
        (DaysBetween(Field("day"), Field("day")), parse_unit("天").dimension),
        (Field("a") + Field("n"), None),
    ],
)
def test_the_dimension_follows_from_the_units(expr: Expr, dimension: Dimension | None) -> None:
    """A date has none, and neither has what mixes unlike things."""
    assert dimension == dimension_of(expr, subject(FULL), parameters={"limit": Quantity(1, "个")})


def test_child_rows_give_the_first_unit_that_is_there() -> None:
    """A part whose figure is missing does not hide the others."""
    parts = ({"value": None, "kept": True}, {"value": Quantity(1, "个"), "kept": False})
    assert PIECES == dimension_of(SUM, subject({}, parts), parameters={})


def test_without_child_rows_the_dimension_is_open() -> None:
    """Nothing adds up to zero of everything."""
    assert dimension_of(SUM, subject({}), parameters={}) is None


def test_unlike_things_are_noticed() -> None:
    """But not where a value is missing."""
    mixed = Field("a") > Field("n")
    assert is_unlike(mixed, subject(FULL), parameters={})
    assert not is_unlike(mixed, subject({**FULL, "n": None}), parameters={})
    assert not is_unlike(Field("word").equals("x"), subject({"word": None}), parameters={})
    assert not is_unlike(Field("a") > Field("b"), subject(FULL), parameters={})


@pytest.mark.parametrize(
    ("expr", "reason"),
    [
        (Field("a") > Field("b"), ""),
        (Field("a") > Field("n"), "unlike_units"),
        (Field("a") > Literal(Quantity(1)), "unlike_rule"),
        (Field("a") > Parameter("limit"), "unlike_rule"),
        ((Field("a") > Parameter("limit")) & (Field("a") > Field("n")), "unlike_units"),
        ((Field("r") * Literal(Quantity(2, "个")) > Field("b")) & Literal(True), "unlike_rule"),
    ],
)
def test_a_rule_may_be_at_fault_itself(expr: Expr, reason: str) -> None:
    """Where a constant or a threshold of it is unlike the figures; else the figures are unlike each other."""
    assert reason == unlike_reason(expr, subject(FULL).row, parameters={"limit": Quantity(1, "个")})
