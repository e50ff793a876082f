"""Findings and tallies."""

from devreport.findings import Finding, Outcome, Severity, Tally, Verdict
from devreport.periods import half


def test_the_id_of_a_finding_is_made_of_what_it_is() -> None:
    """Rule, subject and period."""
    finding = Finding(
        rule="indicator.pace",
        kind="indicator",
        subject="investment",
        period=half(2023, 1),
        statement="pace",
        verdict=Verdict.AHEAD,
        outcome=Outcome.PASS,
        severity=Severity.WARNING,
    )
    assert "indicator.pace:investment@2023-S1" == finding.id


def test_the_outcomes_of_a_tally_add_up() -> None:
    """Every subject ends in one of them."""
    assert 10 == Tally(passed=1, failed=2, unknown=3, not_applicable=4).subjects
