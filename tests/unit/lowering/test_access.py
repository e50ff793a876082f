"""How fields are taken."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Any

import pytest

from devreport.errors import RuleError
from devreport.expressions import Absent
from devreport.lowering import Access, Column, Op, Storage, StrangerError
from devreport.lowering.access import TAKERS, column_text, measured, prologue, rows_text
from devreport.quantities import YUAN, Interval, Missing, Quantity, Ratio


class Stage(Enum):
    """A stage."""

    BUILDING = "building"
    SECOND = "2"


class Spelled(StrEnum):
    """A word that says something else when printed."""

    DONE = "done"

    def __str__(self) -> str:
        return "finished"


class Loud(str):
    """A word that is printed loudly."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.upper()


def take(name: str, *given: object) -> object:
    """What a taker makes of a value."""
    taker: Any = TAKERS[name]
    return taker(*given)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("integer", 3, 3),
        ("integer", None, None),
        ("decimal", 3, 3),
        ("pair", Fraction(1, 2), (1, 2)),
        ("pair", None, (None, None)),
        ("pair", Missing(), (None, None)),
        ("pair", Absent(), (None, None)),
        ("truth", True, True),
        ("truth", Missing(), None),
        ("truth", None, None),
        ("word", "a", "a"),
        ("word", Stage.BUILDING, "building"),
        ("word", Stage.SECOND, "2"),
        ("word", Spelled.DONE, "done"),
        ("word", Loud("b"), "b"),
        ("word", Absent(), None),
        ("day", date(2024, 1, 1), date(2024, 1, 1)),
        ("day", Missing(), None),
    ],
)
def test_values_are_taken_as_what_they_are(name: str, value: object, expected: object) -> None:
    """A number as it is or as a pair; a word as its own text; nothing as nothing."""
    assert expected == take(f"take_{name}", value)
    found = take(f"take_{name}", value)
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("integer", True),
        ("integer", 1.5),
        ("decimal", 1.5),
        ("pair", Interval(Fraction(1), Fraction(2))),
        ("pair", 1),
        ("pair", Quantity("1")),
        ("truth", 1),
        ("word", 1),
        ("day", datetime(2024, 1, 1)),
        ("day", "2024-01-01"),
    ],
)
def test_anything_else_is_a_stranger(name: str, value: object) -> None:
    """The interpreter says what it is."""
    with pytest.raises(StrangerError):
        take(f"take_{name}", value)


def test_a_quantity_is_taken_in_base_units_if_it_measures_the_same() -> None:
    """A share is not taken for an amount, nor an interval for a number."""
    money = YUAN.dimension
    assert (20_000, 1) == take("take_quantity", Quantity("2", "万元"), money)
    assert (1, 2) == take("take_quantity", Ratio(1, 2, YUAN), money)
    assert (None, None) == take("take_quantity", None, money)
    for stranger in (Quantity("2", "%"), Ratio(1, 2, YUAN, Fraction(1, 9)), Fraction(1, 2)):
        with pytest.raises(StrangerError):
            take("take_quantity", stranger, money)


@pytest.mark.parametrize(
    ("name", "value"), [("integer", None), ("pair", None), ("truth", None), ("word", Missing()), ("day", None)]
)
def test_nothing_is_a_stranger_where_something_is_needed(name: str, value: object) -> None:
    """It would be different from everything, and unknown to nobody."""
    with pytest.raises(StrangerError):
        take(f"need_{name}", value)


@pytest.mark.parametrize(("name", "value"), [("integer", 0), ("truth", False), ("word", "")])
def test_what_is_false_is_there(name: str, value: object) -> None:
    """Zero, false and the empty word are values."""
    assert value == take(f"need_{name}", value)


def test_trusted_values_are_not_looked_at() -> None:
    """Save for pairs, which have to be taken apart, and members of an enum."""

    def lines(column: Column, *, trusted: bool = True, access: Access = Access.ATTRIBUTES) -> list[str]:
        return prologue("a", column, number=3, access=access, trusted=trusted)

    assert ["c3 = subject.a"] == lines(Column(Storage.INTEGER))
    assert ["c3 = subject.a"] == lines(Column(Storage.WORD))
    assert 2 == len(lines(Column(Storage.WORD, boxed=True)))
    assert 4 == len(lines(Column(Storage.DECIMAL), trusted=False))
    assert ["n3, d3 = take_pair(subject.a)"] == lines(Column(Storage.PAIR))
    assert ["n3, d3 = need_pair(values['a'])"] == lines(Column(Storage.PAIR, nullable=False), access=Access.ROWS)
    assert [f"n3, d3 = take_quantity(subject.a, {measured(3)})"] == lines(Column(Storage.PAIR, dimension=()))


@pytest.mark.parametrize("name", ["_a", "class", "a b", "a;b", "__class__"])
def test_only_public_attributes_are_read(name: str) -> None:
    """Whatever a rule file says."""
    with pytest.raises(RuleError):
        prologue(name, Column(Storage.INTEGER), number=0, access=Access.ATTRIBUTES, trusted=False)
    with pytest.raises(RuleError):
        rows_text(name, Access.ATTRIBUTES)


def test_columns_and_child_rows_have_their_text() -> None:
    """A pair has two variables."""
    pair, whole = Column(Storage.PAIR), Column(Storage.INTEGER)
    assert ["n1", "d1", "c1"] == [
        column_text(Op.NUMERATOR, pair, number=1),
        column_text(Op.DENOMINATOR, pair, number=1),
        column_text(Op.NUMBER, whole, number=1),
    ]
    assert ["subject.parts", "subject.relations['parts']"] == [rows_text("parts", access) for access in Access]
    assert Decimal is TAKERS["type_decimal"]
