"""I11 indicator.change: how far a figure has come from its baseline, and whether that is the better way."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_BEFORE, _AFTER, _DIRECTION = Field("baseline"), Field("actual"), Field("direction")

RULES = (
    Rule(
        code="I11",
        name="indicator.change",
        title={"zh": "较基期变化", "en": "change from the baseline"},
        over="indicator",
        statement=STATEMENTS["change"],
        applies=Field("based"),
        verdicts=(
            VerdictTest(Verdict.FLAT, Outcome.PASS, _AFTER.equals(_BEFORE)),
            VerdictTest(Verdict.UP, Outcome.PASS, (_AFTER > _BEFORE) & _DIRECTION.equals("up")),
            VerdictTest(Verdict.UP, Outcome.FAIL, _AFTER > _BEFORE),
            VerdictTest(Verdict.DOWN, Outcome.PASS, _DIRECTION.equals("down")),
            VerdictTest(Verdict.DOWN, Outcome.FAIL),
        ),
        figures={"before": _BEFORE, "after": _AFTER, "change": abs(_AFTER - _BEFORE)},
        severity=Severity.WARNING,
        source="from baseline to actual, as in 办理时间由…压缩至…",
    ),
)
