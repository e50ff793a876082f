"""I03 indicator.pace: completion of an annual target keeps up with the calendar (序时进度)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import COMPLETION, REMAINING, REQUIRED_RATE, SCHEDULE_VARIANCE
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, ShownPeriod, VerdictTest

_ACTUAL = Field("to_date")
_RATE, _GAP = inlined(COMPLETION, actual=_ACTUAL), inlined(SCHEDULE_VARIANCE, actual=_ACTUAL)

RULES = (
    Rule(
        code="I03",
        name="indicator.pace",
        title={"zh": "完成率与序时进度", "en": "completion against the time-proportional schedule"},
        over="indicator",
        statement=STATEMENTS["pace"],
        applies=Field("targeted")
        & Field("nature").is_in("flow", "count")
        & Field("comparator").equals("at_least")
        & ~Field("by_item")
        & (Field("elapsed") < 1),
        verdicts=(
            VerdictTest(Verdict.UNDEFINED, Outcome.UNKNOWN, (Field("target") <= 0) & ~_ACTUAL.is_missing()),
            VerdictTest(Verdict.ACHIEVED_EARLY, Outcome.PASS, _RATE >= 1),
            VerdictTest(Verdict.AHEAD, Outcome.PASS, _GAP > 0),
            VerdictTest(Verdict.ON_PACE, Outcome.PASS, _GAP.equals(0)),
            VerdictTest(Verdict.BEHIND, Outcome.FAIL),
        ),
        figures={
            "actual": _ACTUAL,
            "target": Field("target"),
            "rate": _RATE,
            "elapsed": Field("elapsed"),
            "gap": abs(_GAP),
            "remaining": inlined(REMAINING, actual=_ACTUAL),
            "run_rate": inlined(REQUIRED_RATE, actual=_ACTUAL),
            "span": ShownPeriod("span"),
        },
        severity=Severity.WARNING,
        source="monthly circulars on key projects: completion less months/12, both unrounded",
    ),
)
