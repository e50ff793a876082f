"""I04 indicator.completion: at the end of its span a target is reached."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import COMPLETION, OVER_FULFILMENT, REMAINING
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL, _AIM = Field("actual"), Field("aim")

RULES = (
    Rule(
        code="I04",
        name="indicator.completion",
        title={"zh": "期末完成情况", "en": "completion at the end of the span"},
        over="indicator",
        statement=STATEMENTS["completion"],
        applies=Field("aim_due")
        & Field("nature").is_in("flow", "count", "stock")
        & Field("aim_comparator").equals("at_least"),
        verdicts=(
            VerdictTest(Verdict.EXCEEDED, Outcome.PASS, _ACTUAL > _AIM),
            VerdictTest(Verdict.MET, Outcome.PASS, _ACTUAL.equals(_AIM)),
            VerdictTest(Verdict.MISSED, Outcome.FAIL),
        ),
        figures={
            "actual": _ACTUAL,
            "target": _AIM,
            "rate": inlined(COMPLETION, target=_AIM),
            "over": inlined(OVER_FULFILMENT, target=_AIM),
            "remaining": inlined(REMAINING, target=_AIM),
        },
        severity=Severity.WARNING,
        source="plan reports: 超额完成, 完成, 未完成 at the end of the year or half-year",
    ),
)
