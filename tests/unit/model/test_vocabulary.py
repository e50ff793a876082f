import inspect
from enum import Enum

import pytest

from devreport.model import vocabulary

VOCABULARIES = [getattr(vocabulary, name) for name in vocabulary.__all__]


@pytest.mark.parametrize("words", VOCABULARIES)
def test_words_are_written_in_lower_case(words):
    """Files and code use one spelling of each word."""
    assert issubclass(words, Enum)
    assert [word.name.lower() for word in words] == [word.value for word in words]


@pytest.mark.parametrize("words", VOCABULARIES)
def test_every_word_is_explained(words):
    """A comment before each member says what it means."""
    source = inspect.getsource(words)
    assert len(words) == source.count("    #: ")


def test_funding_stages_are_in_the_order_that_money_passes_them():
    """储备 comes first and 支出 last."""
    stages = list(vocabulary.FundingStageKind)
    assert ("reserved", "spent") == (stages[0].value, stages[-1].value)
