"""I03 indicator.pace: completion of an annual target keeps up with the calendar (序时进度)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import COMPLETION, PACE_VARIANCE
from devreport.model import Comparator
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL, _TARGET, _ELAPSED = Field("actual"), Field("target"), Field("elapsed")
_RATE = COMPLETION.expression
_GAP = _RATE - _ELAPSED

RULES = (
    Rule(
        code="I03",
        name="indicator.pace",
        title={"zh": "完成率与序时进度", "en": "completion against the time-proportional schedule"},
        over="indicator",
        statement=STATEMENTS["pace"],
        applies=Field("targeted")
        & Field("nature").is_in("flow", "count")
        & Field("comparator").equals(Comparator.AT_LEAST.value)
        & (_ELAPSED < 1),
        verdicts=(
            VerdictTest(Verdict.ACHIEVED_EARLY, Outcome.PASS, _RATE >= 1),
            VerdictTest(Verdict.AHEAD, Outcome.PASS, _GAP > 0),
            VerdictTest(Verdict.ON_PACE, Outcome.PASS, _GAP.equals(0)),
            VerdictTest(Verdict.BEHIND, Outcome.FAIL),
        ),
        figures={
            "actual": _ACTUAL,
            "target": _TARGET,
            "rate": _RATE,
            "elapsed": _ELAPSED,
            "gap": abs(_GAP),
            "remaining": _TARGET - _ACTUAL,
            "run_rate": (_TARGET - _ACTUAL) / Field("steps_left"),
        },
        severity=Severity.WARNING,
        source="宣城 2022, 广东 monthly circulars on key projects: completion less months/12, both unrounded",
    ),
)
