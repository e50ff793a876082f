"""Findings of a small table and of a plan, for tests of what is written of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve

import devreport
from devreport import examples
from devreport.bulk import Mapped, TableFindings, findings_of
from devreport.expressions import Field
from devreport.findings import Finding, Severity, Waived
from devreport.rules import Assessment
from devreport.text import Text
from tests.tables.made import judged, mapping, required, table

__all__ = ["HOSTILE", "found_in_plan", "found_in_table", "waived"]

UNTIL = date(2025, 3, 31)

#: Names that would like to be more than names.
HOSTILE = ("a]]><b>&\"'", "{0} [x](http://e) {}", "line\nend\r\n", "a\u202eb", "\x00\x1b[31m", "=1+1", "a,b")


def found_in_table(keys: tuple[str, ...] = ("k0", "k1", "k2"), **how: Any) -> TableFindings[Any]:
    """Three rows: the first fails, the second passes, the third cannot be decided; then all others fail."""
    first, second = required(Field("x") > 1, Field("x") > 0)
    rules = (evolve(first, severity=Severity.WARNING, source="年度计划"), evolve(second, severity=Severity.INFO))
    columns = {"key": list(keys), "x": [*[1, 5, None][: len(keys)], *[0] * (len(keys) - 3)]}
    return findings_of(judged(table(columns, mapping(x=Mapped())), *rules), **how)


def found_in_plan() -> Assessment:
    """What the rules find in an example."""
    return devreport.assess(examples.load("half-year").plan)


def waived(assessment: Assessment, *, expired: bool = False) -> Assessment:
    """The same with all failures explained."""
    reason = Waived(reason=Text({"zh": "汛期停工", "en": "floods"}), by=Text("发改委"), until=UNTIL, expired=expired)

    def explained(finding: Finding) -> Finding:
        return evolve(finding, waived=reason) if finding.outcome.value == "fail" else finding

    tallies = {
        name: tally if expired else evolve(tally, waived=tally.failed) for name, tally in assessment.tallies.items()
    }
    return evolve(assessment, findings=tuple(map(explained, assessment.findings)), tallies=tallies)
