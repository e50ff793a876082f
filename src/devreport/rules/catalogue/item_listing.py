"""P11 item.listing: a project is listed in the plan of the level above."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

RULES = (
    Rule(
        code="P11",
        name="item.listing",
        title={"zh": "列入上级计划", "en": "listed in the plan above"},
        over="item",
        statement=STATEMENTS["listing"],
        applies=Field("listing_stated"),
        verdicts=(
            VerdictTest(Verdict.COMPLETE, Outcome.PASS, Field("listed")),
            VerdictTest(Verdict.INCOMPLETE, Outcome.FAIL),
        ),
        severity=Severity.INFO,
        source="纳入规划计划予以重点支持: a project counts as supported when the plan above lists it",
    ),
)
