"""What a check of a table found, as JSON."""

from __future__ import annotations

import json
from typing import Any

from devreport.bulk import TableAssessment
from devreport.bulk.findings.data import DataFinding, DataFindings
from devreport.bulk.rollups.rollup import RollUp
from devreport.findings import Tally

__all__ = ["TABLE_CHECK_VERSION", "table_check_to_json"]

#: The version of this form.
TABLE_CHECK_VERSION = "1.0"


def table_check_to_json(assessment: TableAssessment[Any], *, rollup: RollUp, data: DataFindings) -> str:
    """How often each rule ended in each outcome, what was not judged, what is wrong with the data, and the groups."""
    ruleset, total = assessment.ruleset, rollup.total
    content = {
        "schema_version": TABLE_CHECK_VERSION,
        "table": rollup.label,
        "kind": rollup.kind,
        "period": rollup.period.code,
        "ruleset": {"id": ruleset.id, "version": ruleset.version, "hash": ruleset.hash},
        "rows": total.rows,
        "rules": [
            {
                "code": rule.code,
                "rule": rule.name,
                "severity": rule.severity.value,
                **_counts(total.tallies[rule.name]),
            }
            for rule in rollup.rules
        ],
        "refused": [
            {"code": ruleset.rule(one.rule).code, "rule": one.rule, "because": one.code, "detail": one.reason}
            for one in rollup.refused
        ],
        "data": [_wrong(one) for one in data.findings],
        "by": list(rollup.by),
        "groups": rollup.plain() if rollup.by else [],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _counts(tally: Tally) -> dict[str, int]:
    return {
        "passed": tally.passed,
        "failed": tally.failed,
        "unknown": tally.unknown,
        "not_applicable": tally.not_applicable,
    }


def _wrong(found: DataFinding) -> dict[str, object]:
    return {
        "relation": found.relation,
        "column": found.column,
        "field": found.field,
        "reason": found.reason,
        "rows": found.count,
        "examples": [{"key": one.key, "value": one.value, "row": one.row} for one in found.examples],
        "rules": list(found.rules),
    }
