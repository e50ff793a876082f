"""P02 commitment.followed_up: what became of everything the report before promised."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, ShownPeriod, VerdictTest

_STATUS, _DUE, _AS_OF = Field("status"), Field("due"), Field("as_of")
_OVER = Field("dated") & (_DUE < _AS_OF)
_LATE = _OVER & (Field("finished") > _DUE)
_NOT_STARTED = _STATUS.equals("not_started")

RULES = (
    Rule(
        code="P02",
        name="commitment.followed_up",
        title={"zh": "上期承诺的落实", "en": "what became of the commitments of the report before"},
        over="commitment",
        statement=STATEMENTS["commitment"],
        verdicts=(
            VerdictTest(Verdict.VANISHED, Outcome.FAIL, Field("vanished")),
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
        figures={"made_in": ShownPeriod("made_in"), "due": _DUE, "finished": Field("finished")},
        severity=Severity.WARNING,
        source="a plan for the next period (下半年打算) is what the next report answers for",
    ),
)
