"""F09 funding.rate: the share of issued money that is spent (支出进度)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.measures import SHARE
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, VerdictTest

_RATE = inlined(SHARE, part=Field("spent"), whole=Field("issued"))

RULES = (
    Rule(
        code="F09",
        name="funding.rate",
        title={"zh": "支出进度", "en": "the share of issued money that is spent"},
        over="funding",
        statement=STATEMENTS["funding_rate"],
        applies=Field("spending"),
        verdicts=(VerdictTest(Verdict.RECORDED, Outcome.PASS, _RATE.equals(_RATE)),),
        figures={"issued": Field("issued"), "spent": Field("spent"), "rate": _RATE},
        severity=Severity.INFO,
        source="支出 over 发行; the word 进度 is used with three different divisors, so this one is named",
    ),
)
