"""Findings as comma-separated values and as lines of JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from attrs import evolve

from devreport.bulk import Mapped, data_findings
from devreport.expressions import Field
from devreport.io.findings_rows import csv_parts, header_of, json_lines, judged_findings, rows_of
from tests.tables.found import HOSTILE, found_in_plan, found_in_table
from tests.tables.made import judged, mapping, required, table


def read(found: Any, **how: Any) -> list[list[str]]:
    """What a reader of CSV gets."""
    text = "".join(csv_parts(found, **{"language": "zh", "bom": False, **how}))
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_finding_is_a_row_with_exact_numbers() -> None:
    """What is not there is empty in CSV, and null in JSON."""
    found = found_in_table()
    assert [
        ["rule", "key", "name", "outcome", "verdict", "missing", "invalid", "unmet", "read.x"],
        ["thing.r0", "k0", "k0", "fail", "missed", "", "", "", "1"],
        ["thing.r0", "k2", "k2", "unknown", "", "x", "", "", ""],
        ["thing.r1", "k2", "k2", "unknown", "", "x", "", "", ""],
    ] == read(found)
    lines = [json.loads(line) for line in json_lines(found, language="zh")]
    assert ["1", None, None] == [line["read.x"] for line in lines]


def test_lines_end_as_the_format_says() -> None:
    """A byte order mark comes first where it is asked for."""
    parts = list(csv_parts(found_in_table(), language="zh", bom=True))
    assert "\ufeff" == parts[0]
    assert all(part.endswith("\r\n") for part in parts[1:])


def test_hostile_names_are_read_back_as_they_were() -> None:
    """Quotes, commas, line ends and control characters."""
    found = found_in_table(("k0", "k1", "k2", *HOSTILE), rules=["thing.r0"])
    assert ["k0", "k2", *HOSTILE] == [row[1] for row in read(found)[1:]]
    lines = list(json_lines(found, language="zh"))
    assert ["k0", "k2", *HOSTILE] == [json.loads(line)["key"] for line in lines]
    assert all(line[:-1].isprintable() for line in lines)


def test_the_findings_of_a_plan_are_rows_too() -> None:
    """In the language that is asked for, without values."""
    plan = found_in_plan()
    zh, en = [list(rows_of(plan, language=language)) for language in ("zh", "en")]
    assert [one.subject for one in judged_findings(plan)] == [row[1] for row in zh]
    assert zh[-1][2] != en[-1][2]
    assert 8 == len(header_of(plan)) == len(zh[0])


def test_plain_findings_name_their_subject() -> None:
    """A finding without a name is called by its id, one without a verdict has none."""
    plan = found_in_plan()
    bare = evolve(judged_findings(plan)[0], texts={}, verdict=None)
    (row,) = rows_of(evolve(plan, findings=(bare,)), language="zh")
    assert (bare.subject, "") == (row[2], row[4])


def test_what_is_wrong_with_data_is_a_row_for_each_example() -> None:
    """And one without a row where no example is shown."""
    given = table({"x": [-1, -2, 3]}, mapping(x=Mapped(nonnegative=True)))
    assessment = judged(given, *required(Field("x") > 0))
    assert [
        ["the table", "", "x", "x", "below_zero", "2", "k0", "1", "-1", "thing.r0"],
        ["the table", "", "x", "x", "below_zero", "2", "k1", "2", "-2", "thing.r0"],
    ] == read(data_findings(assessment))[1:]
    assert [["the table", "", "x", "x", "below_zero", "2", "", "", "", "thing.r0"]] == read(
        data_findings(assessment, limit=0)
    )[1:]
    keyless = table({"key": ["a", "a"], "x": [1, 1]}, mapping(x=Mapped()))
    (row,) = read(data_findings(judged(keyless, *required(Field("x") > 0))))[1:]
    assert ["duplicate_key", "2", "a", "", "a", ""] == row[4:]
