"""Hedges that are true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.expressions import evaluate, row
from devreport.quantities import Quantity
from devreport.rules.catalogue.indicator_hedge import RULES


@pytest.mark.parametrize("hedge", ["over", "nearly"])
@given(value=st.integers(0, 10_000), step=st.integers(1, 1000))
def test_a_hedge_is_true_unless_the_figure_is_a_whole_number_of_steps(hedge: str, value: int, step: int) -> None:
    """余 says more, 近 says less: neither fits an exact figure."""
    cells = {
        "actual": Quantity(value, "条"),
        "hedge_step": Quantity(step, "条"),
        "hedge": hedge,
        "hedge_recorded": False,
        "observed": True,
    }
    assert (value % step != 0) is evaluate(RULES[0].verdicts[0].when, row(cells))
