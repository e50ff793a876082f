"""Formulas as compiled code, for inputs that are exact and all there.

Whatever needs more (something missing, a root, a guard that holds, a division by zero, numbers of great length) is
left to the interpreter, which alone says what a formula means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import define

from devreport.errors import RuleError
from devreport.expressions import Arithmetic, Expr, Guarded, Operation, reads
from devreport.lowering import Access, Column, Frames, Layout, Question, Storage, keeping

__all__ = ["MOST_BITS", "PATIENCE", "Formula", "sides"]

#: So often a formula is put to the interpreter before compiling it pays.
PATIENCE = 16

#: What is compiled is made for numerators and denominators up to this length.
MOST_BITS = 200


@define
class _Inputs:
    """What compiled code takes its columns from."""

    values: Mapping[str, Fraction]


#: From exact inputs to the numerator and the denominator of what stands above, and of what stands below.
_Code = Callable[[_Inputs], "tuple[int, int, int, int] | None"]


@define(eq=False)
class Formula:
    """The formula of a measure, compiled once it is used often.

    Attributes:
        expression: the formula.
        patience: how often the interpreter is still asked.
    """

    expression: Expr
    patience: int = PATIENCE

    def pair(self, values: Mapping[str, Fraction]) -> tuple[Fraction, Fraction] | None:
        """What stands above and what below, in base units; nothing where the interpreter is to be asked.

        Args:
            values: every input, in base units.
        """
        if self.patience > 0:
            self.patience -= 1
            return None
        code = self._code
        found = None if code is None or _are_long(values.values()) else code(_Inputs(values))
        if found is None:
            return None
        above, below, over, under = found
        return Fraction(above, below), Fraction(over, under)

    @cached_property
    def _code(self) -> _Code | None:
        columns = {name: Column(Storage.PAIR, nullable=False) for name in reads(self.expression)}
        question = Question(None, (None,), (self.expression,))
        try:
            judge, (frames,) = keeping([question], Layout(columns), access=Access.ROWS)
        except RuleError:
            return None
        if len(frames.readers[self.expression][0]) != 2:
            return None
        take = _taken(self.expression, frames)
        return lambda inputs: take(judge(inputs)[1])


def sides(expression: Expr) -> tuple[Expr, Expr] | None:
    """What a quotient divides and by what; nothing for any other formula."""
    outer = expression.value if isinstance(expression, Guarded) else expression
    if isinstance(outer, Arithmetic) and outer.operation is Operation.DIVIDE:
        return outer.left, outer.right
    return None


def _taken(expression: Expr, frames: Frames) -> Callable[[tuple[object, ...]], tuple[int, int, int, int] | None]:
    """What takes the pair out of what compiled code kept."""
    _, is_there = frames.readers[expression]
    upper, lower = sides(expression) or (expression, None)
    above, below = frames.readers[upper][0]
    if lower is None:
        return lambda frame: (above(frame), below(frame), 1, 1) if is_there(frame) else None
    over, under = frames.readers[lower][0]
    return lambda frame: (above(frame), below(frame), over(frame), under(frame)) if is_there(frame) else None


def _are_long(values: Iterable[Fraction]) -> bool:
    """Whether compiled code was not made for numbers of such length."""
    for value in values:
        above, below = value.as_integer_ratio()
        if above.bit_length() > MOST_BITS or below.bit_length() > MOST_BITS:
            return True
    return False
