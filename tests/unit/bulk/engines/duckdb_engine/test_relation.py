"""Tables of DuckDB."""

from __future__ import annotations

import duckdb
import pytest

from devreport.bulk.engines.duckdb_engine import relation as module
from devreport.bulk.engines.duckdb_engine.relation import DuckdbRelation, physical_of
from devreport.bulk.engines.words import PhysicalKind, Width
from devreport.errors import EngineError, InputError


@pytest.fixture
def table():
    """A table of a database."""
    rows = "(VALUES (1, 'a'), (2, NULL), (NULL, 'c')) AS v(k, w)"
    return DuckdbRelation.of(duckdb.sql(f"SELECT * FROM {rows}"), label="plans")  # noqa: S608 - text


@pytest.mark.parametrize(
    ("written", "kind", "digits", "places", "width", "native"),
    [
        ("TINYINT", "integer", 3, 0, Width.SMALL, False),
        ("INTEGER", "integer", 10, 0, Width.SMALL, True),
        ("UBIGINT", "integer", 20, 0, Width.WIDE, False),
        ("HUGEINT", "integer", 39, 0, Width.WIDE, True),
        ("DECIMAL(18,2)", "decimal", 18, 2, Width.LONG, True),
        ("DECIMAL(19,2)", "decimal", 19, 2, Width.WIDE, True),
        ("VARCHAR", "text", 38, 0, Width.WIDE, False),
        ("ENUM('a','b')", "text", 38, 0, Width.WIDE, False),
        ("FLOAT", "float", None, 0, Width.LONG, True),
        ("DATE", "day", None, 0, Width.LONG, True),
        ("TIMESTAMP_NS", "moment", None, 0, Width.LONG, True),
        ("TIMESTAMPTZ", "other", None, 0, Width.LONG, True),
        ("UHUGEINT", "other", None, 0, Width.LONG, True),
        ("INTEGER[]", "other", None, 0, Width.LONG, True),
    ],
)
def test_types(written, kind, digits, places, width, native):
    """Types."""
    (given,) = duckdb.sql(f"SELECT CAST(NULL AS {written}) AS x").types
    found = physical_of(given)
    assert (found.kind, found.digits, found.places) == (PhysicalKind(kind), digits, places)
    assert (found.width, found.is_native) == (width, native)


def test_columns_are_added_replaced_and_kept(table):
    """Columns are added replaced and kept."""
    more = table.with_columns({"x": '"k" + 1', "project.half": "TRUE"})
    assert more.rows()[0] == (1, "a", 2, True)
    assert list(more.schema()) == ["k", "w", "x", "project.half"]
    assert more.keep(["project.half", "k"]).rows() == [(True, 1), (True, 2), (True, None)]
    assert more.select({"y": '"x" * 2'}).rows() == [(4,), (6,), (None,)]
    other = table.with_columns({"k": '"k" * 10'})
    assert other.names == ("w", "k")
    assert other.rows() == [("a", 10), (None, 20), ("c", None)]


@pytest.mark.parametrize("new", [["K"], ["x", "X"]])
def test_columns_that_differ_in_capitals_only_are_refused(table, new):
    """One would take the place of the other."""
    with pytest.raises(InputError, match=f"and '{new[-1]}'"):
        table.with_columns(dict.fromkeys(new, "1"))


def test_words_are_told_apart_whatever_the_database_was_told_of_them():
    """In groups and in joins."""
    rows = "(VALUES ('a', 5), ('A', 7)) AS v(k, n)"
    one = DuckdbRelation.of(duckdb.sql(f"SELECT k COLLATE NOCASE AS k, n FROM {rows}"))  # noqa: S608 - text
    grouped = one.grouped(["k"], {"total": 'SUM("n")'})
    assert sorted(grouped.rows()) == [("A", 7), ("a", 5)]
    assert sorted(one.joined(grouped, on={"k": "k"}).keep(["k", "total"]).rows()) == [("A", 7), ("a", 5)]


def test_rows_are_chosen_grouped_and_numbered(table):
    """Rows are chosen grouped and numbered."""
    assert table.where('"k" > 1').rows() == [(2, None)]
    assert table.first(1).rows() == [(1, "a")]
    assert table.numbered("n").keep(["n"]).rows() == [(1,), (2,), (3,)]
    assert table.grouped([], {"n": "COUNT(*)"}).rows() == [(3,)]
    twice = table.stacked([table.keep(["w", "k"])])
    groups = twice.grouped(["k"], {"n": "COUNT(*)"})
    assert sorted(groups.rows(), key=str) == [(1, 2), (2, 2), (None, 2)]


def test_a_join_keeps_the_order_of_rows(table):
    """A join keeps the order of rows."""
    connection = duckdb.connect()
    mine = DuckdbRelation.of(connection.sql("SELECT 9999 - i AS k FROM range(10000) AS r(i)"))
    groups = DuckdbRelation.of(connection.sql("SELECT i AS k2, i * 2 AS x FROM range(0, 10000, 2) AS r(i)"))
    found = mine.joined(groups, on={"k": "k2"})
    again = found.joined(groups.select({"k2": '"k2"', "z": '"x"'}), on={"k": "k2"})
    assert again.keep(["k", "x", "z"]).rows() == [
        (k, *(2 * [2 * k if k % 2 == 0 else None])) for k in range(9999, -1, -1)
    ]


def test_rows_come_in_batches(table, monkeypatch):
    """Rows come in batches."""
    monkeypatch.setattr(module, "_BATCH", 2)
    assert [len(batch) for batch in table.batches()] == [2, 1]
    assert [len(batch) for batch in table.batches()] == [2, 1]


def test_relations_of_the_first_versions_come_in_batches_too(monkeypatch):
    """Relations of the first versions come in batches too."""

    class First:
        """As a relation that keeps what it found."""

        def __init__(self):
            self.left = [(1,), (2,), (3,)]

        def project(self, _):
            return self

        def fetchmany(self, count):
            found, self.left = self.left[:count], self.left[count:]
            return found

    monkeypatch.setattr(module, "_BATCH", 2)
    monkeypatch.setattr(module.duckdb, "DuckDBPyRelation", First)
    assert list(module._each(First())) == [(1,), (2,), (3,)]


def test_relations_of_later_versions_come_row_after_row(monkeypatch):
    """Relations of later versions come row after row."""

    class Later:
        """As a relation that is run each time."""

        def iter_rows(self):
            return iter([(1,), (2,)])

    monkeypatch.setattr(module.duckdb, "DuckDBPyRelation", Later)
    assert list(module._each(Later())) == [(1,), (2,)]


def test_rows_are_written_to_a_file(table, tmp_path):
    """Rows are written to a file."""
    path = str(tmp_path / "x.parquet")
    table.to_parquet(path)
    assert duckdb.read_parquet(path).fetchall() == table.rows()


def test_what_duckdb_cannot_do_is_an_error_that_names_the_table(table):
    """What duckdb cannot do is an error that names the table."""
    with pytest.raises(EngineError, match="plans"):
        table.with_columns({"x": '"nope"'}).rows()


def test_python_computes_no_columns(table):
    """Python computes no columns."""
    with pytest.raises(EngineError, match="engine polars"):
        table.computed({}, [], by=list)


def test_its_relation_is_its_own(table):
    """Its relation is its own."""
    assert table.native() is table.relation
    assert (table.engine, table.is_stored) == ("duckdb", False)
