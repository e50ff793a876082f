"""The JSON form of an assessment: every finding with its exact figures and its evidence."""

from __future__ import annotations

import json

from devreport.findings import Tally
from devreport.io.finding_json import FINDING_VERSION, Shapes, write_finding
from devreport.io.values import Plain
from devreport.rules import Assessment

__all__ = ["ASSESSMENT_VERSION", "assessment_to_json"]

#: The version of the form; readers accept a newer minor version.
ASSESSMENT_VERSION = FINDING_VERSION


def assessment_to_json(assessment: Assessment) -> str:
    """The assessment as JSON: numbers are exact pairs written as strings, and nothing is rounded."""
    edition, shapes = assessment.ruleset.edition, Shapes()
    findings: list[Plain] = [write_finding(finding, shapes) for finding in assessment.findings]
    data: dict[str, Plain] = {
        "schema_version": ASSESSMENT_VERSION,
        "plan": assessment.plan.id,
        "period": assessment.period.code,
        "as_of": assessment.as_of.isoformat(),
        "fictional": assessment.plan.fictional,
        "ruleset": {"id": edition.id, "version": edition.version, "hash": edition.hash},
        "tallies": {name: _tally(tally) for name, tally in assessment.tallies.items()},
        "idle": list(assessment.idle),
        "shapes": shapes.table,
        "findings": findings,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _tally(tally: Tally) -> Plain:
    return {
        "subjects": tally.subjects,
        "pass": tally.passed,
        "fail": tally.failed,
        "waived": tally.waived,
        "unknown": tally.unknown,
        "not_applicable": tally.not_applicable,
    }
