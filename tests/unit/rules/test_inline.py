"""Measures inlined in rules."""

import pytest

from devreport.errors import RuleError
from devreport.expressions import Aggregate, Field, evaluate, row
from devreport.measures import COMPLETION, GROWTH_FROM_PULLS, PERIOD_ON_PERIOD, REQUIRED_RATE
from devreport.quantities import Quantity, Ratio
from devreport.rules.inline import inlined


def test_a_measure_is_the_same_formula_over_other_fields() -> None:
    """Guards included."""
    rate = inlined(COMPLETION, target=Field("aim"))
    assert Quantity("50", "%").base == evaluate(rate, row({"actual": Quantity(1), "aim": Quantity(2)}))
    undefined = evaluate(rate, row({"actual": Quantity(1), "aim": Quantity(0)}))
    assert frozenset({"zero_target"}) == undefined.undefined


def test_expressions_may_stand_for_inputs() -> None:
    """In every branch of the formula."""
    needed = inlined(REQUIRED_RATE, actual=Field("done") + Field("more"))
    cells = {"done": Quantity(1), "more": Quantity(2), "target": Quantity(9), "left": Ratio(3)}
    assert 2 == evaluate(needed, row(cells))


def test_what_is_not_named_stays() -> None:
    """So does everything over child rows."""
    assert PERIOD_ON_PERIOD.expression == inlined(PERIOD_ON_PERIOD)
    assert isinstance(inlined(GROWTH_FROM_PULLS), Aggregate)


def test_an_input_that_is_not_there_is_refused() -> None:
    """With the nearest one."""
    with pytest.raises(RuleError, match="target"):
        inlined(COMPLETION, targt=Field("aim"))
