"""I13 indicator.hedge: 余 only where something remains, 近 only where something is short."""

from devreport.expressions import Expr, Field, Round
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.quantities import Rounding
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL, _STEP, _HEDGE = Field("actual"), Field("hedge_step"), Field("hedge")


def _brought_to_step(mode: Rounding) -> Expr:
    """The figure as it is printed: brought down or up to a whole number of steps."""
    return Round(_ACTUAL / _STEP, 0, mode=mode) * _STEP


RULES = (
    Rule(
        code="I13",
        name="indicator.hedge",
        title={"zh": "约数用词属实", "en": "a hedge is true"},
        over="indicator",
        statement=STATEMENTS["hedge"],
        applies=_HEDGE.is_in("over", "nearly") & Field("observed"),
        verdicts=(
            VerdictTest(
                Verdict.AGREES,
                Outcome.PASS,
                _ACTUAL.equals(_ACTUAL)
                & (
                    Field("hedge_recorded")
                    | (_HEDGE.equals("over") & (_brought_to_step(Rounding.FLOOR) < _ACTUAL))
                    | (_HEDGE.equals("nearly") & (_brought_to_step(Rounding.CEILING) > _ACTUAL))
                ),
            ),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"value": _ACTUAL},
        source="GB/T 15835-2011: 余 says that the true figure is more; never on an exact one",
    ),
)
