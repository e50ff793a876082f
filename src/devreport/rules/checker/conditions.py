"""Conditions as formulas of three-valued logic over values that a subject may have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from devreport.expressions import Expr

__all__ = ["ANY", "FALSE", "TRUE", "UNKNOWN", "All", "Atom", "Fixed", "Formula", "Opposite", "Sample", "Some"]

#: How a condition may come out, as bits of a mask.
TRUE, FALSE, UNKNOWN = 1, 2, 4
ANY = TRUE | FALSE | UNKNOWN

#: A value that stands for all that no condition tells from it; ``None`` is no value.
Sample: TypeAlias = Fraction | str | bool | None


@frozen(eq=False)
class Fixed:
    """A condition that comes out the same for every subject, or of which nothing is known.

    Attributes:
        mask: how it may come out.
    """

    mask: int


@frozen(eq=False)
class Atom:
    """A condition about one value.

    Attributes:
        key: the expression that has the value.
        holds: whether it holds of a value.
        asks_for_absence: whether it is known of no value too.
    """

    key: Expr
    holds: Callable[[Sample], bool]
    asks_for_absence: bool = False

    def of(self, sample: Sample) -> int:
        """How it comes out for a value."""
        if sample is None and not self.asks_for_absence:
            return UNKNOWN
        return TRUE if self.holds(sample) else FALSE


@frozen(eq=False)
class Opposite:
    """Not a condition."""

    part: Formula


@frozen(eq=False)
class All:
    """All of several conditions."""

    parts: Sequence[Formula]


@frozen(eq=False)
class Some:
    """At least one of several conditions."""

    parts: Sequence[Formula]


Formula: TypeAlias = Fixed | Atom | Opposite | All | Some
