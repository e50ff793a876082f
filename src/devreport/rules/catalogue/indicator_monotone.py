"""I12 indicator.monotone: a cumulative figure is not below that of a month earlier."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL, _BEFORE = Field("actual"), Field("before")

RULES = (
    Rule(
        code="I12",
        name="indicator.monotone",
        title={"zh": "累计数不回落", "en": "a cumulative figure does not fall"},
        over="indicator",
        statement=STATEMENTS["monotone"],
        applies=Field("preceded") & Field("accumulation").equals("cumulative") & Field("nature").is_in("flow", "count"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, _ACTUAL >= _BEFORE),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"actual": _ACTUAL, "before": _BEFORE},
        severity=Severity.WARNING,
        source="January to June holds January to May, unless an earlier month was revised",
    ),
)
