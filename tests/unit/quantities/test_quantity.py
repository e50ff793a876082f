"""Recorded figures keep what was written and how precisely."""

import decimal
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.quantities import ONE, YUAN, Interval, Quantity, Ratio, Unit, counter
from tests.strategies.quantities import quantities, units

DONE, PLAN = Quantity("629.0", "亿元"), Quantity("647.4", "亿元")


@pytest.mark.parametrize(
    ("text", "value", "unit", "places"),
    [
        ("629.0亿元", "629.0", "亿元", 1),
        ("１２０．５億元", "120.5", "亿元", 1),
        (" 2,016.50 万元 ", "2016.50", "万元", 2),
        ("12个", "12", "个", 0),
        ("85.1%", "85.1", "%", 1),
        ("−3.2％", "-3.2", "%", 1),
        ("13.8個百分點", "13.8", "个百分点", 1),
        ("2.5倍", "2.5", "倍", 1),
        ("1.2万", "1.2", "万", 1),
        ("42", "42", "1", 0),
        ("十二个", "12", "个", 0),
        ("三千万元", "3000", "万元", 0),
        ("二十万元", "20", "万元", 0),
        ("三万五千亩", "35000", "亩", 0),
        ("一亿二千万元", "120000000", "元", 0),
        ("三百", "300", "1", 0),
        ("三万", "3", "万", 0),
    ],
)
def test_figures_of_report_text_are_read(text, value, unit, places):
    """The digits and places stay as written; 三千万元 is 3000万元."""
    quantity = Quantity.parse(text)
    assert (value, unit, places) == (str(quantity.value), quantity.unit.code, quantity.places)


@pytest.mark.parametrize(
    "text", ["", "亿元", "约12个", "12,个", "1,23个", "三万五元", "12火星", "12" + " " * 300 + "x", "1.2.3元"]
)
def test_text_without_a_plain_figure_is_refused(text):
    """With the place where it stands."""
    with pytest.raises(InputError) as caught:
        Quantity.parse(text, where="line 7")
    assert ["line 7"] == [problem.where for problem in caught.value.problems]


def test_units_of_the_callers_own_are_read():
    """个支部 is no unit of the library."""
    branch = Unit("个支部", counter("个支部"))
    assert Quantity(3, branch) == Quantity.parse("3個支部", extra=[branch])


def test_a_text_of_200_characters_is_read():
    """And a longer one is no figure."""
    assert Quantity("12", "个") == Quantity.parse("12个".ljust(200))
    with pytest.raises(InputError):
        Quantity.parse("12个".ljust(201))


def test_a_plain_number_is_written_without_a_unit():
    """And any other with it."""
    assert ["5", "629.0亿元"] == [str(Quantity("5")), str(DONE)]


@given(quantities())
def test_a_figure_is_read_back_from_its_text(quantity):
    """Value, unit and places."""
    assert quantity == Quantity.parse(str(quantity))


@pytest.mark.parametrize(
    ("value", "places"),
    [("1.25", 1), ("629.0", 0), ("12345", -2), ("1", 61), ("1", 10**9), ("0.5", -1)],
)
def test_a_figure_has_no_more_decimals_than_it_was_recorded_with(value, places):
    """Nor absurdly many."""
    with pytest.raises(InputError, match="decimals"):
        Quantity(value, "元", places)


@pytest.mark.parametrize("value", [0.1, True, None, "NaN", "12亿"])
def test_an_inexact_value_is_refused(value):
    """Floats above all."""
    with pytest.raises(InputError):
        Quantity(value, "元")


@pytest.mark.parametrize(
    ("quantity", "lower", "upper"),
    [
        (DONE, 62_895_000_000, 62_905_000_000),
        (Quantity("3", "个"), 3, 3),
        (Quantity("10", "月"), 10, 10),
        (Quantity("3.0", "个"), Fraction("2.95"), Fraction("3.05")),
        (Quantity("3", "个", 1), Fraction("2.95"), Fraction("3.05")),
        (Quantity("1200", "个", -2), 1150, 1250),
        (Quantity("3", "万个"), 25_000, 35_000),
        (Quantity("85.1", "%"), Fraction("0.8505"), Fraction("0.8515")),
        (Quantity("12000000", "元", -6), 11_500_000, 12_500_000),
    ],
    ids=repr,
)
def test_a_figure_stands_for_half_a_place_each_way(quantity, lower, upper):
    """In base units, ends included; what is counted is exact."""
    assert Interval(lower, upper) == quantity.interval()
    assert (lower == upper) is quantity.exact_count


@given(quantities())
def test_a_figure_lies_in_its_own_interval(quantity):
    """And so does nothing a whole place away."""
    step = Fraction(10) ** -quantity.places * quantity.unit.scale
    assert quantity.interval().contains(quantity.base)
    assert not quantity.interval().contains(quantity.base + step)


@given(quantities(unit=st.just(YUAN)), quantities(unit=units(like=YUAN)))
def test_arithmetic_is_that_of_the_computed_numbers(left, right):
    """Whatever the units of one kind."""
    assert left.base + right.base == (left + right).base
    assert left.base - right.base == (left - right).base
    assert left.base * 3 == (left * 3).base
    assert right.base == 0 or left.base / right.base == (left / right).value


@given(quantities(unit=st.just(YUAN)), quantities(unit=units(like=YUAN)))
def test_comparison_is_that_of_the_base_units(left, right):
    """With a quantity or a computed number on either side."""
    expected = [left.base < right.base, left.base <= right.base, left.base > right.base, left.base >= right.base]
    for a, b in ((left, right), (left.computed(), right), (left, right.computed())):
        assert expected == [a < b, a <= b, a > b, a >= b]


def test_plain_figures_compare_with_plain_numbers_both_ways_round():
    """Decimal, int and Fraction; a float is refused."""
    plain = Quantity("6")
    assert 5 < plain < Decimal("6.5")
    assert Fraction(13, 2) >= plain >= 6
    with pytest.raises(InputError):
        assert plain < 6.5


def test_equal_records_are_equal():
    """Value, unit and places; an equal amount is equal to its computed number only."""
    assert DONE == Quantity(Decimal("629.0"), "億元", 1)
    assert DONE != Quantity("629.00", "亿元")
    assert DONE != Quantity("6290000", "万元")
    assert DONE == Ratio(629, 1, "亿元")
    assert Ratio("6290000", 1, "万元") == DONE
    assert DONE != "629.0亿元"


@given(quantities())
def test_equal_things_have_equal_hashes(quantity):
    """A figure and its computed number."""
    assert quantity == quantity.computed()
    assert hash(quantity) == hash(quantity.computed())
    assert quantity == pickle.loads(pickle.dumps(quantity))  # noqa: S301


def test_conversion_is_exact():
    """万吨 to 亿斤 is a fifth; a yield per hectare is one per 亩."""
    assert Fraction("13276.8") == Quantity("66384", "万吨").to("亿斤").value
    harvest = Quantity("66384", "万吨") / Quantity("116064", "千公顷")
    assert [Decimal(5720), Decimal("381.3")] == [harvest.to("公斤/公顷").round(0), harvest.to("公斤/亩").round(1)]
    assert Quantity("100000", "元") == Quantity("5.0", "元/人") * Quantity("2", "万人")
    with pytest.raises(InputError, match="unlike units"):
        DONE.to("亩")


@given(quantities())
def test_the_decimal_context_does_not_matter(quantity):
    """Not to base units, intervals, text or arithmetic."""

    def results():
        return quantity.base, quantity.interval(), str(quantity), repr(quantity), (quantity * 3).base, quantity.places

    with decimal.localcontext(prec=3):
        rounded = results()
    assert results() == rounded


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (DONE, "Quantity('629.0', '亿元')"),
        (Quantity("5"), "Quantity('5')"),
        (Quantity("5", "个", 1), "Quantity('5', '个', places=1)"),
        (Quantity("0.000000001", ONE), "Quantity('0.000000001')"),
    ],
)
def test_its_representation_is_the_call_that_makes_it(quantity, expected):
    """Short enough for a failing test."""
    assert expected == repr(quantity)
    assert quantity == eval(expected, {"Quantity": Quantity})  # noqa: S307


def test_quantities_are_summed_and_turned():
    """``sum`` starts from 0, which is zero of everything."""
    one, two = Quantity("1.5", "亿元"), Quantity("2", "亿元")
    assert one + two == sum([one, two]) == sum([one.computed(), two.computed()])
    assert (Quantity("-1.5", "亿元"), one) == ((-one), abs(-one))
    assert one == abs(Quantity("-1.5", "亿元"))
    assert Quantity("2.5") == 1 + Quantity("1.5")
