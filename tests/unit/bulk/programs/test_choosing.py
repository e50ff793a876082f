"""What the expression of a form is made of."""

from __future__ import annotations

from itertools import permutations, product

import duckdb
import polars as pl
import pytest

from devreport.bulk.engines.polars_engine.words import PolarsWords
from devreport.bulk.engines.sql.dialects import DUCKDB
from devreport.bulk.engines.sql.words import SqlWords
from devreport.bulk.programs.choosing import fills, parts_of, said_twice, steps
from devreport.expressions import Comparison
from devreport.lowering import Builder, Form, Op

BUILD = Builder()
YES, NO, TOLD = [BUILD.make(Op.TRUTH_COLUMN, of=name) for name in ("yes", "no", "told")]
A, B = [BUILD.make(Op.NUMBER, of=name) for name in "ab"]
LESS = BUILD.compare(Comparison.LESS, A, B)
GUARD = BUILD.make(Op.PRESENT, of="told")


def choice(condition: Form, opposite: Form) -> Form:
    """As a choice between two truths is lowered."""
    pairs = ((condition, YES), (opposite, NO), (YES, NO))
    return BUILD.make(Op.OR, *(BUILD.make(Op.AND, *pair) for pair in pairs))


@pytest.mark.parametrize("condition", [TOLD, BUILD.opposite(TOLD), LESS, BUILD.where(TOLD, GUARD)])
def test_a_choice_is_made_of_a_condition_its_opposite_and_what_is_chosen(condition: Form) -> None:
    """A choice is made of a condition, its opposite, and what is chosen."""
    form = choice(condition, BUILD.opposite(condition))
    assert parts_of(form) == (condition, BUILD.opposite(condition), YES, NO)
    assert said_twice(form) == (YES, NO)


def test_the_order_of_what_is_said_does_not_matter() -> None:
    """The order of what is said does not matter."""
    for args in permutations(choice(TOLD, BUILD.opposite(TOLD)).args):
        swapped = [BUILD.make(Op.AND, *reversed(one.args)) for one in args]
        found = parts_of(BUILD.make(Op.OR, *swapped))
        assert set(found) == {TOLD, BUILD.opposite(TOLD), YES, NO}
        assert {(found[0], found[2]), (found[1], found[3])} == {(TOLD, YES), (BUILD.opposite(TOLD), NO)}


@pytest.mark.parametrize(
    "form",
    [
        BUILD.make(Op.OR, YES, NO),
        BUILD.make(Op.OR, YES, NO, TOLD),
        BUILD.make(Op.OR, *(BUILD.make(Op.AND, one, TOLD) for one in (YES, NO, LESS))),
        choice(TOLD, LESS),
        choice(LESS, BUILD.opposite(TOLD)),
        choice(BUILD.where(TOLD, GUARD), BUILD.where(BUILD.opposite(TOLD), YES)),
        choice(BUILD.where(TOLD, GUARD), LESS),
        choice(BUILD.make(Op.KNOWN, BUILD.opposite(TOLD)), BUILD.opposite(TOLD)),
        choice(LESS, BUILD.compare(Comparison.AT_LEAST, A, A)),
    ],
    ids=range(9),
)
def test_whatever_else_is_made_of_its_arguments(form: Form) -> None:
    """Whatever else is made of its arguments."""
    assert parts_of(form) is form.args
    assert not said_twice(form)


def test_some_forms_say_each_argument_twice() -> None:
    """Some forms say each argument twice."""
    assert said_twice(BUILD.make(Op.LEAST, A, B)) == (A, B)
    assert not said_twice(BUILD.make(Op.ADD, A, B))


def test_what_a_choice_is_lowered_to_is_no_step() -> None:
    """What a choice is lowered to is no step."""
    form, opposite = choice(TOLD, BUILD.opposite(TOLD)), BUILD.opposite(TOLD)
    assert set(steps([form])) == {TOLD, opposite, YES, NO, form}
    assert steps([form])[-1] is form
    assert form.args[0] in steps([form, form.args[0]])


def test_a_choice_between_a_column_and_another_value() -> None:
    """A column, or a multiple of it, where it is there, and another value where it is missing."""
    there = BUILD.make(Op.PRESENT, of="a")
    assert fills((there, A, B))
    assert fills((there, BUILD.multiply(A, BUILD.whole(20)), B))
    assert not fills((there, B, A))
    assert not fills((LESS, A, B))
    assert not fills((there, BUILD.add(A, BUILD.whole(1)), B))


def test_engines_choose_as_kleene_does() -> None:
    """In every row of the truth table."""
    frame = pl.DataFrame(list(product([True, False, None], repeat=3)), schema=["told", "yes", "no"], orient="row")
    condition, yes, no = pl.col("told"), pl.col("yes"), pl.col("no")
    expected = frame.select(found=(condition & yes) | (~condition & no) | (yes & no))["found"].to_list()
    chosen = PolarsWords().chosen(condition, ~condition, yes=yes, no=no)
    assert expected == frame.select(found=chosen)["found"].to_list()
    said = SqlWords(DUCKDB).chosen("told", "(NOT told)", yes="yes", no="no")
    rows = ", ".join(str(row) for row in frame.rows()).replace("None", "NULL")
    asked = f"SELECT {said} FROM (VALUES {rows}) AS t(told, yes, no)"  # noqa: S608 - our own rows
    assert expected == [row[0] for row in duckdb.execute(asked).fetchall()]
