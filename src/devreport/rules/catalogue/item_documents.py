"""P12 checklist.documents: the documents that an item needs are at hand and valid (一件三证)."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.quantities import parse_unit
from devreport.rules.rule import ListShown, Rule, Shown, VerdictTest

_PAPERS = "requirements"
_UNIT = parse_unit("项")
_AT_HAND = Field("obtained") & (~Field("expires") | (Field("valid_until") >= Field("needed_on")))
_REQUIRED = Aggregate(Aggregation.COUNT, _PAPERS)
_OBTAINED = Aggregate(Aggregation.COUNT, _PAPERS, where=_AT_HAND)

RULES = (
    Rule(
        code="P12",
        name="checklist.documents",
        title={"zh": "要件齐全", "en": "documents at hand"},
        over="checklist",
        statement=STATEMENTS["documents"],
        applies=_REQUIRED > 0,
        verdicts=(
            VerdictTest(Verdict.COMPLETE, Outcome.PASS, _OBTAINED.equals(_REQUIRED)),
            VerdictTest(Verdict.INCOMPLETE, Outcome.PASS, Field("needed_on") > Field("as_of")),
            VerdictTest(Verdict.INCOMPLETE, Outcome.FAIL),
        ),
        figures={"required": Shown(_REQUIRED, _UNIT), "obtained": Shown(_OBTAINED, _UNIT)},
        lists={"missing": ListShown(_PAPERS, where=~_AT_HAND)},
        severity=Severity.WARNING,
        source="documents are needed, and must be valid, on the day of the application",
    ),
)
