"""Lowering: each trap by name, on every way of storing numbers, held to the interpreter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from devreport.errors import RuleError
from devreport.expressions import (
    Absent,
    Aggregate,
    Aggregation,
    And,
    Case,
    Coalesce,
    Compare,
    Comparison,
    DaysBetween,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    Literal,
    Opaque,
    Or,
    Parameter,
    Round,
    Row,
    Scalar,
    evaluate,
)
from devreport.lowering import (
    UNKNOWN,
    Access,
    Column,
    Layout,
    Lowering,
    NotLoweredError,
    Pair,
    Question,
    Storage,
    is_lowered,
    judging,
)
from devreport.lowering.lower import MOST_BITS
from devreport.quantities import ONE, Quantity, Rounding

X, Y, Z = Field("x"), Field("y"), Field("z")
P, Q, W, V, D, E = Field("p"), Field("q"), Field("w"), Field("v"), Field("d"), Field("e")
_OTHERS = {
    **dict.fromkeys(("p", "q"), Storage.TRUTH),
    **dict.fromkeys(("w", "v"), Storage.WORD),
    **dict.fromkeys(("d", "e"), Storage.DAY),
}
_NUMBERS = (Storage.INTEGER, Storage.DECIMAL, Storage.PAIR)
_MADE = {Storage.INTEGER: int, Storage.DECIMAL: Decimal, Storage.PAIR: Fraction}


def layout_of(number: Storage) -> Layout:
    """Three numbers of one storage, and two of everything else; child rows have the same."""
    columns = {**{name: Column(number) for name in "xyz"}, **{name: Column(one) for name, one in _OTHERS.items()}}
    return Layout(columns, {"parts": Layout(columns)})


def object_of(values: Mapping[str, Any], number: Storage) -> SimpleNamespace:
    """An object; what is not given is missing."""
    names = [*"xyz", *_OTHERS]
    made = {name: _MADE[number](value) if name in "xyz" else value for name, value in values.items() if name in names}
    parts = [object_of(one, number) for one in values.get("parts", ())]
    return SimpleNamespace(**{**dict.fromkeys(names), **made}, parts=parts)


def row_of(values: Mapping[str, Any]) -> Row:
    """The same as a row."""
    cells = {name: values.get(name) for name in (*"xyz", *_OTHERS)}
    held = {
        name: Absent(missing=frozenset({name})) if value is None else Fraction(value) if name in "xyz" else value
        for name, value in cells.items()
    }
    return Row(held, relations={"parts": tuple(row_of(one) for one in values.get("parts", ()))})


def code(condition: Expr, values: Mapping[str, Any]) -> int:
    """What the interpreter says."""
    found = evaluate(condition, row_of(values))
    return UNKNOWN if isinstance(found, Absent) else 0 if found is True else 1


DAY, NEXT = date(2024, 1, 1), date(2024, 1, 2)
RATE = Guarded(X / Y, ((Y <= 0, "no_target"),))


def case(*branches: tuple[Expr, Expr], otherwise: Expr) -> Case:
    """A case."""
    return Case(branches, otherwise)


def agg(aggregation: Aggregation, value: Expr | None = X, where: Expr | None = None) -> Aggregate:
    """Something said of the parts."""
    return Aggregate(aggregation, "parts", value, where)


TRAPS: Mapping[str, tuple[Expr, Any, list[int]]] = {
    "division by zero": (X / Y > 1, [{"x": 1, "y": 0}, {"x": 3, "y": 2}, {"x": 1, "y": 2}], [UNKNOWN, 0, 1]),
    "zero by zero": ((X / Y).equals(0), [{"x": 0, "y": 0}, {"x": 0, "y": -3}], [UNKNOWN, 0]),
    "a denominator below zero": (X / Y < 1, [{"x": 2, "y": -1}, {"x": -2, "y": -1}], [0, 1]),
    "a quotient of quotients": (
        (X / Y) / (Y / X) >= 1,
        [{"x": -3, "y": 2}, {"x": 2, "y": -3}, {"x": 0, "y": 1}, {"x": 1, "y": 0}],
        [0, 1, UNKNOWN, UNKNOWN],
    ),
    "division by a constant below zero": (X / -2 > 0, [{"x": -1}, {"x": 1}], [0, 1]),
    "division by a constant zero": ((X / 0).is_missing(), [{"x": 1}], [0]),
    "a negated denominator": (-(X / Y) > 0, [{"x": 1, "y": -2}, {"x": 1, "y": 2}], [0, 1]),
    "sums over different denominators": (
        (X / Y + Y / X).equals(2),
        [{"x": 5, "y": 5}, {"x": 5, "y": -5}, {"x": 1, "y": 2}],
        [0, 1, 1],
    ),
    "least of quotients": (
        Extreme(ExtremeKind.LEAST, (X / Y, Y / X, X)) < 0,
        [{"x": 1, "y": -1}, {"x": 1, "y": 1}, {"x": 1}],
        [0, 1, UNKNOWN],
    ),
    "greatest of quotients": (
        Extreme(ExtremeKind.GREATEST, (X / Y, Y / Z)) > 1,
        [{"x": 3, "y": -2, "z": -1}, {"x": 1, "y": 1, "z": 1}, {"x": 3, "y": 2, "z": 0}],
        [0, 1, UNKNOWN],
    ),
    "a clamp": (
        Extreme(
            ExtremeKind.LEAST, (Extreme(ExtremeKind.GREATEST, (X / Y, Literal(Quantity(0)))), Literal(Quantity(1)))
        ).equals(1),
        [{"x": 5, "y": 2}, {"x": 1, "y": 2}, {"x": -5, "y": 2}, {"x": -5, "y": -5}],
        [0, 1, 1, 0],
    ),
    "an absolute value of a quotient": (abs(X / Y) > 1, [{"x": 3, "y": -2}, {"x": -1, "y": 2}], [0, 1]),
    "an absolute value twice": (abs(abs(X)) > 1, [{"x": -3}, {"x": 1}], [0, 1]),
    "an absolute divisor": (X / abs(Y) > 0, [{"x": 1, "y": -2}, {"x": -1, "y": -2}, {"x": 1, "y": 0}], [0, 1, UNKNOWN]),
    "an unknown condition with like branches": (
        case((P, X), otherwise=Y) > 0,
        [{"x": 1, "y": 1}, {"x": 1, "y": 2}, {"p": True, "x": 1}, {"p": False, "x": 1}, {"p": False, "y": 0}],
        [0, UNKNOWN, 0, UNKNOWN, 1],
    ),
    "an unknown condition with like words": (
        case((P, W), otherwise=V).equals("a"),
        [{"w": "a", "v": "a"}, {"w": "a", "v": "b"}, {"w": "a"}],
        [0, UNKNOWN, UNKNOWN],
    ),
    "an unknown condition with like truths": (
        case((X > 0, P), otherwise=Q),
        [
            {"p": True, "q": True},
            {"p": False, "q": False},
            {"p": True, "q": False},
            {"x": 1, "p": True},
            {"x": 0, "q": False},
        ],
        [0, 1, UNKNOWN, 0, 1],
    ),
    "an unknown condition with like days": (
        case((P, D), otherwise=E) <= DAY,
        [{"d": DAY, "e": DAY}, {"d": DAY, "e": NEXT}],
        [0, UNKNOWN],
    ),
    "like quotients of unlike pairs": (
        case((P, X / Y), otherwise=Y / Z).equals(2),
        [{"x": 4, "y": 2, "z": 1}, {"x": 4, "y": 2, "z": 0}, {"p": True, "x": 4, "y": 2}, {"p": True, "x": 4, "y": 0}],
        [0, UNKNOWN, 0, UNKNOWN],
    ),
    "the first branch that holds": (
        case((X > 2, Literal(Quantity(2))), (X > 1, Literal(Quantity(1))), otherwise=Literal(Quantity(0))).equals(1),
        [{"x": 3}, {"x": 2}, {"x": 1}, {}],
        [1, 0, 1, UNKNOWN],
    ),
    "no branch at all": (Case((), P), [{"p": True}, {"p": False}, {}], [0, 1, UNKNOWN]),
    "coalesced numbers": (
        Coalesce((X / Y, Y, Literal(Quantity(7)))) > 1,
        [{"x": 4, "y": 2}, {"x": 1, "y": 2}, {"y": 2}, {"y": 0, "x": 9}, {}],
        [0, 1, 0, 1, 0],
    ),
    "coalesced words": (
        Coalesce((W, V)).equals("a"),
        [{"w": "a"}, {"v": "a"}, {"w": "b", "v": "a"}, {}],
        [0, 0, 1, UNKNOWN],
    ),
    "coalesced days": (Coalesce((D, E)) <= DAY, [{"d": DAY}, {"e": NEXT}, {}], [0, 1, UNKNOWN]),
    "coalesced truths": (
        Coalesce((X > 0, P, Literal(False))),
        [{"x": 1}, {"x": 0, "p": True}, {"p": True}, {}],
        [0, 1, 0, 1],
    ),
    "truths compared": (
        P.equals(Q),
        [{"p": True, "q": True}, {"p": False, "q": False}, {"p": True, "q": False}, {"p": True}],
        [0, 0, 1, UNKNOWN],
    ),
    "truths told apart": (
        Compare(Comparison.UNEQUAL, P, X > 0),
        [{"p": True, "x": 0}, {"p": True, "x": 1}, {"x": 1}],
        [0, 1, UNKNOWN],
    ),
    "a guard that leaves what is above zero": (
        RATE >= Literal(Quantity("50", "%")),
        [{"x": 1, "y": 2}, {"x": 0, "y": 2}, {"x": 1, "y": 0}, {"x": -1, "y": -1}, {"x": 1}, {"y": 0}],
        [0, 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN],
    ),
    "a guard that leaves zero": (
        Guarded(X / Y, ((Y < 0, "negative"),)) > 1,
        [{"x": 2, "y": 1}, {"x": 2, "y": 0}, {"x": -2, "y": -1}],
        [0, UNKNOWN, UNKNOWN],
    ),
    "a guarded word": (
        Guarded(W, ((P, "closed"),)).equals("a"),
        [{"w": "a", "p": False}, {"w": "a", "p": True}, {"w": "a"}],
        [0, UNKNOWN, UNKNOWN],
    ),
    "a guarded truth": (Guarded(P, ((Q, "closed"),)), [{"p": True, "q": False}, {"p": True, "q": True}], [0, UNKNOWN]),
    "a guard coalesced away": (RATE.or_else(Literal(Quantity(1))) >= 1, [{"x": 0, "y": 0}, {"x": 0, "y": 1}], [0, 1]),
    "days between": (
        DaysBetween(D, E) >= 1,
        [{"d": DAY, "e": NEXT}, {"d": NEXT, "e": DAY}, {"d": DAY}],
        [0, 1, UNKNOWN],
    ),
    "days guarded by their order": (
        Guarded(X / DaysBetween(D, E), ((E <= D, "no_time"),)) > 0,
        [{"x": 1, "d": DAY, "e": NEXT}, {"x": 1, "d": DAY, "e": DAY}, {"x": 0, "d": DAY, "e": NEXT}],
        [0, UNKNOWN, 1],
    ),
    "one of some words": (W.is_in("a", "b"), [{"w": "a"}, {"w": "c"}, {}], [0, 1, UNKNOWN]),
    "missing is known": (
        (X / Y).is_missing() | (P & Q).is_missing(),
        [{"x": 1, "y": 1, "p": False}, {"x": 1, "y": 0, "p": False}, {"x": 1, "y": 1, "p": True}],
        [1, 0, 0],
    ),
    "a guard after what it guards": ((X > 1) & ~X.is_missing(), [{"x": 2}, {"x": 1}, {}], [0, 1, 1]),
    "a gap after what has it": ((X > 1) | X.is_missing(), [{"x": 2}, {"x": 1}, {}], [0, 1, 0]),
    "a wide and with gaps": (
        And((X > 0, Y > 0, Z > 0, P, Literal(True))),
        [{"x": 1, "y": 1, "z": 1, "p": True}, {"x": 0}, {"p": False}, {"x": 1}],
        [0, 1, 1, UNKNOWN],
    ),
    "a wide or with gaps": (
        Or((X > 0, Y > 0, Z > 0, P, Literal(False))),
        [{"x": 0, "y": 0, "z": 0, "p": False}, {"x": 1}, {"p": True}, {"x": 0}],
        [1, 0, 0, UNKNOWN],
    ),
    "nothing to hold": (And(()) & ~Or(()), [{}], [0]),
    "all of the parts": (
        agg(Aggregation.ALL, X > 0, P),
        [{}, {"parts": [{"x": 1, "p": True}, {"p": False}]}, {"parts": [{"x": 0, "p": True}]}, {"parts": [{"x": 0}]}],
        [0, 0, 1, UNKNOWN],
    ),
    "any of the parts": (
        agg(Aggregation.ANY, X > 0),
        [{}, {"parts": [{"x": 1}, {}]}, {"parts": [{"x": 0}, {}]}],
        [1, 0, UNKNOWN],
    ),
    "a count": (agg(Aggregation.COUNT, None, P) >= 1, [{}, {"parts": [{"p": True}]}, {"parts": [{}]}], [1, 0, UNKNOWN]),
    "a sum": (
        agg(Aggregation.SUM, X / Y, Y > 0).equals(Literal(Quantity("1.5"))),
        [{"parts": [{"x": 1, "y": 2}, {"x": 1, "y": 1}, {"x": 1, "y": 0}]}, {}, {"parts": [{"y": 1}]}],
        [0, 1, UNKNOWN],
    ),
    "a least part": (
        agg(Aggregation.MIN) < 1,
        [{"parts": [{"x": 2}, {"x": 0}]}, {"parts": [{"x": 1}]}, {}],
        [0, 1, UNKNOWN],
    ),
    "a greatest part": (
        agg(Aggregation.MAX, X) * X > 1,
        [{"x": 1, "parts": [{"x": 2}, {"x": 0}]}, {"x": 1, "parts": [{"x": 1}]}],
        [0, 1],
    ),
}


@pytest.mark.parametrize("number", _NUMBERS, ids=lambda one: one.value)
@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_judged_as_the_interpreter_judges(name: str, number: Storage) -> None:
    """By name, on whole numbers, decimals and fractions."""
    condition, rows, expected = TRAPS[name]
    judge = judging(
        [Question(None, (condition, None))],
        layout_of(number),
        access=Access.ATTRIBUTES,
        code=lambda _, test: test,
        alone=True,
    )
    assert expected == [code(condition, row) for row in rows]
    assert expected == [judge(object_of(row, number))[0] for row in rows]


@pytest.mark.parametrize("mode", list(Rounding), ids=lambda one: one.value)
@pytest.mark.parametrize("number", _NUMBERS, ids=lambda one: one.value)
def test_every_rounding_is_exact(mode: Rounding, number: Storage) -> None:
    """On halves of either sign, and where there is nothing to round."""
    for places, size in ((0, 2), (-1, 20), (2, 200)):
        condition = Round(X / Y, places, ONE, mode) > Z
        judge = judging(
            [Question(None, (condition, None))],
            layout_of(number),
            access=Access.ATTRIBUTES,
            code=lambda _, test: test,
            alone=True,
        )
        for above in (-5, -3, -1, 0, 1, 3, 5):
            for limit in (-3, -2, -1, 0, 1, 2):
                row = {"x": above * max(1, size // 20), "y": max(1, 2 * size // 20), "z": limit}
                assert code(condition, row) == judge(object_of(row, number))[0]
        assert UNKNOWN == judge(object_of({"x": 1, "y": 0, "z": 1}, number))[0]


def test_a_sum_of_many_denominators_is_left_to_the_interpreter() -> None:
    """Fractions whose denominators have nothing in common."""
    condition = agg(Aggregation.SUM, X / Y) > 0
    judge = judging(
        [Question(None, (condition, None))],
        layout_of(Storage.INTEGER),
        access=Access.ATTRIBUTES,
        code=lambda _, test: test,
        otherwise=lambda _: (7,),
    )
    parts = [{"x": 1, "y": 2**61 * number + 1} for number in range(1, 40)]
    assert (7,) == judge(object_of({"parts": parts}, Storage.INTEGER))


@pytest.mark.parametrize(
    "expr",
    [
        Opaque("power", (X, Literal(Quantity("0.5")))) > 1,
        X.year_earlier() > 1,
        Aggregate(Aggregation.COUNT, "parts", None, None, "w").equals(1),
    ],
    ids=["a root", "an earlier row", "groups"],
)
def test_what_only_the_interpreter_knows_is_not_lowered(expr: Expr) -> None:
    """Roots, earlier rows and groups of child rows."""
    assert not is_lowered(Question(None, (expr,)), layout_of(Storage.PAIR))


def test_numbers_of_too_many_bits_are_not_lowered() -> None:
    """A product of so many columns could have more digits than anyone can work with."""
    expr: Expr = X
    while not isinstance(bits := _bits(expr), str) and bits <= MOST_BITS:
        expr = expr * X
    assert not is_lowered(Question(None, (expr > 0,)), layout_of(Storage.INTEGER))


def _bits(expr: Expr) -> int | str:
    try:
        found = Lowering(layout_of(Storage.INTEGER)).lower(expr)
    except NotLoweredError as error:
        return str(error)
    assert isinstance(found, Pair)
    return found.bits


@pytest.mark.parametrize(
    "expr",
    [
        And((X,)),
        P + 1 > 0,
        X.is_in("a"),
        X.equals(W),
        Case(((P, X),), W).is_missing(),
        Coalesce((P, D)),
        Field("nowhere") > 0,
        X > Parameter("nothing"),
        Aggregate(Aggregation.COUNT, "nobody", None, None) > 0,
    ],
)
def test_what_makes_no_sense_is_refused(expr: Expr) -> None:
    """By an error that does not send it to the interpreter."""
    with pytest.raises(RuleError) as caught:
        is_lowered(Question(None, (expr,)), layout_of(Storage.PAIR))
    assert not isinstance(caught.value, NotLoweredError)


def test_thresholds_are_constants() -> None:
    """A number, a truth, a word or a day."""
    condition = (X > Parameter("n")) & Parameter("t").equals(P) & W.equals(Parameter("w")) & (D >= Parameter("d"))
    given: dict[str, Scalar] = {"n": Quantity("50", "%"), "t": True, "w": "a", "d": DAY}
    judge = judging(
        [Question(None, (condition, None), (), given)],
        layout_of(Storage.DECIMAL),
        access=Access.ATTRIBUTES,
        code=lambda _, test: test,
        alone=True,
    )
    row = {"x": 1, "p": True, "w": "a", "d": DAY}
    assert [(0,), (1,)] == [judge(object_of(one, Storage.DECIMAL)) for one in (row, {**row, "w": "b"})]


def test_signs_known_of_columns_are_used() -> None:
    """A divisor that is never below zero needs no sign; a column in a unit of its own is scaled."""
    columns = {"x": Column(Storage.INTEGER, Fraction(1, 100)), "y": Column(Storage.INTEGER, nonnegative=True)}
    judge = judging(
        [Question(None, (X / Y > Literal(Quantity("0.01")), None))],
        Layout(columns),
        access=Access.ATTRIBUTES,
        code=lambda _, test: test,
    )
    rows = [SimpleNamespace(x=2, y=1), SimpleNamespace(x=1, y=1), SimpleNamespace(x=1, y=0)]
    assert [(0,), (1,), (UNKNOWN,)] == [judge(one) for one in rows]
