"""N01 publication.consecutive: the issues of a series follow each other without an undeclared gap."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.quantities import parse_unit
from devreport.rules.rule import ListShown, Rule, Shown, VerdictTest

_NUMBER = Field("number")

RULES = (
    Rule(
        code="N01",
        name="publication.consecutive",
        title={"zh": "期号连续", "en": "issue numbers are consecutive"},
        over="publication",
        statement=STATEMENTS["publication"],
        applies=Field("published"),
        verdicts=(
            VerdictTest(Verdict.GAPS, Outcome.FAIL, Aggregate(Aggregation.COUNT, "gaps") > 0),
            VerdictTest(Verdict.COMPLETE, Outcome.PASS),
        ),
        figures={
            "issues": Shown(Aggregate(Aggregation.COUNT, "issues"), parse_unit("期")),
            "entries": Field("entries"),
        },
        lists={"cited": ListShown("cited", _NUMBER), "gaps": ListShown("gaps", _NUMBER)},
        severity=Severity.WARNING,
        source="a numbered series leaves out a number only where that is declared",
    ),
)
