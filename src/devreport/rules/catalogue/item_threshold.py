"""P10 item.threshold: a project is large enough for the statistics (500万元)."""

from devreport.expressions import Field, Parameter
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.rules.presets import limits
from devreport.rules.rule import ParameterValue, Rule, Shown, VerdictTest

_LIMIT = limits()["statistics-entry"]
_TOTAL, _THRESHOLD = Field("investment"), Parameter("threshold")

RULES = (
    Rule(
        code="P10",
        name="item.threshold",
        title=_LIMIT.title,
        over="item",
        statement=STATEMENTS["threshold"],
        applies=Field("item_kind").equals("project") & Field("invested"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, _TOTAL >= _THRESHOLD),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"total": _TOTAL, "threshold": Shown(_THRESHOLD, _LIMIT.value.unit)},
        parameters={"threshold": ParameterValue(_LIMIT.value, _LIMIT.source)},
        severity=Severity.INFO,
        source=_LIMIT.source,
    ),
)
