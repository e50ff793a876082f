"""Python source from lowered forms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from devreport.expressions import Comparison
from devreport.lowering import Builder, Form, Op
from devreport.lowering.python_source import CALCULATING, Source, ordered


def source() -> Source:
    """A source whose columns stand for themselves."""
    return Source(
        columns=lambda op, name: name,
        nullable=lambda name: name.startswith("n"),
        folds=lambda fold: lambda rows: rows,
        rows=lambda relation: relation,
    )


def number(build: Builder, name: str) -> Form:
    """A column of whole numbers."""
    return build.make(Op.NUMBER, of=name)


def test_what_is_asked_once_stands_in_place() -> None:
    """And what is asked twice is a statement."""
    build = Builder()
    total = build.add(number(build, "a"), number(build, "b"))
    once, twice = source(), source()
    once.write([build.compare(Comparison.LESS, total, build.whole(7))])
    assert [] == once.lines
    twice.write([build.compare(Comparison.LESS, total, build.whole(limit)) for limit in (7, 8)])
    assert ["t0 = (a + b)"] == twice.lines


def test_a_statement_is_empty_where_a_column_is() -> None:
    """So that it can be made before anyone asks whether the column has a value."""
    build, found = Builder(), source()
    total = build.add(number(build, "n1"), number(build, "b"))
    double = build.multiply(total, total)
    found.write([total, total, double, double])
    assert ["t0 = (n1 + b) if n1 is not None else None", "t1 = (t0 * t0) if t0 is not None else None"] == found.lines


def test_a_choice_needs_what_its_side_needs() -> None:
    """The other side may be missing."""
    build, found = Builder(), source()
    condition = build.make(Op.PRESENT, of="n1")
    choice = build.choose(condition, number(build, "n1"), number(build, "b"))
    plain = build.choose(condition, number(build, "a"), number(build, "b"))
    found.write([choice, choice, plain, plain])
    assert [
        "t0 = (n1 if n1 is not None else b) if (n1 is not None if n1 is not None else True) else None",
        "t1 = (a if n1 is not None else b)",
    ] == found.lines


def test_a_side_of_a_choice_needs_all_of_its_columns() -> None:
    """A sum of two that may be missing."""
    build, found = Builder(), source()
    total = build.add(number(build, "n1"), number(build, "n2"))
    choice = build.choose(build.make(Op.PRESENT, of="b"), total, number(build, "a"))
    found.write([choice, choice])
    (line,) = found.lines
    assert line.endswith(" if (n1 is not None and n2 is not None if b is not None else True) else None")


def test_constants_are_bound_and_never_written() -> None:
    """Nothing of a rule reaches the source, whatever a word says."""
    build, found = Builder(), source()
    word = "'); import os; ('"
    found.write([build.compare(Comparison.EQUAL, build.make(Op.WORD_COLUMN, of="w"), build.make(Op.WORD, of=word))])
    assert word in found.constants.values()
    assert all(word not in text for text in [*found.lines, *found.texts.values()])
    assert found.bind(1) != found.bind(True)
    assert found.bind("x") == found.bind("x")


def test_whole_numbers_can_be_bound_as_decimals() -> None:
    """So that they need not be made decimals at every judgement."""
    build, found = Builder(), source()
    found.number = Decimal
    found.write([build.multiply(number(build, "a"), build.whole(7))])
    assert Decimal in {type(one) for one in found.constants.values()}


def test_deep_forms_are_cut_into_statements() -> None:
    """Python's parser cannot nest them any deeper."""
    build, found = Builder(), source()
    form = number(build, "a")
    for name in range(100):
        form = build.add(form, number(build, f"b{name}"))
    found.write([form])
    assert 100 // 13 <= len(found.lines) <= 100 // 11
    assert max(text.count("(") for text in found.lines) < 20


def test_arguments_come_first() -> None:
    """Each form once."""
    build = Builder()
    a, b = number(build, "a"), number(build, "b")
    total = build.add(a, b)
    assert [a, b, total] == ordered([total, a])
    assert Op.ADD in CALCULATING


@pytest.mark.parametrize(("op", "text"), [(Op.AND, "and"), (Op.OR, "or")])
def test_one_unknown_operand_is_joined_by_pythons_own_words(op: Op, text: str) -> None:
    """With the one that may be unknown last."""
    build, found = Builder(), source()
    known = build.make(Op.PRESENT, of="n1")
    open_ = build.where(build.compare(Comparison.LESS, number(build, "a"), build.whole(1)), known)
    joined = build.make(op, known, open_)
    found.write([joined])
    assert f" {text} " in found.texts[joined]
    assert "is None" not in found.texts[joined]


@pytest.mark.parametrize(
    ("op", "decided"), [(Op.AND, "False if not n1 is not None or "), (Op.OR, "True if n1 is not None or ")]
)
def test_several_unknown_operands_are_asked_one_by_one(op: Op, decided: str) -> None:
    """What is known decides an and where it is false, and an or where it is true."""
    build, found = Builder(), source()
    known = build.make(Op.PRESENT, of="n1")
    truths = [build.compare(Comparison.LESS, number(build, "a"), build.whole(limit)) for limit in (5, 6)]
    joined = build.make(op, known, *[build.where(one, known) for one in truths])
    found.write([joined])
    assert found.texts[joined].startswith(f"({decided}")
