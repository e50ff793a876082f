"""W01 waiver.valid: an explanation holds, and explains something that was found."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_USE = Field("use")
_EXPIRED = Field("ends") & (Field("until") < Field("as_of"))

RULES = (
    Rule(
        code="W01",
        name="waiver.valid",
        title={"zh": "情况说明有效", "en": "an explanation holds and is needed"},
        over="waiver",
        statement=STATEMENTS["waiver"],
        applies=_USE.differs("elsewhere") & (_USE.differs("pending") | _EXPIRED),
        verdicts=(
            VerdictTest(Verdict.UNKNOWN_RULE, Outcome.FAIL, _USE.equals("unknown_rule")),
            VerdictTest(Verdict.EXPIRED, Outcome.FAIL, _EXPIRED),
            VerdictTest(Verdict.UNUSED, Outcome.FAIL, _USE.equals("unused")),
            VerdictTest(Verdict.CURRENT, Outcome.PASS),
        ),
        figures={"until": Field("until")},
        severity=Severity.WARNING,
        source="an explanation that has ended, or that explains nothing, hides whatever fails next",
    ),
)
