"""P08 item.project_pace: the investment of a project keeps up with its annual plan."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import COMPLETION, REMAINING, REQUIRED_RATE, SCHEDULE_VARIANCE
from devreport.rules.rule import Rule, ShownPeriod, VerdictTest

_RATE, _GAP = COMPLETION.expression, SCHEDULE_VARIANCE.expression

RULES = (
    Rule(
        code="P08",
        name="item.project_pace",
        title={"zh": "项目投资与序时进度", "en": "a project's investment against the schedule"},
        over="item",
        statement=STATEMENTS["project_pace"],
        applies=Field("item_kind").equals("project")
        & Field("spending")
        & Field("targeted")
        & Field("comparator").equals("at_least")
        & (Field("elapsed") < 1),
        verdicts=(
            VerdictTest(Verdict.UNDEFINED, Outcome.UNKNOWN, (Field("target") <= 0) & ~Field("actual").is_missing()),
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
            "total": Field("investment"),
        },
        severity=Severity.WARNING,
        source="monthly circulars on key projects: completion less months/12, both unrounded",
    ),
)
