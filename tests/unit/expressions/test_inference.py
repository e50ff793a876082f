"""The type of an expression, found without any data, or everything that is wrong with it."""

from datetime import date

import pytest
from hypothesis import given

from devreport.errors import RuleError
from devreport.expressions import (
    BOOLEAN,
    DATE,
    DAYS,
    WORD,
    ZERO,
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Case,
    Coalesce,
    DaysBetween,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    Literal,
    Opaque,
    Parameter,
    Round,
    Schema,
    Type,
    count,
    every,
    infer,
    number_type,
    total,
)
from devreport.expressions.limits import MOST_PROBLEMS
from devreport.quantities import PERCENT, YUAN, Quantity, parse_unit
from tests.strategies.expressions import SCHEMA as DRAWN
from tests.strategies.expressions import typed_expressions

RATIO, POINTS, MONEY, HEADS = (number_type(parse_unit(unit)) for unit in ("%", "个百分点", "元", "人"))
SCHEMA = Schema(
    {"m": MONEY, "n": MONEY, "r": RATIO, "s": RATIO, "p": POINTS, "h": HEADS, "b": BOOLEAN, "w": WORD, "d": DATE},
    {
        "rows": Schema({"amount": MONEY, "taken": BOOLEAN, "day": DATE}, {"rows": Schema({"x": RATIO})}),
        "days": Schema({"day": DATE}),
        "words": Schema({"day": WORD}),
    },
    {"limit": RATIO},
)
M, N, R, S, P, H, B, W, D = map(Field, "mnrspHbwd".lower())
AMOUNT, TAKEN = Field("amount"), Field("taken")
Z = Literal(Quantity("0"))


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (M, MONEY),
        (Parameter("limit"), RATIO),
        (M + N, MONEY),
        (M / N, RATIO),
        (M * R, MONEY),
        (M / H * H, MONEY),
        (R - S, POINTS),
        (R + S, RATIO),
        (R + P, RATIO),
        (R - P, RATIO),
        (P + P, POINTS),
        (P - P, POINTS),
        (M + 0, MONEY),
        (0 - M, MONEY),
        (R - 0, RATIO),
        (Z + Z, ZERO),
        (Z - Z, ZERO),
        (M * 0, ZERO),
        (0 / M, ZERO),
        (M / Z, ZERO),
        (-M, MONEY),
        (Absolute(R), RATIO),
        (Extreme(ExtremeKind.LEAST, (R, 1, 0)), RATIO),
        (Extreme(ExtremeKind.LEAST, (0, M)), MONEY),
        (Round(M, 2, YUAN), MONEY),
        (Round(R, 2, PERCENT), RATIO),
        (M >= 0, BOOLEAN),
        (P >= 0, BOOLEAN),
        (R >= 1, BOOLEAN),
        (R >= Quantity("80", "%"), BOOLEAN),
        (M >= Quantity("1", "亿元"), BOOLEAN),
        (D < date(2024, 1, 1), BOOLEAN),
        (W.equals("x"), BOOLEAN),
        (B.differs(True), BOOLEAN),
        (B & ~B | B, BOOLEAN),
        (W.is_in("x"), BOOLEAN),
        (M.is_missing(), BOOLEAN),
        (M.or_else(0), MONEY),
        (Coalesce((W, Literal("x"))), WORD),
        (Case(((B, M), (B, 0)), N), MONEY),
        (Case((), D), DATE),
        (Guarded(M / N, ((N.equals(0), "zero"),)), RATIO),
        (DaysBetween(D, D), DAYS),
        (Opaque("power", (R, Quantity("0.5"))), RATIO),
        (Opaque("power", (R, 0)), RATIO),
        (Aggregate(Aggregation.COUNT, "rows", where=TAKEN), RATIO),
        (Aggregate(Aggregation.SUM, "rows", AMOUNT, AMOUNT > 0), MONEY),
        (Aggregate(Aggregation.MIN, "rows", AMOUNT), MONEY),
        (Aggregate(Aggregation.ALL, "rows", TAKEN), BOOLEAN),
        (Aggregate(Aggregation.ANY, "rows", AMOUNT / AMOUNT > Parameter("limit")), BOOLEAN),
        (Aggregate(Aggregation.SUM, "rows", Aggregate(Aggregation.MAX, "rows", Field("x"))), RATIO),
        (M.year_earlier(), MONEY),
        (M / M.period_earlier().year_earlier() - 1, POINTS),
        (count("rows", per="day"), RATIO),
        (count("rows", where=TAKEN, per="day", among="days"), RATIO),
        (total("rows", total("rows", AMOUNT), per="taken"), MONEY),
        (every("rows", (Field("day") >= date(2024, 1, 1)) & (count("rows") >= 1), per="day", among="days"), BOOLEAN),
    ],
)
def test_a_type(expr: Expr, expected: Type) -> None:
    """Dimensions multiply and cancel; a ratio less a ratio is a number of percentage points."""
    assert expected == infer(expr, SCHEMA)


UNLIKE_HINT = "unlike things are never mixed"
POINTS_HINT = "a ratio less a ratio is in percentage points; growth is the difference over the earlier figure"


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (Field("gone"), ["$: found the field 'gone', expected a known field"]),
        (Parameter("limt"), ["""$: found the parameter 'limt', expected a known parameter (did you mean "limit"?)"""]),
        (
            M + H,
            [
                f"$.right: found a number of count:人, expected a number of money, as beside it ({UNLIKE_HINT})",
            ],
        ),
        (M + 1, ["$.right: found a ratio, expected a number of money, as beside it (give the number its unit)"]),
        (P + R, [f"$.right: found a ratio, expected a number of percentage points, as beside it ({POINTS_HINT})"]),
        (
            M / N - 1 >= R,
            [f"$.right: found a ratio, expected a number of percentage points, as beside it ({POINTS_HINT})"],
        ),
        (R >= P, [f"$.right: found a number of percentage points, expected a ratio, as beside it ({POINTS_HINT})"]),
        (W.equals(0), ["$.right: found a number, expected a word, as beside it (unlike things are never mixed)"]),
        (D.equals("x"), ["$.right: found a word, expected a date, as beside it (unlike things are never mixed)"]),
        (W < "x", ["$: found < on a word, expected an order, which only numbers and dates have"]),
        (B >= True, ["$: found >= on a boolean, expected an order, which only numbers and dates have"]),
        (-W, ["$: found a word, expected a number"]),
        (W * B, ["$: found a word, expected a number", "$: found a boolean, expected a number"]),
        (B & M, ["$: found a number of money, expected a boolean"]),
        (~W, ["$: found a word, expected a boolean"]),
        (M.is_in("x"), ["$: found a number of money, expected a word"]),
        (Round(M, 2), ["$: found a ratio, expected a number of money, as beside it (give the number its unit)"]),
        (
            Case(((M, 1), (W, 2)), 3),
            ["$: found a number of money, expected a boolean", "$: found a word, expected a boolean"],
        ),
        (
            Case(((B, M),), W),
            ["$: found a word, expected a number of money, as beside it (unlike things are never mixed)"],
        ),
        (Guarded(M, ((N, "x"),)), ["$: found a number of money, expected a boolean"]),
        (DaysBetween(D, W), ["$: found a word, expected a date"]),
        (
            Opaque("powr", (R, R)),
            ["""$: found the function 'powr', expected a known function (did you mean "power"?)"""],
        ),
        (Opaque("power", (R,)), ["$: found 1 arguments of power, expected 2: base, exponent"]),
        (Opaque("power", (M, R)), ["$: found a number of money, expected a ratio for base"]),
        (
            Aggregate(Aggregation.COUNT, "row"),
            ["""$: found the relation 'row', expected a known relation (did you mean "rows"?)"""],
        ),
        (
            Aggregate(Aggregation.SUM, "rows", TAKEN, AMOUNT),
            ["$.value: found a boolean, expected a number", "$.where: found a number of money, expected a boolean"],
        ),
        (
            (M + Field("gone")).year_earlier() & B,
            ["$.operands[0].operand.right: found the field 'gone', expected a known field"],
        ),
        (count("rows", per="dya"), ["""$.per: found the field 'dya', expected a known field (did you mean "day"?)"""]),
        (
            total("rows", AMOUNT, where=AMOUNT, per="gone", among="gone"),
            [
                "$.per: found the field 'gone', expected a known field",
                "$.where: found a number of money, expected a boolean",
            ],
        ),
        (count("rows", per="day", among="gone"), ["$.among: found the relation 'gone', expected a known relation"]),
        (count("rows", per="taken", among="days"), ["$.among: found the field 'taken', expected a known field"]),
        (
            every("rows", AMOUNT > 0, per="day", among="words"),
            [
                "$.among: found a word for day, expected a date, as in the rows to be grouped",
                "$.value.left: found the field 'amount', expected a known field",
            ],
        ),
        (Aggregate(Aggregation.ALL, "rows", AMOUNT), ["$.value: found a number of money, expected a boolean"]),
        (
            (Field("gone") + M >= Field("lost")) & (M + W > 0) & Aggregate(Aggregation.ALL, "rows", ~(TAKEN & AMOUNT)),
            [
                "$.operands[0].left.left: found the field 'gone', expected a known field",
                "$.operands[0].right: found the field 'lost', expected a known field",
                "$.operands[1].left: found a word, expected a number",
                "$.operands[2].value.operand: found a number of money, expected a boolean",
            ],
        ),
        (
            (Field("gone") & M) | W,
            [
                "$.operands[0].operands[0]: found the field 'gone', expected a known field",
                "$.operands[0]: found a number of money, expected a boolean",
                "$: found a word, expected a boolean",
            ],
        ),
    ],
)
def test_everything_that_is_wrong_is_said_at_its_place(expr: Expr, expected: list[str]) -> None:
    """What follows from something wrong is not said again."""
    with pytest.raises(RuleError) as caught:
        infer(expr, SCHEMA)
    assert expected == [str(problem) for problem in caught.value.problems]
    assert all(line in str(caught.value) for line in expected)


def test_a_stranger_is_no_node() -> None:
    """The set is closed."""

    class Stranger(Expr):
        pass

    with pytest.raises(RuleError, match="Stranger, expected one of the closed set of nodes"):
        infer(Stranger(), SCHEMA)


@given(typed_expressions())
def test_what_was_drawn_with_a_type_has_it(drawn: tuple[Expr, Type]) -> None:
    """The strategies and the inference know the same rules."""
    assert drawn[1] == infer(drawn[0], DRAWN)


def test_very_many_problems_are_not_all_told() -> None:
    """The first are enough to see that this is not the subject that was meant."""
    with pytest.raises(RuleError) as caught:
        infer(And([Field(f"gone_{one}") for one in range(400)]), SCHEMA)
    assert MOST_PROBLEMS == len(caught.value.problems)
