"""S08 claim.same: the same figure stated in two places (文表一致) is the same, as far as rounding lets one tell."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

RULES = (
    Rule(
        code="S08",
        name="claim.same",
        title={"zh": "文与表一致", "en": "a figure is the same wherever it is stated"},
        over="claim",
        statement=STATEMENTS["claim_same"],
        applies=Field("repeated"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, abs(Field("stated") - Field("first")) <= Field("reach")),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"stated": Field("stated"), "first": Field("first")},
        source="the same measure of the same inputs, stated twice: half a unit of each last place may lie between them",
    ),
)
