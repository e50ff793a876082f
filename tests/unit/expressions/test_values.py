"""What expressions are evaluated on, and what they give."""

from datetime import date, datetime
from enum import Enum, StrEnum
from fractions import Fraction

import pytest

from devreport.errors import InputError
from devreport.expressions import Absent, Lag, Row, cell_value, row
from devreport.quantities import Interval, Missing, MissingReason, Quantity, Ratio


class Stage(Enum):
    """Words of a user's own."""

    BUILDING = "在建"


class Level(StrEnum):
    """The same, as texts."""

    CITY = "city"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, Absent(missing=frozenset({"x"}))),
        (Missing(MissingReason.NOT_COLLECTED), Absent(missing=frozenset({"x"}))),
        (Quantity("1.5", "亿元"), Fraction(150_000_000)),
        (Quantity("80", "%"), Fraction(4, 5)),
        (Ratio(10, 12), Fraction(5, 6)),
        (Ratio(1, 2, "%", Fraction(1, 4)), Interval(Fraction(1, 400), Fraction(3, 400))),
        (Stage.BUILDING, "在建"),
        (Level.CITY, "city"),
        (True, True),
        ("word", "word"),
        (date(2024, 6, 30), date(2024, 6, 30)),
    ],
)
def test_a_cell(cell, expected):
    """Numbers come in base units, enum members as their words."""
    assert expected == cell_value(cell, "x")
    assert type(expected) is type(cell_value(cell, "x"))


@pytest.mark.parametrize("cell", [0.5, 1, Fraction(1, 2), datetime(2024, 6, 30, 12), object()])
def test_a_stranger_is_refused(cell):
    """With the name of the cell."""
    with pytest.raises(InputError, match=r"^x: found .*, expected a Quantity, a Ratio, a truth value"):
        cell_value(cell, "x")


def test_a_row_keeps_units_and_sources():
    """Findings cite them; a child row is named in what it misses."""
    child = row({"amount": None}, label="B2")
    made = row(
        {"actual": Quantity("3", "亿元"), "stage": "在建"}, inputs={"actual": ("o1",)}, relations={"parts": [child]}
    )
    assert {"actual": Fraction(300_000_000), "stage": "在建"} == made.values
    assert {"actual": "亿元"} == {name: unit.code for name, unit in made.units.items()}
    assert {"actual": ("o1",)} == made.inputs
    assert {"parts": (Row({"amount": Absent(missing=frozenset({"B2.amount"}))}, label="B2"),)} == made.relations


def test_causes_are_merged():
    """All of them, present values passed over."""
    some, other = Absent(missing=frozenset({"x"})), Absent(undefined=frozenset({"no_rows"}))
    assert Absent(frozenset({"x"}), frozenset({"no_rows"})) == Absent.merged([some, 5, other])
    assert Absent() == Absent.merged([1, 2])


def test_a_row_knows_its_earlier_rows():
    """By how far they lie back."""
    before = row({"actual": Quantity("3", "亿元")})
    assert {Lag.YEAR: before} == row({}, earlier={Lag.YEAR: before}).earlier
    assert {} == row({}).earlier


def test_a_row_has_no_label_unless_it_is_given_one():
    """What is missing in it is then named by the field alone."""
    plain = row({"x": None})
    assert "" == plain.label == Row({}).label
    assert Absent(missing=frozenset({"x"})) == plain.values["x"]
    assert Absent(missing=frozenset({"road.x"})) == row({"x": None}, label="road").values["x"]
