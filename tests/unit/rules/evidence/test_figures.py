"""Figures of findings."""

from datetime import date
from fractions import Fraction
from typing import Any

from devreport.expressions import Absent, Expr, Field, evaluate
from devreport.findings import Figure
from devreport.model import Display, Hedge
from devreport.periods import half, month
from devreport.quantities import ONE, PERCENT, PERCENTAGE_POINT, Interval, Missing, Quantity, Ratio, parse_unit
from devreport.rules import Shown, ShownPeriod, Subject
from devreport.rules.evidence.figures import computed, recorded_period

DISPLAY = Display(hedge=Hedge.OVER, hedge_step=Quantity(100, "亿元"), rate_places=2)


def subject(**given: Any) -> Subject:
    """A subject with two amounts."""
    cells = {
        "actual": Quantity("629.0", "亿元"),
        "target": Quantity("647.45", "亿元"),
        "day": date(2023, 6, 14),
        "word": "x",
    }
    return Subject(kind="indicator", id="x", period=half(2023, 1), **{"cells": cells, **given})


def shown(expr: Expr | Shown, one: Subject | None = None) -> Figure:
    """The figure of an expression."""
    wanted = expr if isinstance(expr, Shown) else Shown(expr)
    one = one or subject()
    value = evaluate(wanted.value, one.row)
    return computed(value, wanted, subject=one, identity="x@2023-S1:r.role", formula="r", parameters={})


def test_a_recorded_figure_keeps_its_unit_and_decimals() -> None:
    """629.0 stays 629.0."""
    figure = shown(Field("actual"))
    assert (Quantity("629.0", "亿元"), parse_unit("亿元"), 1) == (figure.value, figure.value.unit, figure.places)


def test_the_display_may_ask_for_other_decimals() -> None:
    """For recorded and for computed amounts."""
    one = subject(display=Display(places=0))
    assert [0, 0] == [shown(Field("actual"), one).places, shown(Field("target") - Field("actual"), one).places]


def test_a_computed_amount_is_in_the_unit_of_its_kind_with_the_most_decimals() -> None:
    """18.45亿元 are left."""
    figure = shown(Field("target") - Field("actual"))
    assert ("亿元", 2) == (figure.value.unit.code, figure.places)


def test_a_rate_is_in_per_cent_and_a_difference_of_rates_in_points() -> None:
    """With the decimals of rates."""
    rate = Field("actual") / Field("target")
    figure = shown(rate, subject(display=DISPLAY))
    assert (PERCENT, 2) == (figure.value.unit, figure.places)
    gap = shown(Shown(rate - rate, places=1))
    assert (PERCENTAGE_POINT, 1) == (gap.value.unit, gap.places)


def test_a_unit_may_be_named() -> None:
    """And decimals with it."""
    figure = shown(Shown(Field("actual"), parse_unit("万元"), 2))
    assert (Fraction(6290000), 2) == (figure.value.value, figure.places)


def test_a_kind_of_unit_that_was_not_recorded_falls_back_to_that_of_the_subject() -> None:
    """Or to a pure number."""
    squared = Field("actual") * Field("actual")
    assert ONE == shown(squared).value.unit
    assert parse_unit("元") == shown(squared, subject(unit=parse_unit("元"))).value.unit
    assert 3 == shown(Shown(squared, places=3)).places


def test_the_hedge_belongs_to_the_actual_only() -> None:
    """What is computed from it is exact."""
    one = subject(display=DISPLAY, hedges={"actual": Hedge.ABOUT})
    figure, other = shown(Field("actual"), one), shown(Field("target"), one)
    assert (Hedge.OVER, Ratio(100, 1, "亿元"), Hedge.ABOUT) == (figure.hedge, figure.hedge_step, figure.recorded_hedge)
    assert (None, None, None) == (other.hedge, other.hedge_step, other.recorded_hedge)


def test_days_are_shown_and_words_are_not() -> None:
    """A word is no figure."""
    assert date(2023, 6, 14) == shown(Field("day")).value
    assert Missing() == shown(Field("word")).value


def test_what_is_missing_says_what_is() -> None:
    """By the names of the inputs, or else by the reasons."""
    one = subject()
    missing = computed(
        Absent(missing=frozenset({"b", "a"})),
        Shown(Field("actual")),
        subject=one,
        identity="",
        formula="",
        parameters={},
    )
    undefined = computed(
        Absent(undefined=frozenset({"zero"})),
        Shown(Field("actual")),
        subject=one,
        identity="",
        formula="",
        parameters={},
    )
    assert ["a, b", "zero"] == [missing.value.what, undefined.value.what]


def test_a_root_keeps_its_radius() -> None:
    """The true number lies within it."""
    rate = Shown(Field("actual") / Field("target"))
    interval = Interval(Fraction(1, 100), Fraction(3, 100))
    figure = computed(interval, rate, subject=subject(), identity="", formula="", parameters={})
    assert (2, 1) == (figure.value.value, figure.value.radius)


def test_a_period_is_a_figure_of_its_own() -> None:
    """Or a missing one."""
    one = subject(periods={"happened": month(2023, 6)}, inputs={"happened": ("item:x.happened",)})
    figure = recorded_period(ShownPeriod("happened"), subject=one, identity="x", formula="r")
    assert (month(2023, 6), ("item:x.happened",)) == (figure.value, figure.inputs)
    absent = recorded_period(ShownPeriod("span"), subject=one, identity="x", formula="r")
    assert Missing(what="span") == absent.value
