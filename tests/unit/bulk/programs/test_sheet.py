"""Tables whose columns are read as rules read them."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from devreport.bulk import Mapped
from devreport.bulk.engines.words import Width
from devreport.expressions import Field
from devreport.lowering import Op
from devreport.lowering.ranges import Range
from devreport.rules.subject import Sort
from tests.tables.made import codes, judged, mapping, required, table

X, Y = Field("x"), Field("y")


def test_measuring_finds_what_numbers_really_are() -> None:
    """Measuring finds what numbers really are."""
    given = table({"x": [3, -7, None]}, mapping(x=Mapped()))
    measured = judged(given, *required(X > 0)).program.sheet.columns[Op.NUMBER, "x"]
    assert measured.range == Range(-7, 3)
    assert judged(given, *required(X > 0), measure=False).program.sheet.columns[Op.NUMBER, "x"].range.size == 2**63


def test_measuring_drops_checks_that_nothing_fails() -> None:
    """Measuring drops checks that nothing fails."""
    sound = judged(table({"x": [1, 2]}, mapping(x=Mapped(digits=1))), *required(X > 0))
    wrong = judged(table({"x": [1, 20]}, mapping(x=Mapped(digits=1))), *required(X > 0))
    assert sound.program.sheet.columns[Op.NUMBER, "x"].valid is None
    assert wrong.program.sheet.columns[Op.NUMBER, "x"].valid is not None
    assert [(1,), (-2,)] == codes(wrong)


def test_nothing_is_measured_of_what_has_no_size() -> None:
    """Nothing is measured of what has no size."""
    given = table({"x": ["a"]}, mapping(x=Mapped(sort=Sort.WORD)))
    assert [(1,)] == codes(judged(given, *required(X.equals("a"))))


def test_a_column_without_a_value_is_measured_as_zero() -> None:
    """A column without a value is measured as zero."""
    given = table({"x": [None]}, mapping(x=Mapped()), types={"x": pl.Int64})
    assert judged(given, *required(X > 0)).program.sheet.columns[Op.NUMBER, "x"].range == Range(0, 0)


@pytest.mark.parametrize("measure", [True, False])
def test_what_is_not_what_the_mapping_says_is_missing(measure: bool) -> None:
    """What is not what the mapping says is missing."""
    given = table({"x": [0.5, float("nan"), 0.123]}, mapping(x=Mapped(decimals=1)))
    assert [(1,), (-2,), (-2,)] == codes(judged(given, *required(X > 0), measure=measure))
    assert [(0,), (1,), (1,)] == codes(judged(given, *required(X.is_missing()), measure=measure))


@pytest.mark.parametrize("measure", [True, False])
def test_a_ratio_is_there_where_both_its_columns_are(measure: bool) -> None:
    """A ratio is there where both its columns are."""
    held = mapping(x=Mapped(over="planned"))
    given = table({"x": [1, None, 1, 1], "planned": [2, 2, None, 0]}, held)
    rules = required(X >= Decimal("0.5"), X.is_missing())
    assert [(1, 0), (-2, 1), (-2, 1), (-2, 1)] == codes(judged(given, *rules, measure=measure))


def test_what_no_range_holds_is_left_out_of_what_is_measured() -> None:
    """One number of too many digits makes no other one wider."""
    found = judged(table({"x": [3, -7, 4000]}, mapping(x=Mapped(digits=1))), *required(X > 0))
    column = found.program.sheet.columns[Op.NUMBER, "x"]
    assert (Range(-7, 3), True) == (column.range, column.valid is not None)
    assert [(1,), (0,), (-2,)] == codes(found)


@pytest.mark.parametrize("measure", [True, False])
def test_decimals_are_read_once_into_a_column(measure: bool) -> None:
    """Whichever rules ask, and whether or not they are measured."""
    given = table({"x": [Decimal("0.25"), None]}, mapping(x=Mapped()), types={"x": pl.Decimal(15, 2)})
    found = judged(given, *required(X > 0, X < 1), measure=measure)
    assert found.program.prepared.schema()["__devreport_read0"].width is Width.LONG
    assert [(1, 1), (-2, -2)] == codes(found)
