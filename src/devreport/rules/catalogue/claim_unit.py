"""S07 claim.unit: a figure follows as it stands, not only ten thousand times as large or as small (万, 亿)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_OTHER = Field("reason").equals("other_scale")

RULES = (
    Rule(
        code="S07",
        name="claim.unit",
        title={"zh": "万与亿不用错", "en": "万 and 亿 are not confused"},
        over="claim",
        statement=STATEMENTS["claim_unit"],
        applies=~Field("measure").is_missing() & (Field("settled") | _OTHER),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, ~_OTHER),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"stated": Field("stated"), "right": Field("rescaled")},
        source="a figure that follows only after a factor of ten thousand",
    ),
)
