"""I13 indicator.hedge: a figure recorded with 余, 近 or 约 is not printed with another of these words."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_HEDGE, _RECORDED = Field("hedge"), Field("hedge_recorded")
_WORDS = ("over", "nearly", "about")

RULES = (
    Rule(
        code="I13",
        name="indicator.hedge",
        title={"zh": "约数用词属实", "en": "a hedge is true"},
        over="indicator",
        statement=STATEMENTS["hedge"],
        applies=_HEDGE.is_in(*_WORDS) & _RECORDED.is_in(*_WORDS),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, _HEDGE.equals(_RECORDED)),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"value": Field("actual")},
        source="GB/T 15835-2011: 余 says that the true figure is more; an exact figure is printed without such a word",
    ),
)
