"""I01 indicator.recorded: a figure for the period is there."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL = Field("actual")

RULES = (
    Rule(
        code="I01",
        name="indicator.recorded",
        title={"zh": "本期数据已报", "en": "a figure for the period is recorded"},
        over="indicator",
        statement=STATEMENTS["recorded"],
        applies=Field("observed"),
        verdicts=(VerdictTest(Verdict.RECORDED, Outcome.PASS, abs(_ACTUAL) >= 0),),
        figures={"value": _ACTUAL},
        severity=Severity.WARNING,
        source="a report states a figure for every indicator that it follows",
    ),
)
