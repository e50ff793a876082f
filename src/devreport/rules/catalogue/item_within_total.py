"""P09 item.within_total: what a project has invested is within its total investment."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL, _TOTAL = Field("actual"), Field("investment")

RULES = (
    Rule(
        code="P09",
        name="item.within_total",
        title={"zh": "完成投资不超过总投资", "en": "investment within the total"},
        over="item",
        statement=STATEMENTS["within_total"],
        applies=Field("spending"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, _ACTUAL <= _TOTAL),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"actual": _ACTUAL, "total": _TOTAL},
        source="what was invested, this year or since the start, is part of the total investment",
    ),
)
