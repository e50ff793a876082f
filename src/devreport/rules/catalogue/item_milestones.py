"""P07 item.milestones: no dated step is overdue."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.quantities import parse_unit
from devreport.rules.rule import ListShown, Rule, Shown, VerdictTest

_STEPS = "milestones"
_UNIT = parse_unit("个")
_OVERDUE = ~Field("reached") & (Field("due") < Field("as_of"))
_ALL, _LATE = Aggregate(Aggregation.COUNT, _STEPS), Aggregate(Aggregation.COUNT, _STEPS, where=_OVERDUE)
_REACHED = Aggregate(Aggregation.COUNT, _STEPS, where=Field("reached"))

RULES = (
    Rule(
        code="P07",
        name="item.milestones",
        title={"zh": "节点按期", "en": "milestones on time"},
        over="item",
        statement=STATEMENTS["milestones"],
        applies=_ALL > 0,
        verdicts=(
            VerdictTest(Verdict.OVERDUE, Outcome.FAIL, _LATE > 0),
            VerdictTest(Verdict.DONE, Outcome.PASS, _REACHED.equals(_ALL)),
            VerdictTest(Verdict.IN_PROGRESS, Outcome.PASS),
        ),
        figures={"total": Shown(_ALL, _UNIT), "reached": Shown(_REACHED, _UNIT), "late": Shown(_LATE, _UNIT)},
        lists={"overdue": ListShown(_STEPS, where=_OVERDUE)},
        severity=Severity.WARNING,
        source="工期倒排、节点督办: steps planned backwards from the day of completion",
    ),
)
