"""T03 plan.timing: no recorded figure is from after the day of the report."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import ListShown, Rule, ShownPeriod, VerdictTest

_AS_OF = Field("as_of")
_LATE = Field("ends") > _AS_OF

RULES = (
    Rule(
        code="T03",
        name="plan.timing",
        title={"zh": "数据时点", "en": "figures are of the time they are reported at"},
        over="plan",
        statement=STATEMENTS["timing"],
        verdicts=(
            VerdictTest(Verdict.EARLIER, Outcome.FAIL, Field("period_start") > _AS_OF),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL, Aggregate(Aggregation.ANY, "recorded", _LATE)),
            VerdictTest(Verdict.AGREES, Outcome.PASS),
        ),
        figures={"as_of": _AS_OF},
        lists={"late": ListShown("recorded", ShownPeriod("covers"), _LATE)},
        source="what is recorded for a period cannot be known before the period is over, save as an estimate",
    ),
)
