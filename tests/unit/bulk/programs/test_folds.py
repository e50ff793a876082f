"""What is said of child rows, from columns."""

from __future__ import annotations

import pytest

from devreport.bulk import Mapped
from devreport.bulk.programs.folds import fold_range, is_foldable
from devreport.bulk.programs.sheet import Sheet
from devreport.expressions import Aggregate, Aggregation, Expr, Field, Literal
from devreport.lowering import Builder, Fold, Layout, Op
from devreport.lowering.ranges import Range
from devreport.quantities import Quantity
from devreport.rules.subject import Sort
from tests.tables.made import codes, judged, mapping, required, table

HELD = mapping(
    {"parts": {"n": Mapped(), "kept": Mapped(sort=Sort.TRUTH)}},
    x=Mapped(),
)
#: One row without child rows, and one each with all that counts, with what is unknown, and with what does not count.
PARTS = {
    "of": ["k1", "k1", "k2", "k2", "k3", "k3"],
    "n": [5, 7, 5, None, 5, None],
    "kept": [True, True, True, True, True, False],
}
ROWS = {"x": [1, 1, 1, 1]}
N, KEPT = Field("n"), Field("kept")


def said(aggregation: Aggregation, value: Expr | None = N, where: Expr | None = KEPT) -> Expr:
    """Something of the child rows."""
    return Aggregate(aggregation, "parts", value, where)


def number(value: int) -> Literal:
    """A constant."""
    return Literal(Quantity(value))


CASES = [
    ("sum", said(Aggregation.SUM).equals(number(0)), [1, 0, -2, 0]),
    ("sum of what counts", said(Aggregation.SUM).equals(number(12)), [0, 1, -2, 0]),
    ("count", said(Aggregation.COUNT, None).equals(number(2)), [0, 1, 1, 0]),
    ("count without a condition", said(Aggregation.COUNT, None, None).equals(number(2)), [0, 1, 1, 1]),
    ("least", said(Aggregation.MIN).equals(number(5)), [-2, 1, -2, 1]),
    ("greatest", said(Aggregation.MAX).equals(number(7)), [-2, 1, -2, 0]),
    ("all", said(Aggregation.ALL, N >= 5), [1, 1, -2, 1]),
    ("all, one against", said(Aggregation.ALL, N > 5), [1, 0, 0, 0]),
    ("any", said(Aggregation.ANY, N > 5), [0, 1, -2, 0]),
    ("any, one for", said(Aggregation.ANY, N >= 5), [0, 1, 1, 1]),
]


@pytest.mark.parametrize(("condition", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_child_rows_are_told_together(condition: Expr, expected: list[int]) -> None:
    """Child rows are told together."""
    given = table(ROWS, HELD, parts=PARTS)
    assert expected == [code for (code,) in codes(judged(given, *required(condition)))]


def test_a_row_that_may_count_leaves_it_open() -> None:
    """A row that may count leaves it open."""
    parts = {"of": ["k0"], "n": [5], "kept": [None]}
    rules = required(said(Aggregation.SUM).equals(number(5)), said(Aggregation.MAX).equals(number(5)))
    given = table({"x": [1]}, HELD, types=None, parts=parts)
    assert [(-2, -2)] == codes(judged(given, *rules))


def test_several_relations_are_joined_one_after_another() -> None:
    """Several relations are joined one after another."""
    held = mapping({"parts": {"n": Mapped()}, "others": {"m": Mapped()}}, x=Mapped())
    given = table({"x": [1, 2]}, held, parts={"of": ["k0"], "n": [3]}, others={"of": ["k1", "k1"], "m": [4, 5]})
    parts = Aggregate(Aggregation.SUM, "parts", N)
    others = Aggregate(Aggregation.SUM, "others", Field("m"))
    assert [(1, 0), (0, 1)] == codes(judged(given, *required(parts > others, others > Field("x"))))


def test_numbers_without_one_denominator_cannot_be_added() -> None:
    """Numbers without one denominator cannot be added."""
    build = Builder()
    column = build.make(Op.NUMBER, of="n")
    assert not is_foldable(Fold(Aggregation.SUM, "parts", Layout({}), build.always, (column, column), build.always))


def test_the_range_of_a_sum_is_that_of_many_rows() -> None:
    """The range of a sum is that of many rows."""
    build = Builder()
    column = build.make(Op.NUMBER, of="n")
    sheet = judged(table(ROWS, HELD, parts=PARTS), *required(Field("x") > 0)).opened.children["parts"].sheet
    assert isinstance(sheet, Sheet)
    whole = (column, build.whole(1))
    least = Fold(Aggregation.MIN, "parts", Layout({}), build.always, whole, build.always)
    total = Fold(Aggregation.SUM, "parts", Layout({}), build.always, whole, build.always)
    every = Fold(Aggregation.ALL, "parts", Layout({}), build.always, (build.always,), build.always)
    assert fold_range(least, sheet)[0].size * 10**10 == fold_range(total, sheet)[0].size
    assert fold_range(every, sheet) == (Range(0, 0), Range(1, 1))
