"""P04 item.event: an event took place in the period, or is said to be earlier."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, ShownPeriod, VerdictTest

RULES = (
    Rule(
        code="P04",
        name="item.event",
        title={"zh": "事件时间", "en": "when an event took place"},
        over="item",
        statement=STATEMENTS["event"],
        applies=Field("item_kind").equals("event") & ~Field("promised"),
        verdicts=(
            VerdictTest(Verdict.EARLIER, Outcome.PASS, Field("happened") < Field("period_start")),
            VerdictTest(Verdict.RECORDED, Outcome.PASS, Field("happened") <= Field("period_end")),
            VerdictTest(Verdict.LATER, Outcome.FAIL),
        ),
        figures={"happened": ShownPeriod("happened")},
        source="a report on a period tells what happened in it; what lies before is said to be earlier",
    ),
)
