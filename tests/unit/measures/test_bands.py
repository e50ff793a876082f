"""Bands."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.measures import Band, band_flaws, band_of
from devreport.quantities import Interval, Quantity, Ratio, Undefined

GRADES = [
    Band.of("优秀", lower=90),
    Band.of("良好", lower=75, upper=90),
    Band.of("合格", lower=60, upper=75),
    Band.of("不合格", upper=60),
]


@given(st.integers(0, 110))
def test_a_contiguous_scale_places_every_value(value):
    """以上 includes the number, 以下 does not."""
    expected = "优秀" if value >= 90 else "良好" if value >= 75 else "合格" if value >= 60 else "不合格"
    assert expected == band_of(value, GRADES)
    assert () == band_flaws(GRADES)


@pytest.mark.parametrize(
    ("bands", "reasons"),
    [
        ([(0, 50, "lower"), (51, 80, "lower")], ["gap"]),
        ([(0, 50, "lower"), (49, 80, "lower")], ["overlap"]),
        ([(0, 50, "neither"), (50, 80, "neither")], ["gap"]),
        ([(0, 50, "both"), (50, 80, "both")], ["overlap"]),
        ([(50, 80, "upper"), (None, 50, "upper")], []),
        ([], []),
    ],
)
def test_flaws_are_found_between_neighbours(bands, reasons):
    """Gaps and overlaps, one point wide ones too."""
    made = [Band.of(str(n), lower=low, upper=high, includes=ends) for n, (low, high, ends) in enumerate(bands)]
    assert reasons == [flaw.reason for flaw in band_flaws(made)]


def test_a_flaw_names_its_bands():
    """So that they can be mended."""
    (flaw,) = band_flaws([Band.of("low", lower=0, upper=1), Band.of("high", lower=2)])
    assert "BandFlaw(reason='gap', below='low', above='high')" == repr(flaw)


def test_a_value_in_a_gap_is_in_no_band():
    """A scale may leave a part uncoloured."""
    assert band_of(5, [Band.of("red", lower=10)]) is None


def test_a_value_too_close_to_a_threshold_is_undecided():
    """Where a root was taken."""
    near = Ratio(60, 1, radius=Fraction(1, 10**9))
    assert Undefined("within_precision") == band_of(near, GRADES)
    assert "合格" == band_of(Ratio(61, 1, radius=Fraction(1, 10**9)), GRADES)


def test_rates_are_compared_as_rates():
    """80 % of the schedule."""
    assert "yellow" == band_of(Quantity("79", "%").computed(), [Band.of("yellow", upper="0.8")])
    assert Interval(None, Fraction(4, 5), upper_closed=False) == Band.of("yellow", upper="0.8").range


def test_bad_bands_are_refused():
    """Words that say nothing, bounds out of order."""
    with pytest.raises(InputError, match="lower, upper, both or neither"):
        Band.of("odd", lower=0, includes="left")
    with pytest.raises(InputError):
        Band.of("odd", lower=2, upper=1)
