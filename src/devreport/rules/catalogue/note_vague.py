"""T02 note.vague: no vague word (多次, 若干) stands where a number is expected."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

RULES = (
    Rule(
        code="T02",
        name="note.vague",
        title={"zh": "慎用模糊数量词", "en": "no vague word in place of a number"},
        over="note",
        statement=STATEMENTS["vague"],
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, Field("vague").equals("")),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        severity=Severity.INFO,
        source="a report that says 多次 is asked how often",
    ),
)
