"""SARIF 2.1.0: findings as a log of static analysis, for the CI of other people."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Final
from urllib.parse import quote

from devreport.findings import Finding, Outcome, Severity
from devreport.io.findings_report import Reported
from devreport.io.printable import printable_json
from devreport.rules import Rule
from devreport.wording import locale_named, word_finding

__all__ = ["SARIF_SCHEMA", "sarif_parts"]

#: The schema of the format.
SARIF_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_KINDS = {
    Outcome.PASS: "pass",
    Outcome.FAIL: "fail",
    Outcome.UNKNOWN: "open",
    Outcome.NOT_APPLICABLE: "notApplicable",
}
#: What would be read as a link: a text in brackets with brackets behind.
_LINK = re.compile(r"\[(?=[^\]]*\]\()")

Json = dict[str, object]


def sarif_parts(report: Reported, *, locale: str) -> Iterator[str]:
    """A log with one run, a finding on each line.

    What could not be decided is *open*; a failure that a waiver explains is suppressed. Fingerprints are made of the
    rule set, the rule, the subject and the period, so that a finding is known again in the next run.

    Args:
        report: the findings.
        locale: the language of sentences.
    """
    head: Json = {"$schema": SARIF_SCHEMA, "version": "2.1.0"}
    language = locale_named(locale).language
    run: Json = {
        "tool": {"driver": _driver(report, language)},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolConfigurationNotifications": _notices(report)}],
        "properties": {"judged": report.name, "tallies": _tallies(report)},
    }
    yield f'{printable_json(head)[:-1]}, "runs": [{printable_json(run)[:-1]}, "results": [\n'
    numbers = {rule.name: number for number, rule in enumerate(report.rules)}
    before = ""
    for finding in report.findings:
        yield before + printable_json(_result(finding, report, number=numbers[finding.rule], locale=locale))
        before = ",\n"
    yield "\n]}]}\n"


def _driver(report: Reported, language: str) -> Json:
    edition = report.edition
    return {
        "name": "devreport",
        "version": import_module("importlib.metadata").version("devreport"),
        "rules": [_rule(rule, language) for rule in report.rules],
        "properties": {"ruleset": edition.id, "edition": edition.version, "hash": edition.hash},
    }


def _rule(rule: Rule, language: str) -> Json:
    title, _ = rule.title.within(language)
    return {
        "id": rule.name,
        "name": rule.code,
        "shortDescription": {"text": _message(title or rule.name)},
        **({"help": {"text": _message(rule.source)}} if rule.source else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"title": dict(rule.title.by_language), "over": rule.over},
    }


def _notices(report: Reported) -> list[Json]:
    """The rules that were not judged, and those whose findings are not all shown."""
    refused = [(one.rule, f"not judged: {one.reason}", "warning") for one in report.refused]
    capped = [(name, note, "note") for name, note in report.notes.items()]
    return [
        {"level": level, "message": {"text": _message(text)}, "associatedRule": {"id": name}}
        for name, text, level in (*refused, *capped)
    ]


def _tallies(report: Reported) -> Json:
    return {
        name: {
            "pass": tally.passed,
            "fail": tally.failed,
            "unknown": tally.unknown,
            "not_applicable": tally.not_applicable,
            "waived": tally.waived,
        }
        for name, tally in report.tallies.items()
    }


def _result(finding: Finding, report: Reported, *, number: int, locale: str) -> Json:
    fails = finding.outcome is Outcome.FAIL
    print_ = {"finding/v1": _fingerprint(finding, report)}
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "kind": _KINDS[finding.outcome],
        "level": _LEVELS[finding.severity] if fails else "none",
        "message": {"text": _message(word_finding(finding, locale=locale).text)},
        "locations": [_location(finding, report)],
        "fingerprints": print_,
        "partialFingerprints": print_,
        **_suppressed(finding, locale),
        "properties": {"id": finding.id, "missing": list(finding.missing), "unmet": list(finding.unmet)},
    }


def _location(finding: Finding, report: Reported) -> Json:
    logical: Json = {
        "name": finding.subject,
        "fullyQualifiedName": f"{finding.kind}:{finding.subject}",
        "kind": "object",
    }
    file: Json = {"physicalLocation": {"artifactLocation": {"uri": _uri(report.file)}}} if report.file else {}
    return {**file, "logicalLocations": [logical]}


def _uri(path: str) -> str:
    """A path as a reference, relative where the path is."""
    plain = path.replace("\\", "/")
    return f"file://{quote(plain)}" if plain.startswith("/") else quote(plain, safe="/")


def _fingerprint(finding: Finding, report: Reported) -> str:
    known = f"{report.edition.id}\n{finding.rule}\n{finding.kind}\n{finding.subject}\n{finding.period.code}"
    return hashlib.sha256(known.encode("utf-8", "backslashreplace")).hexdigest()


def _suppressed(finding: Finding, locale: str) -> Json:
    waived = finding.waived
    if waived is None or waived.expired:
        return {}
    reason, _ = waived.reason.within(locale_named(locale).language)
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": reason}]}


def _message(text: str) -> str:
    """Text in which nothing is a placeholder or a link."""
    return _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))
