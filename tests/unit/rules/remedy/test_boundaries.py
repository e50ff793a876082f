"""Where conditions may turn."""

from datetime import date
from fractions import Fraction

import pytest

from devreport.expressions import (
    Case,
    Cell,
    DaysBetween,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    Literal,
    Opaque,
    Parameter,
    Round,
    Row,
    row,
)
from devreport.quantities import Interval, Quantity
from devreport.rules.remedy.boundaries import boundaries
from devreport.rules.remedy.polynomials import Intractable

X, B = Field("x"), Field("b")


THREE = Quantity(3)


def facts(x: Cell = THREE, **more: Cell) -> Row:
    """A row with the field that changes."""
    return row({"x": x, "b": Quantity(8), "none": None, "word": "a", **more})


def turns(condition: Expr, given: Row | None = None) -> list[Fraction]:
    """The boundaries of a condition in x."""
    return boundaries([condition], frozenset({"x"}), facts=given or facts(), thresholds={"limit": Quantity(5)})


@pytest.mark.parametrize(
    ("expected", "condition"),
    [
        ([4], X / B >= Quantity("50", "%")),
        ([0, 16], B / X <= Quantity("50", "%")),
        ([5], X >= Parameter("limit")),
        ([3, 13], abs(X - B) <= 5),
        ([8], Extreme(ExtremeKind.LEAST, (X, B)) >= 8),
        ([-8], -X >= B),
        ([-4, 4], X * X > 16),
        ([], X * X < -1),
        ([2, 4, 8], Case([(X > 2, X)], X + 4) >= 8),
        ([1, 6], Guarded(X, [(X <= 1, "small")]) > 6),
        ([6], (X > 6).is_missing() | ~(X > 6)),
        ([7], Field("none").or_else(X) > 7),
        ([], Field("none") > X),
        ([], Field("word").is_in("a") & (B > 3)),
        ([0], X / X >= 1),
        ([8], X - B > B - X),
    ],
)
def test_a_condition_turns_where_its_sides_meet(expected: list[int], condition: Expr) -> None:
    """Where a divisor is zero as well."""
    assert expected == turns(condition)


def test_a_rounded_number_turns_between_its_steps() -> None:
    """The boundary of a rounded half is half a step before."""
    assert Fraction(9, 2) in turns(Round(X, 0) >= 5)


def test_a_rounded_quotient_with_a_zero_divisor_is_looked_at_around_zero() -> None:
    """As nothing is known of it there."""
    assert Fraction(0) in turns(Round(B / X, 0) >= 5)


def test_days_are_their_places_in_the_calendar() -> None:
    """And the days between two are counted."""
    given = facts(date(2023, 6, 1), end=date(2023, 6, 30))
    assert [Fraction(date(2023, 6, 20).toordinal())] == turns(DaysBetween(X, Field("end")) <= 10, given)


def test_an_interval_has_two_ends() -> None:
    """Either may be met."""
    given = Row({"x": Fraction(3), "b": Interval(Fraction(5), Fraction(6))})
    assert [Fraction(5), Fraction(6)] == turns(X > B, given)


def test_fields_of_one_figure_change_together() -> None:
    """They are one variable."""
    both = boundaries([X + B >= 10], frozenset({"x", "b"}), facts=facts(b=Quantity(3)), thresholds={})
    assert [Fraction(5)] == both


@pytest.mark.parametrize(
    "condition",
    [
        X * X > 2,
        Opaque("power", (X, Literal(Quantity(2)))) > 2,
        X * X * X > 2,
        Round(Round(X, 1), 0) > 2,
        X - B > Round(X / B, 0),
        Round(X, 0) + X > 2,
        Extreme(ExtremeKind.LEAST, tuple(X + number for number in range(70))) > 2,
    ],
)
def test_what_has_no_exact_boundary_is_refused(condition: Expr) -> None:
    """Irrational roots, other functions, high degrees, rounding twice, too many forms."""
    with pytest.raises(Intractable):
        turns(condition)
