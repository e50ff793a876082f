"""What DuckDB can hold, and the way back."""

from __future__ import annotations

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from devreport.bulk.engines.duckdb_engine.opening import opened
from devreport.bulk.engines.files import Files
from devreport.bulk.engines.sources import open_source
from devreport.errors import EngineError, InputError

FRAME = pl.DataFrame({"id": ["a", "b"], "x": [1, 2]})


def test_a_relation_is_held_by_its_engine_and_comes_back():
    """A relation is held by its engine and comes back."""
    relation = duckdb.sql("SELECT 1 AS x")
    source = open_source(relation)
    assert (source.relation.engine, source.label) == ("duckdb", "the relation")
    assert source.back(source.relation) is relation


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (FRAME, pl.DataFrame),
        (FRAME.lazy(), pl.LazyFrame),
        (pd.DataFrame({"id": ["a", "b"], "x": [1, 2]}), pd.DataFrame),
        (pa.table({"id": ["a", "b"], "x": [1, 2]}), pa.Table),
    ],
)
def test_frames_come_back_as_they_were_given(given, kind):
    """Frames come back as they were given."""
    source = open_source(given, engine="duckdb", label="plans")
    assert (source.label, source.relation.is_stored) == ("plans", True)
    assert source.relation.rows() == [("a", 1), ("b", 2)]
    assert isinstance(source.back(source.relation.with_columns({"y": '"x" * 2'})), kind)


def test_parquet_files(tmp_path):
    """Parquet files."""
    FRAME.write_parquet(tmp_path / "a.parquet")
    FRAME.write_parquet(tmp_path / "b[1].parquet")
    source = opened(str(tmp_path / "*.parquet"), label="")
    assert source.label.endswith("*.parquet")
    assert len(source.relation.rows()) == 4
    assert isinstance(source.back(source.relation), duckdb.DuckDBPyRelation)
    assert opened(tmp_path / "b[1].parquet", label="").relation.rows() == [("a", 1), ("b", 2)]


def test_text_files_hold_text(tmp_path):
    """Text files hold text."""
    path = tmp_path / "a.csv"
    path.write_text('id,x\r\na,"1,5"\r\n007,\r\n', encoding="utf-8-sig", newline="")
    assert opened(path, label="").relation.rows() == [("a", "1,5"), ("007", None)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.parquet", b"PAR1 and nothing else"),
        ("a.csv", b'id,x\na,"1\nb,2\n'),
        ("b.csv", b"id,x\na,1\nb\n"),
        ("c.csv", b"id,x\na,\xff\n"),
    ],
)
def test_files_that_cannot_be_read_are_named(tmp_path, name, content):
    """Files that cannot be read are named."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name):
        opened(tmp_path / name, label="")


def test_a_file_that_breaks_late_is_named(tmp_path):
    """A file that breaks late is named."""
    path = tmp_path / "late.csv"
    path.write_text("id,x\n" + "a,1\n" * 60_000 + "b,2,3\n")
    with pytest.raises((InputError, EngineError), match=r"late\.csv"):
        opened(path, label="").relation.rows()


def test_files_with_different_columns_are_no_table(tmp_path):
    """Files with different columns are no table."""
    (tmp_path / "a.csv").write_text("id,x\na,1\n")
    (tmp_path / "b.csv").write_text("x,id\n1,a\n")
    with pytest.raises(InputError, match=r"b\.csv: found the columns x, id, "):
        opened(tmp_path, label="")


def test_files_of_more_rows_than_allowed_are_refused(tmp_path):
    """Files of more rows than allowed are refused."""
    FRAME.write_parquet(tmp_path / "a.parquet")
    path = str(tmp_path / "a.parquet")
    assert len(opened(Files(path, most_rows=2), label="").relation.rows()) == 2
    with pytest.raises(InputError, match="more than 1 rows"):
        opened(Files(path, most_rows=1), label="")


def test_text_in_other_encodings_is_left_to_another_engine(tmp_path):
    """Text in other encodings is left to another engine."""
    (tmp_path / "a.csv").write_bytes("id,x\n在,1\n".encode("gb18030"))
    with pytest.raises(EngineError, match="engine polars"):
        opened(Files(str(tmp_path / "a.csv"), encoding="gb18030"), label="")


def test_anything_else_is_no_table():
    """Anything else is no table."""
    with pytest.raises(InputError, match="found a dict"):
        opened({"id": 1}, label="plans")


def test_columns_that_differ_in_capitals_only_are_refused():
    """DuckDB would read the first of them for both."""
    with pytest.raises(InputError, match="the columns 'done' and 'Done'"):
        opened(duckdb.sql('SELECT 1 AS done, 9 AS "Done"'), label="plans")


def test_a_relation_that_is_gone_is_refused():
    """Its table may not be there any more."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE plans (id VARCHAR)")
    relation = connection.table("plans")
    connection.execute("DROP TABLE plans")
    with pytest.raises(InputError, match="plans"):
        opened(relation, label="plans")


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (b"", 1, "no columns"),
        (b"id,x,x\na,1,2\n", 1, "the column 'x' twice"),
        (b"id,x\na,1\n\0,2\n", 3, "a NUL character"),
        (b"id,x\na,1\rb,2\n", 2, "a lone carriage return"),
        (b'id,x\na,1\nb,2"3\n', 3, "a quote where none may be"),
        (b"id,x\na,1\nb,2,3\nc,4\n", 3, "3 fields"),
        (b"id,x\na,1\nb,2,3\nc\n", 3, "3 fields"),
        (b'id,x\na,"1"\nb,2,3\n', 3, "3 fields"),
    ],
)
def test_text_files_that_are_not_as_they_should_be_are_refused_at_the_line(tmp_path, text, line, found):
    """As by the engine polars."""
    path = tmp_path / "a.csv"
    path.write_bytes(text)
    for engine in ("duckdb", "polars"):
        with pytest.raises(InputError) as caught:
            list(open_source(path, engine=engine).relation.rows())
        (problem,) = caught.value.problems
        assert (problem.where, problem.found) == (f"{path}:{line}", found)


def test_names_of_columns_are_as_they_are_written(tmp_path):
    """Blanks and all; empty lines are no rows, quotes may hold commas and lines."""
    path = tmp_path / "a.csv"
    path.write_text('id, x \n\na,"1,\n2"\n\nb,\n', encoding="utf-8")
    relation = opened(path, label="").relation
    assert (list(relation.schema()), relation.rows()) == (["id", " x "], [("a", "1,\n2"), ("b", None)])
