"""I02 indicator.whole: what is counted is counted in whole things."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL = Field("actual")

RULES = (
    Rule(
        code="I02",
        name="indicator.whole",
        title={"zh": "计数为整数", "en": "counts are whole numbers"},
        over="indicator",
        statement=STATEMENTS["whole"],
        applies=Field("nature").equals("count") & Field("observed"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, (abs(_ACTUAL) >= 0) & Field("whole")),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"value": _ACTUAL},
        source="a count of meetings, projects or households has no fraction",
    ),
)
