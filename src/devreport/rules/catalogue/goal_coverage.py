"""G01 goal.coverage: every unit that a goal covers has its own item (一县一策, 落实到每一个)."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.quantities import Quantity, parse_unit
from devreport.rules.rule import ListShown, Rule, Shown, VerdictTest

_UNITS = "covers"
_UNIT, _ONE = parse_unit("个"), Quantity(1, "个")
_ITEMS = Field("items")
_COVERED = _ITEMS.equals(_ONE) | (Field("coverage").equals("at_least_one") & (_ITEMS >= _ONE))
_ALL = Aggregate(Aggregation.COUNT, _UNITS)
_DONE = Aggregate(Aggregation.COUNT, _UNITS, where=_COVERED)

RULES = (
    Rule(
        code="G01",
        name="goal.coverage",
        title={"zh": "任务分解到位", "en": "a goal is broken down to every unit"},
        over="goal",
        statement=STATEMENTS["coverage"],
        applies=Field("covering"),
        verdicts=(
            VerdictTest(Verdict.COMPLETE, Outcome.PASS, _DONE.equals(_ALL)),
            VerdictTest(Verdict.INCOMPLETE, Outcome.FAIL),
        ),
        figures={"units": Shown(_ALL, _UNIT), "covered": Shown(_DONE, _UNIT)},
        lists={"uncovered": ListShown(_UNITS, where=~_COVERED)},
        source="一县一策: one each; 落实到每一个: one or more each",
    ),
)
