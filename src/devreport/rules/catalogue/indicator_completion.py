"""I04 indicator.completion: at the end of its span a target is reached."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import COMPLETION, OVER_FULFILMENT, REMAINING
from devreport.quantities import PERCENT
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, Shown, VerdictTest

_ACTUAL, _AIM = Field("to_date"), Field("aim")

RULES = (
    Rule(
        code="I04",
        name="indicator.completion",
        title={"zh": "期末完成情况", "en": "completion at the end of the span"},
        over="indicator",
        statement=STATEMENTS["completion"],
        applies=(Field("aim_due") | (Field("targeted") & (Field("elapsed") >= 1)))
        & Field("nature").is_in("flow", "count", "stock")
        & Field("aim_comparator").equals("at_least"),
        verdicts=(
            VerdictTest(Verdict.UNDEFINED, Outcome.UNKNOWN, (_AIM <= 0) & ~_ACTUAL.is_missing()),
            VerdictTest(Verdict.EXCEEDED, Outcome.PASS, _ACTUAL > _AIM),
            VerdictTest(Verdict.MET, Outcome.PASS, _ACTUAL.equals(_AIM)),
            VerdictTest(Verdict.MISSED, Outcome.FAIL),
        ),
        figures={
            "actual": _ACTUAL,
            "target": _AIM,
            "rate": inlined(COMPLETION, actual=_ACTUAL, target=_AIM),
            "over": Shown(inlined(OVER_FULFILMENT, actual=_ACTUAL, target=_AIM), PERCENT),
            "remaining": inlined(REMAINING, actual=_ACTUAL, target=_AIM),
        },
        severity=Severity.WARNING,
        source="plan reports: 超额完成, 完成, 未完成 at the end of the year or half-year",
    ),
)
