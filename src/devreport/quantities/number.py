"""Numbers as people write them, read exactly or refused."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from devreport.errors import InputError, Problem

__all__ = ["Number", "exact", "normalise", "parse_number"]

_HINT = "write it as a string or a Decimal, so that it is read exactly"

Number = Decimal | int | Fraction

#: The most digits a number may have, before and after the point together.
MAX_DIGITS = 60

_FOLDED = str.maketrans(
    "０１２３４５６７８９．，％‰－＋～／〇○＿　",
    "0123456789.,%‰-+~/零零_ ",
)
_TRADITIONAL = str.maketrans("億萬兩個點條項戶臺噸畝頃裏圓時間頭輛處類號歲級縣區", "亿万两个点条项户台吨亩顷里元时间头辆处类号岁级县区")
_NUMERAL = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


def exact(value: Decimal | int | str, *, where: str = "") -> Decimal:
    """The number exactly as written, as a finite ``Decimal`` of at most 60 digits.

    Args:
        value: a Decimal, an int, or a plain decimal such as ``"629.0"``; trailing zeros are kept.
        where: the place to name when the value is refused.

    Raises:
        InputError: for a float, a bool, NaN, an infinity, an absurdly long number or text that is no number.

    Example:
        >>> exact("629.0")
        Decimal('629.0')
    """
    match value:
        case bool() | float():
            raise _refused(where, repr(value), "an exact number", _HINT)
        case int() if abs(value) < 10**MAX_DIGITS:
            return Decimal(value)
        case Decimal():
            return _bounded(value, where)
        case str():
            return _bounded(_from_text(value, where), where)
        case _:
            raise _refused(where, _shown(value), f"a number of at most {MAX_DIGITS} digits")


def normalise(text: str) -> str:
    """Fold full-width digits and signs and traditional counter words to the forms used inside.

    Example:
        >>> normalise("１２０．５億元")
        '120.5亿元'
    """
    return text.translate(_FOLDED).translate(_TRADITIONAL).strip()


def parse_number(text: str, *, where: str = "") -> Decimal:
    """Read a number from report text: full-width digits, thousands separators, Chinese numerals.

    Example:
        >>> parse_number("１，２３４．５０"), parse_number("一百二十"), parse_number("二○○五")
        (Decimal('1234.50'), Decimal('120'), Decimal('2005'))

    Raises:
        InputError: if the text is no number.
    """
    folded = normalise(text[: 4 * MAX_DIGITS])
    if len(text) <= 4 * MAX_DIGITS and _NUMERAL.fullmatch(folded):
        return exact(folded.replace(",", ""), where=where)
    chinese = _chinese(folded)
    if chinese is None:
        raise _refused(where, _shown(text), "a number")
    return Decimal(chinese)


def _from_text(text: str, where: str) -> Decimal:
    if len(text) > 4 * MAX_DIGITS or "_" in text:
        raise _refused(where, _shown(text), "a plain decimal number")
    try:
        return Decimal(text)
    except InvalidOperation:
        raise _refused(where, _shown(text), "a plain decimal number") from None


def _bounded(value: Decimal, where: str) -> Decimal:
    """Refuse what is not finite, or too long to be a figure of a report."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise _refused(where, str(value), "a finite number", "leave a missing value empty and give its reason")
    if max(len(digits), len(digits) + exponent) > MAX_DIGITS or exponent < -MAX_DIGITS:
        raise _refused(where, _shown(value), f"a number of at most {MAX_DIGITS} digits")
    return Decimal(format(value, "f")) if exponent > 0 else value


def _chinese(text: str) -> int | None:
    """A Chinese numeral as an integer: positional (二零零五) or with units (一百二十, 三万五千)."""
    if not text or any(mark not in _DIGITS and mark not in _TENS and mark not in _MYRIADS for mark in text):
        return None
    if len(text) > 1 and all(mark in _DIGITS for mark in text):
        return int("".join(str(_DIGITS[mark]) for mark in text))
    total = section = digit = 0
    for mark in text:
        if mark in _DIGITS:
            digit = _DIGITS[mark]
        elif mark in _TENS:
            section, digit = section + (digit or 1) * _TENS[mark], 0
        else:
            total, section, digit = (total + section + digit) * _MYRIADS[mark], 0, 0
    return total + section + digit


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str) else format(value)
    return text if len(text) <= 40 else f"{text[:37]}…"  # noqa: PLR2004


def _refused(where: str, found: str, expected: str, hint: str = "") -> InputError:
    problem = Problem(where, found, expected, hint, code="number")
    return InputError.of(problem)
