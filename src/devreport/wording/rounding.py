"""The only rounding: an exact figure becomes the number that is printed, with a hedge only where the hedge is true."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from devreport.findings import Figure
from devreport.model import Hedge
from devreport.quantities import Ratio, Rounding, decimals_of, round_to
from devreport.quantities.number import MAX_DIGITS

__all__ = ["Rounded", "exact_text", "rounded"]

#: What is printed with a hedge is rounded to its own side of the true number.
_MODES = {Hedge.OVER: Rounding.FLOOR, Hedge.NEARLY: Rounding.CEILING, Hedge.ABOUT: Rounding.HALF_UP}


@frozen
class Rounded:
    """A number as it is printed.

    Attributes:
        number: the number, with exactly the decimals printed.
        places: how many they are.
        rounding: how it was rounded.
        hedge: the word to print with it, if any.
    """

    number: Decimal
    places: int
    rounding: Rounding = Rounding.HALF_UP
    hedge: Hedge | None = None


def rounded(figure: Figure, value: Ratio) -> Rounded:
    """The value of a figure as it is printed, in its own unit.

    A figure recorded with a hedge keeps it. A hedge that is asked for is printed only if it is true: 余 if the figure
    is more than what is printed, 近 if it is less, and close (half a step or nearer), 约 if it is not the very same.

    Example:
        >>> rounded(Figure(id="dues", value=Ratio(12637), hedge=Hedge.OVER, hedge_step=Ratio(100)), Ratio(12637)).number
        Decimal('12600')
    """
    if figure.recorded_hedge is None and figure.hedge is not None and not value.radius:
        hedged = _hedged(figure, value, figure.hedge)
        if hedged is not None:
            return hedged
    if value.radius:
        return Rounded(value.round(figure.places), max(figure.places, 0), hedge=figure.recorded_hedge)
    places = _telling_places(value.value, figure.places)
    return Rounded(round_to(value.value, places), max(places, 0), hedge=figure.recorded_hedge)


def _telling_places(value: Fraction, places: int) -> int:
    """The places of a figure, and more where it would read as nothing although it is something."""
    if not value:
        return places
    return next((more for more in range(places, MAX_DIGITS) if round_to(value, more)), places)


def _hedged(figure: Figure, value: Ratio, hedge: Hedge) -> Rounded | None:
    exact = value.value
    step = figure.hedge_step.to(value.unit).value if figure.hedge_step else Fraction(1, 10) ** figure.places
    places = decimals_of(step)
    if places is None or exact <= 0:
        return None
    mode = _MODES[hedge]
    shown = step * int(round_to(exact / step, 0, mode=mode))
    if not shown or not _is_true(hedge, exact, shown=shown, step=step):
        return None
    return Rounded(round_to(shown, places), places, mode, hedge)


def _is_true(hedge: Hedge, exact: Fraction, *, shown: Fraction, step: Fraction) -> bool:
    match hedge:
        case Hedge.OVER:
            return exact > shown
        case Hedge.NEARLY:
            return 0 < shown - exact <= step / 2
        case Hedge.ABOUT:
            return exact != shown
        case _:
            assert_never(hedge)


def exact_text(value: Ratio) -> str:
    """The exact number as a decimal, as it was recorded if it was, or as a fraction where its decimals never end.

    Example:
        >>> exact_text(Ratio("629.0")), exact_text(Ratio(5, 8)), exact_text(Ratio("629.0", "647.4"))
        ('629.0', '0.625', '3145/3237')
    """
    if value.denominator == 1 and isinstance(value.numerator, Decimal):
        return f"{value.numerator:f}"
    exact = value.value
    places = decimals_of(exact)
    if places is None or places > MAX_DIGITS:
        return f"{exact.numerator}/{exact.denominator}"
    return f"{round_to(exact, places):f}"
