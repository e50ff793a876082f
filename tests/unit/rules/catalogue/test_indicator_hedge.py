"""Hedges that are printed as they were recorded."""

import pytest

from devreport.expressions import evaluate, row
from devreport.rules.catalogue.indicator_hedge import RULES

WORDS = ["over", "nearly", "about"]


@pytest.mark.parametrize("printed", WORDS)
@pytest.mark.parametrize("recorded", WORDS)
def test_a_figure_is_printed_with_the_word_it_was_recorded_with(printed: str, recorded: str) -> None:
    """余 says more, 近 says less: one is not the other."""
    cells = {"hedge": printed, "hedge_recorded": recorded}
    assert (printed == recorded) is evaluate(RULES[0].verdicts[0].when, row(cells))
