"""The only rounding: an exact figure becomes the number that is printed, with a hedge only where the hedge is true."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import assert_never

from attrs import evolve, frozen

from devreport.findings import Figure
from devreport.model import Hedge
from devreport.quantities import Ratio, Rounding, decimals_of, round_to
from devreport.quantities.number import MAX_DIGITS

__all__ = ["Rounded", "exact_text", "is_plain", "rounded", "told_apart"]

#: Unit → the number that says "all of it": 99.96% is not 100.0%.
_WHOLE = {"%": 100, "‰": 1000}

#: Figures are printed with fewer decimals than this to tell them apart.
_MOST_PLACES = MAX_DIGITS

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
    number, places = _telling(value.value, figure.places, whole=_WHOLE.get(value.unit.code, 0))
    return Rounded(number, max(places, 0), hedge=figure.recorded_hedge)


def _telling(exact: Fraction, places: int, *, whole: int) -> tuple[Decimal, int]:
    """The number and its places: more of them where it would read as nothing, or as the whole, and is not."""
    number = round_to(exact, places)
    if (number and number != whole) or number == exact:
        return number, places
    for more in range(max(places, 0) + 1, MAX_DIGITS):
        closer = round_to(exact, more)
        if closer and closer != whole:
            return closer, more
    return number, places


def told_apart(
    figures: Mapping[str, Figure],
    roles: Collection[str],
    *,
    limits: Mapping[str, Sequence[Fraction]] | None = None,
) -> Mapping[str, Figure]:
    """The figures of one sentence, with more decimals where they would be printed in another order than they have.

    Args:
        figures: role → figure.
        roles: the roles that the sentence prints.
        limits: role → the exact numbers, in base units, on whose side the figure must be printed as well, whether the
            sentence names them or not.

    Example:
        >>> one, two = (Figure(id=value, value=Ratio(value, unit="%"), places=1) for value in ("94.96", "95"))
        >>> apart = told_apart({"actual": one, "target": two}, {"actual", "target"})
        >>> apart["actual"].places, apart["target"].places
        (2, 1)
        >>> told_apart({"actual": one}, {"actual"}, limits={"actual": [Fraction(95, 100)]})["actual"].places
        2
    """
    by_unit: dict[str, dict[str, Ratio]] = {}
    for role, figure in figures.items():
        if role in roles and isinstance(figure.value, Ratio) and is_plain(figure):
            by_unit.setdefault(figure.value.unit.code, {})[role] = figure.value
    alike = dict(figures)
    for values in by_unit.values():
        exact = {role: value.value for role, value in values.items()}
        beside = {role: [one / values[role].unit.scale for one in (limits or {}).get(role, ())] for role in exact}
        if len(exact) > 1 or any(beside.values()):
            places = _in_order(exact, {role: figures[role].places for role in exact}, beside)
            alike |= {role: evolve(figures[role], places=more) for role, more in places.items()}
    return alike


def is_plain(figure: Figure) -> bool:
    """Whether a figure is a number without a hedge, and known exactly."""
    value = figure.value
    return isinstance(value, Ratio) and figure.hedge is None and figure.recorded_hedge is None and not value.radius


def _in_order(
    exact: Mapping[str, Fraction], places: Mapping[str, int], beside: Mapping[str, Sequence[Fraction]]
) -> Mapping[str, int]:
    """The decimals it takes that numbers are printed in the order they have, equal ones alike."""
    for least in range(_MOST_PLACES):
        tried = {role: _enough(number, places[role], least) for role, number in exact.items()}
        shown = {role: round_to(number, tried[role]) for role, number in exact.items()}
        ordered = all(_order(exact[a], exact[b]) == _order(shown[a], shown[b]) for a, b in combinations(exact, 2))
        if ordered and all(_keeps_side(exact[role], shown[role], beside[role]) for role in exact):
            return tried
    return places


def _keeps_side(exact: Fraction, shown: Decimal, lines: Sequence[Fraction]) -> bool:
    """Whether what is printed lies where the number lies, of each line; a number on a line is printed as it may be."""
    return all(exact == line or _order(exact, line) == _order(shown, line) for line in lines)


def _enough(number: Fraction, places: int, least: int) -> int:
    """At least so many decimals, unless all that a number has are printed already."""
    return places if places >= least or round_to(number, places) == number else least


def _order(left: Fraction | Decimal, right: Fraction | Decimal) -> int:
    return (left > right) - (left < right)


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
