"""C01 and C02 cadence.must, cadence.usual: it happened as often as it had to, in every sub-period that is over."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.model import Obligation, Text
from devreport.quantities import parse_unit
from devreport.rules.rule import ListShown, Rule, Shown, ShownPeriod, VerdictTest

_PARTS, _UNIT = "parts", parse_unit("次")
_SHORT = Field("due") & (Field("held") < Field("minimum"))
_DUE = Aggregate(Aggregation.COUNT, _PARTS, where=Field("due"))
_REQUIRED = Aggregate(Aggregation.SUM, _PARTS, Field("minimum"), Field("due"))
_HELD = Aggregate(Aggregation.SUM, _PARTS, Field("held"))
_MISSING = Aggregate(Aggregation.SUM, _PARTS, Field("minimum") - Field("held"), _SHORT)


def _rule(code: str, obligation: Obligation, *, name: str, title: Text, severity: Severity) -> Rule:
    return Rule(
        code=code,
        name=name,
        title=title,
        over="cadence",
        statement=STATEMENTS["cadence"],
        applies=Field("obligation").equals(obligation.value) & (_DUE > 0),
        verdicts=(
            VerdictTest(Verdict.GAPS, Outcome.FAIL, Aggregate(Aggregation.ANY, _PARTS, _SHORT)),
            VerdictTest(Verdict.REGULAR, Outcome.PASS),
        ),
        figures={"required": Shown(_REQUIRED, _UNIT), "held": Shown(_HELD, _UNIT), "short": Shown(_MISSING, _UNIT)},
        lists={"gaps": ListShown(_PARTS, ShownPeriod("part"), _SHORT)},
        severity=severity,
        source="支部工作条例; 旬简报、月通报、季总结: 应当 is an error when missed, 一般 a warning",
    )


RULES = (
    _rule(
        "C01",
        Obligation.MUST,
        name="cadence.must",
        title=Text({"zh": "应当开展的频次", "en": "held as often as it must be"}),
        severity=Severity.ERROR,
    ),
    _rule(
        "C02",
        Obligation.USUALLY,
        name="cadence.usual",
        title=Text({"zh": "一般开展的频次", "en": "held as often as it usually is"}),
        severity=Severity.WARNING,
    ),
)
