from functools import partial

import polars as pl
import pytest

from devreport.bulk.engines.files import Files, located
from devreport.bulk.engines.polars_engine.csv import CsvFile
from devreport.bulk.engines.polars_engine.opening import _csv_frames, opened
from devreport.errors import InputError

FRAME = pl.DataFrame({"a": [1, 2]})


def problems(given, label=""):
    """What is wrong."""
    with pytest.raises(InputError) as caught:
        opened(given, label=label)
    return caught.value.problems


@pytest.mark.parametrize(("given", "stored"), [(FRAME, True), (FRAME.lazy(), False)])
def test_frames_of_polars_come_back_as_they_are(given, stored):
    """A lazy frame stays lazy."""
    source = opened(given, label="")
    assert (type(given), stored, "the table") == (
        type(source.back(source.relation)),
        source.relation.is_stored,
        source.label,
    )
    assert [(1,), (2,)] == source.relation.rows()


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (5, "a int"),
        ([], "no batches"),
        (iter([]), "no batches"),
        ([1], "batches, the first of which is a int"),
        ({"a": 1}, "batches, the first of which is a str"),
    ],
    ids=["number", "list", "iterator", "numbers", "dict"],
)
def test_what_is_no_table_is_refused(given, found):
    """By what it is."""
    (problem,) = problems(given, "t")
    assert ("t", found) == (problem.where, problem.found)


def test_what_arrow_has_besides_tables_is_refused():
    """Such as a single type."""
    pa = pytest.importorskip("pyarrow")
    assert "a DataType" == problems(pa.int8())[0].found


def test_csv_files_are_read_one_after_another(tmp_path):
    """Up to the most rows that there may be."""
    (tmp_path / "a.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    files = [CsvFile(tmp_path / "a.csv")] * 2
    read = partial(_csv_frames, files, ends={})
    frames = read(located(Files(tmp_path, most_rows=2)), ["y"])
    assert [("2",), ("2",)] == [row for frame in frames for row in frame.rows()]
    with pytest.raises(InputError, match="found more rows, expected at most 1 row"):
        list(read(located(Files(tmp_path, most_rows=1)), ["y"]))


def test_csv_files_of_other_columns_are_named(tmp_path):
    """All of them."""
    for name, text in (("a", "x,y\n"), ("b", "y,x\n"), ("c", "x\n"), ("d", "x,y,z\n")):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    found = problems(tmp_path)
    assert [f"{tmp_path / name}.csv:1" for name in ("c", "d")] == [one.where for one in found]
    assert ["the columns x", "the columns x, y, z"] == [one.found for one in found]
