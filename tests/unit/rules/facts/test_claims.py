"""Cells that tell the errors of a claim apart."""

from fractions import Fraction

import pytest

from devreport.measures import Grade, Graded
from devreport.measures.mistakes import Mistake
from devreport.model import Claim, Hedge, Indicator, Observation, Plan
from devreport.periods import year
from devreport.quantities import ONE, PERCENT, Missing, Quantity, Ratio, Unit, parse_unit
from devreport.rules.facts.claims import apart, first_of_each, mistake_cells, months_of, other_totals


def claim(value="1.5万元", identity="c", **given):
    """A claim."""
    return Claim(id=identity, measure=given.pop("measure", "total"), value=Quantity.parse(value), **given)


def scaled(value, factor):
    """The figure as it would follow, if it is off by ten thousand."""
    graded = Graded(Grade.DOES_NOT_FOLLOW, "other_scale", Ratio(1), None, mistake=Mistake("other_scale", Ratio(factor)))
    return str(mistake_cells(claim(value), graded, first=None)["rescaled"])


@pytest.mark.parametrize(
    ("value", "factor", "right"),
    [
        ("1.5万元", 10000, "1.5亿元"),
        ("1.5亿元", Fraction(1, 10000), "1.5万元"),
        ("1.5元", 10000, "1.5万元"),
        ("1.5万元", Fraction(1, 10000), "1.5元"),
        ("1.5元", Fraction(1, 10000), "3/20000元"),
        ("20%", Fraction(1, 10000), "1/500%"),
        ("1.5公顷", 10000, "1.5万公顷"),
    ],
)
def test_another_scale_is_another_unit_where_there_is_one(value, factor, right):
    """万 for 亿 and the other way."""
    assert right == scaled(value, factor).replace(" ", "")


def test_a_unit_of_one_s_own_keeps_its_name():
    """Nobody knows it with 万."""
    stated = Claim(id="c", measure="total", value=Quantity("1.5", Unit("岁", (("age", 1),))))
    graded = Graded(Grade.DOES_NOT_FOLLOW, "other_scale", Ratio(1), None, mistake=Mistake("other_scale", Ratio(10000)))
    assert 15000 == mistake_cells(stated, graded, first=None)["rescaled"].value


def test_a_compound_unit_that_has_no_such_prefix_keeps_its_own():
    """The number changes instead."""
    other = scaled("1.5元/人", Fraction(1, 10000))
    assert "元/人" in other


def test_elapsed_time_may_be_given_in_months():
    """As a share of the year, and what is left as a number."""
    months = Quantity(6, "个月")
    assert Ratio(6, 12) == months_of("elapsed", months)
    assert Ratio(6) == months_of("left", months)
    assert months is months_of("total", months)
    assert Quantity("50", "%") == months_of("elapsed", Quantity("50", "%"))


def test_time_that_is_no_whole_number_of_months_is_not_named():
    """A share by days."""
    cells = mistake_cells(claim(inputs=[("elapsed", Quantity("49.6", "%"))]), None, first=None)
    assert (False, None) == (cells["timed"], cells["periods"])


def test_years_are_years():
    """Not months."""
    cells = mistake_cells(claim(inputs=[("years", Quantity(4, ONE))]), None, first=None)
    assert Quantity(4, "年") == cells["periods"]


def test_the_same_measure_of_the_same_inputs_is_one_figure():
    """In whatever order, unless the units have nothing in common."""
    one, two = ("value", Quantity(1, "个")), ("value", Quantity(2, "个"))
    claims = [
        claim("3个", "a", inputs=[one, two]),
        claim("3个", "b", inputs=[two, one]),
        claim("3%", "c", inputs=[two, one]),
        claim("3个", "d", inputs=[one, one]),
    ]
    assert {"b": claims[0]} == first_of_each(claims)


def test_totals_are_recorded_figures_and_those_of_claims():
    """Not what is missing."""
    plan = Plan(
        id="p",
        title="t",
        period=year(2023),
        indicators=[Indicator(id="x", name="总数", unit="个")],
        observations=[
            Observation(indicator="x", period=year(2023), value=Quantity(5, "个")),
            Observation(indicator="x", period=year(2022), value=Missing()),
        ],
        claims=[claim(name="占比", inputs=[("whole", Quantity(7, "个")), ("part", Quantity(1, "个"))])],
    )
    assert [("obs:x@2023", "5个", "总数"), ("claim:c", "7个", "占比")] == [
        (name, str(figure), str(text)) for name, (figure, text) in other_totals(plan).items()
    ]


def test_two_figures_are_as_far_apart_as_rounding_and_hedges_reach():
    """Rates are apart in points."""
    first = claim("97%", "a", hedge=Hedge.OVER)
    cells = mistake_cells(claim("97.2%"), None, first=first)
    assert Ratio("1.05", unit=parse_unit("个百分点")) == cells["reach"]
    assert parse_unit("亿元") == apart(Fraction(1), parse_unit("亿元")).unit
    assert PERCENT != apart(Fraction(1), PERCENT).unit
