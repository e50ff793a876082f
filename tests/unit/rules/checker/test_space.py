"""What conditions tell apart."""

from datetime import date
from decimal import Decimal

import pytest

from devreport.expressions import (
    Absent,
    Case,
    Compare,
    Comparison,
    Expr,
    Field,
    Literal,
    Opaque,
    Parameter,
    Row,
    evaluate,
)
from devreport.quantities import Quantity
from devreport.rules.checker.conditions import FALSE, TRUE, UNKNOWN
from devreport.rules.checker.search import Search
from devreport.rules.checker.space import Space, is_idiom
from devreport.rules.subject import Meaning, Sort, Table

A, B, WORD, DAY, FLAG = Field("a"), Field("b"), Field("word"), Field("day"), Field("flag")
TABLE = Table(
    {
        "a": Meaning(Sort.RATIO, ""),
        "b": Meaning(Sort.RATIO, ""),
        "sure": Meaning(Sort.RATIO, "", optional=False, least=0),
        "word": Meaning(Sort.WORD, "", words=("x", "y")),
        "day": Meaning(Sort.DAY, "", optional=False),
        "flag": Meaning(Sort.TRUTH, ""),
    }
)
THRESHOLDS = {"limit": Quantity(5), "wanted": "x", "strict": True}


def outcomes(condition: Expr, *, known_only: bool = False) -> set[int]:
    """The ways in which a condition can come out."""
    space = Space(TABLE, THRESHOLDS, known_only)
    formula = space.formula(condition)
    ways = (TRUE, FALSE, UNKNOWN)
    return {way for way in ways if Search(space.values).witness([(formula, way)]) is not None}


@pytest.mark.parametrize(
    "condition",
    [
        (A > 5) & (A < 3),
        (5 < A) & (3 > A),
        (A * 2 > 10) & (A < 5),
        (-A > 5) & (A > -5),
        (A > B) & (B > A),
        (A - B > 0) & (B >= A),
        (B - A >= 1) & (A > B),
        (A.equals(B)) & (A < B),
        (A > Parameter("limit")) & (A < 3),
        A.differs(A),
        A + 1 < A,
        A + 1 > A + 2,
        WORD.equals("x") & WORD.equals("y"),
        WORD.equals("x") & WORD.is_in("y"),
        Parameter("wanted").equals(WORD) & WORD.differs("x"),
        WORD.differs("x") & WORD.differs("y"),
        WORD.differs(WORD),
        FLAG & ~FLAG,
        FLAG.equals(other=True) & FLAG.equals(other=False),
        FLAG.equals(other=True) & ~FLAG,
        FLAG.differs(other=True) & FLAG,
        FLAG.equals(other=True) & FLAG.differs(other=True),
        A.is_missing() & (A > 1),
        (DAY > date(2026, 1, 1)) & (DAY < date(2026, 1, 2)),
        Field("sure") < 0,
        Literal(value=False),
        Literal("x").is_in("y"),
        Literal(Quantity(1)) > 2,
    ],
)
def test_what_can_never_hold(condition: Expr) -> None:
    """However it is written."""
    assert TRUE not in outcomes(condition)


@pytest.mark.parametrize(
    "condition",
    [
        (A >= 5) | (A < 5),
        (A * 2 >= 3 * A) | (A > 0),
        A + 1 > A,
        WORD.is_in("x", "y"),
        FLAG | ~FLAG,
        Parameter("strict"),
        Field("sure") >= 0,
    ],
)
def test_what_always_holds(condition: Expr) -> None:
    """Where it is known."""
    assert FALSE not in outcomes(condition)


@pytest.mark.parametrize(
    "condition",
    [
        A > 5,
        A > B,
        WORD.equals("x"),
        WORD.equals(Field("nobody_knows")),
        FLAG,
        DAY > date(2026, 1, 1),
        A.is_missing(),
        (A + B).is_missing(),
        (A * 2 > 10) & (A < 6),
        Field("sure").is_missing(),
        Case(((FLAG, FLAG),), ~FLAG),
        Compare(Comparison.GREATER, A, Opaque("power", (2, Decimal("0.5")))),
        A > Field("b") * Parameter("nobody_knows"),
    ],
)
def test_what_may_or_may_not_hold(condition: Expr) -> None:
    """Nothing is said of it."""
    assert {TRUE, FALSE} <= outcomes(condition)


@pytest.mark.parametrize("condition", [Literal(Quantity(1)) / 0 > A, A > Literal(Quantity(1)) / 0])
def test_what_is_undefined_stays_unknown(condition: Expr) -> None:
    """Whatever the other side is."""
    assert {UNKNOWN} == outcomes(condition)
    assert {UNKNOWN} == outcomes((Literal(Quantity(1)) / 0).equals(1))
    assert isinstance(evaluate(condition, Row({"a": Absent()})), Absent)


def test_what_only_asks_for_a_value() -> None:
    """Is taken for something that may be false, or for something that never is."""
    for asked in (A.equals(A), abs(A) >= 0):
        assert isinstance(asked, Compare)
        assert is_idiom(asked)
        assert {TRUE, FALSE, UNKNOWN} == outcomes(asked)
        assert {TRUE, UNKNOWN} == outcomes(asked, known_only=True)
    for other in (abs(A) > 0, abs(A) >= 1, A.differs(A), A >= B):
        assert isinstance(other, Compare)
        assert not is_idiom(other)


def test_a_difference_that_is_too_deep_is_left_alone() -> None:
    """Two sides, each as deep as can be."""
    left, right = A, B
    for _ in range(98):
        left, right = abs(left), abs(right)
    assert {TRUE, FALSE, UNKNOWN} == outcomes(left > right)
