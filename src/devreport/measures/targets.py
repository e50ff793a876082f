"""Whether a target is met, by its comparator: at least, at most, about, between."""

from __future__ import annotations

from attrs import frozen

from devreport.errors import InputError, Problem
from devreport.measures.completion import TARGET_GAP
from devreport.measures.measure import Amount, known
from devreport.quantities import Missing, Ratio, Undefined

__all__ = ["TargetCheck", "about", "at_least", "at_most", "between", "exactly"]


@frozen
class TargetCheck:
    """Whether a target is met, and how far the actual is from the bound that decides.

    Attributes:
        met: true or false, or undefined where something is missing.
        gap: the actual less the bound, in the unit of the actual; rates in percentage points.
        strained: whether the actual lies beyond a soft upper bound, which does not decide.
    """

    met: bool | Undefined
    gap: Ratio | Undefined
    strained: bool = False


def at_least(actual: Amount, bound: Amount) -> TargetCheck:
    """A floor (以上): met at the bound and above it.

    Example:
        >>> at_least("13908.2", 13000).met
        True
    """
    gap = TARGET_GAP.of(actual=actual, target=bound)
    return TargetCheck(gap.numerator >= 0 if isinstance(gap, Ratio) else gap, gap)


def at_most(actual: Amount, bound: Amount) -> TargetCheck:
    """A ceiling (以内, 控制在…以内): met at the bound and below it. Completion ratios do not apply to it.

    Example:
        >>> at_most("5.2", "5.5").met
        True
    """
    gap = TARGET_GAP.of(actual=actual, target=bound)
    return TargetCheck(gap.numerator <= 0 if isinstance(gap, Ratio) else gap, gap)


def exactly(actual: Amount, target: Amount) -> TargetCheck:
    """A target that must be hit as it stands.

    Example:
        >>> exactly(3, 3).met, exactly(4, 3).met
        (True, False)
    """
    gap = TARGET_GAP.of(actual=actual, target=target)
    return TargetCheck(gap.numerator == 0 if isinstance(gap, Ratio) else gap, gap)


def about(actual: Amount, target: Amount, *, tolerance: Amount) -> TargetCheck:
    """A target with 左右: met within ``tolerance`` on either side, ends included. The word has no tolerance of its own.

    Args:
        actual: what was reached.
        target: what was aimed at.
        tolerance: how far off is still met: in the unit of the target, for rates in percentage points.

    Raises:
        InputError: for a negative or unlike tolerance.

    Example:
        >>> from devreport.quantities import Quantity
        >>> five = Quantity("5", "%")
        >>> about(Quantity("5.2", "%"), five, tolerance=Quantity("0.5", "个百分点")).met
        True
    """
    gap, margin = TARGET_GAP.of(actual=actual, target=target), known(tolerance)
    if isinstance(margin, Missing):
        return TargetCheck(Undefined("missing_input", ("tolerance",)), gap)
    if margin.numerator < 0:
        raise InputError.of(Problem("tolerance", str(margin), "a tolerance of at least zero", code="tolerance"))
    return TargetCheck(abs(gap) <= margin if isinstance(gap, Ratio) else gap, gap)


def between(actual: Amount, lower: Amount, *, upper: Amount, soft: bool = False) -> TargetCheck:
    """A range target: met from ``lower`` to ``upper``, ends included.

    Args:
        actual: what was reached.
        lower: the least that meets the target.
        upper: the most that meets it.
        soft: whether more than ``upper`` meets it too (争取更好结果): an upper end that is no ceiling.

    Raises:
        InputError: if the bounds are out of order.

    Example:
        >>> between("5.2", "4.5", upper=5).met, between("5.2", "4.5", upper=5, soft=True).met
        (False, True)
    """
    width = TARGET_GAP.of(actual=upper, target=lower)
    if isinstance(width, Ratio) and width.numerator < 0:
        raise InputError.of(Problem("upper", str(upper), f"at least {lower}", code="bounds"))
    floor, ceiling = at_least(actual, lower), at_most(actual, upper)
    if floor.met is False:
        return floor
    beyond = ceiling.met is False
    if isinstance(floor.met, Undefined) or (isinstance(ceiling.met, Undefined) and not soft):
        return TargetCheck(floor.met if isinstance(floor.met, Undefined) else ceiling.met, floor.gap)
    return TargetCheck(met=soft or not beyond, gap=ceiling.gap if beyond else floor.gap, strained=beyond and soft)
