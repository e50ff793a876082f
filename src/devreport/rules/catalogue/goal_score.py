"""G03 goal.score: the goals below one, in unlike units, scored by their weights; missing parts are never hidden.

A part that cannot be scored may be anything from nothing to the cap. The goal passes, or fails, only where it does with
both; otherwise it is unknown, whatever the score of the other parts.
"""

from devreport.expressions import Aggregate, Aggregation, Expr, Extreme, ExtremeKind, Field, Guarded, Literal, Parameter
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.quantities import ONE, Quantity, parse_unit
from devreport.rules.presets import thresholds
from devreport.rules.rule import Rule, Shown, VerdictTest

_ROWS, _WEIGHT, _SCORE = "subgoals", Field("weight"), Field("score")
_UNIT = parse_unit("分")
_HUNDRED = Literal(Quantity("100", _UNIT))
_CAPPED = Extreme(ExtremeKind.LEAST, (Parameter("cap"), _SCORE))


def _sum(value: Expr, where: Expr | None = None) -> Expr:
    return Aggregate(Aggregation.SUM, _ROWS, value, where)


_KNOWN = ~_SCORE.is_missing()
_ALL, _SCORED = _sum(_WEIGHT), _sum(_WEIGHT, _KNOWN)
_DONE, _OPEN = _sum(_WEIGHT * _CAPPED, _KNOWN), _sum(_WEIGHT, _SCORE.is_missing())
_LEAST = _HUNDRED * Guarded(_DONE / _ALL, ((_ALL <= 0, "no_weights"),))
_MOST = _HUNDRED * Guarded((_DONE + Parameter("cap") * _OPEN) / _ALL, ((_ALL <= 0, "no_weights"),))
_POINTS = _HUNDRED * Guarded(_DONE / _SCORED, ((_SCORED <= 0, "too_little_coverage"),))

RULES = (
    Rule(
        code="G03",
        name="goal.score",
        title={"zh": "目标任务加权得分", "en": "the weighted score of a goal"},
        over="goal",
        statement=STATEMENTS["goal_score"],
        applies=Field("scored"),
        verdicts=(
            VerdictTest(Verdict.MET, Outcome.PASS, Parameter("required") <= _LEAST),
            VerdictTest(Verdict.MISSED, Outcome.FAIL, Parameter("required") > _MOST),
            VerdictTest(Verdict.INCOMPLETE, Outcome.UNKNOWN),
        ),
        figures={
            "score": Shown(_POINTS, _UNIT, 1),
            "full": Shown(_HUNDRED * (_sum(_WEIGHT * _CAPPED) / _ALL), _UNIT, 1),
            "least": Shown(_LEAST, _UNIT, 1),
            "most": Shown(_MOST, _UNIT, 1),
            "required": Shown(Parameter("required"), _UNIT),
            "coverage": Field("known_weight"),
            "count": Shown(Aggregate(Aggregation.COUNT, _ROWS), ONE),
            "scored": Shown(Aggregate(Aggregation.COUNT, _ROWS, where=_KNOWN), ONE),
            "weights": Field("weights"),
        },
        parameters=thresholds("goals"),
        severity=Severity.WARNING,
        source="weights of the goal tree; a part that cannot be scored counts with everything it may be",
    ),
)
