"""What rules are tried on: figures around a schedule, most of them on the line or a fen beside it."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen
from hypothesis import strategies as st

from devreport.quantities import Quantity

__all__ = ["PaceCase", "pace_cases"]

#: Fen in one 亿元.
FEN = 10**10


@frozen
class PaceCase:
    """An annual plan, what was done after some months, and which verdict exact arithmetic gives.

    Attributes:
        months: the months that have passed.
        actual: what was done, in fen.
        target: the annual plan, in fen.
    """

    months: int
    actual: int
    target: int

    @property
    def verdict(self) -> str:
        """The verdict, by cross-multiplication of integers."""
        if self.actual >= self.target:
            return "achieved_early"
        gap = self.actual * 12 - self.months * self.target
        return "on_pace" if gap == 0 else "ahead" if gap > 0 else "behind"

    @staticmethod
    def quantity(fen: int) -> Quantity:
        """So many fen, recorded in 亿元 to the last fen."""
        whole, rest = divmod(abs(fen), FEN)
        return Quantity(f"{'-' if fen < 0 else ''}{whole}.{rest:010}", "亿元")


@st.composite
def pace_cases(draw: st.DrawFn) -> PaceCase:
    """Plans and figures; the figure lies anywhere, or within a few fen of the schedule or of the whole plan."""
    months = draw(st.integers(2, 11))
    target = draw(st.integers(1, 10**15))
    lines = [Fraction(months * target, 12), Fraction(target)]
    near = st.builds(lambda line, fen: max(0, int(line) + fen), st.sampled_from(lines), st.integers(-2, 2))
    return PaceCase(months, draw(st.one_of(near, st.integers(0, 2 * target))), target)
