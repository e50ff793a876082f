"""R02 reconciliation.interval: no more days lie between the two sides than allowed (轮换架空期)."""

from devreport.expressions import DaysBetween, Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.quantities import parse_unit
from devreport.rules.rule import Rule, Shown, VerdictTest

_DAYS = DaysBetween(Field("book_on"), Field("actual_on"))

RULES = (
    Rule(
        code="R02",
        name="reconciliation.interval",
        title={"zh": "两次之间不超期", "en": "the two sides lie close enough in time"},
        over="reconciliation",
        statement=STATEMENTS["interval"],
        applies=Field("limited"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, (_DAYS >= 0) & (Field("limit") >= _DAYS)),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"days": Shown(_DAYS, parse_unit("天")), "limit": Field("limit")},
        severity=Severity.WARNING,
        source="reserve grain: months at most between rotation out and rotation in, set by each province",
    ),
)
