"""Outcomes, severities and verdicts."""

from devreport.findings import Outcome, Severity, Verdict


def test_a_rule_ends_in_one_of_four_ways() -> None:
    """Pass, fail, unknown and not applicable, and nothing else."""
    assert ["pass", "fail", "unknown", "not_applicable"] == [outcome.value for outcome in Outcome]


def test_a_failure_matters_in_one_of_three_ways() -> None:
    """Error, warning and info."""
    assert ["error", "warning", "info"] == [severity.value for severity in Severity]


def test_a_verdict_is_spelled_like_its_name() -> None:
    """Messages are found by that word."""
    assert [verdict.name.lower() for verdict in Verdict] == [verdict.value for verdict in Verdict]
