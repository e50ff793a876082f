"""P06 item.responsibility: one leader, one unit, one person, and one assisting unit or more."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.quantities import Quantity
from devreport.rules.rule import Rule, VerdictTest

_ONE_PERSON, _ONE_UNIT = Quantity(1, "名"), Quantity(1, "个")

RULES = (
    Rule(
        code="P06",
        name="item.responsibility",
        title={"zh": "责任分工齐全", "en": "who answers for it is complete"},
        over="item",
        statement=STATEMENTS["responsibility"],
        applies=Field("assigned"),
        verdicts=(
            VerdictTest(
                Verdict.COMPLETE,
                Outcome.PASS,
                Field("leaders").equals(_ONE_PERSON)
                & Field("lead_units").equals(_ONE_UNIT)
                & Field("people").equals(_ONE_PERSON)
                & (Field("assisting") >= _ONE_UNIT)
                & ~Field("lead_assists"),
            ),
            VerdictTest(Verdict.INCOMPLETE, Outcome.FAIL),
        ),
        figures={
            "leaders": Field("leaders"),
            "units": Field("lead_units"),
            "people": Field("people"),
            "assisting": Field("assisting"),
        },
        source="一个项目、一名责任领导、一个责任单位、一名责任人、多个协助单位",
    ),
)
