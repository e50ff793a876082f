"""F08 funding.funnel: no stage has more projects or money than the one before, unless that is explained."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import ListShown, Rule, VerdictTest

_BROKEN = ~Field("explained") & (
    (Field("counted") & (Field("count") > Field("count_before")))
    | (Field("valued") & (Field("amount") > Field("amount_before")))
)

RULES = (
    Rule(
        code="F08",
        name="funding.funnel",
        title={"zh": "资金环节逐级不增", "en": "funding narrows from stage to stage"},
        over="funding",
        statement=STATEMENTS["funnel"],
        applies=Field("staged"),
        verdicts=(
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL, Aggregate(Aggregation.ANY, "stages", _BROKEN)),
            VerdictTest(Verdict.AGREES, Outcome.PASS),
        ),
        lists={"broken": ListShown("stages", where=_BROKEN)},
        source="储备 ≥ 申报 ≥ 审核通过 ≥ 下达 ≥ 发行 ≥ 拨付 ≥ 支出, in number and in money",
    ),
)
