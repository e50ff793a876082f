"""S05 claim.base: a share (比重) follows from the total that it names, not from another one of the plan."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_OTHER = Field("reason").equals("other_base")

RULES = (
    Rule(
        code="S05",
        name="claim.base",
        title={"zh": "比重的总数不用错", "en": "a share is one of the total that it names"},
        over="claim",
        statement=STATEMENTS["claim_base"],
        applies=Field("shared") & (Field("settled") | _OTHER),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, ~_OTHER),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"stated": Field("stated"), "whole": Field("whole"), "other": Field("other_whole")},
        source="a share that follows only from another total of the same plan",
    ),
)
