"""Findings: what was found, as data."""

from devreport.findings.finding import Figure, Finding, Listed, Tally
from devreport.findings.outcome import Outcome, Severity, Verdict
from devreport.findings.statement import Statement
from devreport.findings.statements import STATEMENTS

__all__ = ["STATEMENTS", "Figure", "Finding", "Listed", "Outcome", "Severity", "Statement", "Tally", "Verdict"]
