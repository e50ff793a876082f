"""L03 ledger.measures: something is being done about everything that is open."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import ListShown, Rule, VerdictTest

_IS_OPEN = ~Field("closed")
_BARE = _IS_OPEN & ~Field("measured")
_ONE = Field("one")
_OPEN = Aggregate(Aggregation.SUM, "entries", _ONE, _IS_OPEN)
_WITHOUT = Aggregate(Aggregation.SUM, "entries", _ONE, _BARE)

RULES = (
    Rule(
        code="L03",
        name="ledger.measures",
        title={"zh": "未销号事项有措施", "en": "open entries have measures"},
        over="ledger",
        statement=STATEMENTS["ledger_measures"],
        applies=Field("itemised"),
        verdicts=(
            VerdictTest(Verdict.INCOMPLETE, Outcome.FAIL, _WITHOUT > 0),
            VerdictTest(Verdict.COMPLETE, Outcome.PASS),
        ),
        figures={"open": _OPEN, "without": _WITHOUT},
        lists={"bare": ListShown("entries", where=_BARE)},
        severity=Severity.WARNING,
        source="分类制定帮扶方案，强化帮扶措施: every open entry has one measure or more",
    ),
)
