"""S01 indicator.growth_check: a stated growth follows from the two levels, where its basis lets one tell."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.measures import GROWTH
from devreport.quantities import PERCENT
from devreport.rules.inline import inlined
from devreport.rules.rule import Rule, Shown, VerdictTest

_GRADE, _GROWTH = Field("growth_grade"), Field("growth")
_ACTUAL, _LAST_YEAR = Field("actual"), Field("last_year")
_KNOWN = _GROWTH.equals(_GROWTH) & _ACTUAL.equals(_ACTUAL) & _LAST_YEAR.equals(_LAST_YEAR)

RULES = (
    Rule(
        code="S01",
        name="indicator.growth_check",
        title={"zh": "增速与水平值相符", "en": "a stated growth follows from the levels"},
        over="indicator",
        statement=STATEMENTS["growth_check"],
        applies=Field("grown") & ~Field("nature").is_in("rate", "ratio"),
        verdicts=(
            VerdictTest(Verdict.NOT_RECOMPUTABLE, Outcome.PASS, _GRADE.equals("not_recomputable")),
            VerdictTest(Verdict.FOLLOWS, Outcome.PASS, _KNOWN & (_GRADE.equals("follows") | ~_KNOWN)),
            VerdictTest(Verdict.WITHIN_BOX, Outcome.PASS, _GRADE.equals("within_box")),
            VerdictTest(Verdict.TRUNCATED, Outcome.FAIL, _GRADE.equals("truncated")),
            VerdictTest(Verdict.DOES_NOT_FOLLOW, Outcome.FAIL),
        ),
        figures={
            "stated": _GROWTH,
            "recomputed": Shown(inlined(GROWTH, current=_ACTUAL, previous=_LAST_YEAR), PERCENT),
        },
        source="growth on a comparable basis (可比口径) or at constant prices is never recomputed from published levels; "
        "rates change by points, and do not grow",
    ),
)
