"""Numbers as people write them, read exactly or refused."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from devreport.errors import InputError, Problem

__all__ = ["MAX_DIGITS", "Number", "exact", "exact_fraction", "normalise", "parse_number"]

Number = Decimal | int | Fraction

#: The most digits a number may have, before and after the point together.
MAX_DIGITS = 60

_LONGEST = 4 * MAX_DIGITS
_SHOWN = 40

_FLOAT_HINT = "write it as a string or a Decimal, so that it is read exactly"
_MISSING_HINT = "leave a missing value empty and give its reason"
_TEXT_HINT = "digits and one point, no separators, such as 629.0"

_FOLDED = str.maketrans(
    "０１２３４５６７８９．，％－−＋～／・〇○　",
    "0123456789.,%--+~/·零零 ",
)
_SIMPLIFIED = str.maketrans(
    "億萬兩個點條項戶臺噸畝頃圓時間鐘頭輛處類號歲幣歐標準組筆場車張冊棟單塊隻對雙層輪",
    "亿万两个点条项户台吨亩顷圆时间钟头辆处类号岁币欧标准组笔场车张册栋单块只对双层轮",
)

_PLAIN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
_DIGITS_ONLY = frozenset("0123456789.+-")
_WRITTEN = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
#: Each multiplier, greatest first, with what may stand before it: less than this.
_MULTIPLIERS = (("亿", 10**8, 10**8), ("万", 10**4, 10**4), ("千", 1000, 10), ("百", 100, 10), ("十", 10, 10))


def exact(value: Decimal | int | str, *, where: str = "") -> Decimal:
    """The number exactly as written, as a finite ``Decimal`` of at most 60 digits.

    Args:
        value: a Decimal, an int, or a plain decimal such as ``"629.0"``; trailing zeros are kept, the sign of a
            zero is not.
        where: the place to name when the value is refused.

    Raises:
        InputError: for a float, a bool, NaN, an infinity, an absurdly long number or text that is no number.

    Example:
        >>> exact("629.0")
        Decimal('629.0')
    """
    return _read(value, where)


def exact_fraction(value: Number | str) -> Fraction:
    """The same number as a fraction; a fraction is returned as it is.

    Raises:
        InputError: as :func:`exact` does.
    """
    return value if isinstance(value, Fraction) else Fraction(exact(value))


def normalise(text: str) -> str:
    """Fold full-width digits and signs and traditional counter words to the forms used inside.

    Example:
        >>> normalise("１２０．５億元")
        '120.5亿元'
    """
    return text.translate(_FOLDED).translate(_SIMPLIFIED).strip()


def parse_number(text: str, *, where: str = "") -> Decimal:
    """Read a number from report text: full-width digits, thousands separators, Chinese numerals.

    A Chinese numeral is read only where it is unambiguous: 三万五 (35 000 in speech) and 一百二 are refused.

    Example:
        >>> parse_number("１，２３４．５０"), parse_number("一亿二千万"), parse_number("二○○五")
        (Decimal('1234.50'), Decimal('120000000'), Decimal('2005'))

    Raises:
        InputError: if the text is no number.
    """
    if len(text) <= _LONGEST:
        folded = normalise(text)
        if _WRITTEN.fullmatch(folded):
            return exact(folded.replace(",", ""), where=where)
        chinese = _one_by_one(folded) if folded and all(mark in _DIGITS for mark in folded) else _numeral(folded)
        if chinese is not None:
            return exact(chinese, where=where)
    raise _refused(where, _shown(text), "a number")


def _read(value: object, where: str) -> Decimal:
    match value:
        case bool() | float():
            raise _refused(where, repr(value), "an exact number", _FLOAT_HINT)
        case int():
            if abs(value) >= 10**MAX_DIGITS:
                raise _too_long(where, "a longer one")
            return Decimal(value)
        case Decimal():
            return _bounded(value, where)
        case str():
            if len(value) > _LONGEST and _DIGITS_ONLY.issuperset(value):
                raise _too_long(where, _shown(value))
            if len(value) > _LONGEST or not _PLAIN.fullmatch(text := value.strip()):
                raise _refused(where, _shown(value), "a plain decimal number", _TEXT_HINT)
            return _bounded(Decimal(text), where)
        case _:
            raise _refused(where, type(value).__name__, "a Decimal, an int or a plain decimal in a string")


def _bounded(value: Decimal, where: str) -> Decimal:
    """Refuse what is not finite, or too long to be a figure of a report."""
    if not value.is_finite():
        raise _refused(where, _shown(value), "a finite number", _MISSING_HINT)
    if not -MAX_DIGITS <= value.adjusted() < MAX_DIGITS:
        raise _too_long(where, _shown(value))
    _, digits, exponent = value.as_tuple()
    if len(digits) > MAX_DIGITS or int(exponent) < -MAX_DIGITS:
        raise _too_long(where, _shown(value))
    if int(exponent) > 0:
        return Decimal(int(value))
    return value or value.copy_abs()


def _one_by_one(digits: str) -> int:
    """Digits read one after the other, as in a year: 二零零五."""
    return int("".join(str(_DIGITS[digit]) for digit in digits))


def _numeral(text: str) -> int | None:
    """A numeral with multipliers: 一百零五, 三万五千, 一亿二千万."""
    for mark, step, limit in _MULTIPLIERS:
        above, found, below = text.partition(mark)
        if found:
            leading = 1 if mark == "十" and not above else _numeral(above)
            rest = _rest(below, step)
            if leading is None or rest is None or not 0 < leading < limit:
                return None
            return leading * step + rest
    return 2 if text == "两" else _DIGITS.get(text)


def _rest(text: str, step: int) -> int | None:
    """What follows a multiplier: 零 stands before it exactly where a place was skipped."""
    if not text:
        return 0
    skipped = text.startswith("零")
    value = _numeral(text[skipped:])
    if value is None or value >= step or skipped != (0 < value < step // 10):
        return None
    return value


def _shown(value: Decimal | str) -> str:
    if isinstance(value, Decimal):
        text = str(value)
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return repr(value) if len(value) <= _SHOWN else f"{value[:_SHOWN]!r}…"


def _too_long(where: str, found: str) -> InputError:
    return _refused(where, found, f"a number of at most {MAX_DIGITS} digits")


def _refused(where: str, found: str, expected: str, hint: str = "") -> InputError:
    return InputError.of(Problem(where, found, expected, hint, code="number"))
