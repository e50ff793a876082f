"""Differences as data."""

import pytest

from devreport.findings import STATEMENTS, Finding, Outcome, Severity
from devreport.periods import half
from devreport.rules import Difference

FINDING = Finding(
    rule="note.recorded",
    kind="note",
    subject="n",
    period=half(2023, 1),
    statement=STATEMENTS["note"].name,
    verdict=None,
    outcome=Outcome.UNKNOWN,
    severity=Severity.INFO,
)


def test_a_difference_is_about_what_is_found_now_or_was_before() -> None:
    """And has its id; one of nothing is none."""
    found = (Difference(before=FINDING, after=None), Difference(before=None, after=FINDING))
    assert [FINDING.id] * 2 == [one.id for one in found]
    with pytest.raises(ValueError, match="without a finding"):
        _ = Difference(before=None, after=None).id
