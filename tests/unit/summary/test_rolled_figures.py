"""Figures of roll-ups: in units that read well, made of cells of the table."""

from fractions import Fraction

import pytest
from attrs import evolve

from devreport.bulk import Mapped
from devreport.quantities import Ratio
from devreport.summary import cells, rolled_formulas
from devreport.summary.rolled_figures import RolledFigures, apart
from tests.strategies.rollups import MAPPING, RATIOS, rolled, row, topic


def made(rows, *, mapping=MAPPING, **settings):
    """Figures of rows."""
    return RolledFigures.of(rolled(rows, mapping=mapping), topic(**settings))


def test_cells_name_column_group_and_rows():
    """A row that lacks a number counts for the group and not for the column."""
    found = cells(rolled([row(), row(done=None), row(None)]))
    assert {"table:projects#3", "table:projects[area=A]#2", "table:projects.done[area=A]#1"} <= found
    assert "table:projects.planned[area=None]#1" in found
    assert ("completion", "done", "project.half", "rows", "due") == rolled_formulas(rolled([]))


@pytest.mark.parametrize(
    ("yuan", "unit"), [(9_999, "元"), (10_000, "万元"), (99_999_999, "万元"), (100_000_000, "亿元")]
)
def test_amounts_are_in_a_unit_that_reads_well(yuan, unit):
    """By what groups come to on the average; both sides of a ratio in one unit."""
    figures = made([row("A", 0, 0), row("B", 100, 2 * yuan)])
    line = figures.rollup.total
    shown = [figures.side(line, "completion", above=above).value for above in (True, False)]
    assert [unit] * 3 == [one.unit.code for one in (*shown, figures.sum(line, "done").value)]
    assert Ratio(2 * yuan, unit="元") == shown[1]


def test_a_unit_may_be_given_or_have_no_greater_steps():
    """What was asked for is kept; a unit of another kind stays as it is."""
    figures = made([row("A", 0, 10**9)], units={"done": "元", "planned": "亿元"})
    line = figures.rollup.total
    assert ["元", "亿元"] == [figures.side(line, "completion", above=one).value.unit.code for one in (True, False)]
    fields = {**MAPPING.fields, "done": Mapped(unit="%"), "planned": Mapped(unit="%")}
    assert "%" == made([row(done=10**9)], mapping=evolve(MAPPING, fields=fields)).units["done"].code


def test_a_ratio_of_two_kinds_keeps_its_unit():
    """It is no percentage."""
    rollup = rolled([row(done=20_000, planned=50)])
    other = evolve(
        rollup.total,
        ratios={"completion": evolve(rollup.total.ratios["completion"], below=Ratio(Fraction(50), unit="人"))},
    )
    figures = RolledFigures.of(rollup, topic())
    assert Ratio(4, unit="元/人") == figures.rate(other, "completion").value
    assert Ratio(4, unit="元/人").unit.dimension == figures.rate(other, "completion").value.unit.dimension


def test_each_ratio_has_units_of_its_own():
    """A field is held beside what its own ratios compare it with."""
    rollup = rolled([row(done=10**9, planned=10)], ratios={**RATIOS, "same": ("planned", "planned")})
    figures = RolledFigures.of(rollup, topic())
    assert ["万元", "万元"] == [one.code for one in figures.units.values()]
    assert 1 == figures.rate(rollup.total, "same").value.base


def test_people_are_whole():
    """Unless the numbers are not; other amounts keep their decimals."""
    people = {name: Mapped(unit="人", scale=Fraction(1, 2)) for name in ("done", "planned")}
    mapping = evolve(MAPPING, fields={**MAPPING.fields, **people})
    found = made([row(done=40, planned=81)], mapping=mapping)
    sides = [found.side(found.rollup.total, "completion", above=above) for above in (True, False)]
    assert [("20", 0), ("81/2", 2)] == [(str(one.value.value), one.places) for one in sides]


def test_the_two_sides_of_a_ratio_are_reported_in_one_unit():
    """Also where only one of them was asked for."""
    made = RolledFigures.of(rolled([row(done=5000000)]), topic(units={"done": "万元"}))
    assert ["万元", "万元"] == [made.units[name].code for name in ("done", "planned")]


def test_numbers_that_no_decimals_tell_apart_end_somewhere() -> None:
    """Numbers that no decimals tell apart end somewhere."""
    one, two = Fraction(1, 3), Fraction(1, 3) + Fraction(1, 10**80)
    assert {one, two} == set(apart([one, two], places=1))
