"""Findings: what was found, as data."""

from devreport.findings.evidence import Edition, Evidence, ListShape, Shape, Threshold, VerdictTest, Waived
from devreport.findings.finding import Figure, Finding, Listed, Tally
from devreport.findings.outcome import Outcome, Severity, Verdict
from devreport.findings.statement import Statement
from devreport.findings.statements import STATEMENTS

__all__ = [
    "STATEMENTS",
    "Edition",
    "Evidence",
    "Figure",
    "Finding",
    "ListShape",
    "Listed",
    "Outcome",
    "Severity",
    "Shape",
    "Statement",
    "Tally",
    "Threshold",
    "Verdict",
    "VerdictTest",
    "Waived",
]
