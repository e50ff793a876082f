"""S06 claim.hedge: a figure that is exactly so is not stated with 余, 近 or 约."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_STATED = Field("stated")

RULES = (
    Rule(
        code="S06",
        name="claim.hedge",
        title={"zh": "准确数不加“余”", "en": "an exact figure has no hedge"},
        over="claim",
        statement=STATEMENTS["claim_hedge"],
        applies=~Field("hedge").equals("") & Field("exact"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, ~_STATED.equals(Field("recomputed"))),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"stated": Field("stated"), "recomputed": Field("recomputed")},
        source="GB/T 15835-2011: 余 says that the true figure is more, which an exact one is not",
    ),
)
