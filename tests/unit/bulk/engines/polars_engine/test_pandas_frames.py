from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from devreport.bulk.engines.polars_engine.frames import ROW, form_of
from devreport.bulk.engines.polars_engine.opening import opened
from devreport.errors import InputError

pd = pytest.importorskip("pandas")
np = pytest.importorskip("numpy")
pa = pytest.importorskip("pyarrow")


def read(column):
    """A column as Polars reads it: its type and its values."""
    given = pd.DataFrame({"a": column})
    found = form_of(given).read(given, ["a"])["a"]
    return str(found.dtype), found.to_list()


@pytest.mark.parametrize(
    ("kind", "values", "column"),
    [
        ("Int64", [1, 2], pd.Series([1, 2])),
        ("Int8", [1], pd.Series([1], dtype="int8")),
        ("Float64", [1.5, None], pd.Series([1.5, np.nan])),
        ("Float64", [np.inf], pd.Series([np.inf])),
        ("Boolean", [True], pd.Series([True])),
        ("Int64", [1, None], pd.Series([1, None], dtype="Int64")),
        ("Boolean", [True, None], pd.Series([True, None], dtype="boolean")),
        ("String", ["a", None], pd.Series(["a", None])),
        ("String", ["a", None, None], pd.Series(["a", None, pd.NA], dtype=object)),
        ("Boolean", [True, None], pd.Series([True, pd.NA], dtype=object)),
        ("Categorical", ["a", None], pd.Series(["a", None], dtype="category")),
        ("Date", [date(2026, 6, 30), None, None], pd.Series([date(2026, 6, 30), None, pd.NaT], dtype=object)),
        ("Decimal(precision=5, scale=3)", [Decimal("1.5"), None, Decimal("22.333")],
         pd.Series([Decimal("1.5"), pd.NA, Decimal("22.333")], dtype=object)),
        ("Float64", [None, 1.0], pd.Series([None, 1.0], dtype=pd.ArrowDtype(pa.float64()))),
        ("Decimal(precision=9, scale=2)", [Decimal("0.10")],
         pd.Series([Decimal("0.10")], dtype=pd.ArrowDtype(pa.decimal128(9, 2)))),
        ("String", ["1", "x", None, "0.001", None], pd.Series([1, "x", None, Decimal("1E-3"), np.nan], dtype=object)),
        ("String", [str(2**70)], pd.Series([2**70], dtype=object)),
        ("String", ["a longer number", "1E+999999"], pd.Series([2**999, Decimal("1E+999999")], dtype=object)),
        ("Object", [None, None], pd.Series([1, [2]], dtype=object)),
        ("Object", [None, None], pd.Series([True, "x"], dtype=object)),
        ("List(Int64)", [[1]], pd.Series([[1]], dtype=object)),
        ("Null", [None], pd.Series([None], dtype=object)),
    ],
)  # fmt: skip
def test_columns_are_read_as_what_they_hold(kind, values, column):
    """Numbers stay exact, what pandas calls missing is missing."""
    assert (kind, values) == read(column)


def test_nan_in_a_column_of_arrow_stays():
    """Arrow knows what is missing, so that it is no number that somebody computed."""
    kind, values = read(pd.Series(pd.arrays.ArrowExtensionArray(pa.array([float("nan"), None]))))
    assert ("Float64", True, None) == (kind, values[0] != values[0], values[1])


def test_days_are_moments():
    """As pandas holds them."""
    kind, _ = read(pd.Series(pd.to_datetime(["2026-06-30", None])))
    assert kind.startswith("Datetime(")


GIVEN = pd.DataFrame({"a": [1, 2, 3], 5: [[], {}, None]}, index=[7, 7, "x"])


def test_the_frame_comes_back_with_more_columns():
    """Its index and its other columns as they were, and whatever belongs to it."""
    GIVEN.attrs["from"] = "a survey"
    source = opened(GIVEN, label="")
    words, relation = source.relation.words, source.relation
    assert (["a", ROW], True) == (list(relation.schema()), relation.is_stored)
    more = relation.with_columns({"b": words.code(1), "c": pl.when(pl.col("a") < 3).then(pl.col("a") == 1)})
    found = source.back(more.keep(["a", ROW, "b", "c"]))
    assert ([7, 7, "x"], ["a", 5, "b", "c"]) == (list(found.index), list(found.columns))
    assert ("int8", "boolean", {"from": "a survey"}) == (str(found["b"].dtype), str(found["c"].dtype), found.attrs)
    assert [True, False, pd.NA] == found["c"].tolist()
    assert found[5].tolist() == GIVEN[5].tolist()
    assert ["a", 5] == list(GIVEN.columns)


def test_some_of_its_rows_come_back():
    """With what was found of them, over what was there."""
    source = opened(GIVEN, label="")
    relation = source.relation.where(pl.col("a") > 1).with_columns({"b": pl.col("a") * 2})
    found = source.back(relation.keep([ROW, "b", "a"]))
    assert ([7, "x"], [4, 6], [2, 3]) == (list(found.index), found["b"].tolist(), found["a"].tolist())


def test_anything_else_comes_as_a_frame_of_its_kind():
    """Such as a list of findings."""
    source = opened(GIVEN, label="")
    found = source.back(source.relation.keep(["a"]))
    assert isinstance(found, pd.DataFrame)
    assert [1, 2, 3] == found["a"].tolist()


def test_a_series_is_no_table():
    """Only frames are."""
    assert form_of(pd.Series([1])) is None


def test_columns_with_several_levels_of_names_are_refused():
    """They are no columns that a mapping could name."""
    given = pd.DataFrame({("a", "x"): [1], ("a", "y"): [2]})
    with pytest.raises(InputError, match="several levels of names, expected one name each"):
        opened(given, label="")


def test_a_frame_without_columns_of_text_has_none():
    """Its rows are counted nevertheless."""
    assert [(0,), (1,)] == opened(pd.DataFrame({5: [1, 2]}), label="").relation.rows()
