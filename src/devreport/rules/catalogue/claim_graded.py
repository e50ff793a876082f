"""S02 claim.graded: a stated figure follows from its inputs, or it is said why that cannot be told."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_GRADE, _MEASURE = Field("grade"), Field("measure")
_KNOWN = _MEASURE.equals(_MEASURE) & Field("inputs")

RULES = (
    Rule(
        code="S02",
        name="claim.graded",
        title={"zh": "陈述数可推出", "en": "a stated figure follows from its inputs"},
        over="claim",
        statement=STATEMENTS["claim"],
        verdicts=(
            VerdictTest(Verdict.FOLLOWS, Outcome.PASS, _KNOWN & (_GRADE.equals("follows") | ~_KNOWN)),
            VerdictTest(Verdict.WITHIN_BOX, Outcome.PASS, _GRADE.equals("within_box")),
            VerdictTest(Verdict.TRUNCATED, Outcome.FAIL, _GRADE.equals("truncated")),
            VerdictTest(Verdict.NOT_RECOMPUTABLE, Outcome.PASS, _GRADE.equals("not_recomputable")),
            VerdictTest(Verdict.DOES_NOT_FOLLOW, Outcome.FAIL),
        ),
        figures={"stated": Field("stated"), "recomputed": Field("recomputed")},
        source="recomputed from the inputs, rounded once, half-up, to the decimals stated",
    ),
)
