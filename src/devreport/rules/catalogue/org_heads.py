"""O01 org.heads: a group has as many heads as it must have (双组长)."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

RULES = (
    Rule(
        code="O01",
        name="org.heads",
        title={"zh": "组长配备", "en": "as many heads as prescribed"},
        over="org",
        statement=STATEMENTS["heads"],
        applies=Field("prescribed"),
        verdicts=(
            VerdictTest(Verdict.COMPLETE, Outcome.PASS, Field("heads").equals(Field("required"))),
            VerdictTest(Verdict.INCOMPLETE, Outcome.FAIL),
        ),
        figures={"heads": Field("heads"), "required": Field("required")},
        source="双组长: a leading group of two heads has two",
    ),
)
