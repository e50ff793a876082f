"""The only rounding: half-up once, hedges on their true side."""

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from devreport.errors import InputError
from devreport.findings import Figure
from devreport.model import Hedge
from devreport.periods import half
from devreport.quantities import Ratio, Rounding
from devreport.wording.rounding import exact_text, rounded, told_apart


def shown(value, places=0, **hedge):
    """What is printed of a number, with its hedge."""
    exact = value if isinstance(value, Ratio) else Ratio(value)
    found = rounded(Figure(id="f", value=exact, places=places, **hedge), exact)
    return f"{found.number:f}", found.hedge


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("0.625", 2, "0.63"), ("-0.625", 2, "-0.63"), ("629.0", 1, "629.0"), ("-0.0", 1, "0.0"), ("1265", -2, "1300")],
)
def test_numbers_are_rounded_half_up(value, places, text):
    """Trailing zeros are kept, and there is no negative zero."""
    assert (text, None) == shown(value, places)


def test_something_is_never_printed_as_nothing():
    """More decimals are printed where the figure would read as zero."""
    assert ("0.04", None) == shown("0.04", 1)
    assert ("-0.003", None) == shown("-0.0034", 1)
    assert ("0.0", None) == shown(Ratio(1, 10**70), 1)


def test_not_quite_all_is_never_printed_as_all():
    """99.96% is not 100.0%, and neither is 100.04%; 100% itself is."""
    assert ("99.96", None) == shown(Ratio("99.96", unit="%"), 1)
    assert ("100.04", None) == shown(Ratio("100.04", unit="%"), 1)
    assert ("999.96", None) == shown(Ratio("999.96", unit="‰"), 1)
    assert ("100.0", None) == shown(Ratio(100, unit="%"), 1)
    assert ("0.4", None) == shown("0.4", -2)


def printed(**values):
    """The numbers of a sentence's figures, with one decimal unless they say otherwise."""
    figures = {role: one if isinstance(one, Figure) else figure(one) for role, one in values.items()}
    apart = told_apart(figures, set(figures))
    return {role: f"{rounded(one, one.value).number:f}" for role, one in apart.items() if isinstance(one.value, Ratio)}


def figure(value, places=1, **more):
    """A figure in per cent."""
    return Figure(id=str(value), value=Ratio(value, unit=more.pop("unit", "%")), places=places, **more)


def test_figures_of_one_sentence_that_differ_are_printed_apart():
    """With as many decimals as that takes; what is exact already stays as it is."""
    assert {"actual": "94.96", "target": "95.0"} == printed(actual="94.96", target="95")
    assert {"actual": "94.9999", "target": "95.0000"} == printed(actual="94.99994", target="94.99996")
    assert {"actual": "95.0", "target": "95.0"} == printed(actual="95", target="95")
    assert {"rate": "50.1", "elapsed": "50.0"} == printed(rate="50.1", elapsed="50")


def test_a_figure_is_printed_on_its_side_of_a_line():
    """Whether or not the line is printed; on the line itself, as it may be."""
    beside = {"rate": [Fraction(1, 2), Fraction(1, 3)]}

    def places(value):
        return told_apart({"rate": figure(value)}, {"rate"}, limits=beside)["rate"].places

    assert (2, 1, 3, 1) == (places("49.96"), places("49.9"), places("33.334"), places("50"))
    third = evolve(figure("0"), value=Ratio.of_base(Fraction(1, 3), figure("0").value.unit))
    assert 1 == told_apart({"rate": third}, {"rate"}, limits=beside)["rate"].places


def test_figures_that_are_not_compared_stay_as_they_are():
    """Other units, hedges, times, and differences beyond sixty decimals."""
    assert {"a": "95.0", "b": "95.0"} == printed(a="94.96", b=figure("95", unit="亿元"))
    assert {"a": "95.0", "b": "95.0"} == printed(a=figure("94.96", recorded_hedge=Hedge.OVER), b="95")
    assert {"a": "95.0"} == printed(a="95", due=Figure(id="due", value=half(2023, 1)))
    assert {"a": "95.0", "b": "95.000000000001"} == printed(a="95", b="95.000000000001")
    hair = Ratio(95 * 10**70 + 1, 10**70, unit="%")
    assert {"a": "95.0", "b": "95.0"} == printed(a="95", b=evolve(figure("95"), value=hair))


def test_roles_that_are_not_printed_are_not_compared():
    """Only what stands in the sentence."""
    figures = {"actual": figure("94.96"), "target": figure("95")}
    assert figures == told_apart(figures, {"actual"})


def test_the_gap_comes_from_the_exact_rates():
    """13.8 points, not the 13.9 of the printed percentages."""
    assert "13.8" == shown(Ratio("629.0", "647.4") - Ratio(10, 12), 1)[0]


HEDGED = [
    ("12637", Hedge.OVER, "100", "12600", Hedge.OVER, "more than what is printed"),
    ("12600", Hedge.OVER, "100", "12600", None, "an exact number needs no 余"),
    ("37", Hedge.OVER, "100", "37", None, "nothing would be left"),
    ("-5", Hedge.OVER, "1", "-5", None, "below zero 余 means nothing"),
    ("3.27", Hedge.NEARLY, "0.1", "3.3", Hedge.NEARLY, "less, and close"),
    ("3.21", Hedge.NEARLY, "0.1", "3.21", None, "less, but not close"),
    ("3.30", Hedge.NEARLY, "0.1", "3.30", None, "the very same"),
    ("3.21", Hedge.ABOUT, "0.1", "3.2", Hedge.ABOUT, "either side"),
    ("3.2", Hedge.ABOUT, "0.1", "3.20", None, "no hedge on the very same"),
]


@pytest.mark.parametrize(("value", "hedge", "step", "text", "kept", "why"), HEDGED, ids=[row[-1] for row in HEDGED])
def test_a_hedge_is_printed_only_if_it_is_true(value, hedge, step, text, kept, why):
    """Otherwise the number is printed as it is."""
    places = 2 if "." in value else 0
    assert (text, kept) == shown(value, places, hedge=hedge, hedge_step=Ratio(step))


def test_without_a_step_the_last_decimal_is_the_step():
    """3.27 with one decimal is over 3.2."""
    assert ("3.2", Hedge.OVER) == shown("3.27", 1, hedge=Hedge.OVER)


def test_a_step_is_converted_to_the_unit_printed():
    """A step of 100万元 for a figure in 亿元."""
    found = Ratio("3.2789", unit="亿元")
    assert ("3.27", Hedge.OVER) == shown(found, 4, hedge=Hedge.OVER, hedge_step=Ratio(100, unit="万元"))


def test_a_step_without_an_end_is_no_step():
    """A third cannot be printed."""
    assert ("5", None) == shown("5", hedge=Hedge.OVER, hedge_step=Ratio(1, 3))


def test_a_recorded_hedge_is_kept():
    """200余条 was recorded so; what a display asks for does not change it."""
    assert ("200", Hedge.OVER) == shown(200, recorded_hedge=Hedge.OVER, hedge=Hedge.NEARLY)


def test_a_number_known_to_an_interval_is_rounded_if_it_can_be():
    """An average growth rate carries its precision, and no hedge."""
    rate = Ratio("5.23", radius=Fraction(1, 1000))
    assert ("5.2", None) == shown(rate, 1, hedge=Hedge.OVER)
    with pytest.raises(InputError, match="a number known to 2 decimals"):
        shown(Ratio("5.235", radius=Fraction(1, 1000)), 2)


def test_how_it_was_rounded_is_kept():
    """For the entry of the figure."""
    found = rounded(Figure(id="f", value=Ratio("3.27"), places=1, hedge=Hedge.NEARLY), Ratio("3.27"))
    assert (Decimal("3.3"), 1, Rounding.CEILING) == (found.number, found.places, found.rounding)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Ratio("629.0"), "629.0"),
        (Ratio(6), "6"),
        (Ratio(-5, 8), "-0.625"),
        (Ratio(1, 3), "1/3"),
        (Ratio(1, 2**70), f"1/{2**70}"),
    ],
)
def test_the_exact_number_is_written_out(value, text):
    """As a decimal where its decimals end within reason, else as a fraction."""
    assert text == exact_text(value)
