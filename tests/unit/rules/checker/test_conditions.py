"""Conditions as formulas."""

from devreport.expressions import Field
from devreport.rules.checker.conditions import FALSE, TRUE, UNKNOWN, Atom


def test_a_condition_about_nothing_is_unknown() -> None:
    """Unless that is what it asks."""
    holds = Atom(Field("stage"), lambda sample: sample == "open")
    missing = Atom(Field("stage"), lambda sample: sample is None, asks_for_absence=True)
    assert (TRUE, FALSE, UNKNOWN) == (holds.of("open"), holds.of("closed"), holds.of(None))
    assert (FALSE, TRUE) == (missing.of("open"), missing.of(None))
