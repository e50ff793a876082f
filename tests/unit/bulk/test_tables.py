"""Tables, as engines hold them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from devreport.bulk import Mapped, Table, roll_up
from devreport.bulk.tables import open_table
from devreport.errors import InputError
from tests.tables.made import judged, mapping, table


def test_a_table_is_fitted_to_its_mapping() -> None:
    """A table is fitted to its mapping, and so are those of its child rows."""
    held = mapping({"parts": {"n": Mapped()}}, x=Mapped())
    opened = open_table(table({"x": [1]}, held, parts={"of": ["k0"], "n": [1]}))
    assert "the table" == opened.source.label
    assert ["parts"] == list(opened.children) == list(opened.rows.children)


def test_child_rows_have_to_be_mapped() -> None:
    """Child rows have to be mapped."""
    held = mapping({"parts": {"n": Mapped()}}, x=Mapped())
    given = table({"x": [1]}, held, part={"of": ["k0"], "n": [1]})
    with pytest.raises(InputError, match='did you mean "parts"'):
        open_table(given)


def test_child_rows_name_their_row_as_it_names_itself() -> None:
    """Child rows name their row as it names itself."""
    held = mapping({"parts": {"n": Mapped()}}, x=Mapped())
    given = table({"x": [1]}, held, parts={"of": [0], "n": [1]})
    with pytest.raises(InputError, match="a column of text, as the key 'key' of String is") as caught:
        open_table(given)
    (problem,) = caught.value.problems
    assert ("the table.parts.parent", "the column 'of' of Int64") == (problem.where, problem.found)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_keys_of_csv_and_of_parquet_are_told_apart(engine: str, tmp_path: Path) -> None:
    """Text "01" and "1" are not the number 1 twice; the hint says what the forms hold."""
    pytest.importorskip(engine)
    pl.DataFrame({"key": [1, 2], "x": [1, 2]}).write_parquet(tmp_path / "p.parquet")
    (tmp_path / "c.csv").write_text("key,of,n\na,1,1\nb,01,2\n")
    held = mapping({"parts": {"n": Mapped(decimals=0)}}, x=Mapped())
    given = Table(source=tmp_path / "p.parquet", mapping=held, children={"parts": tmp_path / "c.csv"})
    with pytest.raises(InputError, match=r"a column of integer, as the key 'key' .* all columns of CSV files are text"):
        open_table(given, engine=engine)


def test_the_column_that_numbers_rows_is_nobodys() -> None:
    """It can be mapped no more than any other that is not there, and is not named among those that are."""
    arrow = pytest.importorskip("pyarrow")
    given = Table(source=arrow.table({"key": ["a"]}), mapping=mapping(x=Mapped(column="__devreport_row")))
    with pytest.raises(InputError, match=r"found no column '__devreport_row'.*there are: 'key'[)]"):
        open_table(given)
    found = judged(Table(source=arrow.table({"key": ["a"], "x": [1]}), mapping=mapping(x=Mapped())))
    with pytest.raises(InputError, match=r"found no column '__devreport_row'.*there are: 'key', 'x'[)]"):
        roll_up(found, ["__devreport_row"])
