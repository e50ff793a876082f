"""The rule plan.midterm."""

from devreport.findings import Outcome, Verdict
from devreport.rules.catalogue.plan_midterm import RULES


def test_what_lags_behind_fails() -> None:
    """And nothing else does."""
    (rule,) = RULES
    assert [Verdict.BEHIND] == [test.verdict for test in rule.verdicts if test.outcome is Outcome.FAIL]
