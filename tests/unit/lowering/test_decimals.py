"""Decimal arithmetic that is exact or fails."""

from __future__ import annotations

from decimal import Context, Decimal, getcontext, localcontext

import pytest

from devreport.lowering.decimals import as_whole, exactly


def test_inside_nothing_is_rounded() -> None:
    """What has too many digits fails, and the context of the caller comes back."""
    before = getcontext()
    with exactly():
        assert Decimal(10) ** 500 + 1 > Decimal(10) ** 500
        with pytest.raises(ArithmeticError):
            Decimal(1) / 3
    assert getcontext() is before


@pytest.mark.parametrize(
    ("pair", "expected"),
    [((3, 4), (3, 4)), ((Decimal("1.5"), 2), (3, 4)), ((1, Decimal("0.5")), (2, 1)), ((Decimal(-3), 1), (-3, 1))],
)
def test_decimals_become_whole_numbers(pair: tuple[int | Decimal, int | Decimal], expected: tuple[int, int]) -> None:
    """Whatever the precision of the context."""
    with localcontext(Context(prec=1)):
        assert expected == as_whole(*pair)


@pytest.mark.parametrize("text", ["1E+5000", "1E-5000", "NaN"])
def test_what_cannot_be_written_out_fails(text: str) -> None:
    """At once, without a number of so many digits."""
    with pytest.raises((ArithmeticError, ValueError)):
        as_whole(Decimal(text), 1)
