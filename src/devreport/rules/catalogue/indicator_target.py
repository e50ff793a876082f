"""I05 indicator.target: a rate or score reaches the level aimed at; the gap of rates is in points."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import TARGET_GAP
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL, _AIM, _COMPARATOR = Field("actual"), Field("aim"), Field("aim_comparator")
_LEVELS = Field("nature").is_in("rate", "ratio", "index", "score")

RULES = (
    Rule(
        code="I05",
        name="indicator.target",
        title={"zh": "达标情况", "en": "a level is reached"},
        over="indicator",
        statement=STATEMENTS["target"],
        applies=(_LEVELS & _COMPARATOR.equals("at_least"))
        | (_COMPARATOR.equals("equal") & (_LEVELS | Field("aim_due"))),
        verdicts=(
            VerdictTest(
                Verdict.MET,
                Outcome.PASS,
                (_COMPARATOR.equals("at_least") & (_ACTUAL >= _AIM)) | _ACTUAL.equals(_AIM),
            ),
            VerdictTest(Verdict.EXCEEDED, Outcome.FAIL, _ACTUAL > _AIM),
            VerdictTest(Verdict.MISSED, Outcome.FAIL),
        ),
        figures={"actual": _ACTUAL, "target": _AIM, "gap": abs(inlined(TARGET_GAP, target=_AIM))},
        severity=Severity.WARNING,
        source="plan reports: the gap of two rates in percentage points, never their ratio",
    ),
)
