"""Fitting a mapping to the columns of a table."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from devreport.bulk.engines.words import Physical, PhysicalKind
from devreport.bulk.mapping.fitting import Held, fit, layout_of, meaning_of
from devreport.bulk.mapping.table import Always, Mapped, TableMapping
from devreport.errors import InputError
from devreport.lowering import Storage
from devreport.rules.subject import Sort

SCHEMA = {
    "id": Physical(PhysicalKind.TEXT, "text"),
    "whole": Physical(PhysicalKind.INTEGER, "bigint", 19),
    "exact": Physical(PhysicalKind.DECIMAL, "decimal(12,2)", 12, 2),
    "float": Physical(PhysicalKind.FLOAT, "double"),
    "text": Physical(PhysicalKind.TEXT, "text"),
    "day": Physical(PhysicalKind.DAY, "date"),
    "truth": Physical(PhysicalKind.TRUTH, "boolean"),
    "nothing": Physical(PhysicalKind.NOTHING, "null"),
    "list": Physical(PhysicalKind.OTHER, "list"),
}


def table(of: str = "project", *, key: str = "id", **fields: Mapped | str) -> TableMapping:
    """A mapping of these fields."""
    return TableMapping(kind=of, key=key, fields=fields)


def held(**keys: Any) -> Held:
    """How a field is held."""
    return fit(table(done=Mapped(**keys)), SCHEMA, where="plans")["done"]


def wrong(mapping: TableMapping, **keys: Any) -> list[tuple[str, str]]:
    """Where a mapping does not fit, and why."""
    with pytest.raises(InputError) as caught:
        fit(mapping, SCHEMA, where="plans", **keys)
    return [(one.where, one.code) for one in caught.value.problems]


@pytest.mark.parametrize(
    ("keys", "places", "size"),
    [
        ({"column": "whole"}, 0, 1),
        ({"column": "whole", "scale": "1/100"}, 0, Fraction(1, 100)),
        ({"column": "exact"}, 2, Fraction(1, 100)),
        ({"column": "exact", "decimals": 3}, 2, Fraction(1, 100)),
        ({"column": "float", "decimals": 1}, 1, Fraction(1, 10)),
        ({"column": "text", "decimals": 4, "unit": "万元"}, 4, Fraction(1, 10_000)),
        ({"always": Decimal("2.50")}, 2, Fraction(1, 100)),
        ({"always": 250}, 0, 1),
        ({"column": "whole", "over": "exact"}, 0, 100),
    ],
)
def test_numbers_are_read_in_steps(keys: dict[str, Any], places: int, size: Fraction) -> None:
    """Of the last decimal of their column, or of what the mapping says."""
    found = held(**keys)
    assert (places, size) == (found.places, found.size)


def test_columns_are_laid_out_as_rules_read_them() -> None:
    """Numbers in base units; words with those that they can be; ratios of two columns as pairs."""
    mapping = table(
        done=Mapped(column="whole", unit="万元", nonnegative=True),
        share=Mapped(column="whole", over="exact"),
        kind=Mapped(column="text", sort="word", words="a"),
        whole=Mapped(),
        day=Mapped(sort="day"),
        truth=Mapped(sort="truth"),
        written=Mapped(column="text", sort="truth", true="是", false="否"),
    )
    fields = fit(mapping, SCHEMA, where="plans")
    layout = layout_of(fields, {"parts": fields})
    assert layout.columns == layout.relations["parts"].columns
    done, share, kind = (layout.columns[name] for name in ("done", "share", "kind"))
    assert (Storage.INTEGER, 10_000, True) == (done.storage, done.scale, done.nonnegative)
    assert (Storage.PAIR, frozenset("a")) == (share.storage, kind.words)
    assert "whole" == fields["whole"].column
    assert [Storage.DAY, Storage.TRUTH, Storage.TRUTH] == [
        layout.columns[name].storage for name in ("day", "truth", "written")
    ]


@pytest.mark.parametrize("keys", [{"column": "nothing"}, {"column": "whole", "over": "nothing"}])
def test_a_column_without_any_value_holds_nothing(keys: dict[str, str]) -> None:
    """Whatever it was to hold."""
    found = held(**keys)
    assert (None, Always()) == (found.physical, found.mapped.always)


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        (
            table(key="ID", done=Mapped(column="hole")),
            [("plans.key", "missing_column"), ("plans.done", "missing_column")],
        ),
        (table(key="float", whole=Mapped()), [("plans.key", "type")]),
        (table(done=Mapped(column="list"), day=Mapped()), [("plans.done", "type"), ("plans.day", "type")]),
        (
            table(text=Mapped(sort="truth"), whole=Mapped(sort="word")),
            [("plans.text", "type"), ("plans.whole", "type")],
        ),
        (table(whole=Mapped(over="zzz")), [("plans.whole.over", "missing_column")]),
        (table(float=Mapped(), text=Mapped()), [("plans.float", "decimals"), ("plans.text", "decimals")]),
        (table(exact=Mapped(decimals=1)), [("plans.exact", "decimals")]),
    ],
)
def test_all_that_does_not_fit_is_said_at_once(mapping: TableMapping, expected: list[tuple[str, str]]) -> None:
    """With the column."""
    assert expected == wrong(mapping)


def test_a_kind_of_plans_says_what_its_fields_hold() -> None:
    """Also those of its child rows, which only fitting sees by themselves."""
    fields = fit(table("item", due=Mapped(column="day")), SCHEMA, where="plans")
    assert Sort.DAY is fields["due"].sort
    child = TableMapping(kind="item", key="id", parent="id", fields={"due": "day"})
    assert Sort.DAY is fit(child, SCHEMA, where="plans", relation="milestones")["due"].sort
    assert None is meaning_of(table(a="b"), "a")
    lost = TableMapping(kind="item", key="id", parent="id", fields={"dux": "day"})
    assert [("plans.dux", "unknown_field")] == wrong(lost, relation="milestones")
