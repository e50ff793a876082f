"""Findings as rows of words: what tables, and lines of JSON, are written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from devreport.bulk.findings.columns import COLUMNS
from devreport.bulk.findings.data import DataFinding, DataFindings
from devreport.bulk.findings.found import TableFindings
from devreport.findings import Finding, Outcome
from devreport.io.printable import printable_json
from devreport.rules import Assessment

__all__ = ["Found", "csv_parts", "header_of", "json_lines", "judged_findings", "rows_of"]

#: What can be written out: the findings of a table or of a plan, and what is wrong with the data of a table.
Found: TypeAlias = TableFindings[object] | DataFindings | Assessment

_DATA = ("table", "relation", "column", "field", "reason", "count", "key", "row", "value", "rules")
_ASKED = frozenset({Outcome.FAIL, Outcome.UNKNOWN})
_QUOTED = frozenset('",\r\n')


def judged_findings(assessment: Assessment) -> list[Finding]:
    """The findings of a plan that did not pass."""
    return [finding for finding in assessment.findings if finding.outcome in _ASKED]


def header_of(found: Found) -> tuple[str, ...]:
    """The names of the columns."""
    match found:
        case TableFindings():
            return (*COLUMNS, *found.steps)
        case DataFindings():
            return _DATA
        case _:
            return COLUMNS


def rows_of(found: Found, *, language: str) -> Iterator[Sequence[str | None]]:
    """The rows: numbers are exact decimal numbers in the unit that the mapping says, days and periods their codes."""
    match found:
        case TableFindings():
            steps, start = list(found.steps.values()), len(COLUMNS)
            for batch in found.relation().batches():
                for row in batch:
                    known = [None if one is None else str(one) for one in row[:start]]
                    values = zip(steps, row[start:], strict=True)
                    yield [*known, *[None if one is None else step.text(one) for step, one in values]]
        case DataFindings():
            yield from (row for one in found.findings for row in _data(one))
        case _:
            yield from (_plain(finding, language) for finding in judged_findings(found))


def _data(one: DataFinding) -> Iterator[Sequence[str | None]]:
    """A row for each example; one without a key where none is shown."""
    known = (one.table, one.relation, one.column, one.field, one.reason, str(one.count))
    rules = ", ".join(one.rules)
    if not one.examples:
        yield (*known, None, None, None, rules)
    for example in one.examples:
        row = None if example.row is None else str(example.row)
        yield (*known, example.key, row, example.value, rules)


def _plain(finding: Finding, language: str) -> Sequence[str | None]:
    name, _ = finding.texts["name"].within(language) if "name" in finding.texts else (finding.subject, "")
    verdict = "" if finding.verdict is None else finding.verdict.value
    listed = [", ".join(names) for names in (finding.missing, finding.undefined, finding.unmet)]
    return (finding.rule, finding.subject, name, finding.outcome.value, verdict, *listed)


def csv_parts(found: Found, *, language: str, bom: bool) -> Iterator[str]:
    """Comma-separated values as RFC 4180 has them: lines end in CRLF, quotes stand around what needs them.

    Args:
        found: the findings.
        language: the language of names.
        bom: whether a byte order mark comes first, by which spreadsheets know UTF-8.
    """
    yield "\ufeff" if bom else ""
    yield _line(header_of(found))
    yield from map(_line, rows_of(found, language=language))


def _line(cells: Iterable[str | None]) -> str:
    return ",".join("" if cell is None else _cell(cell) for cell in cells) + "\r\n"


def _cell(text: str) -> str:
    return text if _QUOTED.isdisjoint(text) else '"' + text.replace('"', '""') + '"'


def json_lines(found: Found, *, language: str) -> Iterator[str]:
    """A line of JSON for each row."""
    header = header_of(found)
    for row in rows_of(found, language=language):
        yield printable_json(dict(zip(header, row, strict=True))) + "\n"
