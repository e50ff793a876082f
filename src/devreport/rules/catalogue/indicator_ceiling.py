"""I06 indicator.ceiling: what must stay low stays at or below its ceiling (控制在…以内)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import TARGET_GAP
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, VerdictTest

_ACTUAL, _AIM = Field("actual"), Field("aim")

RULES = (
    Rule(
        code="I06",
        name="indicator.ceiling",
        title={"zh": "控制在上限以内", "en": "a ceiling is kept"},
        over="indicator",
        statement=STATEMENTS["ceiling"],
        applies=Field("aim_comparator").equals("at_most"),
        verdicts=(
            VerdictTest(Verdict.MET, Outcome.PASS, _ACTUAL <= _AIM),
            VerdictTest(Verdict.MISSED, Outcome.FAIL),
        ),
        figures={"actual": _ACTUAL, "target": _AIM, "gap": abs(inlined(TARGET_GAP, target=_AIM))},
        severity=Severity.WARNING,
        source="plan reports: completion ratios do not apply to 控制在…以内",
    ),
)
