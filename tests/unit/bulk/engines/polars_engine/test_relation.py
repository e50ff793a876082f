from datetime import date, datetime

import polars as pl
import pytest

from devreport.bulk.engines.polars_engine.relation import PolarsRelation, _computed, _watched, physical_of
from devreport.bulk.engines.progress import Progress
from devreport.bulk.engines.words import PhysicalKind, Width
from devreport.errors import InputError, Problem

FRAME = pl.DataFrame({"a": [1, 2, 2], "b": ["x", None, "x"]})
TABLE = PolarsRelation(FRAME.lazy())


@pytest.mark.parametrize(
    ("dtype", "kind", "digits", "width"),
    [
        (pl.Int8(), PhysicalKind.INTEGER, 3, Width.SMALL),
        (pl.Int64(), PhysicalKind.INTEGER, 19, Width.LONG),
        (pl.UInt32(), PhysicalKind.INTEGER, 10, Width.LONG),
        (pl.UInt64(), PhysicalKind.INTEGER, 20, Width.WIDE),
        (pl.Int128(), PhysicalKind.INTEGER, 39, Width.WIDE),
        (pl.Decimal(18, 2), PhysicalKind.DECIMAL, 18, Width.LONG),
        (pl.Decimal(19, 2), PhysicalKind.DECIMAL, 19, Width.WIDE),
        (pl.Float32(), PhysicalKind.FLOAT, None, Width.LONG),
        (pl.Float64(), PhysicalKind.FLOAT, None, Width.LONG),
        (pl.String(), PhysicalKind.TEXT, 38, Width.WIDE),
        (pl.Categorical(), PhysicalKind.TEXT, 38, Width.WIDE),
        (pl.Enum(["x"]), PhysicalKind.TEXT, 38, Width.WIDE),
        (pl.Boolean(), PhysicalKind.TRUTH, None, Width.LONG),
        (pl.Date(), PhysicalKind.DAY, None, Width.LONG),
        (pl.Null(), PhysicalKind.NOTHING, None, Width.LONG),
        (pl.Datetime("ns"), PhysicalKind.MOMENT, None, Width.LONG),
        (pl.Datetime("us", "Asia/Shanghai"), PhysicalKind.OTHER, None, Width.LONG),
        (pl.List(pl.Int8()), PhysicalKind.OTHER, None, Width.LONG),
    ],
)
def test_types_say_what_a_column_holds(dtype, kind, digits, width):
    """And how many digits it can have."""
    found = physical_of(dtype)
    assert (kind, digits, width, str(dtype)) == (found.kind, found.digits, found.width, found.name)


def test_columns_and_rows():
    """Nothing is computed before it is asked for."""
    assert ["a", "b"] == list(TABLE.schema())
    more = TABLE.with_columns({"c": pl.col("a") * 2})
    assert [(1, "x", 2), (2, None, 4), (2, "x", 4)] == more.rows()
    assert [(2,), (4,), (4,)] == more.keep(["c"]).rows()
    assert [(2,)] == more.select({"d": pl.col("c")}).first(1).rows()
    assert [(1, "x")] == TABLE.where(pl.col("a") < 2).rows()
    assert "polars" == TABLE.engine
    assert isinstance(TABLE.native(), pl.LazyFrame)


def test_groups():
    """What is missing is a key like any other; without keys there is one row."""
    assert {("x", 3), (None, 2)} == set(TABLE.grouped(["b"], {"n": pl.col("a").sum()}).rows())
    assert [(5,)] == TABLE.grouped([], {"n": pl.col("a").sum()}).rows()


def test_rows_are_joined_in_order():
    """A key that is missing belongs to nothing."""
    other = PolarsRelation(pl.DataFrame({"key": ["x", None], "c": [7, 8]}).lazy())
    assert [(1, "x", 7), (2, None, None), (2, "x", 7)] == TABLE.joined(other, on={"b": "key"}).rows()


def test_rows_are_stacked_and_numbered():
    """In order."""
    assert [1, 2, 3, 4, 5, 6] == [row[0] for row in TABLE.stacked([TABLE]).numbered("n").rows()]


@pytest.mark.parametrize("stored", [True, False])
def test_python_computes_columns_batch_by_batch(stored):
    """From what it is given."""
    table = PolarsRelation(FRAME.lazy(), is_stored=stored)
    found = table.computed({"in": pl.col("a") + 1}, ["c"], by=lambda rows: [(row[0],) for row in rows])
    assert ["a", "b", "c"] == list(found.schema())
    assert [2, 3, 3] == [row[2] for batch in found.batches() for row in batch]


def test_a_batch_is_computed_from_its_rows():
    """Which Polars asks for from threads of its own."""
    codes = {"c": pl.Int8()}
    found = _computed(FRAME, given=["b"], codes=codes, by=lambda rows: [(int(row[0] is None),) for row in rows])
    assert [(1, 0), (2, 1), (2, 0)] == found.rows()


def test_rows_are_counted_as_they_are_done():
    """For a line of progress."""
    progress = Progress("judged")
    assert FRAME.rows() == TABLE.watched(progress.add).rows()
    assert 3 == progress.done
    assert FRAME is _watched(FRAME, add=progress.add)
    assert 6 == progress.done


def test_rows_are_written_to_parquet(tmp_path):
    """With integers of 128 bits as decimals, which every reader knows."""
    TABLE.with_columns({"a": pl.col("a").cast(pl.Int128)}).to_parquet(str(tmp_path / "a.parquet"))
    assert pl.Decimal(38, 0) == pl.read_parquet(tmp_path / "a.parquet").schema["a"]


def test_without_files_an_error_stays_what_it_is():
    """With files, they are named."""
    wrong = PolarsRelation(FRAME.lazy().select("z"))
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        wrong.rows()
    blamed = PolarsRelation(FRAME.lazy().select("z"), blame=lambda error: InputError.of(Problem("f", "x", "y")))
    with pytest.raises(InputError, match="f: found x"):
        blamed.rows()


def test_days_and_moments():
    """As Python holds them."""
    frame = pl.DataFrame({"d": [date(2026, 6, 30)], "m": [datetime(2026, 6, 30)]})
    assert [(date(2026, 6, 30), datetime(2026, 6, 30))] == PolarsRelation(frame.lazy()).rows()
