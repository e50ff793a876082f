"""The aggregate: of child rows or of groups of them."""

import pytest

from devreport.errors import RuleError
from devreport.expressions import Aggregate, Aggregation, Field

X = Field("x")


def test_an_aggregate_is_over_rows_or_over_groups():
    """Rows by default."""
    plain = Aggregate(Aggregation.SUM, "parts", X)
    assert (None, None) == (plain.per, plain.among)
    assert plain != Aggregate(Aggregation.SUM, "parts", X, per="month")
    assert "months" == Aggregate(Aggregation.COUNT, "parts", per="month", among="months").among


def test_only_groups_are_listed():
    """There is nothing to list where nothing is grouped."""
    with pytest.raises(RuleError, match="`among` without `per`, expected the field to group by under `per`"):
        Aggregate(Aggregation.COUNT, "parts", among="months")


@pytest.mark.parametrize("changes", [{"relation": "_parts"}, {"per": "__class__"}, {"per": "month", "among": ""}])
def test_names_are_names(changes):
    """Of relations as of fields."""
    with pytest.raises(RuleError, match="expected a name of at most 100 characters") as caught:
        Aggregate(Aggregation.COUNT, **{"relation": "parts", **changes})
    assert "name" == caught.value.problems[0].code
