"""I10 indicator.growth_computed: growth on the year before from two nominal levels, where none is stated."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import GROWTH
from devreport.quantities import PERCENT
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, Shown, VerdictTest

_NOW, _THEN = Field("actual"), Field("last_year")
_GROWTH = inlined(GROWTH, current=_NOW, previous=_THEN)

RULES = (
    Rule(
        code="I10",
        name="indicator.growth_computed",
        title={"zh": "由水平值计算的同比增速", "en": "growth on the year before, from the levels"},
        over="indicator",
        statement=STATEMENTS["growth"],
        applies=Field("compared") & ~Field("grown") & Field("nature").is_in("flow", "stock", "count"),
        verdicts=(
            VerdictTest(Verdict.TURNED_POSITIVE, Outcome.PASS, (_THEN < 0) & (_NOW > 0)),
            VerdictTest(Verdict.TURNED_NEGATIVE, Outcome.PASS, (_THEN > 0) & (_NOW < 0)),
            VerdictTest(Verdict.FROM_ZERO, Outcome.PASS, _THEN.equals(0) & ~_NOW.is_missing()),
            VerdictTest(Verdict.UNDEFINED, Outcome.UNKNOWN, (_THEN < 0) & (_NOW <= 0)),
            VerdictTest(Verdict.UP, Outcome.PASS, _GROWTH > 0),
            VerdictTest(Verdict.DOWN, Outcome.PASS, _GROWTH < 0),
            VerdictTest(Verdict.FLAT, Outcome.PASS),
        ),
        figures={"actual": Field("actual"), "growth": Shown(abs(_GROWTH), PERCENT)},
        severity=Severity.INFO,
        source="National Bureau of Statistics: against the same period of last year, on one basis",
    ),
)
