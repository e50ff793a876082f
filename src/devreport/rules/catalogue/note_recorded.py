"""T01 note.recorded: free text that is carried through unchanged."""

from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

RULES = (
    Rule(
        code="T01",
        name="note.recorded",
        title={"zh": "文字表述", "en": "a text is recorded"},
        over="note",
        statement=STATEMENTS["note"],
        verdicts=(VerdictTest(Verdict.RECORDED, Outcome.PASS),),
        severity=Severity.INFO,
        source="what is only stated is carried through, not judged",
    ),
)
