"""Progress by compound growth."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.measures import (
    MEASURES,
    SCORE_BANDS,
    TARGET_BANDS,
    TREND_BANDS,
    band_flaws,
    progress_to_target,
    progress_without_target,
)
from devreport.quantities import Missing, Ratio

levels = st.integers(1, 1000)


@given(levels, levels, levels, st.booleans())
def test_a_score_keeps_its_bounds(base, current, target, lower):
    """From -5 to 5, and 5 for a target that is achieved."""
    found = progress_to_target(current, target, base=base, years=5, span=15, lower_is_better=lower)
    if isinstance(found.score, Ratio):
        assert -5 <= found.score.value <= 5
    if current <= target if lower else current >= target:
        assert (5, "target_achieved") == (found.score.value, found.status)


@given(levels, levels, st.booleans())
def test_a_trend_has_a_score_and_a_status(base, current, lower):
    """Standing still is limited progress, never deterioration."""
    found = progress_without_target(current, base=base, years=5, lower_is_better=lower)
    assert -5 <= found.score.value <= 5
    if base == current:
        assert ("limited_progress", Ratio("-2.5")) == (found.status, found.score)


def test_the_bands_are_contiguous():
    """Published thresholds leave no gap."""
    assert () == band_flaws(TARGET_BANDS) + band_flaws(TREND_BANDS) + band_flaws(SCORE_BANDS)


def test_a_restated_figure_may_flip_a_status():
    """10.4 or 10.2 for the same year."""
    found = [
        progress_to_target(v, "7.25", base="14.5", years=8, span=15, lower_is_better=True).status
        for v in ("10.4", "10.2")
    ]
    assert ["moderate_progress", "substantial_progress"] == found


@pytest.mark.parametrize(
    ("inputs", "reason"),
    [
        ({"current": 1, "target": 5, "base": 0}, "zero_base"),
        ({"current": -1, "target": 5, "base": 1}, "sign_change"),
        ({"current": 2, "target": 3, "base": -1}, "sign_change"),
        ({"current": 1, "target": 2, "base": 2}, "target_is_base"),
        ({"current": 1, "target": 2, "base": 1, "years": 0}, "too_few_points"),
        ({"current": 1, "target": 2, "base": 1, "span": 0}, "no_span"),
        ({"current": Missing(), "target": 2, "base": 1}, "missing_input"),
    ],
)
def test_nothing_is_put_in_place_of_what_cannot_be(inputs, reason):
    """No ratio and no score, with the reason."""
    rest = {"years": 5, "span": 15} | {name: inputs[name] for name in inputs if name not in {"current", "target"}}
    found = progress_to_target(inputs["current"], inputs["target"], **rest)
    assert (reason, "not_available") == (found.value.reason, found.status)


def test_below_zero_the_direction_turns():
    """A deficit that shrinks towards its target grows towards zero."""
    found = progress_to_target(-6, -5, base=-10, years=5, span=15)
    assert found.value > 1


def test_one_observation_is_no_trend():
    """Never reported as zero growth."""
    found = progress_without_target("18.41", base="18.41", years=0, limit=100)
    assert ("too_few_points", "too_few_points", "not_available") == (
        found.value.reason,
        found.score.reason,
        found.status,
    )


def test_near_a_limit_less_growth_is_expected():
    """At the limit keeping it is on track, losing it is not."""
    kept = progress_without_target(100, base=100, years=5, limit=100)
    lost = progress_without_target(99, base=100, years=5, limit=100)
    assert (Ratio(5), "substantial_progress", "deterioration") == (kept.score, kept.status, lost.status)
    assert "limited_progress" == progress_without_target("0.2", base="0.2", years=5, limit=100).status
    unlimited, limited = [progress_without_target(99, base=98, years=5, **o) for o in ({}, {"limit": 100})]
    assert unlimited.score < limited.score


def test_without_a_usable_limit_there_is_no_score():
    """A limit of zero, or one that is missing."""
    for limit, reason in ((0, "zero_limit"), (Missing(), "missing_input")):
        found = progress_without_target(2, base=1, years=5, limit=limit)
        assert (reason, "not_available") == (found.score.reason, found.status)


@pytest.mark.parametrize(
    ("name", "inputs", "expected"),
    [
        ("observed_growth", {"base": 100, "current": 121, "years": 2}, "0.1"),
        ("observed_growth", {"base": 100, "current": 0, "years": 2}, "-1"),
        ("observed_growth", {"base": -100, "current": -121, "years": 2}, "0.1"),
        ("observed_growth", {"base": 100, "current": 144, "years": "0.5"}, "1.0736"),
        ("required_trend", {"base": 100, "target": 144, "span": 2}, "0.2"),
        ("required_trend", {"base": 100, "target": 144, "span": 1}, "0.44"),
        ("required_trend", {"base": 100, "target": 144, "span": "0.5"}, "1.0736"),
        ("required_trend", {"base": 100, "target": 0, "span": 2}, "-1"),
        ("trend", {"base": 100, "current": 144, "years": 2, "direction": 1}, "0.2"),
        ("trend", {"base": 100, "current": 144, "years": 2, "direction": -1}, "-0.2"),
        ("trend", {"base": -100, "current": -144, "years": 2, "direction": 1}, "-0.2"),
        (
            "relative_trend",
            {"base": 100, "current": 144, "years": 2, "direction": 1, "coefficient": "0.4"},
            "0.5",
        ),
        (
            "progress_ratio",
            {"base": 100, "current": 121, "target": 144, "years": 2, "span": 2, "direction": 1},
            "0.5",
        ),
        (
            "progress_ratio",
            {"base": 100, "current": 105, "target": 110, "years": 1, "span": 1, "direction": 1},
            "0.5",
        ),
    ],
)
def test_progress_by_hand(name, inputs, expected):
    """Both signs of a base, both directions, less than a year."""
    assert Fraction(expected) == MEASURES[name].of(**inputs).value


@pytest.mark.parametrize(
    ("name", "inputs", "reason"),
    [
        ("observed_growth", {"base": 0, "current": 1, "years": 1}, "zero_base"),
        ("observed_growth", {"base": 1, "current": -1, "years": 1}, "sign_change"),
        ("observed_growth", {"base": 1, "current": 1, "years": 0}, "too_few_points"),
        ("required_trend", {"base": 0, "target": 1, "span": 1}, "zero_base"),
        ("required_trend", {"base": 1, "target": 1, "span": 0}, "no_span"),
        (
            "progress_ratio",
            {"base": 100, "current": 121, "target": 0, "years": 2, "span": 2, "direction": 1},
            "sign_change",
        ),
        (
            "progress_ratio",
            {"base": 100, "current": 121, "target": 144, "years": 2, "span": 0, "direction": 1},
            "no_span",
        ),
        (
            "progress_score",
            {"base": 100, "current": 150, "target": 144, "years": 0, "span": 2, "direction": 1},
            "too_few_points",
        ),
    ],
)
def test_progress_may_be_undefined(name, inputs, reason):
    """On the line."""
    assert reason == MEASURES[name].of(**inputs).reason


@pytest.mark.parametrize(
    ("current", "score"),
    [(110, "5"), ("109.5", "2.500055"), (106, "0.00004"), (103, "-1.24999"), (100, "-2.5"), (99, "-2.916670")],
)
def test_the_published_scale_to_a_target(current, score):
    """Both lines, where they meet, and below zero; a tenth short of the target is short of it."""
    inputs = {"base": 100, "target": 110, "years": 1, "span": 1, "direction": 1}
    assert Fraction(score) == MEASURES["progress_score"].of(current=current, **inputs).value


@pytest.mark.parametrize(
    ("current", "score"),
    [("101.6", "3"), ("101.5", "2.5"), (101, "1.25"), ("100.5", "0"), ("100.2", "-1.5"), (100, "-2.5"), (99, "-3.75")],
)
def test_the_published_scale_of_trends(current, score):
    """Three lines and that of deterioration; upside down where less is better."""
    found = progress_without_target(current, base=100, years=1)
    assert Fraction(score) == found.score.value
    assert Fraction(current) / 100 - 1 == found.value.value
    assert -found.value.value == progress_without_target(current, base=100, years=1, lower_is_better=True).value.value


@pytest.mark.parametrize("lower", [False, True])
def test_on_the_target_it_is_achieved(lower):
    """Whichever side it is reached from; on the way away from it things deteriorate."""
    target, away = (50, 101) if lower else (150, 99)
    on = progress_to_target(target, target, base=100, years=5, span=15, lower_is_better=lower)
    off = progress_to_target(away, target, base=100, years=5, span=15, lower_is_better=lower)
    assert ("target_achieved", "deterioration") == (on.status, off.status)
