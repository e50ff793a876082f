"""What can go wrong, as data: every error carries the problems it found.

::

    DevreportError
    ├── InputError     bad values and files            (also a ValueError)
    ├── ModelError     a plan that contradicts itself  (also a ValueError)
    ├── RuleError      a rule or expression is wrong   (also a ValueError)
    ├── WordingError   a catalogue or message is wrong (also a ValueError)
    └── EngineError    an engine cannot do what is asked (also a RuntimeError)
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Self

from attrs import frozen

__all__ = [
    "DevreportError",
    "EngineError",
    "InputError",
    "ModelError",
    "Problem",
    "RuleError",
    "WordingError",
    "counted",
    "did_you_mean",
]

_LONGEST_WORD = 60


@frozen
class Problem:
    """One thing that is wrong: where it is, what was found and what was expected.

    Example:
        >>> print(Problem("plan.json: $.period", "'2023-S3'", "a period", hint="halves are S1 and S2"))
        plan.json: $.period: found '2023-S3', expected a period (halves are S1 and S2)
    """

    where: str
    found: str
    expected: str
    hint: str = ""
    code: str = ""

    def __str__(self) -> str:
        """The problem in one line."""
        place = f"{self.where}: " if self.where else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}found {self.found}, expected {self.expected}{hint}"


class DevreportError(Exception):
    """The base of every error that devreport raises on purpose.

    Attributes:
        problems: everything that is wrong, not only the first thing.
    """

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        """Keep the message and its problems."""
        self.problems = tuple(problems)
        self.message = message
        super().__init__("\n".join([message, *(f"  {problem}" for problem in self.problems)]))

    @classmethod
    def of(cls, problem: Problem) -> Self:
        """An error about a single problem, which is its message."""
        error = cls(str(problem))
        error.problems = (problem,)
        return error


class InputError(DevreportError, ValueError):
    """A value, a file or an argument is not what it should be."""


class ModelError(DevreportError, ValueError):
    """A plan contradicts itself: a dangling id, a cycle, bounds out of order."""


class RuleError(DevreportError, ValueError):
    """A rule or an expression is wrong, whatever the data."""


class WordingError(DevreportError, ValueError):
    """A message catalogue is wrong, or a sentence cannot be worded."""


class EngineError(DevreportError, RuntimeError):
    """An engine cannot do exactly what it was asked to do."""


def counted(number: int, noun: str) -> str:
    """How many there are, in words that agree with the number.

    Example:
        >>> counted(1, "problem"), counted(1200, "problem")
        ('1 problem', '1,200 problems')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def did_you_mean(word: str, options: Iterable[str], *, likeness: int = 60) -> str:
    """A hint naming the option closest to ``word``, or nothing; no word is longer than 60 letters.

    Args:
        word: what was written.
        options: what could have been meant.
        likeness: how like the word an option must be, in per cent.

    Example:
        >>> did_you_mean("indicater", ["indicator", "target"])
        'did you mean "indicator"?'
    """
    if len(word) > _LONGEST_WORD:
        return ""
    close = difflib.get_close_matches(word, list(options), n=1, cutoff=likeness / 100)
    return f'did you mean "{close[0]}"?' if close else ""
