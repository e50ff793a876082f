"""I10 indicator.growth_computed: growth on the year before from two nominal levels, where none is stated."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import GROWTH
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, VerdictTest

_GROWTH = inlined(GROWTH, current=Field("actual"), previous=Field("last_year"))

RULES = (
    Rule(
        code="I10",
        name="indicator.growth_computed",
        title={"zh": "由水平值计算的同比增速", "en": "growth on the year before, from the levels"},
        over="indicator",
        statement=STATEMENTS["growth"],
        applies=Field("compared") & ~Field("grown") & Field("nature").is_in("flow", "stock", "count"),
        verdicts=(
            VerdictTest(Verdict.UP, Outcome.PASS, _GROWTH > 0),
            VerdictTest(Verdict.DOWN, Outcome.PASS, _GROWTH < 0),
            VerdictTest(Verdict.FLAT, Outcome.PASS),
        ),
        figures={"actual": Field("actual"), "growth": abs(_GROWTH)},
        severity=Severity.INFO,
        source="National Bureau of Statistics: against the same period of last year, on one basis",
    ),
)
