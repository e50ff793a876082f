"""The aggregate: of child rows or of groups of them."""

import pytest

from devreport.errors import RuleError
from devreport.expressions import Aggregate, Aggregation, Compare, Field

X = Field("x")


def test_an_aggregate_is_over_rows_or_over_groups():
    """Rows by default."""
    plain = Aggregate(Aggregation.SUM, "parts", X)
    assert (None, None) == (plain.per, plain.among)
    assert plain != Aggregate(Aggregation.SUM, "parts", X, per="month")
    assert "months" == Aggregate(Aggregation.COUNT, "parts", per="month", among="months").among


@pytest.mark.parametrize("aggregation", set(Aggregation) - {Aggregation.COUNT})
def test_a_count_has_no_value_and_all_others_have_one(aggregation):
    """Rows are counted, fields are summed."""
    assert X == Aggregate(aggregation, "parts", X).value
    with pytest.raises(RuleError):
        Aggregate(aggregation, "parts")
    with pytest.raises(RuleError):
        Aggregate(Aggregation.COUNT, "parts", X)


def test_aggregates_are_compared_by_expressions():
    """A sign between two of them makes a comparison, and no order of nodes."""
    count = Aggregate(Aggregation.COUNT, "parts")
    assert isinstance(count < Aggregate(Aggregation.COUNT, "others"), Compare)


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
