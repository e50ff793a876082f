"""Subjects as rows."""

from attrs import evolve

from devreport.expressions import Lag
from devreport.periods import half
from devreport.quantities import Hedge, Quantity
from devreport.rules import Subject

PART = Subject(kind="", id="parts[0]", period=half(2023, 1), cells={"value": None})
WHOLE = Subject(
    kind="breakdown",
    id="by-branch",
    period=half(2023, 1),
    cells={"total": Quantity(3, "次")},
    children={"parts": (PART,)},
)


def test_a_subject_is_a_row_with_child_rows() -> None:
    """Numbers are in base units, and what is missing in a child row is named with the child."""
    assert 3 == WHOLE.row.values["total"]
    assert frozenset({"parts[0].value"}) == WHOLE.row.relations["parts"][0].values["value"].missing


def test_a_stamp_is_the_id_and_the_period() -> None:
    """Ids of figures start with it."""
    assert "by-branch@2023-S1" == WHOLE.stamp


def test_of_most_subjects_one_period_is_known() -> None:
    """So that looking back finds nothing, and they stay as they are."""
    assert WHOLE is WHOLE.back([(Lag.YEAR,), (Lag.PERIOD, Lag.YEAR)])
    assert WHOLE.row is WHOLE.reach


def test_what_came_before_is_part_of_the_row() -> None:
    """As far as is asked for, with what its hedges leave open."""
    older = evolve(WHOLE, id="older", cells={"total": Quantity(1, "亿元")}, hedges={"total": Hedge.OVER})
    before = evolve(WHOLE, id="before", past=lambda lag: older if lag is Lag.YEAR else None)
    now = evolve(WHOLE, past=lambda lag: before if lag is Lag.PERIOD else None)
    assert {} == now.row.earlier
    one, two = now.back([(Lag.PERIOD,)]), now.back([(Lag.YEAR,), (Lag.PERIOD,), (Lag.PERIOD, Lag.YEAR)])
    assert {Lag.PERIOD: before.row} == one.row.earlier
    assert one.row is one.reach
    assert {Lag.YEAR: older.row} == two.row.earlier[Lag.PERIOD].earlier
    assert {Lag.YEAR: older.reach} == two.reach.earlier[Lag.PERIOD].earlier
    assert older.row != older.reach
