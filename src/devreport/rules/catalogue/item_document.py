"""P05 item.document: how far a plan or scheme that is being drafted has come."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, ShownPeriod, VerdictTest

_STATUS = Field("status")
_OVERDUE = Field("dated") & (Field("due") < Field("as_of"))
_NOT_STARTED = _STATUS.equals("not_started")

RULES = (
    Rule(
        code="P05",
        name="item.document",
        title={"zh": "文件编制进展", "en": "how far a document has come"},
        over="item",
        statement=STATEMENTS["document"],
        applies=Field("item_kind").equals("document") & ~Field("promised"),
        verdicts=(
            VerdictTest(Verdict.DONE, Outcome.PASS, _STATUS.equals("done")),
            VerdictTest(Verdict.STOPPED, Outcome.FAIL, _STATUS.is_in("suspended", "cancelled")),
            VerdictTest(Verdict.NOT_STARTED, Outcome.FAIL, _NOT_STARTED & _OVERDUE),
            VerdictTest(Verdict.NOT_STARTED, Outcome.PASS, _NOT_STARTED),
            VerdictTest(Verdict.IN_PROGRESS, Outcome.FAIL, _OVERDUE),
            VerdictTest(Verdict.IN_PROGRESS, Outcome.PASS),
        ),
        figures={"span": ShownPeriod("covers")},
        severity=Severity.WARNING,
        source="编制, 征求意见, 印发, in this order",
    ),
)
