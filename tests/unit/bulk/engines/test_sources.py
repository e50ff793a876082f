import sys

import polars as pl
import pytest

from devreport.bulk.engines.sources import ENGINES, open_source
from devreport.errors import EngineError, InputError


def test_anything_goes_to_polars_but_what_an_engine_holds():
    """By the library that made it."""
    assert "polars" == open_source(pl.DataFrame({"a": [1]})).relation.engine
    duckdb = pytest.importorskip("duckdb")
    assert "duckdb" == open_source(duckdb.sql("select 1 as a")).relation.engine


def test_an_unknown_engine_is_refused():
    """With the one that was meant."""
    with pytest.raises(InputError) as caught:
        open_source(pl.DataFrame(), engine="polar")
    (problem,) = caught.value.problems
    assert ("one of polars, duckdb, spark", 'did you mean "polars"?') == (problem.expected, problem.hint)


@pytest.mark.parametrize(("engine", "package"), [("polars", "polars"), ("duckdb", "duckdb"), ("spark", "pyspark")])
def test_an_engine_that_is_not_installed_names_its_extra(engine, package, monkeypatch):
    """The import is blocked."""
    for name in [one for one in sys.modules if one.startswith(f"devreport.bulk.engines.{engine}_engine")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(EngineError) as caught:
        open_source("x.parquet", engine=engine)
    (problem,) = caught.value.problems
    assert f"install devreport[{ENGINES[engine]}]" == problem.hint


@pytest.mark.parametrize(
    ("module", "package", "extra"), [("pandas_frames", "pyarrow", "pandas"), ("arrow_tables", "pyarrow", "arrow")]
)
def test_what_reads_a_frame_names_its_extra(module, package, extra, monkeypatch):
    """A frame of pandas may be there without Arrow."""
    made = {"pandas_frames": "pandas", "arrow_tables": "pyarrow"}[module]
    library = pytest.importorskip(made)
    given = library.DataFrame({"a": [1]}) if made == "pandas" else library.table({"a": [1]})
    for name in ("pandas_frames", "arrow_tables"):
        monkeypatch.delitem(sys.modules, f"devreport.bulk.engines.polars_engine.{name}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(EngineError) as caught:
        open_source(given)
    (problem,) = caught.value.problems
    assert f"install devreport[{extra}]" == problem.hint
