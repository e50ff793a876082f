"""Frames: values on the way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

from devreport.expressions import Case, Expr, Field, Guarded, Literal
from devreport.lowering import Access, Column, Frames, Layout, Lowering, Question, Storage, keeping
from devreport.lowering.frame import slots
from devreport.quantities import Quantity

X, Y, W, T = Field("x"), Field("y"), Field("w"), Field("t")
LAYOUT = Layout(
    {
        "x": Column(Storage.DECIMAL, Fraction(100)),
        "y": Column(Storage.INTEGER),
        "w": Column(Storage.WORD),
        "t": Column(Storage.TRUTH),
        "p": Column(Storage.PAIR),
    }
)
RATE = Guarded(X / Y, ((Y <= 0, "no_target"),))


def kept(condition: Expr, **values: object) -> tuple[Frames, tuple[object, ...]]:
    """What is kept of one condition."""
    judge, (frames,) = keeping([Question(None, (condition,))], LAYOUT, access=Access.ATTRIBUTES, alone=True)
    _, frame = judge(SimpleNamespace(**{**dict.fromkeys(LAYOUT.columns), **values}))
    return frames, frame


def test_every_value_on_the_way_can_be_read() -> None:
    """Numbers as fractions in base units, words and truths as they are."""
    condition = (RATE > 1) & W.equals("a") & T & (Field("p") > 0)
    frames, frame = kept(condition, x=Decimal("1.5"), y=100, w="a", t=True, p=Fraction(1, 3))
    expected = {X: 150, Y: 100, RATE: Fraction(3, 2), W: "a", T: True, Field("p"): Fraction(1, 3), condition: True}
    assert expected == {node: frames.value(node, frame) for node in expected}
    assert Fraction is type(frames.value(X, frame))
    assert Fraction(1) == frames.value(Literal(Quantity(1)), frame)


def test_what_is_not_there_has_no_value() -> None:
    """Missing, undefined, inside a guard that holds, or not asked for at all."""
    frames, frame = kept(RATE > 1, x=Decimal(1), y=0)
    assert [None, None, Fraction(0), None] == [frames.value(node, frame) for node in (RATE, X / Y, Y, W)]
    frames, frame = kept(RATE > 1, y=1)
    assert [None, None] == [frames.value(node, frame) for node in (X, RATE > 1)]


def test_each_expression_has_one_slot() -> None:
    """Whoever asks for it, and however often."""
    low = Lowering(LAYOUT)
    found = slots(low, [Case(((T, X),), X) > 0, X > 0])
    assert {X > 0, Case(((T, X),), X) > 0, X, T} <= set(found)
    assert {1, 2} == {len(slot.value) for slot in found.values()}
