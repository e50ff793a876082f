"""Files of findings: each format, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from attrs import evolve

from devreport.bulk import TableFindings, data_findings, findings_of
from devreport.errors import EngineError, InputError
from devreport.io import finding_to_data, findings_text, write_findings
from devreport.io.findings_report import Reported
from devreport.io.findings_rows import judged_findings
from tests.tables.found import found_in_plan, found_in_table
from tests.tables.made import judged


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.csv", "rule,key"),
        ("a.JSONL", '{"rule"'),
        ("a.ndjson", '{"rule"'),
        ("a.sarif", '{"$schema"'),
        ("a.sarif.json", '{"$schema"'),
        ("a.xml", "<?xml"),
    ],
)
def test_the_name_of_a_file_says_its_format(tmp_path: Path, name: str, start: str) -> None:
    """For findings of tables and of plans."""
    for found in (found_in_table(), found_in_plan()):
        write_findings(found, tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert [name] == [one.name for one in tmp_path.iterdir()]


def test_a_format_can_be_given(tmp_path: Path) -> None:
    """Whatever the file is called."""
    write_findings(found_in_table(), tmp_path / "a.txt", format="csv", bom=True)
    assert (tmp_path / "a.txt").read_bytes().startswith(b"\xef\xbb\xbfrule,key")


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_an_engine_writes_parquet_itself(tmp_path: Path, engine: str) -> None:
    """The whole numbers are steps of their columns."""
    found: Any = found_in_table()
    if engine == "duckdb":
        found = _in_duckdb()
    write_findings(found, tmp_path / "a.parquet")
    frame = pl.read_parquet(tmp_path / "a.parquet")
    assert [1, None, None] == frame["read.x"].to_list()
    assert ["a.parquet"] == [one.name for one in tmp_path.iterdir()]


def _in_duckdb() -> Any:
    duckdb = pytest.importorskip("duckdb")
    found = found_in_table()
    table = found.assessment.table
    source = duckdb.from_arrow(table.source.to_arrow())
    return findings_of(judged(evolve(table, source=source), *found.assessment.ruleset.rules))


def test_findings_can_be_written_whole() -> None:
    """Each on a line, with all that it was made of."""
    lines = [json.loads(line) for line in findings_text(found_in_table(), format="jsonl", objects=True)]
    assert [finding_to_data(one) for one in found_in_table().each()] == lines
    plan = found_in_plan()
    lines = [json.loads(line) for line in findings_text(plan, format="jsonl", objects=True)]
    assert [finding_to_data(one) for one in judged_findings(plan)] == lines


@pytest.mark.parametrize(
    ("found", "name", "how", "message"),
    [
        (found_in_table, "a.doc", {}, "a name that says no format"),
        (found_in_table, "a.csv", {"format": "cvs"}, 'did you mean "csv"'),
        (found_in_plan, "a.parquet", {}, "findings of a table"),
        (lambda: data_findings(found_in_table().assessment), "a.xml", {}, "findings of rules"),
        (lambda: data_findings(found_in_table().assessment), "a.jsonl", {"objects": True}, "leave out objects"),
    ],
)
def test_what_cannot_be_written_is_refused(tmp_path: Path, found: Any, name: str, how: Any, message: str) -> None:
    """And nothing is."""
    with pytest.raises(InputError, match=message):
        write_findings(found(), tmp_path / name, **how)
    assert [] == list(tmp_path.iterdir())


def test_an_old_file_stays_where_engines_disagree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a report is none."""

    def disagree(_found: TableFindings[Any]) -> Any:
        yield from list(found.each())[:1]
        raise EngineError("they disagree")

    (tmp_path / "a.sarif").write_text("old", encoding="utf-8")
    found = found_in_table()
    monkeypatch.setattr("devreport.io.findings_report._of_table", lambda given, _: _broken(given, disagree))
    with pytest.raises(EngineError):
        write_findings(found_in_table(), tmp_path / "a.sarif")
    assert "old" == (tmp_path / "a.sarif").read_text(encoding="utf-8")
    assert ["a.sarif"] == [one.name for one in tmp_path.iterdir()]


def _broken(given: Any, disagree: Any) -> Any:
    assessment = given.assessment
    return Reported(
        rules=given.rules,
        tallies=assessment.tallies,
        findings=disagree(given),
        edition=assessment.ruleset.edition,
        name="t",
        notes={},
    )
