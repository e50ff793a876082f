"""L01 ledger.closure: what was found is closed, or at least none of it is overdue."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import SHARE
from devreport.rules.inline import inlined
from devreport.rules.rule import ListShown, Rule, VerdictTest

_FOUND, _CLOSED = Field("found"), Field("closed")
_OPEN = Field("open").or_else(_FOUND - _CLOSED)
_OVERDUE = ~Field("closed") & Field("dated") & (Field("due") < Field("as_of"))
_DATED = Aggregate(Aggregation.SUM, "entries", Field("one"), ~Field("closed") & Field("dated"))
_BALANCED = (_CLOSED <= _FOUND) & _FOUND.equals(_CLOSED + _OPEN)
_LATE = Aggregate(Aggregation.SUM, "entries", Field("one"), _OVERDUE)

RULES = (
    Rule(
        code="L01",
        name="ledger.closure",
        title={"zh": "台账销号", "en": "what was found is closed in time"},
        over="ledger",
        statement=STATEMENTS["ledger"],
        applies=_BALANCED.is_missing() | _BALANCED,
        verdicts=(
            VerdictTest(Verdict.OVERDUE, Outcome.FAIL, _LATE > 0),
            VerdictTest(Verdict.NONE_FOUND, Outcome.PASS, _OPEN.equals(0) & _FOUND.equals(0)),
            VerdictTest(Verdict.DONE, Outcome.PASS, _OPEN.equals(0)),
            VerdictTest(Verdict.IN_PROGRESS, Outcome.PASS, _DATED >= _OPEN),
            VerdictTest(Verdict.UNDER_WAY, Outcome.PASS),
        ),
        figures={
            "found": _FOUND,
            "closed": _CLOSED,
            "open": _OPEN,
            "rate": inlined(SHARE, part=_CLOSED, whole=_FOUND),
            "late": _LATE,
        },
        lists={"overdue": ListShown("entries", where=_OVERDUE)},
        severity=Severity.WARNING,
        source="拉条挂账、督办落实、办结销号; only listed entries can be overdue; sums that differ are ledger.balance's",
    ),
)
