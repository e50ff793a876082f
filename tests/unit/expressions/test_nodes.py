"""Nodes: built by operators, equal by what they say, and never too large to be handled."""

import copy
import pickle
import time
from datetime import date
from decimal import Decimal

import pytest
from attrs.exceptions import FrozenInstanceError

from devreport.errors import RuleError
from devreport.expressions import (
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    Comparison,
    Earlier,
    Expr,
    Field,
    Guarded,
    IsMissing,
    Lag,
    Literal,
    Member,
    Negate,
    Not,
    Opaque,
    Operation,
    Or,
    expression,
    from_data,
    to_data,
)
from devreport.expressions.nodes import parts
from devreport.expressions.structure import NODES
from devreport.quantities import Quantity

X, Y, Z = Field("x"), Field("y"), Field("z")
FIVE = Literal(Quantity("5"))


@pytest.mark.parametrize(
    ("built", "expected"),
    [
        (X + Y, Arithmetic(Operation.ADD, X, Y)),
        (X - 5, Arithmetic(Operation.SUBTRACT, X, FIVE)),
        (X * Decimal(5), Arithmetic(Operation.MULTIPLY, X, FIVE)),
        (X / Quantity("5"), Arithmetic(Operation.DIVIDE, X, FIVE)),
        (5 + X, Arithmetic(Operation.ADD, FIVE, X)),
        (5 - X, Arithmetic(Operation.SUBTRACT, FIVE, X)),
        (5 * X, Arithmetic(Operation.MULTIPLY, FIVE, X)),
        (5 / X, Arithmetic(Operation.DIVIDE, FIVE, X)),
        (-X, Negate(X)),
        (abs(X), Absolute(X)),
        (X < 5, Compare(Comparison.LESS, X, FIVE)),
        (X <= 5, Compare(Comparison.AT_MOST, X, FIVE)),
        (X > 5, Compare(Comparison.GREATER, X, FIVE)),
        (X >= 5, Compare(Comparison.AT_LEAST, X, FIVE)),
        (5 > X, Compare(Comparison.LESS, X, FIVE)),
        (X.equals("a"), Compare(Comparison.EQUAL, X, Literal("a"))),
        (X.differs(date(2024, 1, 1)), Compare(Comparison.UNEQUAL, X, Literal(date(2024, 1, 1)))),
        (X & Y & Z, And((X, Y, Z))),
        (X & (Y & Z), And((X, Y, Z))),
        ((X & Y) | Z, Or((And((X, Y)), Z))),
        (X | Y | (Z | X), Or((X, Y, Z, X))),
        (~X, Not(X)),
        (X.is_missing(), IsMissing(X)),
        (X.year_earlier(), Earlier(X, Lag.YEAR)),
        (X.period_earlier(), Earlier(X, Lag.PERIOD)),
        (X.or_else(5), Coalesce((X, FIVE))),
        (X.is_in("a", "b"), Member(X, ("a", "b"))),
        (And([X, True]), And((X, Literal(True)))),
        (Case([[X, 5]], Y), Case(((X, FIVE),), Y)),
        (Guarded(5, [(X, "why")]), Guarded(FIVE, ((X, "why"),))),
        (Opaque("power", [X, 5]), Opaque("power", (X, FIVE))),
        (expression(X), X),
        (expression(True), Literal(True)),
        (expression(5), FIVE),
    ],
)
def test_operators_build_nodes(built: Expr, expected: Expr) -> None:
    """Chains of conditions grow wide, values stand for their literals, lists become tuples."""
    assert expected == built
    assert hash(expected) == hash(built)


def test_an_expression_is_neither_true_nor_false() -> None:
    """``and``, ``or`` and chained comparisons would drop half of what is written."""
    with pytest.raises(TypeError, match=r"combine with & \| ~"):
        assert 1 < X < 5


def test_an_expression_never_changes() -> None:
    """So that it can be shared and kept."""
    with pytest.raises(FrozenInstanceError):
        X.name = "y"
    assert copy.copy(X + Y) == X + Y
    shared = X + Y
    assert shared is copy.deepcopy(shared)


def test_different_expressions_differ() -> None:
    """By their kind and by everything that they hold."""
    different = [X, Y, -X, abs(X), X + Y, Y + X, X - Y, X < Y, X <= Y, And((X, Y)), Or((X, Y)), Not(X), Literal("x")]
    assert len(different) == len(set(different))


def test_parts_know_their_places() -> None:
    """As the JSON form and every problem name them."""
    node = Case([(X, Y), (Y, Z)], Guarded(X, [(Z, "why")]))
    assert ["branches[0][0]", "branches[0][1]", "branches[1][0]", "branches[1][1]", "otherwise"] == [
        place for place, _ in parts(node)
    ]
    assert [("value", Y), ("where", X)] == list(parts(Aggregate(Aggregation.SUM, "rows", Y, X)))
    assert [] == list(parts(X))


def test_an_expression_knows_its_size() -> None:
    """A node that occurs twice is counted twice, and a function, which may take long, a hundred times."""
    assert 102 == Opaque("power", (X, 5)).size
    assert [(1, 1), (2, 3), (3, 7)] == [(one.depth, one.size) for one in (X, X + Y, (X + Y) * (X + Y))]


DEEP = {
    "sum": lambda inner: inner + X,
    "nested sum": lambda inner: X + inner,
    "not": lambda inner: ~inner,
    "case": lambda inner: Case(((X, inner),), Y),
    "guarded": lambda inner: Guarded(X, ((inner, "why"),)),
    "earlier": lambda inner: inner.year_earlier(),
    "aggregate": lambda inner: Aggregate(Aggregation.SUM, "rows", inner),
    "and in or": lambda inner: And((Or((inner, X)), Y)),
}


WIDE = {"and": lambda inner: inner & X, "or": lambda inner: inner | X, "square": lambda inner: inner * inner}


@pytest.mark.parametrize("kind", [*DEEP, *WIDE])
def test_20_000_terms_are_refused_at_once(kind) -> None:
    """Whatever way they are put together, and long before the stack or the memory ends."""
    begin = time.process_time()
    with pytest.raises(RuleError, match=r"an expression \d+ deep"):
        grown({**DEEP, **WIDE}[kind], 20_000)
    assert 1 > time.process_time() - begin


@pytest.mark.parametrize("kind", DEEP)
def test_the_deepest_expression_can_be_handled(kind) -> None:
    """Compared, hashed, printed, copied, pickled and written down."""
    deep, again = (grown(DEEP[kind], 49 if kind == "and in or" else 99) for _ in range(2))
    assert deep.depth in (99, 100)
    assert deep == again
    assert hash(deep) == hash(again)
    assert repr(deep) == repr(again)
    assert deep == pickle.loads(pickle.dumps(again))  # noqa: S301 - our own
    assert deep == copy.deepcopy(again)
    assert deep == from_data(to_data(again))


def grown(grow, times: int) -> Expr:
    """An expression around an expression, and so on."""
    built: Expr = X
    for _ in range(times):
        built = grow(built)
    return built


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.__name__)
def test_signs_between_expressions_make_comparisons(kind) -> None:
    """No node has an order of its own."""
    for sign in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(Expr, sign) is getattr(kind, sign)


def test_the_size_of_an_expression_is_not_shown() -> None:
    """It follows from the rest."""
    assert "depth" not in repr(Field("x"))
