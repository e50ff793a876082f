"""Do the parts add up to the total, as far as rounding lets one tell (分项与合计)?"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from devreport.measures.measure import Amount, known, members, recorded
from devreport.measures.rollup import TOTAL
from devreport.quantities import Missing, Ratio, Undefined
from devreport.quantities.rounding import step_of

__all__ = ["Reconciliation", "reconcile"]


@frozen
class Reconciliation:
    """A total beside the sum of its parts.

    Attributes:
        sum: the sum of the parts, in the unit of the total.
        difference: the total less the sum; of a partial breakdown the residual.
        tolerance: how far the rounding of the parts and of the total may take them apart: for N parts printed in one
            unit u it is (N + 1)·u/2; counts have none.
        consistent: whether the difference is explained; undefined where a part or the total is missing.
    """

    sum: Ratio | Undefined
    difference: Ratio | Undefined
    tolerance: Ratio | Undefined
    consistent: bool | Undefined


def reconcile(parts: Sequence[Amount], total: Amount, *, exhaustive: bool = True) -> Reconciliation:
    """Compare a total with its parts.

    Parts that are only an "of which" (其中) of another part are left out by the caller.

    Args:
        parts: the parts; recorded quantities bring their rounding, computed numbers have none.
        total: the printed total.
        exhaustive: whether the parts are all there are; if not, they must only not exceed the total.

    Raises:
        InputError: for unlike units, or a single figure in place of the parts.

    Example:
        >>> check = reconcile(["29137", "228636", "304868"], "562642")
        >>> str(check.difference), str(check.tolerance), check.consistent
        ('1', '2', True)
    """
    parts = members(parts, "parts")
    summed, whole = TOTAL.of(parts=[{"value": part} for part in parts]), known(total)
    if isinstance(whole, Missing) or isinstance(summed, Undefined):
        absent = summed if isinstance(summed, Undefined) else Undefined("missing_input", ("total",))
        return Reconciliation(summed, absent, absent, absent)
    if not parts:
        summed = Ratio(0, 1, whole.unit)
    summed = summed.to(whole.unit)
    margin = Ratio.of_base(sum(map(_half_width, (*parts, total)), start=Fraction(0)), whole.unit)
    difference = Ratio.of_base(whole.base - summed.base, whole.unit)
    explained = abs(difference) <= margin if exhaustive else -difference <= margin
    return Reconciliation(summed, difference, margin, explained)


def _half_width(amount: Amount) -> Fraction:
    """Half the width, in base units, of the rounding box of a recorded figure."""
    figure = recorded(amount)
    return step_of(figure.places) / 2 * figure.unit.scale if figure else Fraction(0)
