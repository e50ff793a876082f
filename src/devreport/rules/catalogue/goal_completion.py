"""G02 goal.completion: what measures a goal, all together, keeps up with what is due; a ratio of sums."""

from devreport.expressions import Aggregate, Aggregation, Expr, Field, Guarded
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.quantities import ONE
from devreport.rules.rule import Rule, Shown, VerdictTest

_ROWS = "measured"


def _sum(value: Expr) -> Expr:
    return Aggregate(Aggregation.SUM, _ROWS, value)


_ACTUAL, _TARGET, _DUE = _sum(Field("actual")), _sum(Field("target")), _sum(Field("target") * Field("elapsed"))
_RATE = Guarded(_ACTUAL / _TARGET, ((_TARGET <= 0, "target_not_positive"),))

RULES = (
    Rule(
        code="G02",
        name="goal.completion",
        title={"zh": "目标任务完成率", "en": "completion of a goal"},
        over="goal",
        statement=STATEMENTS["goal_completion"],
        applies=Field("summed"),
        verdicts=(
            VerdictTest(Verdict.MET, Outcome.PASS, _RATE >= 1),
            VerdictTest(Verdict.AHEAD, Outcome.PASS, _ACTUAL > _DUE),
            VerdictTest(Verdict.ON_PACE, Outcome.PASS, _ACTUAL.equals(_DUE)),
            VerdictTest(Verdict.BEHIND, Outcome.FAIL),
        ),
        figures={
            "actual": _ACTUAL,
            "target": _TARGET,
            "rate": _RATE,
            "expected": _DUE,
            "gap": abs(_ACTUAL - _DUE),
            "count": Shown(Aggregate(Aggregation.COUNT, _ROWS), ONE),
        },
        severity=Severity.WARNING,
        source="sum of what is done over sum of what is planned, never the mean of completion rates",
    ),
)
