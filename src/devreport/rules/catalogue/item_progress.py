"""P01 item.progress: what is done, under way, late or stopped."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_STATUS, _DUE, _AS_OF = Field("status"), Field("due"), Field("as_of")
_OVER = Field("dated") & (_DUE < _AS_OF)
_LATE = _OVER & (Field("finished") > _DUE)
_NOT_STARTED = _STATUS.equals("not_started")

RULES = (
    Rule(
        code="P01",
        name="item.progress",
        title={"zh": "事项进展", "en": "progress of an item"},
        over="item",
        statement=STATEMENTS["progress"],
        applies=Field("item_kind").is_in("project", "task", "rectification") & Field("tracked") & ~Field("promised"),
        verdicts=(
            VerdictTest(Verdict.DONE_LATE, Outcome.FAIL, Field("done") & _LATE),
            VerdictTest(Verdict.DONE, Outcome.PASS, Field("done")),
            VerdictTest(Verdict.STOPPED, Outcome.FAIL, _STATUS.is_in("suspended", "cancelled")),
            VerdictTest(Verdict.OVERDUE, Outcome.FAIL, _OVER),
            VerdictTest(
                Verdict.NOT_STARTED,
                Outcome.FAIL,
                _NOT_STARTED & Field("started_by") & (Field("starts") <= _AS_OF),
            ),
            VerdictTest(Verdict.NOT_STARTED, Outcome.PASS, _NOT_STARTED),
            VerdictTest(Verdict.IN_PROGRESS, Outcome.PASS),
        ),
        figures={"due": _DUE, "finished": Field("finished")},
        severity=Severity.WARNING,
        source="supervision of tasks: 立项, 交办, 催办, 办结, against the day each is due",
    ),
)
