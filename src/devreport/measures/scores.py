"""Scores: weighted, capped, with declared coverage (评分)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from devreport.errors import InputError, Problem
from devreport.expressions import Case, Expr, Extreme, ExtremeKind, Field, Guarded, expression
from devreport.measures.measure import Amount, Measure, given, known
from devreport.quantities import ONE, Ratio, Undefined
from devreport.quantities.number import Number

__all__ = ["PIECEWISE_SCORE", "Score", "fill_weights", "mean_score", "piecewise_score", "weighted_score"]


def clamp(value: Expr, *, lowest: Expr, highest: Expr) -> Expr:
    """An expression with a declared floor and cap."""
    return Extreme(ExtremeKind.GREATEST, (lowest, Extreme(ExtremeKind.LEAST, (highest, value))))


_RELATIVE = Field("actual") / Field("target")

PIECEWISE_SCORE = Measure(
    "piecewise_score",
    "计分",
    ("actual", "target", "lower_is_better", "cap"),
    Guarded(
        clamp(
            Case(((Field("lower_is_better").equals(1), 200 + -100 * _RELATIVE),), 100 * _RELATIVE),
            lowest=expression(0),
            highest=Field("cap"),
        ),
        ((Field("target") <= 0, "target_not_positive"),),
    ),
    source="100 points at the target, one more or less for each per cent better or worse; a published scoring rule",
)


@frozen
class Score:
    """A score over several items, and how much of it could be assessed.

    Attributes:
        value: the weighted mean, after cap and floor; undefined below the coverage that was asked for.
        coverage: the weight of the assessed items in the weight of all.
        assessed: how many items had a score.
        skipped: how many had none.
        uncapped: the value before cap and floor.
    """

    value: Ratio | Undefined
    coverage: Ratio
    assessed: int
    skipped: int
    uncapped: Ratio | Undefined

    @property
    def weights(self) -> str:
        """What became of missing weights: ``complete``, ``renormalised`` over those there are, or ``withheld``."""
        if isinstance(self.value, Undefined):
            return "withheld"
        return "renormalised" if self.skipped else "complete"


def piecewise_score(
    actual: Amount, target: Amount, *, lower_is_better: bool = False, cap: Amount = 120
) -> Ratio | Undefined:
    """A score of 100 at the target, a point for each per cent, from 0 to ``cap``; mirrored where lower is better.

    Example:
        >>> piecewise_score(150, 100).round(0), piecewise_score(115, 100, lower_is_better=True).round(0)
        (Decimal('120'), Decimal('85'))
    """
    return PIECEWISE_SCORE.of(actual=actual, target=target, lower_is_better=int(lower_is_better), cap=cap)


def weighted_score(
    items: Iterable[tuple[Amount, Amount]],
    *,
    coverage: Number = 0,
    cap: Number | None = None,
    floor: Number | None = None,
    item_cap: Number | None = None,
) -> Score:
    """The weighted mean of (score, weight) pairs over those that have a score.

    Args:
        items: score and weight; a missing score is skipped, never counted as zero.
        coverage: the least weight share that must have a score, else the value is undefined
            (``too_little_coverage``); zero renormalises over whatever is there.
        cap: the most that is given, if declared.
        floor: the least that is given, if declared.
        item_cap: the most that a single score counts for, if declared.

    Raises:
        InputError: for a negative or missing weight, weights that add up to more than one, or none at all.

    Example:
        >>> from devreport.quantities import Missing
        >>> score = weighted_score([(90, "0.6"), (Missing(), "0.4")])
        >>> str(score.value.round(1)), str(score.coverage.percent(0)), score.weights
        ('90.0', '60', 'renormalised')
    """
    pairs = [(known(score), given(weight, "weight").base) for score, weight in items]
    whole = _checked([weight for _, weight in pairs])
    present = [(score.base, weight) for score, weight in pairs if isinstance(score, Ratio)]
    weight = sum((weight for _, weight in present), start=Fraction(0))
    reached = Ratio(weight, whole)
    enough = weight > 0 and reached.value >= Fraction(coverage)
    most = None if item_cap is None else Fraction(item_cap)
    points = sum(((score if most is None else min(score, most)) * share for score, share in present), Fraction(0))
    mean = Ratio.of_base(points / weight, ONE) if enough else None
    return Score(
        value=_bounded(mean, cap, floor) if mean else Undefined("too_little_coverage"),
        coverage=reached,
        assessed=len(present),
        skipped=len(pairs) - len(present),
        uncapped=mean or Undefined("too_little_coverage"),
    )


def mean_score(scores: Iterable[Amount]) -> Score:
    """The plain mean of the scores that are there; those not available are skipped and counted.

    Example:
        >>> from devreport.quantities import Missing
        >>> mean = mean_score([5, Missing(), "-2.5"])
        >>> str(mean.value), mean.assessed, mean.skipped
        ('5/4', 2, 1)
    """
    each = list(scores)
    return weighted_score([(score, Ratio(1, len(each))) for score in each])


def fill_weights(original: Mapping[str, Amount], assigned: Mapping[str, Amount]) -> dict[str, Ratio]:
    """Weights that add up to one: the assigned ones stand, the others share the rest as their original weights do.

    Raises:
        InputError: if weights are negative, the assigned ones exceed one (``weights_exceed_one``), or nothing is left
            to share the rest.

    Example:
        >>> filled = fill_weights({"a": "0.5", "b": "0.3", "c": "0.2"}, {"a": "0.6"})
        >>> {name: str(weight.round(2)) for name, weight in filled.items()}
        {'a': '0.60', 'b': '0.24', 'c': '0.16'}
    """
    fixed = {name: given(weight, name).base for name, weight in assigned.items()}
    open_ = {name: given(weight, name).base for name, weight in original.items() if name not in fixed}
    rest = 1 - _checked(fixed.values(), where="assigned")
    shared = sum(open_.values(), start=Fraction(0))
    if any(weight < 0 for weight in open_.values()) or (rest > 0 and shared == 0):
        raise InputError.of(
            Problem("original", f"a sum of {shared}", "weights that share what is left", code="weights")
        )
    names = [*original, *(name for name in assigned if name not in original)]
    return {name: Ratio(fixed[name] if name in fixed else rest * open_[name] / (shared or 1)) for name in names}


def _checked(weights: Iterable[Fraction], *, where: str = "weights") -> Fraction:
    each = list(weights)
    whole = sum(each, start=Fraction(0))
    if any(weight < 0 for weight in each):
        raise InputError.of(Problem(where, "a negative weight", "weights of at least zero", code="negative_weight"))
    if whole > 1:
        raise InputError.of(Problem(where, f"a sum of {whole}", "at most 1", code="weights_exceed_one"))
    if where == "weights" and whole == 0:
        raise InputError.of(Problem(where, "no weight at all", "a sum above 0", code="no_weights"))
    return whole


def _bounded(value: Ratio, cap: Number | None, floor: Number | None) -> Ratio:
    if cap is not None and value.value > Fraction(cap):
        return Ratio(cap)
    if floor is not None and value.value < Fraction(floor):
        return Ratio(floor)
    return value
