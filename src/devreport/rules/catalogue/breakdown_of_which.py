"""B02 breakdown.of_which: parts that are only "of which" (其中) are named, and none is more than the total."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.quantities import ONE
from devreport.rules.rule import ListShown, Rule, Shown, VerdictTest

_PARTS, _TOTAL, _VALUE = "parts", Field("total"), Field("value")
_GREATEST = Aggregate(Aggregation.MAX, _PARTS, _VALUE)

RULES = (
    Rule(
        code="B02",
        name="breakdown.of_which",
        title={"zh": "其中项不超过总数", "en": "no 'of which' is more than the total"},
        over="breakdown",
        statement=STATEMENTS["of_which"],
        applies=Field("totalled") & ~Field("exhaustive"),
        verdicts=(
            VerdictTest(Verdict.RECORDED, Outcome.PASS, _GREATEST <= _TOTAL),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"total": _TOTAL, "count": Shown(Aggregate(Aggregation.COUNT, _PARTS), ONE)},
        lists={"parts": ListShown(_PARTS, _VALUE)},
        source="其中 lists parts that may overlap or leave some out: they are not added up",
    ),
)
