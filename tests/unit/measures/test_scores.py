"""Scores."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.measures import fill_weights, mean_score, piecewise_score, weighted_score
from devreport.quantities import Missing, Ratio

points = st.integers(0, 120)


@given(points, st.integers(1, 500), st.booleans())
def test_a_piecewise_score_keeps_its_bounds(actual, target, mirrored):
    """From 0 to 120."""
    assert 0 <= piecewise_score(actual, target, lower_is_better=mirrored).value <= 120


def test_a_piecewise_score_is_100_at_the_target():
    """A point for each per cent, mirrored where lower is better."""
    assert [100, 85, 115, 0, 120] == [
        piecewise_score(100, 100).value,
        piecewise_score(115, 100, lower_is_better=True).value,
        piecewise_score(115, 100).value,
        piecewise_score(300, 100, lower_is_better=True).value,
        piecewise_score(150, 100).value,
    ]
    assert 150 == piecewise_score(150, 100, cap=200).value
    assert "target_not_positive" == piecewise_score(1, 0).reason


@given(st.lists(st.tuples(points, st.integers(1, 10)), min_size=1, max_size=8))
def test_a_weighted_score_lies_between_its_scores(items):
    """Whatever the weights."""
    whole = sum(weight for _, weight in items)
    found = weighted_score([(score, Ratio(weight, whole)) for score, weight in items])
    assert min(score for score, _ in items) <= found.value.value <= max(score for score, _ in items)
    assert 1 == found.coverage.value


def test_what_has_no_score_is_skipped_or_withheld():
    """Never counted as zero."""
    items = [(90, "0.6"), (Missing(), "0.4")]
    assert 90 == weighted_score(items).value.value
    assert 90 == weighted_score(items, coverage=Fraction(6, 10)).value.value
    withheld = weighted_score(items, coverage=Fraction(7, 10))
    assert "too_little_coverage" == withheld.value.reason == withheld.uncapped.reason
    assert (1, 1, Ratio(3, 5)) == (withheld.assessed, withheld.skipped, withheld.coverage)
    assert "too_little_coverage" == weighted_score([(Missing(), 1)]).value.reason


def test_a_cap_and_a_floor_are_declared_and_recorded():
    """The value before them is kept."""
    capped, floored = weighted_score([(130, 1)], cap=120), weighted_score([(-5, 1)], floor=0)
    assert (120, 130, 0, -5) == (capped.value.value, capped.uncapped.value, floored.value.value, floored.uncapped.value)
    assert 50 == weighted_score([(50, 1)], cap=120, floor=0).value.value


def test_assigned_weights_are_named_where_they_are_refused():
    """More than one is too much."""
    with pytest.raises(InputError) as caught:
        fill_weights({"a": 1}, {"b": 2})
    assert "assigned" == caught.value.problems[0].where


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        (["0.7", "0.4"], "weights_exceed_one"),
        (["-0.1", "0.4"], "negative_weight"),
        ([0], "no_weights"),
        ([], "no_weights"),
        ([Missing()], "missing"),
    ],
)
def test_bad_weights_are_refused(weights, code):
    """Nothing is rescaled silently."""
    with pytest.raises(InputError) as caught:
        weighted_score([(1, weight) for weight in weights])
    assert code == caught.value.problems[0].code


def test_a_mean_skips_what_is_not_available():
    """And counts it."""
    mean = mean_score([5, Missing(), "-2.5"])
    assert (Ratio(5, 4), 2, 1) == (mean.value, mean.assessed, mean.skipped)


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(1, 9), min_size=2), st.data())
def test_filled_weights_add_up_to_one(original, data):
    """The assigned ones stand, the others keep their proportions."""
    fixed = data.draw(st.sampled_from(sorted(original)))
    filled = fill_weights(original, {fixed: "0.6"})
    assert 1 == sum(weight.value for weight in filled.values())
    assert Ratio("0.6") == filled[fixed]
    others = [name for name in original if name != fixed]
    assert 1 == len({filled[name].value / original[name] for name in others})


def test_filled_weights_keep_their_order():
    """New names come last."""
    assert ["a", "b", "c"] == list(fill_weights({"a": 1, "b": 1}, {"b": "0.5", "c": "0.5"}))


@pytest.mark.parametrize(
    ("original", "assigned", "code"),
    [
        ({}, {"a": "0.7", "b": "0.4"}, "weights_exceed_one"),
        ({}, {"a": "0.7"}, "weights"),
        ({"b": "-1"}, {"a": "0.7"}, "weights"),
        ({"b": 1}, {"a": "-0.7"}, "negative_weight"),
    ],
)
def test_weights_that_cannot_be_filled_are_refused(original, assigned, code):
    """Over one, nothing to share the rest, below zero."""
    with pytest.raises(InputError) as caught:
        fill_weights(original, assigned)
    assert code == caught.value.problems[0].code


def test_a_score_says_what_became_of_missing_weights():
    """All there, renormalised over those that are, or withheld; a single score counts for so much at most."""
    items = [(130, "0.5"), (Missing(), "0.5")]
    assert ["complete", "renormalised", "withheld"] == [
        weighted_score(items[:1]).weights,
        weighted_score(items).weights,
        weighted_score(items, coverage=1).weights,
    ]
    assert 120 == weighted_score(items, item_cap=120).value.value
    assert 130 == weighted_score(items, item_cap=200).value.value


def test_weights_may_be_zero_and_leave_nothing():
    """What is not assigned then has no share."""
    filled = fill_weights({"a": 0, "b": 1}, {})
    assert [Ratio(0), Ratio(1)] == [filled["a"], filled["b"]]
    assert Ratio(0) == fill_weights({"a": 0, "b": 1}, {"b": 1})["a"]
