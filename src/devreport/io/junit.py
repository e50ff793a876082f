"""JUnit XML: each rule a suite, each finding a test case, for the CI of other people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from devreport.bulk.programs.program import Refused
from devreport.findings import Finding, Outcome, Tally
from devreport.io.findings_report import Reported
from devreport.io.printable import xml_attribute, xml_text
from devreport.rules import Rule
from devreport.wording import locale_named, word_finding

__all__ = ["junit_parts"]


def junit_parts(report: Reported, *, locale: str) -> Iterator[str]:
    """A suite for each rule, with its counts over all subjects and a test case for each finding that is shown.

    What could not be decided is skipped, and says why; so are a failure that a waiver explains, and a rule that was not
    judged, which has a suite of one test.

    Args:
        report: the findings.
        locale: the language of sentences.
    """
    tallies = [report.tallies[rule.name] for rule in report.rules]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{_attributes({'name': report.name, **_counts(tallies, unjudged=len(report.refused))})}>\n"
    groups = groupby(report.findings, key=lambda finding: finding.rule)
    following = next(groups, None)
    for rule in report.rules:
        yield from _opened(rule, report, locale=locale)
        if following and following[0] == rule.name:
            yield from (_case(finding, locale=locale) for finding in following[1])
            following = next(groups, None)
        if rule.name in report.notes:
            yield f"<system-out>{xml_text(report.notes[rule.name])}</system-out>\n"
        yield "</testsuite>\n"
    yield from (_unjudged(one) for one in report.refused)
    yield "</testsuites>\n"


def _unjudged(refused: Refused) -> str:
    """The suite of a rule that was not judged."""
    case = {"classname": refused.rule, "name": refused.rule, "time": "0"}
    skipped = f"<skipped{_attributes({'message': f'not judged: {refused.reason}'})}/>"
    suite = {"name": refused.rule, **_counts([], unjudged=1)}
    return f"<testsuite{_attributes(suite)}>\n<testcase{_attributes(case)}>{skipped}</testcase>\n</testsuite>\n"


def _opened(rule: Rule, report: Reported, *, locale: str) -> Iterator[str]:
    tally, (title, _) = report.tallies[rule.name], rule.title.within(locale_named(locale).language)
    yield f"<testsuite{_attributes({'name': rule.name, **_counts([tally])})}>\n<properties>\n"
    known = {
        "code": rule.code,
        "title": title,
        "severity": rule.severity.value,
        "ruleset": f"{report.edition.id} {report.edition.version}",
        "passed": str(tally.passed),
        "failed": str(tally.failed),
        "waived": str(tally.waived),
        "unknown": str(tally.unknown),
        "not_applicable": str(tally.not_applicable),
    }
    yield from (f"<property{_attributes({'name': name, 'value': value})}/>\n" for name, value in known.items())
    yield "</properties>\n"


def _counts(tallies: Iterable[Tally], *, unjudged: int = 0) -> dict[str, str]:
    """How many were judged, failed and were skipped; what a rule does not apply to is no test."""
    found = list(tallies)
    failures = sum(tally.failed - tally.waived for tally in found)
    skipped = sum(tally.unknown + tally.waived for tally in found) + unjudged
    tests = sum(tally.subjects - tally.not_applicable for tally in found) + unjudged
    return {"tests": str(tests), "failures": str(failures), "errors": "0", "skipped": str(skipped), "time": "0"}


def _case(finding: Finding, *, locale: str) -> str:
    text = word_finding(finding, locale=locale).text
    named = f"<testcase{_attributes({'classname': finding.rule, 'name': finding.subject, 'time': '0'})}>"
    return f"{named}{_said(finding, text)}</testcase>\n"


def _said(finding: Finding, text: str) -> str:
    if finding.outcome is Outcome.PASS:
        return f"<system-out>{xml_text(text)}</system-out>"
    if finding.outcome is Outcome.UNKNOWN or (finding.waived is not None and not finding.waived.expired):
        return f"<skipped{_attributes({'message': text})}/>"
    kind = {"message": text, "type": finding.severity.value}
    return f"<failure{_attributes(kind)}>{xml_text(finding.id)}</failure>"


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={xml_attribute(value)}" for name, value in values.items())
