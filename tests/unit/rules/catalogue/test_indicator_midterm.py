"""The rules of indicators at mid-term."""

from devreport.findings import Severity
from devreport.rules.catalogue.indicator_midterm import RULES


def test_a_binding_indicator_behind_is_an_error() -> None:
    """An expected one is a warning; else the two ask the same."""
    binding, expected = RULES
    assert (Severity.ERROR, Severity.WARNING) == (binding.severity, expected.severity)
    assert (binding.verdicts, binding.figures) == (expected.verdicts, expected.figures)
