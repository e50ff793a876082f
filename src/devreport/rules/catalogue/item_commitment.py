"""P02 commitment.followed_up: what became of everything the report before promised."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.facts.schedule import progress_tests
from devreport.rules.rule import Rule, ShownPeriod, VerdictTest

RULES = (
    Rule(
        code="P02",
        name="commitment.followed_up",
        title={"zh": "上期承诺的落实", "en": "what became of the commitments of the report before"},
        over="commitment",
        statement=STATEMENTS["commitment"],
        verdicts=(
            VerdictTest(Verdict.VANISHED, Outcome.FAIL, Field("vanished")),
            *progress_tests(),
        ),
        figures={"made_in": ShownPeriod("made_in"), "due": Field("due"), "finished": Field("finished")},
        severity=Severity.WARNING,
        source="a plan for the next period (下半年打算) is what the next report answers for",
    ),
)
