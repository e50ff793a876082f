"""Why what is written in a column is not what the mapping says."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from typing import Any

from devreport.bulk.engines.floats import AT_MOST
from devreport.bulk.engines.words import Physical, PhysicalKind
from devreport.bulk.programs.reading import Column
from devreport.lowering import Op
from devreport.lowering.ranges import LONGEST
from devreport.rules.subject import Sort

__all__ = ["REASONS", "reason_of"]

#: Each reason for a data finding, in words.
REASONS = {
    "not_finite": "NaN or infinite",
    "off_grid": "more decimals than the mapping says",
    "not_a_number": "no number",
    "too_many_digits": "more digits than the mapping says, or than can be computed with",
    "below_zero": "below zero",
    "not_positive_denominator": "a denominator of zero or below",
    "unknown_word": "none of the words that the mapping names",
    "no_day": "no day, or a day with a time",
    "missing_key": "no key",
    "duplicate_key": "a key of more than one row",
    "no_parent": "the key of no row",
}

_WRITTEN = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?")
_MOST_DIGITS = 1_000
_OFF_GRID = Decimal("0.000001")


def reason_of(text: str, column: Column[Any]) -> str:
    """Why what is written in a column is not valid.

    Args:
        text: what is written.
        column: the column, as rules read it.
    """
    match column.held.sort:
        case Sort.DAY:
            return "no_day"
        case Sort.WORD | Sort.TRUTH:
            return "unknown_word"
        case _:
            return _of_number(text, column)


def _of_number(text: str, column: Column[Any]) -> str:
    held = column.held
    below = column.op is Op.DENOMINATOR
    physical, places = (held.over, held.over_places) if below else (held.physical, held.places)
    number = _number(text, physical, places=places)
    if isinstance(number, str):
        return number
    if below and number <= 0:
        return "not_positive_denominator"
    if number < 0 and held.mapped.nonnegative:
        return "below_zero"
    return "too_many_digits"


def _number(text: str, physical: Physical | None, *, places: int) -> Decimal | str:
    """The number that is written, or why there is none."""
    if physical is not None and physical.kind is PhysicalKind.FLOAT:
        return _float(Decimal(text), places=places)
    if physical is not None and physical.kind is PhysicalKind.TEXT and not _WRITTEN.fullmatch(text):
        return "not_a_number"
    if len(text) > _MOST_DIGITS:
        return "too_many_digits"
    number = Decimal(text)
    with localcontext(prec=_MOST_DIGITS):
        steps = number.scaleb(places)
        if steps != steps.to_integral_value():
            return "off_grid"
    return "too_many_digits" if abs(steps) >= 10**LONGEST else number


def _float(value: Decimal, *, places: int) -> Decimal | str:
    """The number that a float stands for, by its shortest decimal."""
    if not value.is_finite():
        return "not_finite"
    with localcontext(prec=_MOST_DIGITS):
        steps = value.scaleb(places)
        whole, size = steps.to_integral_value(), abs(steps)
        if size >= AT_MOST:
            return "too_many_digits"
        return whole if abs(steps - whole) * 2**51 <= size + 2**51 * _OFF_GRID else "off_grid"
