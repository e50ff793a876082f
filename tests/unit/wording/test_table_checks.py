"""Checks of tables in words."""

import re
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from attrs import evolve

from devreport.bulk import DataFindings, Mapped, RollUp, Table, TableAssessment, data_findings, roll_up
from devreport.bulk.findings.data import DataExample, DataFinding
from devreport.bulk.findings.reasons import REASONS
from devreport.bulk.programs.program import REFUSALS, Refused
from devreport.expressions import Field
from devreport.wording import locale_tags, word_table_check
from tests.architecture.source import PACKAGE
from tests.tables.made import judged, mapping, required, table

NUMBERS = {"a": [1, 2, None, 4], "b": [True, True, False, None]}


def assessment(given: Table | None = None) -> TableAssessment[pl.Expr]:
    """What a rule says of a small table."""
    held = mapping(a=Mapped())
    return judged(given or table(NUMBERS, held), *required(Field("a") >= 2, title={"zh": "够", "en": "enough"}))


def worded(rollup: RollUp, data: DataFindings | None = None, locale: str = "en") -> list[str]:
    """The lines of a check."""
    document = word_table_check(assessment(), rollup=rollup, data=data or DataFindings((), 1), locale=locale)
    return ["".join(segment.text for segment in block.segments) for block in document.blocks]


def test_a_rule_has_a_line_and_all_have_a_tally() -> None:
    """In that order."""
    assert [
        "The table: check for the first half of 2026, 4 rows",
        "thing.r0 thing.r0 (error), enough: passed: 2; failed: 1; undecided: 1; not applicable: 0.",
        "Passed: 2; failed: 1; undecided: 1; not applicable: 0.",
    ] == worded(roll_up(assessment()))


@pytest.mark.parametrize("locale", locale_tags())
@pytest.mark.parametrize("code", REFUSALS)
def test_a_rule_that_is_not_judged_says_why(code: str, locale: str) -> None:
    """In every language, with the details as they are."""
    rollup = evolve(roll_up(assessment()), refused=(Refused("thing.r0", code, "the details"),))
    assert "the details" in worded(rollup, locale=locale)[2]


def test_every_reason_has_words() -> None:
    """No other code is used anywhere."""
    sources = [path.read_text(encoding="utf-8") for path in (PACKAGE / "bulk").rglob("*.py")]
    used = {code for text in sources for code in re.findall(r'Refused\([^"]*"(\w+)"', text)}
    assert used <= set(REFUSALS)
    assert used


@pytest.mark.parametrize("locale", locale_tags())
@pytest.mark.parametrize("reason", REASONS)
def test_what_is_wrong_with_the_data_has_a_line(reason: str, locale: str) -> None:
    """In every language, whether or not some rows are named."""
    one = DataFinding(
        table="t", relation="parts", column="c", field="a", reason=reason, count=1234, examples=(), rules=()
    )
    [line] = worded(roll_up(assessment()), DataFindings((one,), 1), locale)[2:-1]
    assert "parts.c" in line
    assert "1,234" in line or "1234" in line


def test_some_rows_are_named() -> None:
    """With what is written there."""
    found = data_findings(judged(table({"a": [0.5, float("nan")]}, mapping(a=Mapped(decimals=0)))))
    lines = worded(roll_up(assessment()), found)
    assert ["such as k0 (0.5); counted", "such as k1 (NaN); counted"] == [
        line[line.index("such as") : line.index(" as missing")] for line in lines[2:-1]
    ]
    keys = data_findings(
        judged(
            Table(
                source=pl.DataFrame({"key": [None], "a": [1]}, schema_overrides={"key": pl.String}),
                mapping=mapping(a=Mapped()),
            )
        )
    )
    assert "Data, column key: no key, rows: 1." == worded(roll_up(assessment()), keys)[2]


def test_examples_are_cut_and_in_the_marks_of_the_language() -> None:
    """Long keys and values are shown as far as it takes."""
    one = DataFinding(
        table="t",
        relation="",
        column="c",
        field="a",
        reason="not_a_number",
        count=1,
        examples=(DataExample("k" * 99, "v" * 99),),
        rules=(),
    )
    line = worded(roll_up(assessment()), DataFindings((one,), 1), "zh")[2]
    assert f"如{'k' * 60}…（{'v' * 60}…）；" in line


def test_rows_with_odd_keys_are_not_said_to_be_missing() -> None:
    """They are judged like others."""
    given = {"key": ["x", "x"], "a": [1, 1]}
    keys = data_findings(judged(Table(source=pl.DataFrame(given), mapping=mapping(a=Mapped()))))
    line = worded(roll_up(assessment()), keys)[2]
    assert "a key that more than one row has" in line
    assert "missing" not in line


def test_a_blank_group_is_said_to_be_blank() -> None:
    """And not the same as one that is missing."""
    given = assessment(table({**NUMBERS, "g": ["", " ", None, "x"]}, mapping(a=Mapped())))
    groups = [line.partition(", thing")[0] for line in worded(roll_up(given, "g")) if ", thing.r0" in line]
    assert ["(blank)", "(blank)", "x", "(none)", "All"] == groups


def test_groups_are_called_by_what_tells_them_apart() -> None:
    """Days, truths and numbers as everywhere, what is missing by a word."""
    keys = {"day": [date(2026, 1, 1)] * 4, "b": [True, False, None, None], "n": [Decimal("1.50")] * 4}
    given = assessment(table({**NUMBERS, **keys}, mapping(a=Mapped())))
    lines = worded(roll_up(given, ("day", "b", "n")))
    assert "By day, b and n" in lines
    groups = [line.partition(", thing")[0] for line in lines if ", thing.r0" in line]
    assert {"2026-01-01, no and 1.50", "2026-01-01, yes and 1.50", "2026-01-01, (none) and 1.50", "All"} <= set(groups)
