"""B01 breakdown.sum: parts that cover a total add up to it, as far as rounding lets one tell."""

from devreport.expressions import Aggregate, Aggregation, Case, Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.quantities import ONE
from devreport.rules.rule import ListShown, Rule, Shown, VerdictTest

_PARTS, _TOTAL, _VALUE = "parts", Field("total"), Field("value")
_SUM = Aggregate(Aggregation.SUM, _PARTS, Case(((Field("subtract"), -_VALUE),), _VALUE))
_EXCESS = _SUM - _TOTAL
_BELOW, _ABOVE, _SUBTRACT = Field("below"), Field("above"), Field("subtract")
_LEAST = _BELOW + Aggregate(Aggregation.SUM, _PARTS, Case(((_SUBTRACT, _BELOW),), _ABOVE))
_MOST = _ABOVE + Aggregate(Aggregation.SUM, _PARTS, Case(((_SUBTRACT, _ABOVE),), _BELOW))

RULES = (
    Rule(
        code="B01",
        name="breakdown.sum",
        title={"zh": "分项合计与总数", "en": "parts add up to the total"},
        over="breakdown",
        statement=STATEMENTS["breakdown"],
        applies=Field("totalled") & Field("exhaustive"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, _EXCESS.equals(0)),
            VerdictTest(Verdict.NEARLY_AGREES, Outcome.PASS, (_EXCESS <= _MOST) & (-_EXCESS <= _LEAST)),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={
            "total": _TOTAL,
            "sum": _SUM,
            "difference": abs(_EXCESS),
            "count": Shown(Aggregate(Aggregation.COUNT, _PARTS), ONE),
        },
        lists={"parts": ListShown(_PARTS, _VALUE)},
        source="N parts and a total rounded to a unit may be (N + 1)/2 of it apart; counts only by a hedge (余)",
    ),
)
