"""T03 plan.timing: no recorded figure is from after the day of the report."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_AS_OF = Field("as_of")

RULES = (
    Rule(
        code="T03",
        name="plan.timing",
        title={"zh": "数据时点", "en": "figures are of the time they are reported at"},
        over="plan",
        statement=STATEMENTS["timing"],
        verdicts=(
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL, Field("period_start") > _AS_OF),
            VerdictTest(Verdict.AGREES, Outcome.PASS, ~Field("observed") | (Field("latest") <= _AS_OF)),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        source="what is recorded for a period cannot be known before the period is over, save as an estimate",
    ),
)
