"""S01 indicator.growth_check: a stated growth follows from the two levels, where its basis lets one tell."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.measures import GROWTH
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, VerdictTest

_GRADE = Field("growth_grade")

RULES = (
    Rule(
        code="S01",
        name="indicator.growth_check",
        title={"zh": "增速与水平值相符", "en": "a stated growth follows from the levels"},
        over="indicator",
        statement=STATEMENTS["growth_check"],
        applies=Field("grown"),
        verdicts=(
            VerdictTest(Verdict.FOLLOWS, Outcome.PASS, _GRADE.equals("follows")),
            VerdictTest(Verdict.WITHIN_BOX, Outcome.PASS, _GRADE.equals("within_box")),
            VerdictTest(Verdict.TRUNCATED, Outcome.FAIL, _GRADE.equals("truncated")),
            VerdictTest(Verdict.NOT_RECOMPUTABLE, Outcome.PASS, _GRADE.equals("not_recomputable")),
            VerdictTest(Verdict.DOES_NOT_FOLLOW, Outcome.FAIL),
        ),
        figures={
            "stated": Field("growth"),
            "recomputed": inlined(GROWTH, current=Field("actual"), previous=Field("last_year")),
        },
        source="growth on a comparable basis (可比口径) or at constant prices is never recomputed from published levels",
    ),
)
