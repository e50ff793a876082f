"""P03 promise.made: what the report promises for the next period, and how firmly (确保, 力争, 推进)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_MODALITY = Field("modality")
_PAST = Field("dated") & (Field("due") <= Field("period_end"))

RULES = (
    Rule(
        code="P03",
        name="promise.made",
        title={"zh": "下期打算", "en": "a promise for the next period"},
        over="promise",
        statement=STATEMENTS["promise"],
        verdicts=(
            VerdictTest(Verdict.OVERDUE, Outcome.FAIL, _PAST),
            VerdictTest(Verdict.ENSURE, Outcome.PASS, _MODALITY.equals("ensure")),
            VerdictTest(Verdict.STRIVE, Outcome.PASS, _MODALITY.equals("strive")),
            VerdictTest(Verdict.ADVANCE, Outcome.PASS),
        ),
        figures={"due": Field("due")},
        severity=Severity.WARNING,
        source="plan words: 确保 commits, 力争 aspires, 推进 gives a direction; what is due lies ahead",
    ),
)
