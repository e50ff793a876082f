"""N02 publication.cited: cited issues came out, and hold at least one contribution each."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import ListShown, Rule, VerdictTest

_ENTRIES = Field("entries")
_LEAST = Aggregate(Aggregation.SUM, "cited", Field("least"))
_UNKNOWN = ~Field("known")

RULES = (
    Rule(
        code="N02",
        name="publication.cited",
        title={"zh": "引用期号属实", "en": "cited issues exist and hold the contributions"},
        over="publication",
        statement=STATEMENTS["cited"],
        applies=Field("credited"),
        verdicts=(
            VerdictTest(
                Verdict.AGREES,
                Outcome.PASS,
                Aggregate(Aggregation.ALL, "cited", Field("known")) & (_ENTRIES >= _LEAST),
            ),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"entries": _ENTRIES},
        lists={"unknown": ListShown("cited", Field("number"), _UNKNOWN)},
        source="each cited issue carries one contribution or more",
    ),
)
