"""T05 mention.hedge: a text does not say 余, 近 or 约 of a figure that is exactly so."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

RULES = (
    Rule(
        code="T05",
        name="mention.hedge",
        title={"zh": "文字中准确数不加“余”", "en": "a text does not hedge an exact figure"},
        over="mention",
        statement=STATEMENTS["mention_hedge"],
        applies=~Field("hedge").equals("") & Field("exact"),
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, ~Field("said").equals(Field("recorded"))),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"said": Field("said"), "recorded": Field("recorded")},
        source="GB/T 15835-2011: 余 says that the true figure is more, which an exact one is not",
    ),
)
