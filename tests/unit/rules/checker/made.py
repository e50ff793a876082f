"""Rules for the tests of the checker."""

from collections.abc import Mapping
from typing import Any

from devreport.expressions import Expr, Field
from devreport.findings import Outcome, Statement, Verdict
from devreport.quantities import Quantity
from devreport.rules import ParameterValue, Rule, VerdictTest

STATEMENT = Statement("check", (Verdict.MET, Verdict.MISSED), figures=("period", "value"), optional=("value",))
ACTUAL = Field("actual")
MISSED = VerdictTest(Verdict.MISSED, Outcome.FAIL)


def met(when: Expr | None = None) -> VerdictTest:
    """It is met where that holds."""
    return VerdictTest(Verdict.MET, Outcome.PASS, when)


def rule(*verdicts: VerdictTest, **more: Any) -> Rule:
    """A rule with these verdicts."""
    given: Mapping[str, Any] = {
        "code": "X01",
        "name": "city.rule",
        "title": {"en": "a rule"},
        "over": "indicator",
        "statement": STATEMENT,
        "source": "a circular",
        **more,
    }
    return Rule(verdicts=verdicts or (met(ACTUAL >= Quantity("1", "亿元")), MISSED), **given)


def limit(value: str, unit: str = "亿元", **more: Any) -> dict[str, ParameterValue]:
    """A single threshold."""
    return {"limit": ParameterValue(Quantity(value, unit), "a circular", **more)}
