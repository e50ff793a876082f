"""Ranks as they are announced: equal figures share one, and the next counts all before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.bulk import rank_changes, ranks, shares
from devreport.errors import InputError
from devreport.quantities import Ratio, Undefined
from tests.strategies.rollups import rolled, row

FOUR = [row("A", 900), row("B", 5000), row("C", 5000), row("D", 7000), row("E", None)]


def places(found):
    """Key → rank."""
    return {rank.key[0]: rank.place for rank in found}


def test_equal_figures_share_a_rank():
    """1, 2, 2, 4; and a group without a figure has none."""
    found = ranks(rolled(FOUR), "completion")
    assert {"D": 1, "B": 2, "C": 2, "A": 4, "E": None} == places(found)
    assert ["D", "B", "C", "A", "E"] == list(places(found))
    assert [1, 2, 2, 1, 0] == [rank.tied for rank in found]
    assert {4} == {rank.ranked for rank in found}
    assert {"A": 1, "B": 2, "C": 2, "D": 4, "E": None} == places(ranks(rolled(FOUR), "done", lowest_first=True))
    assert {"B": 1, "C": 1, "D": 1, "A": 4, "E": None} == places(ranks(rolled(FOUR), "project.half"))


@given(figures=st.lists(st.none() | st.integers(0, 5), max_size=8))
def test_a_rank_is_one_more_than_how_many_are_before(figures):
    """For any figures; those without one are not counted."""
    rollup = rolled([row(f"{number}", figure) for number, figure in enumerate(figures)])
    found = places(ranks(rollup, "done"))
    for number, figure in enumerate(figures):
        better = sum(one is not None and figure is not None and one > figure for one in figures)
        assert (None if figure is None else better + 1) == found[f"{number}"]


def test_groups_are_ranked_within_others():
    """Each area by itself; by other columns there is nothing to rank within."""
    rollup = rolled([row("A", 1, level=1), row("A", 2, level=2), row("B", 3, level=1)], ("area", "level"))
    found = ranks(rollup, "done", within=["area"])
    assert [(("A", 2), 1), (("A", 1), 2), (("B", 1), 1)] == [(rank.key, rank.place) for rank in found]
    with pytest.raises(InputError, match="month"):
        ranks(rollup, "done", within=["month"])


def test_rows_that_belong_nowhere_have_no_rank():
    """As in a report; within a column, what that column says does not matter."""
    rollup = rolled([row("A", 1), row(None, 9), row("B", 2)])
    assert [(("B",), 1, 2), (("A",), 2, 2), ((None,), None, 2)] == [
        (rank.key, rank.place, rank.ranked) for rank in ranks(rollup, "done")
    ]
    rollup = rolled([row(None, 1, level=1), row(None, 2, level=2), row(None, 3, level=None)], ("area", "level"))
    found = ranks(rollup, "done", within=["area"])
    assert [((None, 2), 1), ((None, 1), 2), ((None, None), None)] == [(rank.key, rank.place) for rank in found]


def test_a_change_of_rank_counts_the_places_gained():
    """Above zero for a rise; nothing where a rank is missing on either side."""
    before = rolled([row("A", 9000), row("B", 5000), row("C", 100), row("E", 1)])
    found = {one.key[0]: one.gained for one in rank_changes(rolled(FOUR), before, name="completion")}
    assert {"D": None, "B": 0, "C": 1, "A": -3, "E": None} == found
    for others in ((), ("area", "level")):
        with pytest.raises(InputError, match="by"):
            rank_changes(rolled(FOUR), rolled(FOUR, others), name="completion")
    with pytest.raises(InputError, match="by nothing"):
        rank_changes(rolled(FOUR, ()), rolled(FOUR), name="completion")


def test_shares_are_of_the_sum_of_all():
    """Exact; undefined for what has no sum, and where all comes to nothing."""
    found = {one.key[0]: one.value for one in shares(rolled(FOUR), "done")}
    assert [Ratio(9, 179), Ratio(70, 179)] == [found["A"], found["D"]]
    assert isinstance(found["E"], Undefined)
    assert isinstance(shares(rolled([row(done=None)]), "done")[0].value, Undefined)
    assert isinstance(shares(rolled([row(done=0)]), "done")[0].value, Undefined)
    for sums, expected in ((("done",), "one of done"), ((), "nothing was added up")):
        with pytest.raises(InputError, match=expected):
            shares(rolled(FOUR, sums=sums), "completion")
