import io

import polars as pl
import pytest

from devreport.bulk.engines.files import Files, located
from devreport.bulk.engines.polars_engine.opening import opened
from devreport.bulk.engines.polars_engine.parquet import broken, parquet_rows, scanned
from devreport.errors import InputError

ROWS = pl.DataFrame({"id": ["a", "b"], "done": [1, 2]})


def parquet(frame=ROWS, **how):
    """A Parquet file as bytes."""
    stream = io.BytesIO()
    frame.write_parquet(stream, **how)
    return stream.getvalue()


def problems(call, *given):
    """What is wrong."""
    with pytest.raises(InputError) as caught:
        call(*given)
    return caught.value.problems


def test_files_of_the_same_columns_are_one_table(tmp_path):
    """In any order of columns."""
    ROWS.write_parquet(tmp_path / "a.parquet")
    ROWS.select("done", "id").write_parquet(tmp_path / "b.pq")
    source = opened(tmp_path, label="")
    assert [("a", 1), ("b", 2)] * 2 == source.relation.rows()
    assert (str(tmp_path), False) == (source.label, source.relation.is_stored)
    assert isinstance(source.back(source.relation), pl.LazyFrame)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"a,b\n1,2\n", "a file that is no Parquet file, or not all of one"),
        (b"PAR1PAR1", "a file that is no Parquet file, or not all of one"),
        (parquet()[:-9], "a file that is no Parquet file, or not all of one"),
        (parquet()[:60] + parquet()[-4:], "a file that cannot be read: "),
        (b"PAR1" + b"\xff" * 200 + b"\x10\0\0\0PAR1", "a file that cannot be read: "),
    ],
)
def test_what_is_no_parquet_file_is_refused(data, found, tmp_path):
    """Before anything is read of it."""
    path = tmp_path / "a.parquet"
    path.write_bytes(data)
    (problem,) = problems(scanned, located(path))
    assert (str(path), True) == (problem.where, problem.found.startswith(found))


def test_every_column_that_differs_is_named(tmp_path):
    """With its file."""
    ROWS.write_parquet(tmp_path / "a.parquet")
    pl.DataFrame({"done": ["1"], "more": [1]}).write_parquet(tmp_path / "b.parquet")
    found = problems(scanned, located(tmp_path))
    second = tmp_path / "b.parquet"
    assert [
        (f"{second}: done", "a column of String", "Int64, as in a.parquet"),
        (f"{second}: id", "no such column", "one, as in a.parquet"),
        (f"{second}: more", "a column", "no such column, as in a.parquet"),
    ] == [(one.where, one.found, one.expected) for one in found]


def test_more_rows_than_may_be_are_refused(tmp_path):
    """Before any is read; for CSV, as soon as they are."""
    ROWS.write_parquet(tmp_path / "a.parquet")
    (problem,) = problems(parquet_rows, located(Files(tmp_path, most_rows=1)))
    assert ("2 rows", "at most 1 row") == (problem.found, problem.expected)
    assert 2 == parquet_rows(located(tmp_path))
    (tmp_path / "c.csv").write_text("a\n1\n2\n", encoding="utf-8")
    relation = opened(Files(tmp_path / "c.csv", most_rows=1), label="").relation
    (problem,) = problems(relation.rows)
    assert ("more rows", "at most 1 row") == (problem.found, problem.expected)


def test_a_file_that_breaks_later_is_named(tmp_path):
    """A page that is not what the footer says comes to light when it is read."""
    good, bad = tmp_path / "a.parquet", tmp_path / "b.parquet"
    frame = pl.DataFrame({"id": [f"x{n}" for n in range(5000)]})
    frame.write_parquet(good)
    data = bytearray(parquet(frame, compression="zstd"))
    data[40:400] = bytes(360)
    bad.write_bytes(bytes(data))
    relation = opened([good, bad], label="").relation
    for read in (relation.rows, lambda: list(relation.batches())):
        (problem,) = problems(read)
        assert str(bad) == problem.where


def test_where_every_file_can_be_read_the_first_is_named(tmp_path):
    """It may have been written in between."""
    ROWS.write_parquet(tmp_path / "a.parquet")
    (problem,) = broken([tmp_path / "a.parquet"], OSError("gone")).problems
    assert "a file that cannot be read: gone" == problem.found
