"""Rows as subjects: what the object engine judges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from devreport.bulk import Mapped, TableMapping
from devreport.bulk.engines.words import Physical, PhysicalKind
from devreport.bulk.mapping.fitting import Held
from devreport.bulk.programs.lags import OWN_PERIOD
from devreport.bulk.programs.subjects import Rows, Values, identity_of
from devreport.lowering import Op
from devreport.quantities import Quantity, Ratio, parse_unit
from devreport.rules.subject import Sort
from tests.tables.made import PERIOD

INTEGER = Physical(PhysicalKind.INTEGER, "Int64")
WAN = parse_unit("万元")
HELD = {
    "done": Held(field="done", mapped=Mapped(unit=WAN, name="完成"), sort=Sort.AMOUNT, physical=None, places=2),
    "cents": Held(field="cents", mapped=Mapped(unit=WAN, scale="1/100"), sort=Sort.AMOUNT, physical=None),
    "share": Held(
        field="share",
        mapped=Mapped(over="all"),
        sort=Sort.RATIO,
        physical=INTEGER,
        places=1,
        over=INTEGER,
        over_places=1,
    ),
    "due": Held(field="due", mapped=Mapped(sort=Sort.DAY), sort=Sort.DAY, physical=None),
    "state": Held(field="state", mapped=Mapped(sort=Sort.WORD), sort=Sort.WORD, physical=None),
    "urgent": Held(field="urgent", mapped=Mapped(sort=Sort.TRUTH), sort=Sort.TRUTH, physical=None),
}
READ: Values = {
    (Op.NUMBER, "done"): -12345,
    (Op.NUMBER, "cents"): 7,
    (Op.NUMERATOR, "share"): 1,
    (Op.DENOMINATOR, "share"): 3,
    (Op.DAY_COLUMN, "due"): 0,
    (Op.WORD_COLUMN, "state"): "在建",
    (Op.TRUTH_COLUMN, "urgent"): True,
}


def rows(kind: str = "thing", relation: str = "") -> Rows:
    """How rows become subjects."""
    mapping = TableMapping(kind=kind, key="key", fields={"done": Mapped()})
    below = {} if relation else {"parts": Rows(mapping, {"done": HELD["done"]}, relation="parts")}
    return Rows(mapping, HELD, below, relation=relation)


def test_values_are_what_was_recorded() -> None:
    """A figure with its decimals, a ratio where units are of another size, a day, a word, a truth."""
    subject = rows().subject(READ, PERIOD, identity="a")
    assert {
        "done": Quantity(Decimal("-123.45"), WAN),
        "cents": Ratio(Fraction(7, 100), unit=WAN),
        "share": Ratio(Fraction(1, 3)),
        "due": date(1970, 1, 1),
        "state": "在建",
        "urgent": True,
    } == dict(subject.cells)
    assert 2 == subject.cells["done"].places
    assert ("thing:a.done",) == subject.inputs["done"]
    assert ["done"] == list(subject.names)


def test_what_is_not_there_is_missing() -> None:
    """A pair is there where both of its parts are."""
    subject = rows().subject(dict.fromkeys(READ), PERIOD, identity="a")
    assert {None} == set(subject.cells.values())
    half = rows().subject({**READ, (Op.DENOMINATOR, "share"): None}, PERIOD, identity="a")
    assert half.cells["share"] is None


@pytest.mark.parametrize(("name", "said"), [("水厂", "水厂"), ("", "a"), (" ", "a"), ("a\u202eb", "a")])
def test_a_name_that_does_not_print_is_none(name: str, said: str) -> None:
    """The key is said in its place."""
    subject = rows().subject(READ, PERIOD, identity="a", name=name)
    assert (said, "zh") == subject.texts["name"].within("zh")
    assert (said, "en") == subject.texts["name"].within("en")


def test_child_rows_have_labels_and_no_kind() -> None:
    """A relation without rows is there all the same."""
    below = rows().children["parts"].subject({(Op.NUMBER, "done"): 100}, PERIOD, identity="p1")
    subject = rows().subject(READ, PERIOD, identity="a", below={"parts": [below]})
    assert ("", "p1") == (below.kind, subject.row.relations["parts"][0].label)
    assert () == rows().subject(READ, PERIOD, identity="a").children["parts"]


def test_fields_of_a_known_kind_that_are_not_mapped_are_missing() -> None:
    """So are its relations."""
    held = {"total": Held(field="total", mapped=Mapped(), sort=Sort.AMOUNT, physical=None)}
    mapping = TableMapping(kind="breakdown", key="key", fields={"total": Mapped()})
    parts = Rows(
        mapping, {"value": Held(field="value", mapped=Mapped(), sort=Sort.AMOUNT, physical=None)}, relation="parts"
    )
    subject = Rows(mapping, held, {"parts": parts}).subject({(Op.NUMBER, "total"): 1}, PERIOD, identity="a")
    assert subject.cells["exhaustive"] is None
    assert Quantity(1) == subject.cells["total"]
    assert () == subject.children["parts"]
    child = parts.subject({(Op.NUMBER, "value"): 1}, PERIOD, identity="p")
    assert child.cells["subtract"] is None


@pytest.mark.parametrize(("text", "code"), [("2025", "2025"), (None, "2026-S1"), ("last year", "2026-S1")])
def test_a_row_may_have_a_period_of_its_own(text: str | None, code: str) -> None:
    """Else it is about the one that is judged."""
    subject = rows().subject({**READ, (Op.WORD_COLUMN, OWN_PERIOD): text}, PERIOD, identity="a")
    assert code == subject.period.code


@pytest.mark.parametrize(
    ("key", "said"), [("p-1", "p-1"), (17, "17"), (None, "?"), ("", "?"), (" ", "?"), ("a\x00b", "'a\\x00b'")]
)
def test_a_key_is_told_in_words_that_print(key: object, said: str) -> None:
    """Whatever it is."""
    assert said == identity_of(key)
