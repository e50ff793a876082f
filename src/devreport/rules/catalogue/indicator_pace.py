"""I03 indicator.pace: completion of an annual target keeps up with the calendar (序时进度)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import COMPLETION, REMAINING, REQUIRED_RATE, SCHEDULE_VARIANCE
from devreport.rules.rule import Rule, ShownPeriod, VerdictTest

_RATE, _GAP = COMPLETION.expression, SCHEDULE_VARIANCE.expression

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
        & (Field("elapsed") < 1),
        verdicts=(
            VerdictTest(Verdict.ACHIEVED_EARLY, Outcome.PASS, _RATE >= 1),
            VerdictTest(Verdict.AHEAD, Outcome.PASS, _GAP > 0),
            VerdictTest(Verdict.ON_PACE, Outcome.PASS, _GAP.equals(0)),
            VerdictTest(Verdict.BEHIND, Outcome.FAIL),
        ),
        figures={
            "actual": Field("actual"),
            "target": Field("target"),
            "rate": _RATE,
            "elapsed": Field("elapsed"),
            "gap": abs(_GAP),
            "remaining": REMAINING.expression,
            "run_rate": REQUIRED_RATE.expression,
            "span": ShownPeriod("span"),
        },
        severity=Severity.WARNING,
        source="monthly circulars on key projects: completion less months/12, both unrounded",
    ),
)
