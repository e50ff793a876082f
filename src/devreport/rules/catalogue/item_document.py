"""P05 item.document: how far a plan or scheme that is being drafted has come."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, ShownPeriod, VerdictTest

_STATUS = Field("status")
_OVERDUE = Field("dated") & (Field("due") < Field("as_of"))
_LATE = Field("dated") & ~Field("finished").is_missing() & (Field("finished") > Field("due"))

RULES = (
    Rule(
        code="P05",
        name="item.document",
        title={"zh": "文件编制进展", "en": "how far a document has come"},
        over="item",
        statement=STATEMENTS["document"],
        applies=Field("item_kind").equals("document") & ~Field("promised"),
        verdicts=(
            VerdictTest(Verdict.DONE_LATE, Outcome.FAIL, Field("done") & _LATE),
            VerdictTest(Verdict.DONE, Outcome.PASS, Field("done")),
            VerdictTest(Verdict.SUSPENDED, Outcome.FAIL, _STATUS.equals("suspended")),
            VerdictTest(Verdict.CANCELLED, Outcome.FAIL, _STATUS.equals("cancelled")),
            VerdictTest(Verdict.OVERDUE, Outcome.FAIL, _OVERDUE),
            VerdictTest(Verdict.NOT_STARTED, Outcome.PASS, _STATUS.equals("not_started")),
            VerdictTest(Verdict.CONSULTING, Outcome.PASS, _STATUS.equals("consulting")),
            VerdictTest(Verdict.IN_PROGRESS, Outcome.PASS),
        ),
        figures={"span": ShownPeriod("covers"), "due": Field("due")},
        severity=Severity.WARNING,
        source="编制, 征求意见, 印发, in this order",
    ),
)
