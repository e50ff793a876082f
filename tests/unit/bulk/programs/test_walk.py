"""Forms in the words of an engine."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.bulk.engines.polars_engine.words import PolarsWords
from devreport.bulk.engines.sql.dialects import DUCKDB
from devreport.bulk.engines.sql.words import SqlWords
from devreport.bulk.engines.words import Width
from devreport.bulk.programs.walk import Translation, width_of
from devreport.expressions import Comparison
from devreport.lowering import Builder, Form, Op
from devreport.lowering.ranges import DAYS, Range, Ranges
from devreport.quantities import Rounding
from devreport.quantities.rounding import rounded_quotient

BUILD = Builder()
A, B = BUILD.make(Op.NUMBER, of="a"), BUILD.make(Op.NUMBER, of="b")


SMALL = Range(-99, 99)


def translation(size: Range = SMALL, *, shared_from: int = 40) -> Translation[pl.Expr]:
    """Of 64-bit columns of a size."""
    return Translation(
        PolarsWords(shared_from=shared_from),
        Ranges(lambda _, __: size, lambda _: (size, size)),
        lambda _, name: (pl.col(name), Width.LONG),
        lambda _: pl.col("fold"),
        "step",
    )


def in_sql() -> Translation[str]:
    """In SQL, with columns of 64 bits."""
    return Translation(
        SqlWords(DUCKDB),
        Ranges(lambda _, __: SMALL, lambda _: (SMALL, SMALL)),
        lambda _, name: (name, Width.LONG),
        lambda _: "fold",
        "step",
    )


def values(form: Form, frame: pl.DataFrame, given: Translation[pl.Expr]) -> list[object]:
    """What a form gives in each row."""
    (expr,) = given.write([form])
    for stage in given.stages:
        frame = frame.with_columns(**stage)
    return frame.select(found=expr)["found"].to_list()


@pytest.mark.parametrize("mode", Rounding)
@given(pairs=st.lists(st.tuples(st.integers(-99, 99), st.integers(1, 12)), min_size=1, max_size=20))
def test_rounding_is_that_of_single_numbers(mode: Rounding, pairs: list[tuple[int, int]]) -> None:
    """Rounding is that of single numbers."""
    frame = pl.DataFrame(pairs, schema={"a": pl.Int64, "b": pl.Int64}, orient="row")
    form = BUILD.make(Op.ROUND, A, B, of=mode)
    assert [rounded_quotient(*pair, mode=mode) for pair in pairs] == values(form, frame, translation())


def test_rounding_by_nothing_is_nothing_and_no_error() -> None:
    """Rounding by nothing is nothing and no error."""
    frame = pl.DataFrame({"a": [1], "b": [0]})
    assert [None] == values(BUILD.make(Op.ROUND, A, B, of=Rounding.HALF_UP), frame, translation())


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (BUILD.make(Op.LEAST, A, B), [-3, 2, None]),
        (BUILD.make(Op.GREATEST, A, B), [4, 5, None]),
        (BUILD.make(Op.SIGNED, B, A), [-4, 2, None]),
        (BUILD.make(Op.ABSOLUTE, A), [3, 5, None]),
        (BUILD.negate(A), [3, -5, None]),
        (BUILD.subtract(A, B), [-7, 3, None]),
        (BUILD.make(Op.CHOOSE, BUILD.compare(Comparison.LESS, A, BUILD.whole(0)), A, B), [-3, 2, None]),
    ],
    ids=lambda one: one.op.value if isinstance(one, Form) else "",
)
def test_integers_are_computed(form: Form, expected: list[int | None]) -> None:
    """Integers are computed."""
    frame = pl.DataFrame({"a": [-3, 5, None], "b": [4, 2, None]}, schema={"a": pl.Int64, "b": pl.Int64})
    assert expected == values(form, frame, translation())


def test_what_does_not_fit_is_computed_in_more_bits() -> None:
    """What does not fit is computed in more bits."""
    most = 2**63 - 1
    frame = pl.DataFrame({"a": [most], "b": [-most]})
    wide = BUILD.compare(Comparison.GREATER, BUILD.multiply(A, A), BUILD.multiply(B, BUILD.whole(10**10)))
    assert [True] == values(wide, frame, translation(Range(-most, most)))
    assert [most * most] == values(BUILD.multiply(A, A), frame, translation(Range(-most, most)))


@pytest.mark.parametrize(
    ("size", "width"),
    [(2**31 - 1, Width.SMALL), (2**31, Width.LONG), (2**63 - 1, Width.LONG), (2**63, Width.WIDE)],
)
def test_the_bits_follow_from_the_range(size: int, width: Width) -> None:
    """The bits follow from the range."""
    assert width == width_of(Range(-size, 0))


def test_what_is_asked_twice_is_computed_once() -> None:
    """What is asked twice is computed once."""
    total = BUILD.add(A, B)
    forms = [BUILD.compare(Comparison.LESS, total, BUILD.whole(number)) for number in range(3)]
    given = translation(shared_from=2)
    given.write(forms)
    assert [["step0"]] == [list(stage) for stage in given.stages]
    square = BUILD.multiply(total, total)
    given.write([BUILD.compare(Comparison.LESS, square, BUILD.multiply(square, square))])
    assert [["step0"], ["step1"]] == [list(stage) for stage in given.stages]
    assert not translation().stages


def test_words_are_chosen_and_compared() -> None:
    """Words are chosen and compared."""
    word, other = BUILD.make(Op.WORD_COLUMN, of="w"), BUILD.make(Op.WORD, of="x")
    chosen = BUILD.make(Op.CHOOSE, BUILD.make(Op.IS_FALSE, BUILD.make(Op.TRUTH_COLUMN, of="t")), word, other)
    frame = pl.DataFrame({"w": ["y", "y", None], "t": [False, True, None]})
    assert [False, True, True] == values(BUILD.compare(Comparison.EQUAL, chosen, other), frame, translation())
    assert [True, True, None] == values(BUILD.make(Op.MEMBER, word, of=frozenset({"y"})), frame, translation())


def test_days_themselves_are_told_apart_where_the_engine_has_them() -> None:
    """Their differences and comparisons, also where another day stands in for a missing one."""
    given = Translation(
        SqlWords(DUCKDB),
        Ranges(lambda _, __: DAYS, lambda _: (SMALL, SMALL)),
        lambda _, name: (f"number_{name}", Width.SMALL),
        lambda _: "fold",
        "step",
        day=lambda name: None if name == "made" else name,
    )
    due, done, made = [BUILD.make(Op.DAY_COLUMN, of=name) for name in ("due", "done", "made")]
    day = BUILD.make(Op.DAY, of=date(2026, 6, 30))
    filled, other = [
        BUILD.make(Op.CHOOSE, BUILD.make(Op.PRESENT, of=one.of), one, by) for one, by in ((done, day), (made, done))
    ]
    forms = [
        BUILD.make(Op.DAYS, due, filled),
        BUILD.make(Op.DAYS, due, other),
        BUILD.compare(Comparison.LESS, due, day),
        BUILD.compare(Comparison.LESS, due, made),
    ]
    assert given.write(forms) == [
        "(COALESCE(done, DATE '2026-06-30') - due)",
        "(COALESCE(number_made, number_done) - number_due)",
        "(due < DATE '2026-06-30')",
        "(number_due < number_made)",
    ]


def test_a_choice_between_truths_is_said_in_the_words_of_the_engine() -> None:
    """Small parts are written twice, large ones become columns."""
    told, yes, no = [BUILD.make(Op.TRUTH_COLUMN, of=name) for name in ("told", "yes", "no")]
    large = BUILD.make(Op.AND, *([BUILD.make(Op.OR, yes, no)] * 12))

    def said(other: Form) -> tuple[str, int]:
        pairs = ((told, yes), (BUILD.opposite(told), other), (yes, other))
        form = BUILD.make(Op.OR, *(BUILD.make(Op.AND, *pair) for pair in pairs))
        given = in_sql()
        return given.write([form])[0], len(given.stages)

    assert said(no) == ("CASE WHEN told THEN yes WHEN (NOT told) THEN no WHEN yes = no THEN yes END", 0)
    text, stages = said(large)
    assert (text.count('"step1"'), stages) == (2, 2)


def test_a_rounded_quotient_is_computed_step_by_step_where_a_database_does_not_see_what_it_shares() -> None:
    """Its distance from zero, its whole part and the rest are columns, each of a stage of its own."""
    sql = in_sql()
    rounded = [BUILD.make(Op.ROUND, one, other, of=Rounding.HALF_UP) for one, other in ((A, B), (B, A))]
    found = sql.write([BUILD.make(Op.ADD, *rounded), BUILD.make(Op.IS_FALSE, BUILD.compare(Comparison.LESS, A, B))])
    assert found == ['("step3" + "step7")', "COALESCE((NOT (a < b)), FALSE)"]
    assert [len(stage) for stage in sql.stages] == [2, 2, 2, 2]
