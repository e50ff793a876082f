"""The closed vocabularies inside nodes."""

import pytest

from devreport.expressions import Aggregation, Comparison, ExtremeKind, Lag, NullRule, Operation


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        (Operation, "+ - * /"),
        (Comparison, "== != < <= > >="),
        (Aggregation, "count sum min max all any"),
        (ExtremeKind, "least greatest"),
        (Lag, "year period"),
        (NullRule, "strict sees_missing"),
    ],
)
def test_the_words_are_those_of_rule_files(vocabulary, words):
    """Files hold these words; to change one is to change every file."""
    assert words.split() == [member.value for member in vocabulary]
