"""What is wrong with data, in which rows, and why; the same on every engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from devreport.bulk import DataFindings, Mapped, Table, TableMapping, data_findings
from devreport.bulk.assessment import assessed
from devreport.bulk.engines.polars_engine.relation import PolarsRelation
from devreport.bulk.tables import open_table
from devreport.errors import InputError
from devreport.expressions import Field, total
from devreport.rules import RuleSet
from devreport.rules.subject import Sort
from tests.tables.made import KIND, PERIOD, codes, judged, mapping, required, table

X = Field("x")


def looked(values: list[Any], held: Mapped, *, engine: str = "polars", kind: Any = None, **more: Any) -> DataFindings:
    """What is wrong with one column."""
    frame = pl.DataFrame(
        {
            "key": [f"k{number}" for number in range(len(values))],
            "x": pl.Series(values, dtype=kind, strict=False),
            **more,
        }
    )
    source: Any = frame
    if engine == "duckdb":
        source = pytest.importorskip("duckdb").from_arrow(frame.to_arrow())
    given = Table(source=source, mapping=TableMapping(kind=KIND, key="key", fields={"x": held}))
    return data_findings(judged(given, *required(~X.is_missing())))


def told(found: DataFindings) -> list[tuple[str, str, int]]:
    """Column, reason and count of each."""
    return [(one.column, one.reason, one.count) for one in found.findings]


NAN, INF = float("nan"), float("inf")
WRONG: Mapping[str, tuple[list[Any], Mapped, Any, list[tuple[str, int]]]] = {
    "floats": ([0.5, NAN, INF, -INF, None], Mapped(decimals=1), pl.Float64, [("not_finite", 3)]),
    "off the grid": ([0.25, 0.3], Mapped(decimals=1), pl.Float64, [("off_grid", 1)]),
    "singles": ([0.25, 0.3], Mapped(decimals=1), pl.Float32, [("off_grid", 1)]),
    "large floats": ([1e300, 1.0], Mapped(decimals=1), pl.Float64, [("too_many_digits", 1)]),
    "words for numbers": (["1.5", "无", "1e3", " 1"], Mapped(decimals=1), pl.String, [("not_a_number", 3)]),
    "decimals in text": (["1.50", "1.55"], Mapped(decimals=1), pl.String, [("off_grid", 1)]),
    "long text": (["9" * 50, "9" * 2000], Mapped(decimals=1), pl.String, [("too_many_digits", 2)]),
    "digits": ([99, 100, -100], Mapped(digits=2), pl.Int64, [("too_many_digits", 2)]),
    "below zero": ([0, -1, -999], Mapped(nonnegative=True, digits=2), pl.Int64, [("below_zero", 2)]),
    "decimals below zero": ([Decimal("-0.01")], Mapped(nonnegative=True), pl.Decimal(9, 2), [("below_zero", 1)]),
    "floats below zero": ([-0.5], Mapped(nonnegative=True, decimals=1), pl.Float64, [("below_zero", 1)]),
    "words": (["在建", "在 建"], Mapped(sort=Sort.WORD, words=("在建",)), pl.String, [("unknown_word", 1)]),
    "truths": (["是", "yes"], Mapped(sort=Sort.TRUTH, true=("是",), false=("否",)), pl.String, [("unknown_word", 1)]),
    "days in text": (["2026-02-30", "2026-2-1", "2026-02-01"], Mapped(sort=Sort.DAY), pl.String, [("no_day", 2)]),
    "moments": (
        [datetime(2026, 1, 1, 12), datetime(2026, 1, 1)],
        Mapped(sort=Sort.DAY),
        pl.Datetime("us"),
        [("no_day", 1)],
    ),
}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("name", WRONG)
def test_each_reason_is_found(name: str, engine: str) -> None:
    """With the rows that it is found in."""
    values, held, kind, expected = WRONG[name]
    found = looked(values, held, engine=engine, kind=kind)
    assert [("x", reason, count) for reason, count in expected] == told(found)
    assert [("x", ("thing.r0",))] == [(one.field, one.rules) for one in found.findings]
    assert sum(count for _, count in expected) == found.total


def test_days_that_python_does_not_know_are_told() -> None:
    """As they are written, since Python cannot hold them."""
    far = pl.Series([4_000_000, 0], dtype=pl.Int32).cast(pl.Date)
    found = data_findings(
        judged(
            Table(source=pl.DataFrame({"key": ["a", "b"], "x": far}), mapping=mapping(x=Mapped(sort=Sort.DAY))),
            *required(X > date(2026, 1, 1)),
        )
    )
    assert [("x", "no_day", 1)] == told(found)
    assert "12921" in found.findings[0].examples[0].value


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_denominators_are_above_zero(engine: str) -> None:
    """The column of the denominator is the one that is named."""
    found = looked([1, 1, 1], Mapped(over="y"), engine=engine, y=[0, -1, 1])
    assert [("y", "not_positive_denominator", 2)] == told(found)
    assert ["0", "-1"] == [one.value for one in found.findings[0].examples]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_keys_are_looked_at(engine: str) -> None:
    """What tells no row apart: nothing, an empty word, and what several rows have."""
    frame = pl.DataFrame({"key": ["a", None, "b", "", "a", "b", "a"], "x": range(7)})
    source: Any = frame if engine == "polars" else pytest.importorskip("duckdb").from_arrow(frame.to_arrow())
    found = data_findings(judged(Table(source=source, mapping=mapping(x=Mapped())), *required(X > 0)), limit=1)
    assert [("key", "missing_key", 2), ("key", "duplicate_key", 5)] == told(found)
    assert [["?"], ["a"]] == [[one.key for one in each.examples] for each in found.findings]
    assert [2] == [one.row for one in found.findings[0].examples]
    assert [(), ()] == [one.rules for one in found.findings]


def test_numbers_can_be_keys() -> None:
    """They are told apart as well."""
    frame = pl.DataFrame({"key": [1, None, 1, 2], "x": [1, 1, 1, 1]})
    found = data_findings(judged(Table(source=frame, mapping=mapping(x=Mapped())), *required(X > 0)))
    assert [("key", "missing_key", 1), ("key", "duplicate_key", 2)] == told(found)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_child_rows_are_looked_at(engine: str) -> None:
    """Their columns, their keys, and whose child rows they are."""
    pytest.importorskip(engine)
    held = mapping({"parts": {"v": Mapped(nonnegative=True)}}, x=Mapped())
    given = table({"x": [1]}, held, parts={"of": ["k0", "k9", None], "v": [-1, 1, 1]})
    rules = required(total("parts", Field("v")) > X, X > 0)
    opened = open_table(given, engine=engine)
    assessment = assessed(opened, RuleSet(id="made", version="1", rules=rules), period=PERIOD)
    found = data_findings(assessment)
    assert [("v", "below_zero", 1), ("of", "no_parent", 2)] == told(found)
    assert ["parts", "parts"] == [one.relation for one in found.findings]
    assert ("thing.r0",) == found.findings[0].rules
    assert {"k1", "k2"} == {one.key for one in found.findings[1].examples}


def test_what_is_wrong_is_told_in_words() -> None:
    """With the first rows, as they are written and with nothing hidden."""
    found = looked(["\u202e1"] * 5, Mapped(decimals=0))
    line = "the table: column x: no number in 5 rows (row 1, key k0: '\\u202e1'; row 2, key k1: '\\u202e1'; row 3,"
    assert str(found.findings[0]).startswith(line)
    held = mapping({"parts": {"v": Mapped(nonnegative=True)}}, x=Mapped())
    child = table({"x": [1]}, held, parts={"of": ["k0"], "v": [-1]})
    below = data_findings(judged(child, *required(X > 0)))
    assert "the table: parts: column v: below zero in 1 row (row 1, key k0: '-1')" == str(below.findings[0])


def test_nothing_wrong_is_nothing_found() -> None:
    """And the limit is at least zero."""
    assessment = judged(table({"x": [1, -1]}, mapping(x=Mapped(nonnegative=True))), *required(X > 0))
    assert () == data_findings(judged(table({"x": [1]}, mapping(x=Mapped())), *required(X > 0))).findings
    assert () == data_findings(assessment, limit=0).findings[0].examples
    assert [(1,), (-2,)] == codes(assessment)
    with pytest.raises(InputError, match="at least 0"):
        data_findings(assessment, limit=-1)


def test_rows_without_an_order_have_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their key says which they are."""
    monkeypatch.setattr(PolarsRelation, "numbered", lambda _relation, _name: None)
    found = looked([-1], Mapped(nonnegative=True))
    example = found.findings[0].examples[0]
    assert ("k0", "-1", None) == (example.key, example.value, example.row)
    assert str(found.findings[0]).endswith("(key k0: '-1')")


def test_rows_of_several_periods_share_a_key() -> None:
    """Only those of one period are told apart by it."""
    frame = pl.DataFrame({"key": ["a", "a", "a"], "when": ["2025", "2026", "2026"], "x": [1, 1, 1]})
    held = TableMapping(kind=KIND, key="key", period="when", fields={"x": Mapped()})
    found = data_findings(judged(Table(source=frame, mapping=held), *required(X > 0)))
    assert [("key", "duplicate_key", 2)] == told(found)


def test_child_rows_need_no_key() -> None:
    """They are named by the row that they belong to."""
    below = TableMapping(kind=KIND, key="", parent="of", fields={"v": Mapped(nonnegative=True)})
    held = TableMapping(kind=KIND, key="key", fields={"x": Mapped()}, children={"parts": below})
    given = table({"x": [1]}, held, parts={"of": ["k0"], "v": [-1]})
    found = data_findings(judged(given, *required(X > 0)))
    assert [("v", "below_zero", 1)] == told(found)
    assert "k0" == found.findings[0].examples[0].key


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_rows_of_several_files_are_named_with_their_file(form: str, tmp_path: Path) -> None:
    """The folder alone would leave one searching; what is printable is shown as it is."""
    for name, values in (("a", ["1", "2"]), ("b", ["3"]), ("c", ["4", "丙", "\u202e"])):
        frame = pl.DataFrame({"key": [f"{name}{one}" for one in range(len(values))], "x": values})
        getattr(frame, f"write_{form}")(tmp_path / f"{name}.{form}")
    held = mapping(x=Mapped(decimals=0))
    (found,) = data_findings(judged(Table(source=tmp_path, mapping=held), *required(X > 0))).findings
    last = str(tmp_path / f"c.{form}")
    assert [(last, 2, "丙"), (last, 3, "\u202e")] == [(one.file, one.row, one.value) for one in found.examples]
    assert f"({last}: row 2, key c1: '丙'; {last}: row 3, key c2: '\\u202e')" in str(found)
    one = Table(source=tmp_path / f"c.{form}", mapping=held)
    (alone,) = data_findings(judged(one, *required(X > 0))).findings
    assert ("", 2) == (alone.examples[0].file, alone.examples[0].row)
