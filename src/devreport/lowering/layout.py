"""Layouts: how the fields of a subject are stored, which is all that a formula has to know of its data."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

from attrs import field as attribute
from attrs import frozen

from devreport.quantities import Dimension

__all__ = ["Column", "Layout", "Storage"]


class Storage(Enum):
    """How a field is stored."""

    #: a whole number of units of some size, such as 分
    INTEGER = "integer"
    #: a decimal number
    DECIMAL = "decimal"
    #: an exact fraction: two whole numbers, the second above zero
    PAIR = "pair"
    #: true or false
    TRUTH = "truth"
    #: a word, compared for equality only
    WORD = "word"
    #: a day
    DAY = "day"


@frozen
class Column:
    """How one field is stored.

    Attributes:
        storage: as what.
        scale: what one stored unit is in base units: 1/100 for 分, 10⁸ for 亿元.
        nullable: whether a value may be missing.
        nonnegative: whether a number is never below zero.
        dimension: what quantities measure that carry their own unit; nothing for plain numbers.
        boxed: whether words are the values of the members of an ``Enum``.
        words: the words that it can be; any word where none is named.
    """

    storage: Storage
    scale: Fraction = Fraction(1)
    nullable: bool = True
    nonnegative: bool = False
    dimension: Dimension | None = None
    boxed: bool = False
    words: frozenset[str] = frozenset()


@frozen
class Layout:
    """How a subject is stored.

    Attributes:
        columns: field name → how it is stored.
        relations: relation name → how its child rows are.
    """

    columns: Mapping[str, Column]
    relations: Mapping[str, Layout] = attribute(factory=dict[str, "Layout"])
