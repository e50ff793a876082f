"""What can be missing."""

import pytest

from devreport.expressions import (
    Absent,
    Aggregate,
    Aggregation,
    Coalesce,
    Earlier,
    Expr,
    Field,
    Guarded,
    IsMissing,
    Lag,
    Literal,
    Opaque,
    Parameter,
)
from devreport.quantities import Quantity
from devreport.rules.checker.absence import absences, constant, may_be_absent
from devreport.rules.checker.places import Spot
from devreport.rules.subject import Meaning, Sort, Table

KNOWN, OPEN = Field("known"), Field("open")
FIELDS = {"known": Meaning(Sort.AMOUNT, "", optional=False), "open": Meaning(Sort.AMOUNT, "")}
SCOPE = Table(FIELDS, {"rows": FIELDS})


@pytest.mark.parametrize(
    ("expected", "expr"),
    [
        (False, KNOWN),
        (True, OPEN),
        (True, Field("nobody_knows")),
        (False, Literal("word")),
        (False, Parameter("limit")),
        (False, IsMissing(OPEN)),
        (False, Coalesce((OPEN, KNOWN))),
        (True, Coalesce((OPEN, OPEN))),
        (False, KNOWN + 1),
        (True, KNOWN + OPEN),
        (False, KNOWN / 2),
        (True, OPEN / 2),
        (True, KNOWN / 0),
        (True, KNOWN / KNOWN),
        (True, Opaque("power", (KNOWN, 2))),
        (True, Earlier(KNOWN, Lag.YEAR)),
        (False, Guarded(KNOWN, ())),
        (False, Aggregate(Aggregation.COUNT, "rows")),
        (False, Aggregate(Aggregation.SUM, "rows", KNOWN)),
        (True, Aggregate(Aggregation.SUM, "rows", OPEN)),
        (True, Aggregate(Aggregation.COUNT, "rows", where=OPEN > 1)),
        (True, Aggregate(Aggregation.MAX, "rows", KNOWN)),
        (True, Aggregate(Aggregation.COUNT, "rows", per="known")),
    ],
)
def test_what_can_be_missing(expected: bool, expr: Expr) -> None:
    """Whatever reads something that can be, or divides by what may be zero."""
    assert expected is may_be_absent(expr, SCOPE)


def test_a_constant_reads_nothing() -> None:
    """It has a value before any data, or it is known to have none."""
    assert 3 == constant(Literal(Quantity(1)) + 2, {})
    assert 7 == constant(Parameter("limit") + 2, {"limit": Quantity(5)})
    assert isinstance(constant(Literal(Quantity(1)) / 0, {}), Absent)
    assert constant(KNOWN + 1, {}) is None
    assert constant(Parameter("limit"), {}) is None
    assert constant(Literal("word") + 1, {}) is None


@pytest.mark.parametrize(
    ("expected", "expr"),
    [
        ([], IsMissing(OPEN)),
        ([("rule", "never_missing")], IsMissing(KNOWN)),
        ([("rule.operands[1]", "never_missing")], Coalesce((KNOWN, OPEN))),
        ([], Coalesce((OPEN, KNOWN))),
        ([], Coalesce((OPEN, OPEN))),
        ([("rule.right", "zero_denominator")], KNOWN / 0),
        ([("rule.right", "zero_denominator")], KNOWN / Parameter("limit")),
        ([], KNOWN / 2),
        ([], KNOWN / KNOWN),
        ([], KNOWN * 0),
    ],
)
def test_what_is_asked_in_vain(expected: list[tuple[str, str]], expr: Expr) -> None:
    """Whether something is missing that never is, alternatives that are never taken, divisions by zero."""
    found = absences(Spot("rule", expr, SCOPE), {"limit": Quantity(0)})
    assert expected == [(problem.where, problem.code) for problem in found]


def test_a_division_by_nothing_at_all_is_not_one_by_zero() -> None:
    """What is undefined is not zero."""
    assert [] == list(absences(Spot("rule", KNOWN / (Literal(Quantity(1)) / 0), SCOPE), {}))
