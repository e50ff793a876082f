"""How one field is held in a table, and what of that cannot be."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from devreport.bulk.mapping.mapped import (
    MOST_DIGITS,
    Always,
    Mapped,
    is_number,
    plural,
    read_scale,
    refuse_all,
    sort_named,
)
from devreport.errors import InputError, Problem
from devreport.rules.subject import Sort


def wrong(**keys: Any) -> list[tuple[str, str]]:
    """Where something is wrong with a field, and what kind of thing it is."""
    with pytest.raises(InputError) as caught:
        Mapped(**keys)
    return [(one.where, one.code) for one in caught.value.problems]


def test_what_is_written_is_made_of_its_kind() -> None:
    """Words and numbers as people have them."""
    mapped = Mapped(unit="万元", scale="1/100", sort="ratio", name="完成", always=5)
    assert (Fraction(1, 100), Sort.RATIO, Always(5)) == (mapped.scale, mapped.sort, mapped.always)
    assert ("万元", "完成") == (mapped.unit.code, str(mapped.name))
    truth = Mapped(sort=Sort.TRUTH, true="是", false=["否", "无"])
    assert (("是",), ("否", "无")) == (truth.true, truth.false)
    assert Always() == Mapped(always=Always()).always


@pytest.mark.parametrize(("value", "expected"), [("0.01", "1/100"), (100, "100"), ("1/3", "1/3"), ("2.50/5", "1/2")])
def test_a_scale_is_exact(value: str | int, expected: str) -> None:
    """A decimal, a whole number, or a fraction."""
    assert Fraction(expected) == read_scale(value)
    assert Fraction(1, 7) == read_scale(Fraction(1, 7))


@pytest.mark.parametrize("value", ["0", "-1", "1/0", "-1/2", Fraction(0), "x", "1/", "/2", "1/2/3", 0.5, "NaN", True])
def test_a_scale_is_above_zero(value: Any) -> None:
    """And a number at all."""
    with pytest.raises(InputError) as caught:
        read_scale(value, where="here")
    assert "here" == caught.value.problems[0].where


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"decimals": -1}, [("decimals", "places")]),
        ({"decimals": MOST_DIGITS + 1}, [("decimals", "places")]),
        ({"decimals": True}, [("decimals", "places")]),
        ({"decimals": "2"}, [("decimals", "places")]),
        ({"digits": 0}, [("digits", "number")]),
        ({"digits": MOST_DIGITS + 1}, [("digits", "number")]),
        ({"digits": 3, "decimals": 4}, [("digits", "number")]),
        ({"sort": "truth", "true": "是"}, [("false", "required")]),
        ({"sort": "truth", "false": "否"}, [("true", "required")]),
        ({"sort": "truth", "true": ["是", "a"], "false": ["a", "否"]}, [("false", "duplicate")]),
        ({"always": 1, "over": "x"}, [("over", "always")]),
        ({"always": 1, "column": "x"}, [("column", "always")]),
        ({"sort": "nmber"}, [("sort", "sort")]),
        ({"sort": "day", "unit": "元", "scale": 2}, [("unit", "sort"), ("scale", "sort")]),
        ({"sort": "word", "decimals": 1, "digits": 2}, [("decimals", "sort"), ("digits", "sort")]),
        ({"sort": "truth", "nonnegative": True, "over": "x"}, [("nonnegative", "sort"), ("over", "sort")]),
        ({"sort": "number", "words": "a"}, [("words", "sort")]),
        ({"sort": "word", "true": "a", "false": "b"}, [("true", "sort"), ("false", "sort")]),
        ({"sort": "day", "always": datetime(2026, 1, 1)}, [("always", "type")]),
        ({"sort": "number", "always": "5"}, [("always", "type")]),
        ({"sort": "number", "always": True}, [("always", "type")]),
        ({"sort": "ratio", "always": Decimal("NaN")}, [("always", "type")]),
        ({"sort": "number", "always": Decimal(10**MOST_DIGITS)}, [("always", "type")]),
        ({"sort": "number", "always": Decimal(10 ** (MOST_DIGITS - 1)).scaleb(-1) * 100}, [("always", "type")]),
        ({"sort": "word", "always": 1}, [("always", "type")]),
        ({"sort": "truth", "always": 1}, [("always", "type")]),
        ({"sort": "word", "words": "abc", "always": "abd"}, [("always", "unknown_word")]),
        ({"sort": "number", "nonnegative": True, "always": -1}, [("always", "negative")]),
        ({"unit": "万园"}, [("unit", "unit")]),
    ],
)
def test_what_cannot_be_is_refused(keys: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """With its place and code."""
    assert expected == wrong(**keys)


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"decimals": 0, "digits": 38},
        {"decimals": 2, "digits": 2},
        {"sort": "day", "always": date(2026, 1, 1)},
        {"sort": "word", "words": ("a", "b"), "always": "a"},
        {"sort": "truth", "always": False},
        {"sort": "number", "always": Decimal("0.5"), "unit": "元", "nonnegative": True},
        {"sort": "ratio", "always": 0, "nonnegative": True},
        {"sort": "day", "always": Always()},
        {"over": "planned", "unit": "%"},
    ],
)
def test_what_can_be_is_kept(keys: Mapping[str, Any]) -> None:
    """As it is."""
    assert Mapped(**keys) == Mapped(**keys)


def test_numbers_are_of_two_sorts() -> None:
    """A figure, and a pure number."""
    assert [Sort.AMOUNT, Sort.RATIO] == [sort for sort in Sort if is_number(sort)]
    assert ["numbers", "ratios", "days", "words", "truths"] == [plural(sort) for sort in Sort]
    assert Sort.AMOUNT is sort_named("number")


def test_all_that_is_wrong_is_one_error() -> None:
    """Or its only problem."""
    refuse_all([], "nothing")
    one = Problem("a", "b", "c")
    with pytest.raises(InputError, match=r"^a: found b, expected c$"):
        refuse_all([one], "it cannot be")
    with pytest.raises(InputError, match=r"^it cannot be: 2 problems"):
        refuse_all([one, one], "it cannot be")
