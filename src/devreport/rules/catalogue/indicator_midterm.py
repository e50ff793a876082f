"""M01, M02 indicator.midterm-binding, indicator.midterm-expected: an indicator half-way through a five-year plan."""

from devreport.expressions import Expr, Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.model import Binding, Text
from devreport.rules.facts.five_years import ACTUAL, CAPPED, ELAPSED, EXPECTED, HELD, RATE, TARGET, Path, reached
from devreport.rules.presets import thresholds
from devreport.rules.rule import Rule, VerdictTest

_PATH = Path(RATE, reached(ACTUAL), HELD, CAPPED)


def _rule(code: str, statement: str, *, title: Text, applies: Expr, severity: Severity) -> Rule:
    return Rule(
        code=code,
        name=f"indicator.{statement.replace('_', '-')}",
        title=title,
        over="five_year",
        statement=STATEMENTS[statement],
        applies=Field("reviewed") & applies,
        verdicts=(
            VerdictTest(Verdict.MET, Outcome.PASS, _PATH.kept),
            VerdictTest(Verdict.MISSED, Outcome.FAIL, HELD),
            VerdictTest(Verdict.ACHIEVED_EARLY, Outcome.PASS, _PATH.early),
            VerdictTest(Verdict.AHEAD, Outcome.PASS, _PATH.ahead),
            VerdictTest(Verdict.ON_PACE, Outcome.PASS, _PATH.on_pace),
            VerdictTest(Verdict.BEHIND, Outcome.FAIL),
        ),
        figures={
            "actual": ACTUAL,
            "target": TARGET,
            "expected": EXPECTED,
            "rate": RATE,
            "elapsed": ELAPSED,
            "gap": abs(RATE - ELAPSED),
            "growth": Field("growth"),
            "step": Field("step"),
            "allowance": Field("allowance"),
            "excess": Field("excess"),
        },
        parameters=thresholds("midterm"),
        severity=severity,
        source="五年规划中期评估: a straight line from the base value to the target; 约束性 behind is an error",
    )


_BINDING = Field("binding").equals(Binding.BINDING.value)

RULES = (
    _rule(
        "M01",
        "midterm_binding",
        title=Text({"zh": "约束性指标中期进展", "en": "a binding indicator at mid-term"}),
        applies=_BINDING,
        severity=Severity.ERROR,
    ),
    _rule(
        "M02",
        "midterm_expected",
        title=Text({"zh": "预期性指标中期进展", "en": "an expected indicator at mid-term"}),
        applies=~_BINDING,
        severity=Severity.WARNING,
    ),
)
