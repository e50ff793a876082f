"""F01–F07 funding.reserved … funding.spent: what has come to each stage, one rule for each of the seven."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.model import FundingStageKind
from devreport.rules.rule import Rule, VerdictTest

_COUNT, _AMOUNT = Field("count"), Field("amount")
_TITLES = {
    FundingStageKind.RESERVED: {"zh": "资金储备", "en": "money reserved"},
    FundingStageKind.APPLIED: {"zh": "资金申报", "en": "money applied for"},
    FundingStageKind.APPROVED: {"zh": "资金审核通过", "en": "money approved"},
    FundingStageKind.ALLOCATED: {"zh": "额度下达", "en": "money allocated"},
    FundingStageKind.ISSUED: {"zh": "债券发行", "en": "bonds issued"},
    FundingStageKind.DISBURSED: {"zh": "资金拨付", "en": "money disbursed"},
    FundingStageKind.SPENT: {"zh": "资金支出", "en": "money spent"},
}


def _rule(number: int, stage: FundingStageKind) -> Rule:
    return Rule(
        code=f"F{number:02}",
        name=f"funding.{stage.value}",
        title=_TITLES[stage],
        over="funding_stage",
        statement=STATEMENTS[f"funding_{stage.value}"],
        applies=Field("stage").equals(stage.value),
        verdicts=(
            VerdictTest(
                Verdict.RECORDED,
                Outcome.PASS,
                (~Field("counted") | _COUNT.equals(_COUNT))
                & (~Field("valued") | _AMOUNT.equals(_AMOUNT))
                & (Field("counted") | Field("valued") | _AMOUNT.equals(_AMOUNT)),
            ),
        ),
        figures={"count": _COUNT, "amount": _AMOUNT, "batch": Field("batch")},
        severity=Severity.WARNING,
        source="储备, 申报, 审核通过, 额度下达, 发行, 拨付, 支出: the way of special-purpose bonds",
    )


RULES = tuple(_rule(number, stage) for number, stage in enumerate(FundingStageKind, start=1))
