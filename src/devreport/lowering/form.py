"""The lowered form: integers, days, words and truths, with no division, no rounding and no unit left to interpret.

What is left means the same to every engine. Integers are only looked at where they are defined: a comparison stands
inside :attr:`Op.WHERE`, which is unknown wherever its condition does not hold.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import field, frozen

from devreport.expressions import Aggregation
from devreport.lowering.layout import Layout

__all__ = ["CONDITIONS", "Constant", "Fold", "Form", "Op"]

#: What a form may hold besides other forms: a constant, a column's name, or a way of comparing or rounding.
Constant: TypeAlias = object


class Op(Enum):
    """What a form does with its arguments."""

    # integers
    WHOLE = "whole"  # a constant
    NUMBER = "number"  # a column
    NUMERATOR = "numerator"  # of a column of pairs
    DENOMINATOR = "denominator"  # of a column of pairs; above zero
    ADD = "add"
    SUBTRACT = "subtract"
    MULTIPLY = "multiply"
    NEGATE = "negate"
    ABSOLUTE = "absolute"
    SIGNED = "signed"  # the first, with the other sign where the second is below zero
    LEAST = "least"
    GREATEST = "greatest"
    ROUND = "round"  # the first by the second, which is above zero, as a whole number
    DAYS = "days"  # from the first day to the second
    FIRST = "first"  # the numerator of what a fold found
    SECOND = "second"  # its denominator, which is above zero
    # of child rows
    FOLD = "fold"  # a number, or nothing
    FOLD_TRUTH = "fold_truth"  # a truth
    # days and words
    DAY = "day"
    DAY_COLUMN = "day_column"
    WORD = "word"
    WORD_COLUMN = "word_column"
    # any of them, by a condition that is true or false
    CHOOSE = "choose"
    # truths: true, false or unknown
    TRUTH = "truth"  # a constant
    TRUTH_COLUMN = "truth_column"
    AND = "and"
    OR = "or"
    NOT = "not"
    WHERE = "where"  # the first, and unknown where the second does not hold
    # conditions: true or false, never unknown
    COMPARE = "compare"
    MEMBER = "member"
    PRESENT = "present"  # whether a column has a value
    FOUND = "found"  # whether a fold gives a number
    KNOWN = "known"  # whether a truth is not unknown
    IS_TRUE = "is_true"
    IS_FALSE = "is_false"


#: Forms that are true or false whenever their arguments are there.
CONDITIONS = frozenset(
    {Op.TRUTH_COLUMN, Op.COMPARE, Op.MEMBER, Op.PRESENT, Op.FOUND, Op.KNOWN, Op.IS_TRUE, Op.IS_FALSE}
)


@frozen(eq=False)
class Form:
    """One step of the lowered form; the same step is the same object.

    Attributes:
        op: what it does.
        args: with what.
        of: its constant, its column, or its way of comparing or rounding.
        total: for a truth, whether it is never unknown.
    """

    op: Op
    args: tuple[Form, ...] = ()
    of: Constant = None
    total: bool = False


@frozen
class Fold:
    """Something said of all child rows at once.

    Attributes:
        aggregation: count, sum, min, max, all or any.
        relation: the name of the child rows.
        layout: how they are stored.
        where: the truth by which a row takes part.
        value: the numerator and the denominator of a number, or a truth; nothing for a count.
        condition: what holds where a number is there.
    """

    aggregation: Aggregation
    relation: str
    layout: Layout = field(eq=False)
    where: Form
    value: tuple[Form, ...]
    condition: Form
