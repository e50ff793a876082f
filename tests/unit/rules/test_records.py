"""Objects of a class of one's own, as rules see them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from types import SimpleNamespace
from typing import Any, ClassVar, Literal, cast

import pytest
from attrs import define, evolve

from devreport.errors import InputError
from devreport.expressions import Absent, Field
from devreport.io import finding_from_data, finding_to_data
from devreport.lowering import Column, Storage
from devreport.periods import parse_period
from devreport.quantities import ONE, YUAN, Missing, Quantity, Ratio, Unit
from devreport.rules import RecordRules, Records, RuleSet, requirement
from devreport.text import Text
from devreport.wording import explain, word_finding
from tests.wording.words import text_of

PERIOD = parse_period("2026-S1")


class Stage(Enum):
    """A stage."""

    BUILDING = "building"
    DONE = 2


class Spelled(StrEnum):
    """A word that is printed otherwise."""

    DONE = "done"

    def __str__(self) -> str:
        return "finished"


@define
class Named:
    """A record with a name."""

    id: str
    done: int | None
    name: str | None = None


NAMED = Records.of(Named, names={"done": {"zh": "完成数", "en": "completion"}})


@define
class Item:
    """One field of each type, and some that are none."""

    kinds: ClassVar[int] = 1
    id: str
    done: Decimal | None = None
    cents: int = 0
    share: Fraction = Fraction(0)
    cost: Quantity | None = None
    rate: Ratio | None = None
    open: bool = True
    stage: Stage = Stage.BUILDING
    level: Literal["a", "b"] = "a"
    due: date | None = None
    note: list[str] | None = None
    either: int | str = 0
    _hidden: int = 0


UNITS = {"done": "万元", "cents": "元", "share": "万元", "cost": "亿元"}
ITEMS = Records.of(Item, units=UNITS, scales={"cents": Fraction(1, 100), "share": Fraction(1, 2)})


def test_annotated_attributes_become_fields() -> None:
    """With their storage, unit and words; what is no number, word, day or truth does not."""
    money, wan = YUAN.dimension, Fraction(10_000)
    assert {
        "id": Column(Storage.WORD, nullable=False),
        "done": Column(Storage.DECIMAL, wan),
        "cents": Column(Storage.INTEGER, Fraction(1, 100), nullable=False),
        "share": Column(Storage.PAIR, wan / 2, nullable=False),
        "cost": Column(Storage.PAIR, dimension=money),
        "rate": Column(Storage.PAIR, dimension=()),
        "open": Column(Storage.TRUTH, nullable=False),
        "stage": Column(Storage.WORD, nullable=False, boxed=True, words=frozenset({"building", "2"})),
        "level": Column(Storage.WORD, nullable=False, words=frozenset({"a", "b"})),
        "due": Column(Storage.DAY),
    } == dict(ITEMS.layout.columns)
    assert ("item", "id", False) == (ITEMS.kind, ITEMS.key, ITEMS.trusted)
    fields = ITEMS.table.fields
    assert [("building", "2"), ("a", "b"), ()] == [fields[name].words for name in ("stage", "level", "id")]
    assert (None, ONE, True, False) == (
        fields["stage"].unit,
        fields["rate"].unit,
        fields["done"].optional,
        fields["cents"].optional,
    )


def test_a_unit_can_be_given_as_one() -> None:
    """As can the name that rules use, and the key."""
    records = Records.of(Item, units={"done": YUAN}, name="project", key="stage", trusted=True)
    assert (YUAN, "project", "stage", True) == (records.units["done"], records.kind, records.key, records.trusted)


def test_fields_are_named_or_refused() -> None:
    """With the name that was perhaps meant."""
    assert Field("done") == ITEMS.field("done")
    with pytest.raises(InputError, match="done"):
        ITEMS.field("donne")


@define
class Inexact:
    """A float."""

    id: str
    done: float
    cost: float | None = None


def test_a_class_that_cannot_be_judged_is_refused() -> None:
    """All that is wrong with it at once."""
    with pytest.raises(InputError) as caught:
        Records.of(Inexact, units={"id": "元"}, key="name")
    assert ["Inexact.done", "Inexact.cost", "Inexact", "Inexact"] == [one.where for one in caught.value.problems]
    assert ["float", "float", "unknown_field", "unknown_field"] == [one.code for one in caught.value.problems]


@pytest.mark.parametrize(
    ("units", "scales"), [({"stage": "元"}, {}), ({}, {"cost": Fraction(1)}), ({}, {"due": Fraction(1)})]
)
def test_units_and_scales_are_those_of_numbers(units: dict[str, Unit | str], scales: dict[str, Fraction]) -> None:
    """A quantity has a unit and needs no scale."""
    with pytest.raises(InputError):
        Records.of(Item, units=units, scales=scales)


def test_an_annotation_that_is_not_known_is_refused() -> None:
    """Such as one of a class inside a function."""

    class Local: ...

    @define
    class Holder:
        id: str
        local: Local

    with pytest.raises(InputError, match="Local"):
        Records.of(Holder)


def test_a_record_is_a_subject() -> None:
    """Its numbers in base units, with where they come from."""
    item = Item("x", Decimal("1.5"), 150, Fraction(1, 3), Quantity("2", "万元"), Ratio(1, 2), due=date(2026, 1, 1))
    subject = ITEMS.subject(item, PERIOD)
    assert ("item", "x", PERIOD, ("item:x.done",)) == (subject.kind, subject.id, subject.period, subject.inputs["done"])
    assert {
        "id": "x",
        "done": 15_000,
        "cents": Fraction(3, 2),
        "share": Fraction(10_000, 6),
        "cost": 20_000,
        "rate": Fraction(1, 2),
        "open": True,
        "stage": "building",
        "level": "a",
        "due": date(2026, 1, 1),
    } == dict(subject.row.values)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("done", 3, 30_000),
        ("done", "4", 40_000),
        ("done", Fraction(1, 2), 5_000),
        ("done", Quantity("3", "元"), 3),
        ("cents", Decimal("1.5"), Fraction(3, 200)),
        ("cost", Decimal(1), 10**8),
        ("stage", Stage.DONE, "2"),
        ("id", Spelled.DONE, "done"),
        ("level", "b", "b"),
        ("id", 5, "5"),
        ("done", Decimal("1e-70"), Fraction(1, 10**66)),
        ("cents", 10**70, Fraction(10**68)),
    ],
)
def test_what_can_be_read_is_read(name: str, value: object, expected: object) -> None:
    """Though it is not what was annotated."""
    item = Item("x")
    object.__setattr__(item, name, value)
    assert expected == ITEMS.subject(item, PERIOD).row.values[name]


@pytest.mark.parametrize("value", [None, Missing()])
@pytest.mark.parametrize("name", ["done", "cents", "share", "open", "stage", "due"])
def test_what_is_missing_is_missing(name: str, value: object) -> None:
    """Whether or not the annotation allows it."""
    item = Item("x")
    object.__setattr__(item, name, value)
    assert isinstance(ITEMS.subject(item, PERIOD).row.values[name], Absent)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("done", 1.5),
        ("done", True),
        ("done", Decimal("NaN")),
        ("done", Decimal("Infinity")),
        ("done", Decimal("1E+999999")),
        ("done", Quantity("1", "%")),
        ("done", object()),
        ("cents", False),
        ("share", 0.5),
        ("cost", Quantity("1", "个")),
        ("open", 1),
        ("open", "yes"),
        ("level", 1),
        ("level", "other"),
        ("stage", Spelled.DONE),
        ("stage", "\u202e"),
        ("cents", 10**1000),
        ("done", Decimal("1e-1000")),
        ("due", datetime(2026, 1, 1)),
        ("due", "2026-01-01"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, value: object) -> None:
    """The record and the attribute are named."""
    item = Item("x")
    object.__setattr__(item, name, value)
    with pytest.raises(InputError) as caught:
        ITEMS.subject(item, PERIOD)
    assert [f"item:x.{name}"] == [one.where for one in caught.value.problems]


@pytest.mark.parametrize("identity", [None, "", " ", "x\n", "x\u202e", True, Decimal(1)])
def test_what_tells_no_record_apart_is_refused(identity: object) -> None:
    """A word that prints as it reads, or a whole number."""
    item = Item("x")
    object.__setattr__(item, "id", identity)
    with pytest.raises(InputError) as caught:
        ITEMS.subject(item, PERIOD)
    assert [("item.id", "id")] == [(one.where, one.code) for one in caught.value.problems]


def test_a_whole_number_or_a_member_of_an_enum_may_tell_records_apart() -> None:
    """As rows of a database do."""
    assert "5" == ITEMS.subject(Item(cast("str", 5)), PERIOD).id
    assert "2" == evolve(ITEMS, key="stage").subject(Item("x", stage=Stage.DONE), PERIOD).id


@pytest.mark.parametrize("scale", ["0.01", Decimal("0.01"), Fraction(1, 100), 1])
def test_scales_are_exact(scale: Fraction | Decimal | int | str) -> None:
    """However they are written."""
    assert Fraction(scale) == Records.of(Item, scales={"cents": scale}).scales["cents"]


@pytest.mark.parametrize("scale", [0, -1, Fraction(0), "-0.01", 0.01, True, None, "x"])
def test_any_other_scale_is_refused(scale: Any) -> None:
    """With the field."""
    with pytest.raises(InputError) as caught:
        Records.of(Item, scales={"cents": scale})
    assert ["Item.cents"] == [one.where for one in caught.value.problems]


def test_an_attribute_that_is_not_there_is_refused_by_name() -> None:
    """Even the key."""
    with pytest.raises(InputError) as caught:
        ITEMS.subject(SimpleNamespace(), PERIOD)
    assert ["item:?.id"] == [one.where for one in caught.value.problems]


@pytest.mark.parametrize("identity", ["x\n", "a\u202eb", "", "  "])
def test_what_tells_records_apart_prints_as_it_reads(identity: str) -> None:
    """It stands in sentences and ids."""
    with pytest.raises(InputError) as caught:
        NAMED.subject(Named(identity, 1), parse_period("2026-S1"))
    assert [(one.where, one.code) for one in caught.value.problems] == [("named.id", "id")]


def test_fields_and_records_have_names() -> None:
    """As they were given; the name of a record is its own, if it has one that can be printed."""
    assert NAMED.names == {"done": Text({"zh": "完成数", "en": "completion"})}
    for name, said in (("道路", "道路"), (None, "a"), ("", "a"), ("x\n", "a")):
        subject = NAMED.subject(Named("a", 1, name), parse_period("2026-S1"))
        assert str(subject.texts["name"]) == said
        assert subject.names == NAMED.names
    with pytest.raises(InputError):
        Records.of(Named, names={"dome": "完成数"})


def test_explanations_use_the_names() -> None:
    """Not those that the catalogue has for fields of plans."""
    for records, words in ((NAMED, "完成数 ≥ 2"), (Records.of(Named), "done ≥ 2")):
        rule = requirement(records.field("done") >= 2, name="named.enough", over="named", code="N1", source="x")
        rules = RecordRules.of(RuleSet(id="own", version="1", rules=(rule,)), records, period=parse_period("2026-S1"))
        [finding] = rules.findings(Named("a", 1, "道路"))
        assert finding_from_data(finding_to_data(finding)) == finding
        text = text_of(explain(finding, locale="zh"))
        assert words in text
        assert "道路" in text
        assert "已完成" not in text
        [unknown] = rules.findings(Named("a", None))
        assert f"缺{words.partition(' ')[0]}" in word_finding(unknown, locale="zh").text
        assert f"缺：{words.partition(' ')[0]}" in text_of(explain(unknown, locale="zh"))
