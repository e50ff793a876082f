"""R01 reconciliation.agrees: two figures that must agree do (账实相符)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_BOOK, _ACTUAL = Field("book"), Field("actual")
_DIFFERENCE = abs(_ACTUAL - _BOOK)

RULES = (
    Rule(
        code="R01",
        name="reconciliation.agrees",
        title={"zh": "账实相符", "en": "two figures agree"},
        over="reconciliation",
        statement=STATEMENTS["reconciliation"],
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, _DIFFERENCE.equals(0)),
            VerdictTest(Verdict.NEARLY_AGREES, Outcome.PASS, abs(_BOOK) * Field("tolerance") >= _DIFFERENCE),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"book": _BOOK, "actual": _ACTUAL, "difference": _DIFFERENCE},
        source="账实相符, 账实基本相符, 账实不符: the 2019 check of grain stocks",
    ),
)
