"""I08 indicator.about: a target with 左右 is met within its tolerance; the word has none of its own."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import TARGET_GAP
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL, _AIM = Field("actual"), Field("aim")
_GAP = abs(inlined(TARGET_GAP, target=_AIM))
_LEVELS = Field("nature").is_in("rate", "ratio", "index", "score", "stock")

RULES = (
    Rule(
        code="I08",
        name="indicator.about",
        title={"zh": "达到左右的目标", "en": "about the figure aimed at"},
        over="indicator",
        statement=STATEMENTS["target"],
        applies=Field("aim_comparator").equals("about") & (_LEVELS | Field("aim_due")),
        verdicts=(
            VerdictTest(Verdict.MET, Outcome.PASS, Field("tolerance") >= _GAP),
            VerdictTest(Verdict.EXCEEDED, Outcome.FAIL, _ACTUAL > _AIM),
            VerdictTest(Verdict.MISSED, Outcome.FAIL),
        ),
        figures={"actual": _ACTUAL, "target": _AIM, "gap": _GAP},
        severity=Severity.WARNING,
        source="plan reports: 左右 is judged only with a stated tolerance",
    ),
)
