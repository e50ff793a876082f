"""Roll-ups are values: lines, totals, and plain data."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from devreport.bulk import Pair
from devreport.bulk.rollups.rollup import order, plain_value
from devreport.errors import InputError
from devreport.quantities import Ratio, Undefined
from tests.strategies.rollups import rolled, row

ROWS = [row("B", 9000, level=2), row("A", 100), row("A", level=None), row(None, None, 0), row("B", 8000, level=1)]


def test_lines_have_a_subtotal_behind_each_block_and_the_total_at_the_end():
    """Keys in order, missing ones last; a subtotal has fewer values in its key."""
    rollup = rolled(ROWS, ("area", "level"))
    assert [
        ("A", 1),
        ("A", None),
        ("A",),
        ("B", 1),
        ("B", 2),
        ("B",),
        (None, 1),
        (None,),
        (),
    ] == [line.key for line in rollup.lines]
    assert rollup.lines[-1] == rollup.total
    assert [2, 2, 1, 2, 2, 1, 2, 1, 0] == [line["grouped_by"] for line in rollup.table()]


def test_a_table_has_exact_values_under_names():
    """Nothing where there is no value; json has fractions as text."""
    (first, *_), (plain, *_) = rolled(ROWS[1:2]).table(), rolled(ROWS[1:2]).plain()
    assert {
        "area": "A",
        "grouped_by": 1,
        "rows": 1,
        "project.half.passed": 0,
        "project.half.failed": 1,
        "project.half.unknown": 0,
        "project.half.not_applicable": 0,
        "project.half.pass_rate": Fraction(0),
        "completion": Fraction(1, 100),
        "completion.above": Fraction(1),
        "completion.below": Fraction(100),
        "completion.rows": 1,
        "completion.left_out": 0,
        "done": Fraction(1),
        "done.rows": 1,
        "done.left_out": 0,
    } == first
    assert rolled(ROWS).header() == list(first)
    assert plain == json.loads(json.dumps(plain))
    assert ("1/100", 100) == (plain["completion"], plain["completion.below"])
    lost = rolled(ROWS).table()[2]
    assert [None] * 4 == [lost[name] for name in ("area", "completion", "done", "project.half.pass_rate")]


def test_plain_values_are_those_of_json():
    """Days and decimals as text; truth values stay what they are."""
    given = [None, True, 3, "x", Fraction(4, 2), Fraction(1, 3), Decimal("1.50"), date(2026, 6, 30)]
    assert [None, True, 3, "x", 2, "1/3", "1.50", "2026-06-30"] == [plain_value(one) for one in given]


def test_equal_tables_roll_up_to_equal_values():
    """Whatever the order of their rows."""
    assert rolled(ROWS, ("area", "level")) == rolled(ROWS[::-1], ("area", "level"))
    assert rolled(ROWS) != rolled(ROWS[1:])
    assert [(True, None), (False, 2)] == [order((one,))[0] for one in (None, 2)]


@pytest.mark.parametrize(
    ("below", "present", "reason"),
    [(0, 1, "zero_denominator"), (-1, 1, "negative_target"), (0, 0, "missing_input")],
)
def test_a_ratio_that_does_not_exist_is_undefined(below, present, reason):
    """Where nothing was planned, less than nothing, or nothing is known."""
    pair = Pair(above=Ratio(1), below=Ratio(below), present=present, expected=1)
    assert Undefined(reason) == pair.value
    assert Ratio(1, 2) == evolve(pair, below=Ratio(2), present=1).value


def test_figures_go_by_the_names_of_ratios_sums_and_rules():
    """A rule by its share of passes among what passed or failed; with what was probably meant otherwise."""
    rollup = rolled([row(), row(done=0), row(done=None), row(stopped=True)])
    assert Ratio(1, 2) == rollup.total.figure("project.half")
    assert Undefined("nothing_judged") == rolled([row(done=None)]).total.figure("project.half")
    for name, hint in (("completoin", "completion"), ("zzz", "there are: completion, done, project.half")):
        with pytest.raises(InputError, match=hint):
            rollup.check(name)


def test_only_columns_that_it_was_rolled_up_by_are_there():
    """A roll-up does not know about others."""
    with pytest.raises(InputError, match="area"):
        rolled(ROWS).regrouped(["aera"])
    with pytest.raises(InputError, match="rolled up by none"):
        rolled(ROWS, ()).regrouped(["area"])


def test_a_single_name_is_a_list_of_one():
    """As people write it."""
    assert rolled(ROWS, "area") == rolled(ROWS, ["area"])
