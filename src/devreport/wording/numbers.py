"""Numbers as a language writes them; built once per language, and fast, because every figure passes here."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

__all__ = ["Symbols", "han_numeral", "letter_numeral", "roman_numeral", "written"]

_HAN = "零一二三四五六七八九"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@frozen
class Symbols:
    """How a language writes numbers, as CLDR has it.

    Attributes:
        decimal: the decimal mark.
        group: what stands between groups of digits.
        minus: the minus sign.
        primary: how many digits the last group before the decimal mark has.
        secondary: how many the groups before it have.
    """

    decimal: str
    group: str
    minus: str
    primary: int
    secondary: int


def written(number: Decimal, symbols: Symbols, *, grouping: bool) -> str:
    """A number with exactly the decimals it has.

    Example:
        >>> written(Decimal("1234567.80"), Symbols(".", ",", "-", 3, 3), grouping=True)
        '1,234,567.80'
    """
    whole, _, part = f"{number:f}".partition(".")
    sign = symbols.minus if whole.startswith("-") else ""
    digits = whole.removeprefix("-")
    grouped = _grouped(digits, symbols) if grouping else digits
    return f"{sign}{grouped}{symbols.decimal}{part}" if part else f"{sign}{grouped}"


def _grouped(digits: str, symbols: Symbols) -> str:
    rest, groups = digits[: -symbols.primary], [digits[-symbols.primary :]]
    while rest:
        groups.append(rest[-symbols.secondary :])
        rest = rest[: -symbols.secondary]
    return symbols.group.join(reversed(groups))


def han_numeral(number: int) -> str:
    """A number from 0 to 99 as sections are numbered in Chinese; beyond that its digits.

    Example:
        >>> han_numeral(3), han_numeral(10), han_numeral(14), han_numeral(20)
        ('三', '十', '十四', '二十')
    """
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    leading = _HAN[tens] if tens > 1 else ""
    return f"{leading}{'十' if tens else ''}{_HAN[ones] if ones or not tens else ''}"


def roman_numeral(number: int) -> str:
    """A number from 1 to 39 in Roman numerals; otherwise its digits.

    Example:
        >>> roman_numeral(4), roman_numeral(19)
        ('IV', 'XIX')
    """
    if not 0 < number < 40:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def letter_numeral(number: int) -> str:
    """A number from 1 to 26 as a small letter; otherwise its digits.

    Example:
        >>> letter_numeral(2)
        'b'
    """
    return chr(ord("a") + number - 1) if 0 < number <= 26 else str(number)
