"""Mappings of tables, drawn."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from devreport.bulk import Always, Mapped, TableMapping
from devreport.rules.subject import Sort

__all__ = ["fields", "mappings"]

_NAMES = st.text("abc完成", min_size=1, max_size=3)
_WORDS = st.text("abc是否 ", max_size=3)
_TEXTS = st.sampled_from(["", "完成数", {"en": "done"}, {"zh": "完成", "en": "done"}])
_UNITS = st.sampled_from(["1", "%", "个百分点", "元", "万元", "元/人", "亩"])
_SCALES = st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(1, 3), Fraction(1000)])
_NUMBERS = st.decimals(0, 10**9, places=2).map(lambda value: value.normalize() + Decimal("0.00"))
_VALUES: dict[Sort, st.SearchStrategy[Any]] = {
    Sort.AMOUNT: _NUMBERS | st.integers(0, 10**9),
    Sort.RATIO: _NUMBERS | st.integers(0, 10**9),
    Sort.DAY: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    Sort.WORD: _WORDS,
    Sort.TRUTH: st.booleans(),
}


@st.composite
def fields(draw: st.DrawFn) -> Mapped:
    """How a field is held, in any way that can be."""
    sort = draw(st.sampled_from(list(Sort)))
    keys: dict[str, Any] = {"sort": sort, "name": draw(_TEXTS)}
    if sort in {Sort.AMOUNT, Sort.RATIO}:
        decimals = draw(st.none() | st.integers(0, 6))
        digits = draw(st.none() | st.integers(max(decimals or 0, 1), 38))
        keys |= {"unit": draw(_UNITS), "scale": draw(_SCALES), "decimals": decimals, "digits": digits}
        keys["nonnegative"] = draw(st.booleans())
    elif sort is Sort.TRUTH and draw(st.booleans()):
        keys |= {"true": ("是", "a"), "false": draw(st.sampled_from([("否",), ("", "b")]))}
    if draw(st.booleans()):
        keys["always"] = Always(draw(st.none() | _VALUES[sort]))
    else:
        keys["column"] = draw(st.just("") | _NAMES)
        keys["over"] = draw(st.just("") | _NAMES) if sort in {Sort.AMOUNT, Sort.RATIO} else ""
        keys["words"] = draw(st.lists(_WORDS, max_size=3)) if sort is Sort.WORD else ()
    return Mapped(**keys)


_HELD = st.dictionaries(_NAMES, fields() | _NAMES.map(lambda name: Mapped(column=name)), min_size=1, max_size=4)
_COLUMNS = st.just("") | _NAMES


@st.composite
def mappings(draw: st.DrawFn) -> TableMapping:
    """What a table of a kind of one's own holds."""
    children = {
        relation: TableMapping(
            kind="drawn", key=draw(_COLUMNS), name=draw(_COLUMNS), parent=draw(_NAMES), fields=draw(_HELD)
        )
        for relation in draw(st.sets(_NAMES, max_size=2))
    }
    return TableMapping(
        kind="drawn",
        key=draw(_NAMES),
        name=draw(_COLUMNS),
        period=draw(_COLUMNS),
        fields=draw(_HELD),
        children=children,
    )
