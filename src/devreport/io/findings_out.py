"""Findings as files of other people's tools: written whole or not at all, and part by part."""

from __future__ import annotations

import os
from collections.abc import Iterator

from devreport.bulk.findings.data import DataFindings
from devreport.bulk.findings.found import TableFindings
from devreport.errors import InputError, Problem, did_you_mean
from devreport.io.files import write_made, write_parts
from devreport.io.finding_json import finding_to_data
from devreport.io.findings_report import reported
from devreport.io.findings_rows import Found, csv_parts, json_lines, judged_findings
from devreport.io.junit import junit_parts
from devreport.io.printable import printable_json
from devreport.io.sarif import sarif_parts
from devreport.wording import DEFAULT_LOCALE, locale_named

__all__ = ["FINDING_FORMATS", "findings_text", "write_findings"]

#: Each format with the ends of the names of its files.
FINDING_FORMATS = {
    "csv": (".csv",),
    "jsonl": (".jsonl", ".ndjson"),
    "parquet": (".parquet", ".pq"),
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".xml",),
}


def write_findings(
    found: Found,
    path: str | os.PathLike[str],
    *,
    format: str = "",  # noqa: A002 - the name that it has on the command line
    locale: str = DEFAULT_LOCALE,
    objects: bool = False,
    bom: bool = False,
    judged: str = "",
) -> None:
    """Write findings to a file, whole or not at all.

    ``csv``, ``jsonl`` and ``parquet`` have a row for each finding, with what the rule read; ``sarif`` and ``junit`` say
    each finding in a sentence, after the object engine has proved it again.

    Args:
        found: the findings of a table, of a plan, or of the data of a table.
        path: the file.
        format: the format; by default what the name of the file ends in says.
        locale: the language of sentences and names.
        objects: for ``jsonl``, whether each line is a whole finding with its evidence.
        bom: for ``csv``, whether a byte order mark comes first, by which spreadsheets know UTF-8.
        judged: the file that was judged, for ``sarif``; by default that of the table.

    Raises:
        InputError: if there is no such format, what was found cannot be written in it, or the file cannot be written.
        EngineError: if the object engine says otherwise than the engine of the table; nothing is written then.
    """
    name = format or _format_of(path)
    if name == "parquet":
        if not isinstance(found, TableFindings):
            raise _refused("format", "parquet", "findings of a table", "write them as csv or jsonl")
        write_made(path, found.relation().to_parquet)
        return
    write_parts(path, findings_text(found, format=name, locale=locale, objects=objects, bom=bom, judged=judged))


def findings_text(
    found: Found,
    *,
    format: str,  # noqa: A002 - the name that it has on the command line
    locale: str = DEFAULT_LOCALE,
    objects: bool = False,
    bom: bool = False,
    judged: str = "",
) -> Iterator[str]:
    """The same as text, part by part; see :func:`write_findings`.

    Raises:
        InputError: if there is no such format of text, or what was found cannot be written in it.
        EngineError: if the object engine says otherwise than the engine of the table.
    """
    language = locale_named(locale).language
    match format:
        case "csv":
            return csv_parts(found, language=language, bom=bom)
        case "jsonl":
            return _objects(found) if objects else json_lines(found, language=language)
        case "sarif":
            return sarif_parts(reported(found, file=judged), locale=locale)
        case "junit":
            return junit_parts(reported(found, file=judged), locale=locale)
        case _:
            options = [one for one in FINDING_FORMATS if one != "parquet"]
            raise _refused("format", repr(format), f"one of {', '.join(options)}", did_you_mean(format, options))


def _objects(found: Found) -> Iterator[str]:
    """A line of JSON for each finding, with all that it was made of."""
    if isinstance(found, DataFindings):
        raise _refused("objects", "data findings", "findings of rules", "leave out objects")
    findings = found.each() if isinstance(found, TableFindings) else judged_findings(found)
    return (printable_json(finding_to_data(finding)) + "\n" for finding in findings)


def _format_of(path: str | os.PathLike[str]) -> str:
    name = os.fspath(path).lower()
    for format_, ends in FINDING_FORMATS.items():
        if name.endswith(ends):
            return format_
    known = ", ".join(end for ends in FINDING_FORMATS.values() for end in ends)
    raise _refused(os.fspath(path), "a name that says no format", f"a name that ends in {known}", "or give the format")


def _refused(where: str, found: str, expected: str, hint: str) -> InputError:
    return InputError.of(Problem(where, found, expected, hint, "format"))
