"""Mappings read from their plain form."""

from decimal import Decimal
from typing import Any

import pytest

from devreport.bulk import Always, Mapped, TableMapping
from devreport.errors import InputError
from devreport.io import mapping_from_data
from devreport.model.shape import shown


def given(**keys: Any) -> dict[str, Any]:
    """As little as a mapping can be, some of it changed."""
    return {"kind": "project", "key": "id", "fields": {"done": "完成"}, **keys}


def field(**keys: Any) -> Mapped:
    """A field of a kind of one's own, as it is read."""
    return mapping_from_data(given(fields={"done": keys})).fields["done"]


def wrong(data: object) -> list[tuple[str, str]]:
    """Where something is wrong, and what is found there."""
    with pytest.raises(InputError) as caught:
        mapping_from_data(data)
    return [(one.where, one.found) for one in caught.value.problems]


def test_everything_can_be_said() -> None:
    """And notes of one's own are ignored."""
    data = given(
        schema_version="1.7",
        name="名称",
        ext={"who": 1},
        fields={
            "done": {
                "column": "完成",
                "sort": "number",
                "unit": "万元",
                "scale": "1/100",
                "decimals": 2,
                "digits": 12,
                "nonnegative": True,
                "name": {"zh": "完成数", "en": "what is done"},
                "ext": [],
            },
            "share": {"column": "a", "over": "b", "sort": "ratio", "scale": 1},
            "kind": {"sort": "word", "words": "甲"},
            "truth": {"sort": "truth", "true": ["是", "有"], "false": "否"},
        },
        children={"parts": {"parent": "of", "ext": 1}, "more": {"parent": "of", "key": "k", "name": "n"}},
    )
    done = Mapped(
        column="完成",
        sort="number",
        unit="万元",
        scale="0.01",
        decimals=2,
        digits=12,
        nonnegative=True,
        name={"zh": "完成数", "en": "what is done"},
    )
    parts = TableMapping(kind="project", key="", fields={}, parent="of")
    assert mapping_from_data(data) == TableMapping(
        kind="project",
        key="id",
        name="名称",
        fields={
            "done": done,
            "share": Mapped(column="a", over="b", sort="ratio"),
            "kind": Mapped(sort="word", words="甲"),
            "truth": Mapped(sort="truth", true=("是", "有"), false="否"),
        },
        children={"parts": parts, "more": TableMapping(kind="project", key="k", name="n", fields={}, parent="of")},
    )


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"always": "0.50"}, Decimal("0.50")),
        ({"always": 5}, 5),
        ({"sort": "day", "always": "2026-01-31"}, None),
        ({"sort": "word", "always": " "}, " "),
        ({"sort": "truth", "always": False}, False),
        ({"always": {"missing": True}}, None),
    ],
)
def test_what_every_row_has_is_of_the_sort_of_the_field(keys: dict[str, Any], expected: object) -> None:
    """Text is a number, a day or a word, as the field asks for."""
    found = field(**keys).always
    assert isinstance(found, Always)
    assert expected in {found.value, None}


def test_the_kind_says_what_a_field_holds() -> None:
    """Also one of child rows."""
    data = {
        "kind": "item",
        "key": "id",
        "fields": {"due": {"always": "2026-06-30"}, "listed": {"always": {"missing": True}}},
        "children": {"milestones": {"parent": "item", "fields": {"reached": {"always": True}}}},
    }
    mapping = mapping_from_data(data)
    assert "2026-06-30" == str(mapping.fields["due"].always.value)  # type: ignore[union-attr]
    assert Always(True) == mapping.children["milestones"].fields["reached"].always


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (5, [("$", "5")]),
        ({}, [("$", "no such key")] * 3),
        (given(kind=" a"), [("$.kind", "' a'")]),
        (given(key=""), [("$.key", "an empty text")]),
        (given(key=5), [("$.key", "5")]),
        (given(feilds={}), [("$", "the key 'feilds'")]),
        (given(schema_version="2.0"), [("$.schema_version", "'2.0'")]),
        (given(schema_version=1), [("$.schema_version", "1")]),
        (given(fields={}), [("$.fields", "no fields")]),
        (given(fields=[]), [("$.fields", "a list")]),
        (given(fields={"a": 5}), [("$.fields.a", "5")]),
        (given(fields={"a": ""}), [("$.fields.a", "an empty text")]),
        (given(fields={"a": {"colum": "b"}}), [("$.fields.a", "the key 'colum'")]),
        (given(fields={"a": {"sort": "nmber"}}), [("$.fields.a.sort", "'nmber'")]),
        (given(fields={"a": {"sort": 5}}), [("$.fields.a.sort", "5")]),
        (given(fields={"a": {"unit": "万园"}}), [("$.fields.a.unit", "the unit '万园'")]),
        (given(fields={"a": {"scale": "x"}}), [("$.fields.a.scale", "'x'")]),
        *[
            (given(fields={"a": {"scale": text}}), [("$.fields.a.scale", shown(text))])
            for text in ("1e-2", "1/100 ", " 1", "1_0", "１", "1/1e2")
        ],
        (given(fields={"a": {"scale": True}}), [("$.fields.a.scale", "true")]),
        (given(fields={"a": {"decimals": "2"}}), [("$.fields.a.decimals", "'2'")]),
        (given(fields={"a": {"digits": True}}), [("$.fields.a.digits", "true")]),
        (given(fields={"a": {"digits": 1, "decimals": 2}}), [("$.fields.a.digits", "1 digits, 2 of them decimals")]),
        (given(fields={"a": {"nonnegative": 1}}), [("$.fields.a.nonnegative", "1")]),
        (given(fields={"a": {"words": [1], "sort": "word"}}), [("$.fields.a.words[0]", "1")]),
        (given(fields={"a": {"words": 5, "sort": "word"}}), [("$.fields.a.words", "5")]),
        (given(fields={"a": {"always": "x"}}), [("$.fields.a.always", "'x'")]),
        (given(fields={"a": {"always": "x", "sort": "day"}}), [("$.fields.a.always", "'x'")]),
        (given(fields={"a": {"always": 1, "sort": "word"}}), [("$.fields.a.always", "1")]),
        (given(fields={"a": {"always": 1, "sort": "truth"}}), [("$.fields.a.always", "1")]),
        (given(fields={"a": {"always": {"missing": 1}}}), [("$.fields.a.always.missing", "1")]),
        (given(fields={"a": {"always": {}}}), [("$.fields.a.always", "no such key")]),
        (given(fields={"a": {"name": 5}}), [("$.fields.a.name", "5")]),
        (given(children=[]), [("$.children", "a list")]),
        (given(children={"p": {}}), [("$.children.p", "no such key")]),
        (given(children={"p": {"parent": "a", "kind": "b"}}), [("$.children.p", "the key 'kind'")]),
        (given(kind=5, fields={"a": {}}), [("$.kind", "5")]),
        (given(kind=5, fields=5), [("$.kind", "5"), ("$.fields", "5")]),
        (given(kind="item", fields={"dome": "a"}), [("$.fields.dome", "the field 'dome'")]),
    ],
)
def test_what_is_wrong_is_found_with_its_place(data: object, expected: list[tuple[str, str]]) -> None:
    """One thing, or several."""
    assert expected == wrong(data)


def test_all_that_is_wrong_is_found_at_once() -> None:
    """What is written wrongly, and what the kind of subject does not have among the rest."""
    data = {
        "kind": "item",
        "fields": {"due": {"colum": "x"}, "peple": "人数", "investment": "投资"},
        "children": {"milstones": {"parent": "p"}, "milestones": {"parent": "p", "fields": {"dux": "y", "due": 5}}},
    }
    assert [
        ("$", "no such key"),
        ("$.fields.due", "the key 'colum'"),
        ("$.children.milestones.fields.due", "5"),
        ("$.fields.peple", "the field 'peple'"),
        ("$.fields.investment.unit", "the unit 1"),
        ("$.children.milstones", "the relation 'milstones'"),
    ] == wrong(data)
