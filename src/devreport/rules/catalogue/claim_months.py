"""S04 claim.months: a figure made with a number of months (月数) follows with that number, not with another."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_OTHER = Field("reason").equals("other_periods")

RULES = (
    Rule(
        code="S04",
        name="claim.months",
        title={"zh": "月数不用错", "en": "a figure counts the months that it names"},
        over="claim",
        statement=STATEMENTS["claim_months"],
        applies=Field("timed") & (Field("settled") | _OTHER),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, ~_OTHER),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"stated": Field("stated"), "used": Field("periods"), "instead": Field("other_periods")},
        source="a lead, a run-rate or an average that follows only with another number of months or years",
    ),
)
