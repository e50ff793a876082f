"""T04 mention.agrees: a figure in a text (文字) is the one that is recorded for the indicator it names (文表一致)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

RULES = (
    Rule(
        code="T04",
        name="mention.agrees",
        title={"zh": "文字与数据一致", "en": "a text says what is recorded"},
        over="mention",
        statement=STATEMENTS["mention"],
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, abs(Field("said") - Field("recorded")) <= Field("reach")),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"said": Field("said"), "recorded": Field("recorded")},
        source="文表一致: the figure behind the name of an indicator is the recorded one, as far as rounding lets one tell",
    ),
)
