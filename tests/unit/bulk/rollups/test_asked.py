"""What a roll-up is asked for."""

import pytest

from devreport.bulk.rollups.asked import wanted
from devreport.errors import InputError


def test_a_single_name_stands_for_itself():
    """It is never read letter by letter; several may be in any collection."""
    assert ({}, ("area",), ("done",)) == wanted("area", {}, sums="done")
    assert ({"a": ("b", "c")}, ("x", "y"), ()) == wanted(["x", "y"], {"a": ["b", "c"]}, sums=())


def test_all_that_is_no_name_or_no_pair_is_said():
    """With where it is."""
    with pytest.raises(InputError) as caught:
        wanted([1], {"a": ("b",), "b": "cd", 3: ("b", 4), "d": ("b", "c")}, sums=[None])
    assert ["by[0]", "sums[0]", "ratios['a']", "ratios['b']", "ratios"] == [
        problem.where for problem in caught.value.problems
    ]
    with pytest.raises(InputError, match="such as"):
        wanted((), ["done", "planned"], sums=None)
