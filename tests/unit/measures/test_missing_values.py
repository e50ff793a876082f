"""Markers of missing values and strategies for them."""

import pytest

from devreport.measures import MARKERS, MissingStrategy, read_marker, with_strategy
from devreport.quantities import Missing, MissingReason, Ratio


def test_markers_differ_from_values_and_from_nothing():
    """Three states: a value, intentionally missing, absent."""
    assert [None, None, Missing(), Missing()] == [read_marker(cell) for cell in ("0", "", "NaN", " #N/A ")]
    assert set(MissingReason) == set(MARKERS.values())


@pytest.mark.parametrize(
    ("values", "skipped"),
    [
        ({"a": 1, "b": 2}, set()),
        ({"a": 1, "b": Missing()}, {MissingStrategy.SKIP_IF_ANY}),
        ({"a": Missing(), "b": Missing()}, {MissingStrategy.SKIP_IF_ANY, MissingStrategy.SKIP_IF_ALL}),
        ({}, set()),
    ],
)
def test_a_strategy_skips_or_counts_zero(values, skipped):
    """Only where it is asked for by name."""
    found = {strategy: with_strategy(values, strategy) for strategy in MissingStrategy}
    assert skipped == {strategy for strategy, seen in found.items() if seen is None}
    zeroed = {name: Ratio(0) if isinstance(value, Missing) else Ratio(value) for name, value in values.items()}
    assert zeroed == found[MissingStrategy.NEVER_SKIP]


def test_the_words_for_what_is_missing():
    """As tables print them."""
    from devreport.measures.missing_values import MARKERS

    reasons = {"免报": "not_collected", "不公布": "not_published", "未公布": "not_published", "保密": "suppressed"}
    assert reasons == {word: MARKERS[word].value for word in reasons}
