"""I07 indicator.range: a figure lies in the range aimed at; above a soft upper bound is welcome."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL, _LOWER, _UPPER = Field("actual"), Field("aim"), Field("upper")
_LEVELS = Field("nature").is_in("rate", "ratio", "index", "score", "stock")

RULES = (
    Rule(
        code="I07",
        name="indicator.range",
        title={"zh": "处于目标区间", "en": "within the range aimed at"},
        over="indicator",
        statement=STATEMENTS["range"],
        applies=Field("aim_comparator").equals("between") & (_LEVELS | Field("aim_due")),
        verdicts=(
            VerdictTest(Verdict.MISSED, Outcome.FAIL, _ACTUAL < _LOWER),
            VerdictTest(Verdict.MET, Outcome.PASS, _ACTUAL <= _UPPER),
            VerdictTest(Verdict.EXCEEDED, Outcome.PASS, Field("soft_upper")),
            VerdictTest(Verdict.MISSED, Outcome.FAIL),
        ),
        figures={"actual": _ACTUAL, "lower": _LOWER, "upper": _UPPER},
        severity=Severity.WARNING,
        source="government work reports: ranges such as 4.5%—5%, with 争取更好结果 for a soft upper bound",
    ),
)
