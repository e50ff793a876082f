"""What a column engine can say: the small vocabulary that every engine gives its own words for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from enum import Enum, IntEnum
from typing import Generic, Protocol, TypeVar

from attrs import frozen

from devreport.expressions import Comparison

__all__ = ["PREFIX", "Physical", "PhysicalKind", "Read", "Width", "Words"]

#: How the names of columns begin that are computed on the way; no column of a table may.
PREFIX = "__devreport_"

#: An expression over columns, in the words of one engine.
E = TypeVar("E")


class Width(IntEnum):
    """How many bits an integer takes; ordered."""

    #: such as days
    SMALL = 32
    LONG = 64
    #: 128 bits, or decimals of 38 digits
    WIDE = 128


class PhysicalKind(Enum):
    """What a column of a table holds, whatever the engine calls it."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    FLOAT = "float"
    TEXT = "text"
    TRUTH = "truth"
    DAY = "day"
    #: a day and a time, which has to be midnight
    MOMENT = "moment"
    #: no value in any row, and so no type
    NOTHING = "nothing"
    OTHER = "other"


@frozen
class Physical:
    """The type of a column.

    Attributes:
        kind: what it holds.
        name: what the engine calls it, for messages.
        digits: the most digits of its integers in smallest units; nothing where the type sets no bound.
        places: the decimals of a decimal number.
        width: the bits of its integers.
        is_native: whether it is held as devreport reads it, so that nothing has to be converted.
    """

    kind: PhysicalKind
    name: str
    digits: int | None = None
    places: int = 0
    width: Width = Width.LONG
    is_native: bool = True


@frozen
class Read(Generic[E]):
    """How a column is read as an integer, a day number, a word or a truth.

    Attributes:
        value: what it says; missing where the column is, anything where it is not valid.
        valid: whether what is there can be read; nothing where the type sees to it.
        width: the bits of an integer.
        is_once: whether reading it takes work, so that it is better read into a column of its own.
        day: the day itself, where the engine has days that are told apart faster than their numbers are made.
    """

    value: E
    valid: E | None = None
    width: Width = Width.LONG
    is_once: bool = False
    day: E | None = None


class Words(Protocol[E]):
    """The words of one engine.

    All of them pass on what is missing, as SQL does: a sum with a missing part is missing, and "and" and "or" are
    Kleene's. None of them can fail, whatever the row holds: integers are as wide as their ranges ask for.
    """

    @property
    def shared_from(self) -> int:
        """Expressions of at least this size that are used more than once become columns of their own."""
        ...

    def column(self, name: str) -> E:
        """A column."""
        ...

    # reading what is stored

    def read_number(self, name: str, physical: Physical, *, places: int) -> Read[E]:
        """A number as an integer of units of its last decimal; what has more decimals, or is none, is not valid.

        Text that is empty, or nothing but spaces, is missing; so it is for days, and for truths without such a word.
        """
        ...

    def read_day(self, name: str, physical: Physical) -> Read[E]:
        """A day as the number of days since 1970, not valid where Python knows no such day."""
        ...

    def read_word(self, name: str, physical: Physical) -> Read[E]:
        """A word."""
        ...

    def read_truth(self, name: str, physical: Physical, *, true: Collection[str], false: Collection[str]) -> Read[E]:
        """True or false: as such, or one of some words, all others being not valid."""
        ...

    def text(self, name: str, physical: Physical) -> E:
        """A column as it is written, whatever it holds, floats in 64 bits; missing where it is."""
        ...

    # constants

    def whole(self, value: int, width: Width) -> E:
        """An integer."""
        ...

    def code(self, value: int) -> E:
        """An integer of eight bits."""
        ...

    def word(self, text: str) -> E:
        """A word."""
        ...

    def truth(self, *, value: bool | None) -> E:
        """True, false, or unknown."""
        ...

    def day(self, value: date) -> E:
        """A day itself, as those that are read."""
        ...

    def days(self, start: E, end: E) -> E:
        """How many days there are from one day itself to another."""
        ...

    # integers, both sides of one width

    def widened(self, expr: E, width: Width) -> E:
        """An integer as one of more bits."""
        ...

    def add(self, left: E, right: E, *, width: Width) -> E:
        """The sum."""
        ...

    def subtract(self, left: E, right: E, *, width: Width) -> E:
        """The difference."""
        ...

    def multiply(self, left: E, right: E, *, width: Width) -> E:
        """The product."""
        ...

    def quotient(self, left: E, right: E, *, width: Width) -> E:
        """The whole part of one that is not below zero by one above zero; missing or anything for others."""
        ...

    def compare(self, left: E, right: E, *, by: Comparison) -> E:
        """A comparison of integers, days, words or codes."""
        ...

    # truths

    def conjunction(self, parts: Sequence[E]) -> E:
        """Kleene's "and"."""
        ...

    def disjunction(self, parts: Sequence[E]) -> E:
        """Kleene's "or"."""
        ...

    def chosen(self, condition: E, opposite: E, *, yes: E, no: E) -> E:
        """The one truth where a condition holds, the other where its opposite does, and else what both of them say."""
        ...

    def negation(self, truth: E) -> E:
        """The opposite."""
        ...

    def certain(self, truth: E) -> E:
        """The truth, false where it is unknown."""
        ...

    def number(self, truth: E) -> E:
        """One where it is true and zero where it is false, as an integer of eight bits."""
        ...

    def filled(self, expr: E, other: E) -> E:
        """What is there, and where it is missing another value of the same type."""
        ...

    def is_missing(self, expr: E) -> E:
        """Whether there is no value."""
        ...

    def member(self, expr: E, options: Collection[str]) -> E:
        """Whether a word is one of several; unknown where there is none."""
        ...

    def either(self, condition: E, yes: E, *, otherwise: E | None = None) -> E:
        """The first where a condition holds; else, also where it is unknown, the second, or nothing."""
        ...

    def listed(self, parts: Sequence[E]) -> E:
        """The words that are there, with commas between; an empty word where none is."""
        ...

    # of many rows

    def total(self, expr: E) -> E:
        """The sum in 128 bits, of what is there; zero of nothing."""
        ...

    def holding(self, truth: E) -> E:
        """In how many rows a truth holds."""
        ...

    def counted(self, expr: E) -> E:
        """In how many rows there is a value."""
        ...

    def least(self, expr: E) -> E:
        """The least of what is there."""
        ...

    def greatest(self, expr: E) -> E:
        """The greatest of what is there."""
        ...

    def rows(self) -> E:
        """The number of rows."""
        ...
