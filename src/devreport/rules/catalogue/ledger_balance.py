"""L02 ledger.balance: what was found is either closed or open."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.rules.rule import Rule, VerdictTest

_FOUND, _CLOSED = Field("found"), Field("closed")
_OPEN = Field("open").or_else(_FOUND - _CLOSED)

RULES = (
    Rule(
        code="L02",
        name="ledger.balance",
        title={"zh": "台账平衡", "en": "found is closed and open together"},
        over="ledger",
        statement=STATEMENTS["ledger_balance"],
        verdicts=(
            VerdictTest(Verdict.AGREES, Outcome.PASS, _FOUND.equals(_CLOSED + _OPEN) & (_OPEN >= 0)),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        figures={"found": _FOUND, "closed": _CLOSED, "open": _OPEN},
        source="found = closed + open",
    ),
)
