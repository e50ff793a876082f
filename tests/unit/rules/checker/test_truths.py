"""Conditions by themselves."""

import pytest

from devreport.expressions import Aggregate, Aggregation, And, Case, Expr, Field, Literal
from devreport.quantities import Quantity
from devreport.rules.checker import search as module
from devreport.rules.checker.places import Part, Use
from devreport.rules.checker.search import Effort
from devreport.rules.checker.truths import truths
from devreport.rules.subject import Meaning, Sort, Table

A, B, FLAG, SHARE, COUNT = Field("a"), Field("b"), Field("flag"), Field("share"), Field("count")
FIELDS = {
    "a": Meaning(Sort.RATIO, ""),
    "b": Meaning(Sort.RATIO, ""),
    "flag": Meaning(Sort.TRUTH, ""),
    "share": Meaning(Sort.RATIO, "", least=0, most=1),
    "count": Meaning(Sort.AMOUNT, "", least=0),
}
TABLE = Table(FIELDS, {"rows": FIELDS})
NEVER, OPEN = (A > 5) & (A < 3), A > 5


def found(expr: Expr, *, use: Use = Use.CONDITION) -> list[tuple[str, str]]:
    """The problems in short."""
    return [(one.where, one.code) for one in truths(Part("$", expr, TABLE, use), {}, effort=Effort())]


@pytest.mark.parametrize(
    ("expected", "expr"),
    [
        ([], OPEN),
        ([("$", "never")], NEVER),
        ([("$.operand", "never")], ~NEVER),
        ([("$", "never")], NEVER & FLAG),
        ([("$.operands[0]", "never")], And((NEVER, FLAG))),
        ([], FLAG & OPEN),
        ([], ~OPEN),
        ([("$.operands[1]", "never")], FLAG | NEVER),
        ([("$.operands[1].operand", "never")], FLAG | ~NEVER),
        ([("$", "always")], (A > 5) | (A <= 5)),
        ([("$.operands[1].operands[1]", "never")], FLAG & (OPEN | NEVER)),
        ([("$.operands[1]", "same_condition")], FLAG & FLAG),
        ([("$.operands[2]", "same_condition")], FLAG | OPEN | FLAG),
        ([("$.value", "never")], Aggregate(Aggregation.ANY, "rows", NEVER)),
        ([("$.where", "never")], Aggregate(Aggregation.ALL, "rows", OPEN, NEVER)),
        ([("$.left.where", "never")], Aggregate(Aggregation.SUM, "rows", A, NEVER) > 1),
        ([("$.left.branches[0][0]", "never")], Case(((NEVER, A),), B) > 1),
        ([("$.left.branches[1][0]", "never")], Case(((A > 3, A), (NEVER, B)), 1) > 1),
        ([("$.left.branches[1]", "dead_branch")], Case(((A > 3, A), (A > 5, B)), 1) > 1),
        ([], Case(((A > 5, A), (A > 3, B)), 1) > 1),
    ],
)
def test_conditions_that_say_nothing(expected: list[tuple[str, str]], expr: Expr) -> None:
    """At the smallest of them that is to blame."""
    assert expected == found(expr)


def test_a_figure_is_no_condition() -> None:
    """But has conditions inside."""
    assert [] == found(A, use=Use.FIGURE)
    assert [("$.branches[0][0]", "never")] == found(Case(((NEVER, A),), B), use=Use.FIGURE)


@pytest.mark.parametrize(
    ("hint", "expr"),
    [
        ("count is never below 0", COUNT < 0),
        ("count is never below 0", Literal(Quantity(0)) > COUNT),
        ("share is never below 0 nor above 1", SHARE > 2),
        ("a cannot be both at once", NEVER),
        ("a cannot be both at once", NEVER & FLAG),
        ("b cannot be both at once", (A > 1) & (A < 9) & (B > 5) & (B < 3)),
        ("its parts contradict each other; combine", (A > B) & (B > A)),
        ("its parts contradict each other; combine", FLAG & ~FLAG),
        ("leave it out, or put right", A.differs(A)),
        ("leave it out, or put right", Literal(Quantity(1)) > 2),
        ("leave it out, or put right", (A > 5) | (A <= 5)),
    ],
)
def test_a_fix_is_said(hint: str, expr: Expr) -> None:
    """As far as one can tell what was meant."""
    [problem] = truths(Part("$", expr, TABLE, Use.CONDITION), {}, effort=Effort())
    assert hint in problem.hint


def test_what_is_too_hard_is_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said that is not proven."""
    monkeypatch.setattr(module, "_FOR_ONE", 1)
    assert [] == found(NEVER)
    assert [] == found(Case(((A > 3, A), (A > 5, B)), 1), use=Use.FIGURE)


@pytest.mark.parametrize("most", range(1, 60))
def test_a_branch_is_dead_only_if_that_is_proven(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """However soon the search gives up."""
    monkeypatch.setattr(module, "_FOR_ONE", most)
    assert [] == found(Case(((A > 5, A), (A > 3, B)), 1), use=Use.FIGURE)
