"""Columns as rules read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest

from devreport.bulk import Always, Mapped
from devreport.bulk.engines.polars_engine.relation import PolarsRelation
from devreport.bulk.mapping.fitting import fit
from devreport.bulk.programs.reading import Column, columns_of
from devreport.lowering import Op
from devreport.lowering.ranges import DAYS, MOST, Range
from devreport.rules.subject import Sort
from tests.tables.made import mapping


def read(
    values: list[object], mapped: Mapped, *, dtype: object = None, over: list[int] | None = None
) -> dict[Op, Column[pl.Expr]]:
    """The columns of one field."""
    series = {"x": pl.Series(values, dtype=dtype, strict=False), "key": ["k"] * len(values)}
    frame = pl.DataFrame({**series, **({"y": over} if over else {})})
    relation = PolarsRelation(frame.lazy())
    held = fit(mapping(x=mapped), relation.schema(), where="t")
    return {op: column for (op, _), column in columns_of(held, relation.words).items()}


@pytest.mark.parametrize(
    ("dtype", "mapped", "expected"),
    [
        (pl.Int64, Mapped(), Range(-(2**63), 2**63 - 1)),
        (pl.Int32, Mapped(digits=3), Range(-999, 999)),
        (pl.Int16, Mapped(digits=9), Range.digits(5)),
        (pl.Int64, Mapped(nonnegative=True), Range(0, 2**63 - 1)),
        (pl.Decimal(10, 2), Mapped(), Range.digits(10)),
        (pl.Int128, Mapped(), Range(-MOST, MOST)),
        (pl.Float64, Mapped(decimals=2), Range(1 - 2**50, 2**50 - 1)),
        (pl.String, Mapped(decimals=2), Range(-MOST, MOST)),
    ],
)
def test_the_range_is_that_of_the_type_and_of_the_promise(dtype: object, mapped: Mapped, expected: Range) -> None:
    """The range is that of the type and of the promise."""
    column = read([1], mapped, dtype=dtype)[Op.NUMBER]
    assert column.range == expected
    assert column.is_number


def test_what_needs_no_check_has_none() -> None:
    """What needs no check has none."""
    assert read([1], Mapped(), dtype=pl.Int64)[Op.NUMBER].valid is None
    assert read([1], Mapped(), dtype=pl.Int128)[Op.NUMBER].valid is not None


def test_a_ratio_is_two_columns() -> None:
    """A ratio is two columns."""
    found = read([1], Mapped(over="y", nonnegative=True), over=[2])
    assert {Op.NUMERATOR, Op.DENOMINATOR} == set(found)
    assert found[Op.DENOMINATOR].range.least == 1
    assert found[Op.NUMERATOR].range.least == 0


@pytest.mark.parametrize(
    ("value", "sort", "op", "expected"),
    [
        (Decimal("1.50"), Sort.AMOUNT, Op.NUMBER, 150),
        (7, Sort.RATIO, Op.NUMBER, 7),
        (date(1970, 1, 3), Sort.DAY, Op.DAY_COLUMN, 2),
        ("done", Sort.WORD, Op.WORD_COLUMN, "done"),
        (True, Sort.TRUTH, Op.TRUTH_COLUMN, True),
        (None, Sort.AMOUNT, Op.NUMBER, None),
        (None, Sort.DAY, Op.DAY_COLUMN, None),
        (None, Sort.WORD, Op.WORD_COLUMN, None),
        (None, Sort.TRUTH, Op.TRUTH_COLUMN, None),
    ],
)
def test_what_every_row_has_is_a_constant(value: object, sort: Sort, op: Op, expected: object) -> None:
    """What every row has is a constant."""
    column = read([1], Mapped(sort=sort, always=Always(value)))[op]
    assert [expected] == pl.DataFrame({"a": [0]}).select(found=column.value)["found"].to_list()
    assert expected is None or op is not Op.NUMBER or column.range == Range(expected, expected)


def test_days_words_and_truths() -> None:
    """Days words and truths."""
    assert read([date(2026, 1, 1)], Mapped(sort=Sort.DAY))[Op.DAY_COLUMN].range == DAYS
    assert read(["a"], Mapped(sort=Sort.WORD))[Op.WORD_COLUMN].valid is None
    assert read(["a"], Mapped(sort=Sort.WORD, words=("a", "b")))[Op.WORD_COLUMN].valid is not None
    assert read(["是"], Mapped(sort=Sort.TRUTH, true=("是",), false=("否",)))[Op.TRUTH_COLUMN].valid is not None
    assert Fraction(1) == Mapped().scale
