"""Columns by their names, which Polars could read as patterns."""

from __future__ import annotations

import polars as pl
import pytest

from devreport.bulk.engines.polars_engine.naming import aliased, column_of
from devreport.bulk.engines.polars_engine.opening import opened

ODD = ["^done$", "*", "^d.*$", "^", "", "self", "^(done$"]
FRAME = pl.DataFrame({"done": [1, 2], **{name: [10 + number, 20] for number, name in enumerate(ODD)}})


@pytest.mark.parametrize("name", ODD)
def test_a_column_is_that_of_its_name(name: str) -> None:
    """Also where another column is of the pattern that its name could be."""
    relation = opened(FRAME, label="").relation
    words, first = relation.words, 10 + ODD.index(name)
    assert [(first,), (20,)] == relation.keep([name]).rows()
    assert [(first + 1,), (21,)] == relation.select({name: words.column(name) + 1}).rows()
    assert 21 == relation.with_columns({name: words.column(name) + 1}).keep([name]).rows()[1][0]
    assert [(first,)] == relation.where(words.column(name) < 20).keep([name]).rows()
    groups = relation.grouped([name], {"^n$": words.rows()})
    assert [(1,), (1,)] == relation.joined(groups, on={name: name}).keep(["^n$"]).rows()


@pytest.mark.parametrize("kind", [lambda frame: [frame], pl.DataFrame.lazy], ids=["batches", "lazy"])
def test_other_columns_of_such_names_are_kept(kind) -> None:
    """They come back as they were."""
    source = opened(kind(FRAME), label="")
    found = source.relation.keep(list(source.relation.schema()))
    assert FRAME.rows() == found.rows()


def test_files_have_such_columns(tmp_path) -> None:
    """CSV files as well."""
    (tmp_path / "a.csv").write_text('done,^done$,*\n1,2,"3"\n')
    relation = opened(str(tmp_path / "a.csv"), label="").relation
    assert [("2",)] == relation.keep(["^done$"]).rows()
    assert [("3", "2")] == relation.keep(["*", "^done$"]).rows()


def test_expressions_have_any_name() -> None:
    """Even that of a parameter of Polars."""
    assert ["self"] == FRAME.select(aliased({"self": column_of("done")})).columns
