"""Periods read from the spellings of standards and of reports."""

from __future__ import annotations

import re

from devreport.errors import InputError, Problem
from devreport.periods.chinese import read_chinese
from devreport.periods.codes import read_code
from devreport.periods.period import Period
from devreport.quantities.number import normalise

__all__ = ["parse_period"]

#: The longest spelling of a period, spaces included.
MAX_LENGTH = 64

_FULL_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys(map(ord, "–—―−～〜\u2010\u2011\u2012"), "-")
_TRADITIONAL = str.maketrans("規劃計", "规划计")
_QUOTES = dict.fromkeys(map(ord, "“”‘’「」『』《》\"'"), "")
_FOLDED = _FULL_WIDTH | _DASHES | _TRADITIONAL | _QUOTES

#: White space that holds no two words, numbers or codes apart.
_LOOSE_SPACE = re.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])")


def parse_period(text: str, *, year: int | None = None, where: str = "") -> Period:
    """The period that a text names, in the kind in which it is written.

    Three families are read, full-width and traditional characters included:

    - SDMX: ``2023``, ``2023-A1``, ``2023-S1``, ``2023-Q2``, ``2023-M06``, ``2023-W05``, with DHIS2's ``202306``,
      ``2023Q2`` beside them, and devreport's own ``2023-M06-X1`` for a 旬.
    - ISO 8601: ``2023-06``, ``2023-06-14``, ``2023-01/2023-06``, ``2023-01-05/2023-02-10``, ``2023-01-05/P1M``.
    - Chinese: 2023年, 上半年, 二季度, 前三季度, 1—6月, 6月上旬, 6月14日, 截至6月底, “十四五”时期.

    ``2023-S1`` and 上半年 are a half, ``2023-01/2023-06`` and 1—6月 a year to date. Nothing depends on today's date.

    Args:
        text: the spelling.
        year: the year of a spelling that names none, such as 上半年.
        where: the place to name if the text is refused.

    Raises:
        InputError: if the text is no period, or names a date that the calendar does not have.

    Example:
        >>> print(parse_period("１—６月份", year=2023), parse_period("2023年6月上旬"))
        2023-01/2023-06 2023-M06-X1
    """
    if type(text) is not str:
        expected = "a period written as text, such as '2023-S1' or '2023年1—6月'"
        raise InputError.of(Problem(where, f"{text!r:.40}", expected, code="period"))
    if len(text) > MAX_LENGTH:
        raise _refusal(text, where, Problem("", "", f"a period of at most {MAX_LENGTH} characters"))
    folded = _folded(text)
    try:
        return read_code(folded) if folded.isascii() else read_chinese(folded, year)
    except InputError as error:
        raise _refusal(text, where, *error.problems) from None


def _folded(text: str) -> str:
    """The text with half-width, simplified characters, plain hyphens, no quotation marks and no loose spaces."""
    plain = normalise(text.replace("——", "—").translate(_FOLDED))
    return _LOOSE_SPACE.sub("", plain)


def _refusal(text: str, where: str, problem: Problem) -> InputError:
    found = repr(text) if len(text) <= 40 else f"{text[:40]!r}…"
    return InputError.of(Problem(where, found, problem.expected, problem.hint, code="period"))
