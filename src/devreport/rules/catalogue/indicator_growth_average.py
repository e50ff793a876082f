"""I15 indicator.growth_average: the average growth a year over several years, as it was stated (年均增速)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_GROWTH = Field("growth_average")

RULES = (
    Rule(
        code="I15",
        name="indicator.growth_average",
        title={"zh": "年均增速", "en": "average growth a year, as stated"},
        over="indicator",
        statement=STATEMENTS["growth_average"],
        applies=Field("grown_on_average"),
        verdicts=(
            VerdictTest(Verdict.UP, Outcome.PASS, _GROWTH > 0),
            VerdictTest(Verdict.DOWN, Outcome.PASS, _GROWTH < 0),
            VerdictTest(Verdict.FLAT, Outcome.PASS),
        ),
        figures={"growth": abs(_GROWTH)},
        severity=Severity.INFO,
        source="National Bureau of Statistics: average growth a year compounds, which is not the mean of the rates",
    ),
)
