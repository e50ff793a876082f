"""Decimal arithmetic that is exact or fails, whatever the context of the caller."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from decimal import (
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    Subnormal,
    localcontext,
)

__all__ = ["EXACT", "as_whole", "exactly"]

#: Decimal arithmetic that is exact or fails.
EXACT = Context(
    prec=1000,
    Emin=-1000,
    Emax=1000,
    clamp=0,
    traps=[Clamped, DivisionByZero, Inexact, InvalidOperation, Overflow, Subnormal],
)


@contextmanager
def exactly() -> Generator[None]:
    """Decimal arithmetic is exact inside, or fails: for as many judgements as are made in one go."""
    with localcontext(EXACT):
        yield


def as_whole(above: int | Decimal, below: int | Decimal) -> tuple[int, int]:
    """A fraction of whole or decimal numbers as one of whole numbers.

    Raises:
        ArithmeticError: for a decimal that is no number or has more digits than can be worked with.
    """
    first, second = _ratio(above)
    third, fourth = _ratio(below)
    return first * fourth, second * third


def _ratio(number: int | Decimal) -> tuple[int, int]:
    return EXACT.plus(number).as_integer_ratio() if isinstance(number, Decimal) else (number, 1)
