"""Grading a stated figure against its recomputation: an error finder that raises no false alarm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from devreport.measures.boxes import box_of, hedged_box, interval_of
from devreport.measures.measure import Amount, Inputs, Measure
from devreport.measures.mistakes import Mistake, mistake_of
from devreport.measures.reconciliation import reconcile
from devreport.measures.shares import SHARE
from devreport.measures.vocabulary import Grade, Obstacle
from devreport.quantities import (
    PERCENT,
    POINTS,
    RATIO,
    Hedge,
    Interval,
    Quantity,
    Ratio,
    Rounding,
    Undefined,
    Unit,
    round_to,
    rounding_box,
)

__all__ = ["Graded", "grade", "grade_shares"]

_NO_HEDGES: Mapping[str, Hedge] = {}
_NO_OTHERS: Mapping[str, Quantity] = {}


@frozen
class Graded:
    """A stated figure and what its inputs say about it.

    Attributes:
        grade: follows, within_box, truncated, does_not_follow or not_recomputable.
        reason: why it is not ``follows``: the obstacle; ``input_rounding``; ``cut_off``; the reason for which there is
            no result; ``unlike_units``; a mistake it follows from, such as ``mean_of_ratios``, ``other_periods``,
            ``other_base`` or ``other_scale``; ``closed_to_100``; else ``out_of_reach``.
        recomputed: the exact result, as a number of its own unit.
        box: everything the result may be over the rounding boxes of the inputs, in base units, if it is always
            defined there.
        remark: ``percent_for_points`` or ``points_for_percent`` where the stated unit is the other of the two.
        mistake: the mistake under which it follows, with what it was, where it does not follow.
    """

    grade: Grade
    reason: str
    recomputed: Ratio | Undefined
    box: Interval | None
    remark: str = ""
    mistake: Mistake | None = None


def grade(
    measure: Measure,
    inputs: Inputs,
    *,
    stated: Quantity,
    hedge: Hedge | None = None,
    tolerance: Ratio | None = None,
    input_hedges: Mapping[str, Hedge] = _NO_HEDGES,
    obstacle: Obstacle | None = None,
    others: Mapping[str, Quantity] = _NO_OTHERS,
) -> Graded:
    """Grade a stated figure (a claim) against what its measure gives for the inputs.

    The grades are tried in this order: not_recomputable, follows, within_box, truncated, does_not_follow. The result
    is rounded once, half-up, to the decimals of the stated figure. Recorded inputs (quantities, strings, decimals)
    stand for everything that rounds to them; counts, ints and computed numbers are exact.

    Args:
        measure: the formula.
        inputs: its inputs; the names are those of the measure.
        stated: the figure as printed; its ``places`` are the decimals of the printed string.
        hedge: a word beside the stated figure: 余, 近 or 约.
        tolerance: how far that word reaches, if its default is not meant.
        input_hedges: input name → a word beside that input.
        obstacle: why the inputs cannot determine the figure, if they cannot.
        others: other totals that a share may have been taken of, by name: they only explain one that does not follow.

    Raises:
        InputError: for a float, unlike units among the inputs, or an input that the measure does not know.

    Example:
        >>> from devreport.measures import COMPLETION
        >>> amounts = {"actual": Quantity("15.5", "亿元"), "target": Quantity("31.4", "亿元")}
        >>> [grade(COMPLETION, amounts, stated=Quantity(rate, "%")).grade.value for rate in ("49.4", "49.6", "49.7")]
        ['follows', 'within_box', 'does_not_follow']
    """
    kept: Inputs = {name: given if isinstance(given, Amount) else list(given) for name, given in inputs.items()}
    recomputed = measure.of(**kept)
    box = box_of(measure, kept, hedges=input_hedges)
    if obstacle is not None:
        return Graded(Grade.NOT_RECOMPUTABLE, obstacle.value, recomputed, box)
    if isinstance(recomputed, Undefined):
        missing = recomputed.reason == "missing_input"
        return Graded(Grade.NOT_RECOMPUTABLE if missing else Grade.DOES_NOT_FOLLOW, recomputed.reason, recomputed, box)
    remark = _confused(stated.unit, recomputed.unit)
    if not remark and not stated.unit.convertible_to(recomputed.unit):
        return Graded(Grade.DOES_NOT_FOLLOW, "unlike_units", recomputed, box)
    found, reason = _compare(stated, hedged_box(stated, hedge, tolerance=tolerance), recomputed, box)
    if found is Grade.DOES_NOT_FOLLOW:
        printed = hedged_box(stated, hedge, tolerance=tolerance)
        if mistake := mistake_of(measure, kept, printed=printed, others=others):
            return Graded(found, mistake.reason, recomputed, box, remark, mistake)
    return Graded(found, reason, recomputed, box, remark)


def grade_shares(parts: Sequence[Amount], whole: Amount, *, stated: Sequence[Quantity]) -> tuple[Graded, ...]:
    """Grade the shares of one whole together.

    Where the parts are all there are, the stated shares add up to exactly 100 %, their own roundings do not, and none
    is further than one unit of its last place from its own rounding, those that do not follow have the reason
    ``closed_to_100``.

    Example:
        >>> parts = ["33.26", "96.21", "146.82"]
        >>> graded = grade_shares(parts, "276.29", stated=[Quantity(each, "%") for each in ("12.1", "34.8", "53.1")])
        >>> [(each.grade.value, each.reason) for each in graded]
        [('does_not_follow', 'closed_to_100'), ('follows', ''), ('follows', '')]
    """
    graded = [
        grade(SHARE, {"part": part, "whole": whole}, stated=share) for part, share in zip(parts, stated, strict=True)
    ]
    if reconcile(parts, whole).consistent is not True or not _closed(graded, stated):
        return tuple(graded)
    moved = (Grade.DOES_NOT_FOLLOW, Grade.TRUNCATED)
    return tuple(evolve(one, reason="closed_to_100") if one.grade in moved else one for one in graded)


def _compare(stated: Quantity, printed: Interval, recomputed: Ratio, box: Interval | None) -> tuple[Grade, str]:
    enclosure = interval_of(recomputed)
    if printed.overlaps(enclosure):
        return Grade.FOLLOWS, ""
    if box is not None and printed.overlaps(box):
        return Grade.WITHIN_BOX, "input_rounding"
    cut = rounding_box(stated.value, stated.places, mode=Rounding.TRUNCATE) * Interval.point(stated.unit.scale)
    if cut.overlaps(enclosure):
        return Grade.TRUNCATED, "cut_off"
    return Grade.DOES_NOT_FOLLOW, "out_of_reach"


def _confused(stated: Unit, recomputed: Unit) -> str:
    match stated.dimension, recomputed.dimension:
        case dimensions if dimensions == (RATIO, POINTS):
            return "percent_for_points"
        case dimensions if dimensions == (POINTS, RATIO):
            return "points_for_percent"
        case _:
            return ""


def _closed(graded: Sequence[Graded], stated: Sequence[Quantity]) -> bool:
    """Whether printed shares were forced to add up to 100."""
    own = [
        round_to(one.recomputed.to(PERCENT).value, share.places)
        for one, share in zip(graded, stated, strict=True)
        if isinstance(one.recomputed, Ratio)
    ]
    if len(own) < len(stated):
        return False
    printed = [share.to(PERCENT).value for share in stated]
    close = all(
        abs(value - Fraction(rounded)) <= Fraction(10) ** -share.places
        for value, rounded, share in zip(printed, own, stated, strict=True)
    )
    return close and sum(printed) == 100 and sum(own, start=Decimal(0)) != 100
