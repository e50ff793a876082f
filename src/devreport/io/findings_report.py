"""Findings for other people's tools: the rules, how often each ended how, and the findings that are shown."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import assert_never, cast

from attrs import frozen

from devreport.bulk.findings.data import DataFindings
from devreport.bulk.findings.found import TableFindings
from devreport.bulk.programs.program import Refused
from devreport.errors import InputError, Problem
from devreport.findings import Edition, Finding, Tally
from devreport.io.findings_rows import Found, judged_findings
from devreport.rules import Assessment, Rule

__all__ = ["Reported", "grouped", "reported"]


@frozen(kw_only=True)
class Reported:
    """What a report for tools is made of.

    Attributes:
        rules: the rules.
        tallies: rule name → how often it ended in each outcome.
        findings: the findings that are shown, rule by rule; they can be read once.
        edition: the edition of the rule set.
        name: what was judged.
        file: the file it is in, if it is in one.
        notes: rule name → how many of its findings are shown, where not all are.
        refused: the rules that were not judged.
    """

    rules: tuple[Rule, ...]
    tallies: Mapping[str, Tally]
    findings: Iterator[Finding]
    edition: Edition
    name: str
    file: str = ""
    notes: Mapping[str, str]
    refused: tuple[Refused, ...] = ()


def reported(found: Found, *, file: str = "") -> Reported:
    """What a report is made of.

    Args:
        found: the findings of a table or of a plan.
        file: the file that was judged; by default that of the table, if it is in one.

    Raises:
        InputError: for what is wrong with data: there is no rule that says so.
    """
    match found:
        case TableFindings():
            return _of_table(found, file)
        case DataFindings():
            hint = "write data findings as csv or jsonl"
            raise InputError.of(Problem("format", "data findings", "findings of rules", hint, "format"))
        case Assessment():
            return _of_plan(found, file)
        case _:
            assert_never(found)


def _of_table(found: TableFindings[object], file: str) -> Reported:
    assessment = found.assessment
    given = assessment.table.source
    path = str(cast("str", given)) if isinstance(given, str | os.PathLike) else ""
    counts = found.counts
    return Reported(
        rules=found.rules,
        tallies={rule.name: assessment.tallies[rule.name] for rule in found.rules},
        findings=found.each(),
        edition=assessment.ruleset.edition,
        name=assessment.source.label,
        file=file or path,
        notes={name: str(count) for name, count in counts.items() if count.shown < count.total},
        refused=assessment.refused,
    )


def _of_plan(assessment: Assessment, file: str) -> Reported:
    by_rule = grouped(judged_findings(assessment))
    return Reported(
        rules=assessment.ruleset.rules,
        tallies=assessment.tallies,
        findings=iter([finding for rule in assessment.ruleset.rules for finding in by_rule.get(rule.name, [])]),
        edition=assessment.ruleset.edition,
        name=assessment.plan.id,
        file=file,
        notes={},
    )


def grouped(findings: list[Finding]) -> Mapping[str, list[Finding]]:
    """The findings of each rule."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return found
