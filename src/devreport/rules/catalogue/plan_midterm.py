"""M03 plan.midterm: a five-year plan half-way through; one binding indicator that lags behind decides.

More than a share of the others decides as well. What is unknown counts on neither side: where it could make the plan
lag behind, nothing is said of the plan; where it could not, the plan is not said to do better than what is known.
"""

from devreport.expressions import Aggregate, Aggregation, Expr, Field, Literal, Parameter
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.model import Binding
from devreport.quantities import ONE
from devreport.rules.facts.five_years import BY_FIELDS
from devreport.rules.presets import thresholds
from devreport.rules.rule import Rule, Shown, ShownPeriod, VerdictTest

_ROWS = "indicators"
_BINDING = Field("binding").equals(Binding.BINDING.value)
_STATUSES = BY_FIELDS.statuses
_BEHIND = _STATUSES["behind"]


def _count(where: Expr | None = None) -> Expr:
    """How many indicators surely meet a condition."""
    return Aggregate(Aggregation.COUNT, _ROWS, where=None if where is None else where.or_else(Literal(value=False)))


_LAGGING = Aggregate(Aggregation.COUNT, _ROWS, where=~_BINDING) * Parameter("lagging")
_EXPECTED_BEHIND = ~_BINDING & _BEHIND
_SURELY, _EXACTLY = _count(_EXPECTED_BEHIND), Aggregate(Aggregation.COUNT, _ROWS, where=_EXPECTED_BEHIND)
_PERHAPS = Aggregate(Aggregation.COUNT, _ROWS, where=_EXPECTED_BEHIND.or_else(Literal(value=True)))

_MOST_LAG = (_SURELY > _LAGGING) | ((_PERHAPS > _LAGGING) & (_EXACTLY > _LAGGING))

_TOTAL = _count()
_COUNTS = {name: _count(status) for name, status in _STATUSES.items()}
_DECIDED = _COUNTS["early"] + _COUNTS["ahead"] + _COUNTS["on_pace"] + _COUNTS["behind"]

RULES = (
    Rule(
        code="M03",
        name="plan.midterm",
        title={"zh": "五年规划中期评估", "en": "the mid-term evaluation of a five-year plan"},
        over="review",
        statement=STATEMENTS["review"],
        applies=Field("reviewed"),
        verdicts=(
            VerdictTest(Verdict.BEHIND, Outcome.FAIL, Aggregate(Aggregation.ANY, _ROWS, _BEHIND, _BINDING) | _MOST_LAG),
            VerdictTest(Verdict.ACHIEVED_EARLY, Outcome.PASS, _COUNTS["early"].equals(_TOTAL)),
            VerdictTest(
                Verdict.AHEAD,
                Outcome.PASS,
                _COUNTS["behind"].equals(0)
                & _DECIDED.equals(_TOTAL)
                & ((_COUNTS["early"] + _COUNTS["ahead"]) * 2 > _TOTAL),
            ),
            VerdictTest(Verdict.ON_PACE, Outcome.PASS),
        ),
        figures={
            "span": ShownPeriod("span"),
            "total": Shown(_TOTAL, ONE),
            **{name: Shown(count, ONE) for name, count in _COUNTS.items()},
            "undecided": Shown(_TOTAL - _DECIDED, ONE),
            "binding": Shown(Aggregate(Aggregation.COUNT, _ROWS, where=_BINDING), ONE),
            "binding_behind": Shown(_count(_BINDING & _BEHIND), ONE),
            "expected": Shown(Aggregate(Aggregation.COUNT, _ROWS, where=~_BINDING), ONE),
            "expected_behind": Shown(_SURELY, ONE),
        },
        parameters={**thresholds("midterm"), **thresholds("review")},
        source="mid-term reviews: one 约束性 indicator that lags behind caps the verdict on the whole plan",
    ),
)
