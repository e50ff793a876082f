"""S03 claim.points: a difference of two rates is in percentage points (百分点), a ratio in per cent."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

RULES = (
    Rule(
        code="S03",
        name="claim.points",
        title={"zh": "百分点不写作百分之", "en": "per cent and percentage points are not confused"},
        over="claim",
        statement=STATEMENTS["claim_points"],
        applies=Field("rated") & Field("settled"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, Field("remark").equals("")),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"stated": Field("stated"), "right": Field("renamed")},
        source="two rates differ by 百分点; a growth or a share is in %",
    ),
)
