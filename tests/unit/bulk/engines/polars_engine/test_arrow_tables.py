from decimal import Decimal

import polars as pl
import pytest

from devreport.bulk.engines.polars_engine.arrow_tables import batches_of, series_of
from devreport.bulk.engines.polars_engine.frames import ROW, form_of
from devreport.bulk.engines.polars_engine.opening import opened

pa = pytest.importorskip("pyarrow")
ds = pytest.importorskip("pyarrow.dataset")

TABLE = pa.table({"a": pa.chunked_array([[1, 2], [3]]), "t": [["x"], [], None]})


def judged(source):
    """What comes back with a column of codes."""
    columns = [name for name in source.relation.schema() if name != ROW]
    return source.back(source.relation.with_columns({"b": pl.lit(1, dtype=pl.Int8)}).keep([*columns, ROW, "b"]))


@pytest.mark.parametrize("given", [TABLE, TABLE.combine_chunks().to_batches()[0]])
def test_a_table_or_a_batch_comes_back_as_such(given):
    """With one more column, its others as they were."""
    found = judged(opened(given, label=""))
    assert (type(given), ["a", "t", "b"]) == (type(found), found.schema.names)
    assert (pa.int8(), [1, 1, 1]) == (found.schema.field("b").type, found.column("b").to_pylist())
    assert given.schema.field("t") == found.schema.field("t")


def test_some_rows_come_back_over_what_was_there():
    """In the place of the column of the same name."""
    source = opened(TABLE, label="")
    relation = source.relation.where(pl.col("a") > 1).with_columns({"x": pl.col("a") * 10})
    found = source.back(relation.select({ROW: pl.col(ROW), "a": pl.col("x")}))
    assert {"a": [20, 30], "t": [[], None]} == found.to_pydict()


@pytest.mark.parametrize("given", [TABLE, TABLE.to_batches()[0]])
def test_anything_else_comes_as_one_of_its_kind(given):
    """With rows or without."""
    source = opened(given, label="")
    assert type(given) is type(source.back(source.relation.keep(["a"])))
    assert 0 == source.back(source.relation.keep(["a"]).where(pl.lit(value=False))).num_rows


@pytest.mark.parametrize("make", [TABLE.to_reader, lambda: ds.dataset(TABLE)])
def test_a_reader_and_a_dataset_give_a_reader(make):
    """Which reads batch by batch."""
    source = opened(make(), label="")
    found = judged(source)
    assert isinstance(found, pa.RecordBatchReader)
    assert not source.relation.is_stored
    assert {"a": [1, 2, 3], "t": [["x"], [], None], "b": [1, 1, 1]} == found.read_all().to_pydict()


def test_a_reader_of_anything_else_has_its_own_columns():
    """Such as those of findings."""
    source = opened(ds.dataset(TABLE), label="")
    assert {"a": [1, 2, 3]} == source.back(source.relation.keep(["a"])).read_all().to_pydict()


def test_a_dataset_can_be_read_again():
    """A reader cannot."""
    source = opened(ds.dataset(TABLE), label="")
    assert [1, 2, 3] * 2 == [row[0] for _ in range(2) for row in source.relation.keep(["a"]).rows()]


def test_what_polars_has_nothing_like_cannot_be_read():
    """It stays where it is."""
    wide = series_of("a", pa.array([Decimal("1.5")], pa.decimal256(50, 2)))
    months = series_of("a", pa.array([(1, 2, 3)], pa.month_day_nano_interval()))
    assert [pl.Object, pl.Object] == [wide.dtype, months.dtype]
    assert (None, None) == (form_of(pa.array([1])), batches_of(pa.array([1])))
