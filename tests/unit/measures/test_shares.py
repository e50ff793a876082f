"""Shares, their closure to 100, contributions and pulls."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.measures import (
    CONTRIBUTION,
    GROWTH_FROM_PULLS,
    PULL_FROM_CHANGE,
    SHARE_OF_PARTS,
    close_shares,
    contribution,
    growth,
    pull,
    share,
    shares,
    total,
)
from devreport.quantities import Missing, Quantity, Ratio, round_to
from tests.strategies.measures import amounts

parts_of_a_whole = st.lists(amounts(), min_size=1, max_size=8)


@given(parts_of_a_whole)
def test_shares_of_the_sum_add_up_to_one(parts):
    """Exactly."""
    assert 1 == sum(each.value for each in shares(parts))
    assert shares(parts) == shares(parts, total(parts))


@given(parts_of_a_whole, st.integers(0, 3))
def test_closed_shares_add_up_to_100(parts, places):
    """And none is moved by a whole unit of its last place."""
    closed, exact = close_shares(shares(parts), places=places), shares(parts)
    assert 100 == sum(closed.printed)
    assert all(
        abs(each.value * 100 - printed.as_integer_ratio()[0] * Ratio(1, printed.as_integer_ratio()[1]).value)
        < Ratio(1, 10**places).value
        for each, printed in zip(exact, closed.printed, strict=True)
    )
    own = [round_to(each.value * 100, places) for each in exact]
    assert [place for place, value in enumerate(own) if value != closed.printed[place]] == list(closed.moved)


def test_only_whole_sets_are_closed():
    """Shares of a part of a whole are not forced to 100."""
    with pytest.raises(InputError, match="add up to 1"):
        close_shares([Ratio(1, 3), Ratio(1, 3)])


def test_a_share_may_be_undefined():
    """Of nothing, or of something missing."""
    assert ("zero_whole", "missing_input") == (share(1, 0).reason, share(Missing(), 2).reason)
    assert ["missing_input", "missing_input"] == [each.reason for each in shares([1, Missing()])]
    assert "zero_whole" == SHARE_OF_PARTS.of(parts=[{"value": 1}], whole=0).reason
    assert Ratio(3, 4) == SHARE_OF_PARTS.of(parts=[{"value": 1}, {"value": 2}], whole=4)


@given(st.lists(st.tuples(amounts(), amounts()), min_size=1, max_size=5))
def test_pulls_add_up_to_growth(parts):
    """And contributions, where anything has changed, to one."""
    now, before = total([new for new, _ in parts]), total([old for _, old in parts])
    changes = [new - old for new, old in parts]
    pulls = [PULL_FROM_CHANGE.of(part_change=change, previous_total=before) for change in changes]
    assert growth(now, before) == GROWTH_FROM_PULLS.of(parts=[{"value": each} for each in pulls])
    if now != before:
        assert 1 == sum(contribution(change, now - before).value for change in changes)
        whole = growth(now, before)
        assert pulls == [pull(whole, contribution(change, now - before)) for change in changes]


def test_contribution_and_pull_may_be_undefined():
    """Where nothing has changed, or there was nothing."""
    assert "no_change" == CONTRIBUTION.of(part_change=1, total_change=0).reason
    assert "base_not_positive" == PULL_FROM_CHANGE.of(part_change=1, previous_total=0).reason


def test_the_pull_is_in_points():
    """Growth times contribution."""
    assert Decimal("2.74") == pull(Quantity("6.25", "%"), Quantity("43.83", "%")).to("个百分点").round(2)
