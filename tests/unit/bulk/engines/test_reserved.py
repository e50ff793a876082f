"""Names that no column of a table may have."""

from __future__ import annotations

import polars as pl
import pytest

from devreport.bulk.engines.reserved import check_reserved
from devreport.bulk.engines.sources import open_source
from devreport.errors import InputError

ROW, OUTCOME = "__devreport_row", "__devreport_outcome0"


def test_names_are_refused_each() -> None:
    """Whatever else is there."""
    with pytest.raises(InputError) as caught:
        check_reserved(["a", 5, ROW, "__DevReport_x", "_devreport_"], where="t")
    assert ["the column '__devreport_row'", "the column '__DevReport_x'"] == [
        one.found for one in caught.value.problems
    ]
    assert {("t", "reserved")} == {(one.where, one.code) for one in caught.value.problems}


def test_no_source_has_them(tmp_path) -> None:
    """Of whatever kind: a rule would read, or a roll-up would count, another column than what is there."""
    pandas, arrow, duckdb = (pytest.importorskip(name) for name in ("pandas", "pyarrow", "duckdb"))
    frame = pl.DataFrame({"a": [1], OUTCOME: [2]})
    frame.write_csv(tmp_path / "a.csv")
    frame.write_parquet(tmp_path / "a.parquet")
    kinds = [frame, frame.lazy(), [frame], str(tmp_path / "a.csv"), str(tmp_path / "a.parquet")]
    kinds += [pandas.DataFrame({"a": [1], ROW: [2]}), arrow.table({ROW: [1]}), [arrow.table({ROW: [1]})]]
    kinds += [arrow.RecordBatchReader.from_batches(arrow.table({ROW: [1]}).schema, [])]
    kinds += [duckdb.sql(f'select 1 as a, 2 as "{OUTCOME}"')]
    for given in kinds:
        with pytest.raises(InputError, match="names that do not begin with __devreport_"):
            open_source(given)
    with pytest.raises(InputError, match="keeps for itself"):
        open_source(frame, engine="duckdb")


def test_what_is_added_is_not_refused() -> None:
    """Rows of other libraries are numbered."""
    arrow = pytest.importorskip("pyarrow")
    assert ["a", ROW] == list(open_source(arrow.table({"a": [1]})).relation.schema())
    assert ["a", ROW] == list(open_source([arrow.table({"a": [1]})]).relation.schema())
