"""I16 indicator.binary: what is either done or not is done (是否完成)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

RULES = (
    Rule(
        code="I16",
        name="indicator.binary",
        title={"zh": "是否完成", "en": "what is done or not is done"},
        over="indicator",
        statement=STATEMENTS["binary"],
        applies=Field("nature").equals("binary") & Field("aimed"),
        verdicts=(
            VerdictTest(Verdict.DONE, Outcome.PASS, Field("actual") >= Field("aim")),
            VerdictTest(Verdict.NOT_STARTED, Outcome.FAIL),
        ),
        severity=Severity.WARNING,
        source="plan reports: a yes-or-no target has no degree of completion",
    ),
)
