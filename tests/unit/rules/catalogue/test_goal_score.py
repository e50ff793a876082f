"""The rule goal.score."""

from devreport.findings import Outcome, Verdict
from devreport.rules.catalogue.goal_score import RULES


def test_what_lags_behind_fails() -> None:
    """And nothing else does."""
    (rule,) = RULES
    assert [Verdict.MISSED] == [test.verdict for test in rule.verdicts if test.outcome is Outcome.FAIL]
