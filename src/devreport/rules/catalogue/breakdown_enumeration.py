"""B03 breakdown.enumeration: as many parts are named as the text says there are (N方面, N大产业)."""

from devreport.expressions import Aggregate, Aggregation, Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.quantities import ONE
from devreport.rules.rule import ListShown, Rule, Shown, VerdictTest

_LISTED, _STATED = Aggregate(Aggregation.COUNT, "parts"), Field("stated")

RULES = (
    Rule(
        code="B03",
        name="breakdown.enumeration",
        title={"zh": "列举项数相符", "en": "as many parts are named as stated"},
        over="breakdown",
        statement=STATEMENTS["enumeration"],
        applies=Field("enumerated"),
        verdicts=(
            VerdictTest(
                Verdict.AGREES, Outcome.PASS, _STATED.equals(_LISTED) | (Field("open_list") & (_STATED > _LISTED))
            ),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"stated": Shown(_STATED, ONE), "listed": Shown(_LISTED, ONE)},
        lists={"parts": ListShown("parts")},
        source="a stated number of things is the number of those named, unless the list ends in 等",
    ),
)
