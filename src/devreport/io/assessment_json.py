"""The JSON form of an assessment: every finding with its exact figures, for other tools to read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import assert_never

from devreport.findings import Figure, Finding, Listed, Tally, Waived
from devreport.io.values import Plain, write_missing, write_text_value
from devreport.model import Text
from devreport.periods import Period
from devreport.quantities import Missing, Ratio
from devreport.rules import Assessment

__all__ = ["ASSESSMENT_VERSION", "assessment_to_json"]

#: The version of the form; readers accept a newer minor version.
ASSESSMENT_VERSION = "1.0"


def assessment_to_json(assessment: Assessment) -> str:
    """The assessment as JSON: numbers are exact pairs written as strings, and nothing is rounded."""
    data: dict[str, Plain] = {
        "schema_version": ASSESSMENT_VERSION,
        "plan": assessment.plan.id,
        "period": assessment.period.code,
        "as_of": assessment.as_of.isoformat(),
        "fictional": assessment.plan.fictional,
        "ruleset": {"id": assessment.ruleset.id, "version": assessment.ruleset.version},
        "tallies": {name: _tally(tally) for name, tally in assessment.tallies.items()},
        "findings": [_finding(finding) for finding in assessment.findings],
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


def _finding(finding: Finding) -> Plain:
    written: dict[str, Plain] = {
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind,
        "subject": finding.subject,
        "period": finding.period.code,
        "statement": finding.statement,
        "verdict": finding.verdict.value if finding.verdict else None,
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "figures": {role: _figure(figure) for role, figure in finding.figures.items()},
        "texts": _texts(finding.texts),
        "lists": {role: [_listed(one) for one in listed] for role, listed in finding.lists.items()},
        "missing": list(finding.missing),
        "undefined": list(finding.undefined),
        "tags": list(finding.tags),
        "waived": _waived(finding.waived),
    }
    return {key: value for key, value in written.items() if value or key in {"verdict", "figures"}}


def _waived(waived: Waived | None) -> Plain:
    if waived is None:
        return None
    written: dict[str, Plain] = {"reason": write_text_value(waived.reason), "by": write_text_value(waived.by)}
    until: dict[str, Plain] = {"until": waived.until.isoformat()} if waived.until else {}
    return {**written, **until, "expired": waived.expired}


def _texts(texts: Mapping[str, Text]) -> Plain:
    return {role: write_text_value(text) for role, text in texts.items() if text}


def _listed(listed: Listed) -> Plain:
    name: dict[str, Plain] = {"name": write_text_value(listed.name)} if listed.name else {}
    return name if listed.figure is None else {**name, "figure": _figure(listed.figure)}


def _figure(figure: Figure) -> Plain:
    written: dict[str, Plain] = {
        "id": figure.id,
        **_value(figure.value),
        "places": figure.places,
        "formula": figure.formula,
        "inputs": list(figure.inputs),
    }
    hedge = figure.hedge or figure.recorded_hedge
    return written if hedge is None else {**written, "hedge": hedge.value}


def _value(value: Ratio | Period | date | Missing) -> dict[str, Plain]:
    match value:
        case Ratio():
            exact: dict[str, Plain] = {"value": str(value.value), "unit": value.unit.code}
            return {**exact, "radius": str(value.radius)} if value.radius else exact
        case Period():
            return {"period": value.code}
        case date():
            return {"day": value.isoformat()}
        case Missing():
            return {"value": write_missing(value)}
        case _:
            assert_never(value)
