"""Values are told exactly, in a unit that says something, and apart."""

from datetime import date
from fractions import Fraction

import pytest

from devreport.expressions import (
    Absent,
    Aggregate,
    Aggregation,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Literal,
    Parameter,
    Row,
    Value,
)
from devreport.quantities import Interval, Quantity, parse_unit
from devreport.wording import FigureSegment, SourceSegment, locale_named
from devreport.wording.explanation_terms import Terms
from devreport.wording.explanation_values import Values, _is_share
from devreport.wording.page import Page

A, B = Field("a"), Field("b")
ROW = Row(
    {"a": Fraction(10**8), "b": Fraction(3), "r": Fraction(1, 2), "day": date(2023, 6, 1), "t": True, "w": "flow"},
    units={"a": parse_unit("亿元"), "b": parse_unit("万元"), "r": parse_unit("1"), "n": parse_unit("个")},
    inputs={"a": ("obs:x",)},
)


def values() -> Values:
    """A fresh page."""
    return Values(
        Terms(Page(locale_named("zh")), "indicator", "f"), "indicator.pace", {"limit": Quantity(5, "元"), "word": "x"}
    )


def both(sides: tuple[Expr, Expr], known: tuple[Value, Value]) -> list[str]:
    """The two sides as they are printed."""
    return ["".join(one.text for one in side) for side in values().both(sides, known, row=ROW)]


def one(expr: Expr, value: Value) -> str:
    """A single value as it is printed."""
    return "".join(part.text for part in values().one(expr, value, row=ROW))


@pytest.mark.parametrize(
    ("sides", "known", "text"),
    [
        ((A, B), (Fraction(10**8), Fraction(3 * 10**4)), ["1亿元", "0.0003亿元"]),
        ((A / A, Literal(Quantity(1))), (Fraction(1, 2), Fraction(1)), ["50%", "100%"]),
        ((B, Parameter("limit")), (Fraction(3), Fraction(5)), ["0.0003万元", "0.0005万元"]),
        ((A / A, B / B), (Fraction(1, 3), Fraction(33333, 100000)), ["33.3333%", "33.333%"]),
        ((A / A - B / B, Field("r") - 1), (Fraction(1, 10), Fraction(0)), ["10个百分点", "0个百分点"]),
        ((Field("r"), Field("r")), (Fraction(1, 2), Fraction(1)), ["0.5", "1"]),
        ((-(A / A), Literal(Quantity(1))), (Fraction(-1, 2), Fraction(1)), ["-50%", "100%"]),
        (
            (Extreme(ExtremeKind.LEAST, (A / A, B / A)), Literal(Quantity(1))),
            (Fraction(1, 2), Fraction(1)),
            ["50%", "100%"],
        ),
        ((A + B, B), (Fraction(10**8), Fraction(0)), ["10000万元", "0万元"]),
    ],
    ids=str,
)
def test_two_sides_share_a_unit(sides: tuple[Expr, Expr], known: tuple[Value, Value], text: list[str]) -> None:
    """And are never printed alike where they differ."""
    assert text == both(sides, known)


def test_what_is_counted_is_no_share() -> None:
    """A sum of shares is one."""
    assert _is_share(Aggregate(Aggregation.SUM, "parts", A / B))
    assert _is_share((A / B) + (B / A))
    assert not _is_share(Aggregate(Aggregation.COUNT, "parts"))


def test_other_values_have_words() -> None:
    """Truth, words, days, bounds, and nothing."""
    assert "是" == one(Field("t"), True)
    assert "流量" == one(Field("w"), "flow")
    assert "2023年6月1日" == one(Field("day"), date(2023, 6, 1))
    assert "1亿元至2亿元" == one(A, Interval(10**8, 2 * 10**8))
    assert "∞至∞" == one(A, Interval(None, None))
    assert "【待补】" == one(A, Absent(missing=frozenset({"a"})))


def test_what_was_recorded_can_be_followed() -> None:
    """A figure with inputs is one; what has none is the rule's own text."""
    held = values()
    (figure,) = held.one(A, Fraction(10**8), row=ROW)
    (text,) = held.one(B, Fraction(3), row=ROW)
    assert isinstance(figure, FigureSegment)
    assert ("obs:x",) == held.terms.page.figures[figure.ref].inputs
    assert isinstance(text, SourceSegment)
