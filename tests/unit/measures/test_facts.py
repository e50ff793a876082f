"""Facts with a declared precision."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.errors import InputError
from devreport.measures import (
    Fact,
    consistent_duplicates,
    consistent_sum,
    excess_digits,
    matching_sum,
    weighted_interval,
)
from devreport.quantities import Interval, Rounding, round_to

values = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000)
decimals = st.integers(-3, 3)


@given(
    st.lists(st.tuples(values, decimals, st.sampled_from([1, -1, 2])), min_size=1, max_size=6), decimals, st.booleans()
)
def test_rounded_facts_of_a_true_sum_are_consistent(items, places, cut):
    """Whether they were rounded or cut, whatever their weights."""
    mode = Rounding.TRUNCATE if cut else Rounding.HALF_UP
    total = sum(value * weight for value, _, weight in items)
    facts = [(Fact(round_to(value, to, mode=mode), to), weight) for value, to, weight in items]
    assert consistent_sum(Fact(round_to(total, places, mode=mode), places), facts, truncated=cut)


def test_a_negative_weight_swaps_the_ends():
    """In truncation mode 4 is not [-3, so to speak, read the wrong way round."""
    assert Interval(-4, -3, lower_closed=False) == weighted_interval([(Fact(3, 0), -1)], truncated=True)
    assert not consistent_sum(Fact(6, 0), [(Fact(5, 0), 1)], truncated=True)


def test_an_exact_fact_is_a_point():
    """No decimals, no interval."""
    assert Interval.point(5) == Fact(5).interval() == Fact(5).interval(truncated=True)
    assert excess_digits(Fact("5.123")) is None
    assert matching_sum(Fact(5), [(Fact(2), 1), (Fact(3), 1)])


@pytest.mark.parametrize(
    ("value", "to", "excess"),
    [
        ("1234.5678", 1, "0.0678"),
        ("-1234", -5, "1234"),
        ("1234.5678", 5, None),
        ("1234.5", 1, None),
        ("1250", -2, "50"),
    ],
)
def test_digits_beyond_the_precision_are_found(value, to, excess):
    """Without a sign."""
    assert (None if excess is None else Decimal(excess)) == excess_digits(Fact(value, to))


def test_duplicates_agree_two_by_two():
    """A vaguer fact hides no conflict; facts of one precision must be equal."""
    assert consistent_duplicates([])
    assert consistent_duplicates([Fact(748000, -3), Fact(700000, -5), Fact(748000, -3)])
    assert not consistent_duplicates([Fact(748000, -3), Fact(749000, -3), Fact(700000, -5)])
    assert not consistent_duplicates([Fact(748000, -3), Fact(800000, -5)])


def test_a_strict_sum_ignores_precision_on_the_way():
    """12 and 45 are not 58, in millions."""
    items = [(Fact("12000000", -6), 1), (Fact("45000000", -6), 1)]
    assert (True, False) == (consistent_sum(Fact("58000000", -6), items), matching_sum(Fact("58000000", -6), items))


def test_inexact_facts_are_refused():
    """No floats."""
    with pytest.raises(InputError):
        Fact(0.1, 1)


def test_a_fact_is_rounded_unless_it_is_said_to_be_cut():
    """Half a unit on either side."""
    assert Interval(Fraction(5, 2), Fraction(7, 2)) == Fact(3, 0).interval()
    assert consistent_sum(Fact(6, 0), [(Fact("5.6", 1), 1)])
    assert not consistent_sum(Fact(5, 0), [(Fact(3, 0), 1), (Fact("3.6", 1), 1)])
