"""What must happen and what usually does."""

from devreport.findings import Severity
from devreport.rules.catalogue.cadence_regular import RULES


def test_a_gap_in_what_must_happen_is_an_error() -> None:
    """In what usually happens it is a warning."""
    assert {"cadence.must": Severity.ERROR, "cadence.usual": Severity.WARNING} == {
        rule.name: rule.severity for rule in RULES
    }
