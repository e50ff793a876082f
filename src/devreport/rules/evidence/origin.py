"""Whether a finding comes from a rule set: what its rule settles, and the finding has otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.errors import Problem
from devreport.expressions import Field
from devreport.findings import Evidence, Figure, Finding, Outcome, Threshold, Verdict
from devreport.quantities import Ratio
from devreport.rules.rule import Rule, Shown
from devreport.rules.sets.ruleset import RuleSet

__all__ = ["differs", "strangers"]


def strangers(finding: Finding, evidence: Evidence, *, ruleset: RuleSet, place: str | None = None) -> Iterator[Problem]:
    """Where a finding does not come from these rules.

    Args:
        finding: the finding.
        evidence: what it was made of.
        ruleset: the rules.
        place: the id of the place whose thresholds held; by default the one that the evidence names.
    """
    try:
        rule = ruleset.rule(finding.rule)
    except KeyError:
        yield Problem("rule", repr(finding.rule), f"a rule of {ruleset.id} {ruleset.version}", code="rule")
        return
    if finding.edition is not None:
        yield from differs("edition", finding.edition, expected=ruleset.edition)
    if evidence.shape != rule.shape:
        yield Problem("evidence.shape", "another question", f"what {rule.name} asks", code="recheck")
    yield from differs("kind", finding.kind, expected=rule.over)
    yield from differs("severity", finding.severity.value, expected=rule.severity.value)
    yield from differs("statement", finding.statement, expected=rule.statement.name)
    if "title" in finding.texts:
        yield from differs("texts.title", str(finding.texts["title"].by_language), expected=str(rule.title.by_language))
    for role, figure in finding.figures.items():
        yield from _shown(figure, rule.figures.get(role), f"figures.{role}")
    yield from _thresholds(finding, evidence, rule, evidence.place if place is None else place)
    yield from _waiver(finding)
    if strange := sorted({*finding.unmet} - {*rule.needs}):
        yield Problem("unmet", ", ".join(strange), "rules that it needs", code="recheck")


def differs(where: str, found: object, *, expected: object) -> Iterator[Problem]:
    """The problem that something is not what it must be, if it is not."""
    if found != expected:
        yield Problem(where, _told(found), _told(expected), code="recheck")


def _told(value: object) -> str:
    return str(value.value) if isinstance(value, Verdict | Outcome) else str(value)


def _shown(figure: Figure, shown: object, where: str) -> Iterator[Problem]:
    """Where a figure has another unit, or other decimals, than its rule gives it; those of the plan are not known."""
    if not isinstance(shown, Shown) or not isinstance(figure.value, Ratio):
        return
    if shown.unit is not None:
        yield from differs(f"{where}.unit", figure.value.unit.code, expected=shown.unit.code)
    recorded = shown.unit is None and isinstance(shown.value, Field)
    if shown.places is not None and not recorded:
        yield from differs(f"{where}.places", figure.places, expected=shown.places)


def _waiver(finding: Finding) -> Iterator[Problem]:
    """A failure is explained by a waiver, and nothing else is; only one with an end can have ended."""
    waived = finding.waived
    if waived is None:
        return
    if finding.outcome is not Outcome.FAIL:
        yield Problem("waived", "a waiver", "none, because it did not fail", code="recheck")
    if waived.expired and waived.until is None:
        yield Problem("waived.expired", "True", "False, because it has no end", code="recheck")


def _thresholds(finding: Finding, evidence: Evidence, rule: Rule, place: str) -> Iterator[Problem]:
    held = rule.thresholds_at(finding.period.end, place)
    for name in sorted({*held, *evidence.thresholds}):
        found, expected = evidence.thresholds.get(name), held.get(name)
        if found != expected:
            yield Problem(f"evidence.thresholds.{name}", _threshold(found), _threshold(expected), code="recheck")


def _threshold(threshold: Threshold | None) -> str:
    return "none" if threshold is None else f"{threshold.value} ({threshold.source})"
