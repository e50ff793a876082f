"""Mappings of tables: what they hold, and what they cannot."""

from typing import Any

import pytest

from devreport.bulk.mapping.table import Mapped, TableMapping, kinds_of
from devreport.errors import InputError
from devreport.quantities import YUAN
from devreport.rules.subject import Sort


def mapping(**keys: Any) -> TableMapping:
    """A mapping with something in every part that it must have."""
    return TableMapping(**{"kind": "project", "key": "id", "fields": {"done": "完成"}, **keys})


def wrong(**keys: Any) -> list[tuple[str, str]]:
    """Where something is wrong with a mapping, and what kind of thing it is."""
    with pytest.raises(InputError) as caught:
        mapping(**keys)
    return [(one.where, one.code) for one in caught.value.problems]


def below(**keys: Any) -> TableMapping:
    """A table of child rows of an item."""
    return TableMapping(**{"kind": "item", "key": "", "parent": "item", "fields": {"due": "due"}, **keys})


def test_a_text_is_the_name_of_a_column() -> None:
    """Where there is no more to say."""
    assert {"done": Mapped(column="完成")} == mapping().fields


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"kind": " ", "key": ""}, [("kind", "required"), ("key", "required")]),
        ({"fields": {}}, [("fields", "required")]),
        ({"fields": {"done": Mapped(words="a")}}, [("fields.done.words", "sort")]),
        ({"kind": "item", "fields": {"invstment": "a"}}, [("fields.invstment", "unknown_field")]),
        ({"kind": "item", "fields": {"zzz": "a"}}, [("fields.zzz", "unknown_field")]),
        ({"kind": "item", "fields": {"due": Mapped(unit="元")}}, [("fields.due.unit", "sort")]),
        ({"kind": "item", "fields": {"due": Mapped(sort="word")}}, [("fields.due.sort", "sort")]),
        ({"kind": "item", "fields": {"due": Mapped(sort="number", unit="元")}}, [("fields.due.sort", "sort")]),
        ({"kind": "item", "fields": {"people": Mapped(unit="万元")}}, [("fields.people.unit", "unit")]),
        ({"kind": "item", "fields": {"investment": "a"}}, [("fields.investment.unit", "unit")]),
        ({"kind": "item", "fields": {"elapsed": Mapped(unit="元")}}, [("fields.elapsed.unit", "unit")]),
        (
            {"kind": "item", "fields": {"item_kind": Mapped(words="projct")}},
            [("fields.item_kind.words", "unknown_word")],
        ),
        (
            {"children": {"parts": TableMapping(kind="a", key="b", fields={"c": "c"})}},
            [("children.parts.parent", "required")],
        ),
    ],
)
def test_what_cannot_be_is_refused(keys: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """With its place and code."""
    assert expected == wrong(**keys)


ITEM: dict[str, Any] = {"kind": "item", "fields": {"due": "due"}}


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ({"milstones": below()}, [("children.milstones", "unknown_relation")]),
        ({"milestones": below(fields={"dux": "a"})}, [("children.milestones.fields.dux", "unknown_field")]),
        ({"milestones": TableMapping(**ITEM, key="id")}, [("children.milestones.parent", "required")]),
        ({"milestones": below(children={"milestones": below()})}, [("children.milestones.children", "depth")]),
    ],
)
def test_child_rows_are_looked_at_with_their_table(
    children: dict[str, TableMapping], expected: list[tuple[str, str]]
) -> None:
    """By the relation that they are."""
    assert expected == wrong(**ITEM, children=children)


def test_kinds_without_child_rows_say_so() -> None:
    """There are none to choose from."""
    with pytest.raises(InputError, match="there are: none"):
        mapping(kind="note", fields={"recorded": "a"}, children={"x": below()})


@pytest.mark.parametrize(
    "keys",
    [
        {"kind": "item", "fields": {"investment": Mapped(unit="万美元"), "actual": Mapped(unit="亩")}},
        {"kind": "item", "fields": {"elapsed": Mapped(unit="%"), "item_kind": Mapped(words=("project", "task"))}},
        {"kind": "item", "fields": {"due": "due"}, "children": {"milestones": below(fields={})}},
        {"fields": {"what": Mapped(sort="word", words="a")}, "children": {"parts": mapping(parent="of")}},
    ],
)
def test_what_can_be_is_kept(keys: dict[str, Any]) -> None:
    """Money is of any currency; child rows may only be counted; one's own kind has what it has."""
    assert mapping(**keys) == mapping(**keys)


def test_kinds_of_ones_own_have_the_fields_that_are_mapped() -> None:
    """For checking rules about them; the kinds of plans are known anyway."""
    fields = {"done": Mapped(unit="元", nonnegative=True), "kind": Mapped(sort="word", words="a")}
    table = kinds_of(mapping(fields=fields, children={"parts": mapping(parent="of")}))["project"]
    done, kind = table.fields["done"], table.fields["kind"]
    assert (Sort.AMOUNT, YUAN, 0, True) == (done.sort, done.unit, done.least, done.settled)
    assert (Sort.WORD, None, ("a",), False) == (kind.sort, kind.unit, kind.words, kind.settled)
    assert ["done"] == list(table.relations["parts"])
    assert {} == kinds_of(mapping(kind="item", fields={"due": "due"}))


def test_child_rows_have_no_periods() -> None:
    """They belong to a row, which has one."""
    assert [("children.milestones.period", "period")] == wrong(**ITEM, children={"milestones": below(period="p")})
