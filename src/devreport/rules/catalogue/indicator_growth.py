"""I09 indicator.growth: the growth on the year before, as it was stated (同比)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.rule import Rule, VerdictTest

_GROWTH = Field("growth")

RULES = (
    Rule(
        code="I09",
        name="indicator.growth",
        title={"zh": "同比增速", "en": "growth on the year before, as stated"},
        over="indicator",
        statement=STATEMENTS["growth"],
        applies=Field("grown"),
        verdicts=(
            VerdictTest(Verdict.UP, Outcome.PASS, _GROWTH > 0),
            VerdictTest(Verdict.DOWN, Outcome.PASS, _GROWTH < 0),
            VerdictTest(Verdict.FLAT, Outcome.PASS),
        ),
        figures={"actual": Field("actual"), "growth": abs(_GROWTH)},
        severity=Severity.INFO,
        source="National Bureau of Statistics: growth is published beside the level, on a basis of its own",
    ),
)
