"""Queries in text, read by DuckDB."""

from __future__ import annotations

import duckdb
import pytest

from devreport.bulk.engines.sql.dialects import DUCKDB, POSTGRESQL
from devreport.bulk.engines.sql.relation import SqlTable, sql_table
from devreport.bulk.engines.words import Physical, PhysicalKind
from devreport.errors import EngineError

INTEGER = Physical(PhysicalKind.INTEGER, "INTEGER")


@pytest.fixture
def connection():
    """A database with two tables."""
    made = duckdb.connect()
    made.execute("CREATE TABLE t AS SELECT * FROM (VALUES (1, 10), (2, 20), (NULL, 30)) AS v(k, x)")
    made.execute("CREATE TABLE child AS SELECT * FROM (VALUES (1, 5), (1, 6), (3, 7)) AS v(of_, y)")
    return made


def table(path: str = "t", *names: str) -> SqlTable:
    """A table of the database."""
    return sql_table(DUCKDB, path=[path], types=dict.fromkeys(names or ("k", "x"), INTEGER))


def test_a_table_is_what_stands_after_from():
    """A table is what stands after from."""
    found = sql_table(DUCKDB, path=["main", 'a"b'], types={"k": INTEGER})
    assert found.query() == 'SELECT\n  "k"\nFROM "main"."a""b" AS t'
    assert found.native() == found.query()
    assert ("duckdb", False) == (found.engine, found.is_stored)


def test_columns_are_added_replaced_and_kept(connection):
    """Columns are added replaced and kept."""
    found = table().with_columns({"y": '"x" + 1'})
    assert found.query() == 'SELECT\n  *,\n  "x" + 1 AS "y"\nFROM "t" AS t'
    assert list(found.schema()) == ["k", "x"]
    replaced = found.with_columns({"x": '"y" * 2', "z": "0"})
    assert min(connection.execute(replaced.query()).fetchall(), key=str) == (1, 22, 11, 0)
    kept = replaced.keep(["z", "x"])
    assert sorted(connection.execute(kept.query()).fetchall()) == [(0, 22), (0, 42), (0, 62)]
    again = kept.with_columns({"w": '"x" + "z"'}).select({"v": '"w"'})
    assert sorted(connection.execute(again.query()).fetchall()) == [(22,), (42,), (62,)]
    assert table().with_columns({}) == table()


def test_rows_are_chosen_grouped_and_counted(connection):
    """Rows are chosen grouped and counted."""
    assert connection.execute(table().where('"x" > 10').first(1).query()).fetchall() in ([(2, 20)], [(None, 30)])
    groups = table("child", "of_", "y").grouped(["of_"], {"total": 'SUM("y")'})
    assert sorted(connection.execute(groups.query()).fetchall()) == [(1, 11), (3, 7)]
    assert connection.execute(table().grouped([], {"n": "COUNT(*)"}).query()).fetchall() == [(3,)]


def test_each_row_finds_the_one_row_with_its_key(connection):
    """Each row finds the one row with its key."""
    groups = table("child", "of_", "y").grouped(["of_"], {"total": 'SUM("y")'})
    found = table().with_columns({"y": "1"}).joined(groups, on={"k": "of_"})
    assert sorted(connection.execute(found.query()).fetchall(), key=str) == [
        (1, 10, 1, 11),
        (2, 20, 1, None),
        (None, 30, 1, None),
    ]


def test_tables_are_stacked(connection):
    """Tables are stacked."""
    found = table().stacked([table(), table()])
    assert len(connection.execute(found.query()).fetchall()) == 9


def test_words_with_line_breaks_stay_as_they_are(connection):
    """Words with line breaks stay as they are."""
    found = table().with_columns({"w": DUCKDB.literal("a\nb")}).where("TRUE").keep(["w"])
    assert connection.execute(found.query()).fetchall() == [("a\nb",)] * 3


def test_nothing_is_computed_here(tmp_path):
    """Nothing is computed here."""
    found = table()
    assert found.numbered("n") is None
    for ask in (
        found.rows,
        found.batches,
        lambda: found.to_parquet(str(tmp_path / "x")),
        lambda: found.computed({}, [], by=list),
    ):
        with pytest.raises(EngineError, match="give the query to the database"):
            ask()


def test_postgresql_computes_a_column_once_however_often_it_is_named(postgres):
    """A chain of columns that each name the one before twice is no longer to plan than it is."""
    postgres.execute("CREATE TEMPORARY TABLE t (k integer PRIMARY KEY, x numeric)")
    postgres.execute("INSERT INTO t SELECT i, 1 FROM generate_series(1, 9) AS s(i)")
    found = sql_table(POSTGRESQL, path=["t"], types=dict.fromkeys(("k", "x"), INTEGER))
    for _ in range(30):
        found = found.with_columns({"x": '"x" + "x"'})
    query = found.with_columns({"y": '"x"'}).keep(["k", "y"]).query()
    assert postgres.execute(f"{query} WHERE k = 3").fetchall() == [(3, 2**30)]
    explained = f"EXPLAIN (FORMAT JSON) SELECT * FROM ({query}) AS v WHERE k = 3"  # noqa: S608 - text
    (plan,) = postgres.execute(explained).fetchone()
    assert "Index Cond" in str(plan) or "(k = 3)" in str(plan)


def test_columns_are_computed_beside_the_row_in_postgresql():
    """The text of a step."""
    found = sql_table(POSTGRESQL, path=["t"], types=dict.fromkeys(("k", "x"), INTEGER))
    step = 'FROM "t" AS t\nCROSS JOIN LATERAL (\n  SELECT\n    1 AS "{}"\n  OFFSET 0\n) AS step'
    assert found.with_columns({"y": "1"}).query() == "SELECT\n  *\n" + step.format("y")
    assert found.with_columns({"x": "1"}).query() == 'SELECT\n  t."k",\n  step."x"\n' + step.format("x")
