import polars as pl
import pytest

from devreport.bulk.polars_engine.opening import opened
from devreport.bulk.polars_engine.relation import PolarsRelation
from devreport.bulk.polars_engine.writing import write
from devreport.bulk.progress import Progress
from devreport.errors import InputError

ROWS = pl.DataFrame({"a": ["x", "y"], "b": [1, None]})


@pytest.mark.parametrize("stored", [True, False])
def test_rows_are_written_in_order(stored, tmp_path):
    """In either form."""
    relation = PolarsRelation(ROWS.lazy(), is_stored=stored)
    write(relation, tmp_path / "a.part", form="parquet", progress=None)
    assert ROWS.equals(pl.read_parquet(tmp_path / "a.part"))
    write(relation, tmp_path / "a.part", form="csv", progress=None)
    assert "a,b\nx,1\ny,\n" == (tmp_path / "a.part").read_text(encoding="utf-8")


def test_rows_are_counted(tmp_path):
    """As they are written."""
    progress = Progress("written")
    write(PolarsRelation(ROWS.lazy()), tmp_path / "a.csv", form="csv", progress=progress)
    assert 2 == progress.done


def test_the_place_of_rows_is_not_written(tmp_path):
    """It is nobody's column."""
    pd = pytest.importorskip("pandas")
    relation = opened(pd.DataFrame({"a": [1]}), label="").relation
    write(relation, tmp_path / "a.csv", form="csv", progress=None)
    assert "a\n1\n" == (tmp_path / "a.csv").read_text(encoding="utf-8")


def test_what_cannot_be_read_is_named(tmp_path):
    """With its line."""
    (tmp_path / "a.csv").write_text("a,b\n1,2\n3\n", encoding="utf-8")
    relation = opened(tmp_path / "a.csv", label="").relation
    with pytest.raises(InputError, match=r"a\.csv:3: found 1 field"):
        write(relation, tmp_path / "b.csv", form="csv", progress=None)
