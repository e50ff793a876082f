"""I14 indicator.growth_on_period: the growth on the period before, as it was stated (环比)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_GROWTH = Field("growth_on_period")

RULES = (
    Rule(
        code="I14",
        name="indicator.growth_on_period",
        title={"zh": "环比增速", "en": "growth on the period before, as stated"},
        over="indicator",
        statement=STATEMENTS["growth_on_period"],
        applies=Field("grown_on_period"),
        verdicts=(
            VerdictTest(Verdict.UP, Outcome.PASS, _GROWTH > 0),
            VerdictTest(Verdict.DOWN, Outcome.PASS, _GROWTH < 0),
            VerdictTest(Verdict.FLAT, Outcome.PASS),
        ),
        figures={"growth": abs(_GROWTH)},
        severity=Severity.INFO,
        source="National Bureau of Statistics: month-on-month growth is seasonally adjusted, not made from other rates",
    ),
)
