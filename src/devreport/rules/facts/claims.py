"""What a stated figure was mistaken for, as cells of its subject: one for each error that leaders catch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve

from devreport.errors import InputError
from devreport.expressions import Cell
from devreport.measures import OTHER_BASE, OTHER_PERIODS, Grade, Graded, hedged_box
from devreport.model import Claim, Hedge, Plan, Text
from devreport.quantities import (
    PERCENT,
    PERCENTAGE_POINT,
    POINTS,
    RATIO,
    Quantity,
    Ratio,
    Unit,
    parse_unit,
)
from devreport.rules.facts.recorded import meanings, words_of
from devreport.rules.subject import Meaning, Sort

__all__ = ["MISTAKES", "apart", "first_of_each", "mistake_cells", "months_of", "other_totals"]

MISTAKES = meanings(
    reason=(Sort.WORD, "the mistake under which the figure follows, such as other_periods; empty without one"),
    settled=(Sort.TRUTH, "whether it follows from its inputs, in whatever way"),
    rated=(Sort.TRUTH, "whether the figure and what it follows from are in per cent or points"),
    remark=(Sort.WORD, "percent_for_points or points_for_percent where the unit is the other of the two; else empty"),
    renamed=(Sort.AMOUNT, "the same number in points instead of per cent, or the other way"),
    rescaled=Meaning(
        Sort.AMOUNT, "the figure ten thousand times as large or small, if it then follows", family="scale"
    ),
    timed=(Sort.TRUTH, "whether a number of months or years is among its inputs"),
    periods=Meaning(Sort.AMOUNT, "that number", family="periods"),
    other_periods=Meaning(Sort.AMOUNT, "the other number with which it follows", family="periods"),
    shared=(Sort.TRUTH, "whether it is a share of a total"),
    whole=Meaning(Sort.AMOUNT, "that total", family="whole"),
    other_whole=Meaning(Sort.AMOUNT, "the other total of the plan of which it is the share", family="whole"),
    hedge=Meaning(
        Sort.WORD, "the hedge the figure is stated with; empty without one", words=words_of(Hedge, empty=True)
    ),
    exact=(Sort.TRUTH, "whether the inputs are exact, so that the recomputed figure is the true one"),
    repeated=(Sort.TRUTH, "whether an earlier claim states the same measure of the same inputs"),
    first=(Sort.AMOUNT, "the figure stated there"),
    reach=(Sort.AMOUNT, "how far rounding lets the two be apart"),
)

_MONTHS = parse_unit("个月")
_YEARS = parse_unit("年")
_UP = {"": "万", "万": "亿", "亿": "万亿"}
_DOWN = {larger: smaller for smaller, larger in _UP.items()}
_FOUND = frozenset({Grade.FOLLOWS, Grade.WITHIN_BOX, Grade.TRUNCATED})


def months_of(name: str, figure: Quantity) -> Quantity | Ratio:
    """An input of a claim; time that has passed is a share of the year where it is given in months."""
    match name, figure.unit == _MONTHS:
        case "elapsed", True:
            return Ratio(figure.value, 12)
        case "left", True:
            return Ratio(figure.value)
        case _:
            return figure


def apart(base: Fraction, unit: Unit) -> Ratio:
    """How far two figures are apart, in base units; rates are so in points."""
    return Ratio.of_base(base, PERCENTAGE_POINT if unit.dimension == RATIO else unit)


def first_of_each(claims: Iterable[Claim]) -> Mapping[str, Claim]:
    """The id of every claim that states again what an earlier one does → that one."""
    seen: dict[tuple[object, ...], Claim] = {}
    found: dict[str, Claim] = {}
    for claim in claims:
        key = (claim.measure, claim.basis, tuple(sorted((name, str(figure)) for name, figure in claim.inputs)))
        first = seen.setdefault(key, claim)
        if first is not claim and claim.value.unit.convertible_to(first.value.unit):
            found[claim.id] = first
    return found


def other_totals(plan: Plan) -> dict[str, tuple[Quantity, Text]]:
    """Everything a share may have been taken of: recorded figures, and the totals of other claims."""
    totals: dict[str, tuple[Quantity, Text]] = {}
    for one in plan.observations:
        if isinstance(one.value, Quantity):
            totals[one.id] = one.value, plan.indicator_by_id[one.indicator].name
    for claim in plan.claims:
        totals |= {f"claim:{claim.id}": (figure, claim.name) for name, figure in claim.inputs if name == "whole"}
    return totals


def mistake_cells(claim: Claim, graded: Graded | None, *, first: Claim | None) -> dict[str, Cell]:
    """The cells that tell the errors of a claim apart."""
    given = {name: months_of(name, figure) for name, figure in claim.inputs}
    mistake = graded.mistake if graded else None
    instead = mistake.instead if mistake else None
    reason = mistake.reason if mistake else ""
    return {
        "reason": reason,
        "settled": graded is not None and graded.grade in _FOUND,
        **_unit_cells(claim, graded),
        **_period_cells(given, instead if reason == OTHER_PERIODS else None),
        "shared": "whole" in given,
        "whole": given.get("whole"),
        "other_whole": instead if reason == OTHER_BASE else None,
        "hedge": claim.hedge or "",
        "exact": graded is not None and graded.box is not None and graded.box.lower == graded.box.upper,
        "repeated": first is not None,
        "first": first.value if first else None,
        "reach": _reach(claim, first) if first else None,
    }


def _period_cells(given: Mapping[str, Quantity | Ratio], instead: Ratio | None) -> dict[str, Cell]:
    """Months and years."""
    name = next((name for name in ("elapsed", "left", "years") if name in given), "")
    by_year = 12 if name == "elapsed" and "total" not in given else 1
    unit = _YEARS if name == "years" else _MONTHS
    number = _counted(given[name], times=by_year, unit=unit) if name else None
    return {
        "timed": number is not None,
        "periods": number,
        "other_periods": _counted(instead, times=by_year, unit=unit) if instead else None,
    }


def _counted(number: Quantity | Ratio, *, times: int, unit: Unit) -> Quantity | None:
    """A whole number of periods."""
    whole = number.base * times
    return Quantity(whole.numerator, unit) if whole.denominator == 1 else None


def _unit_cells(claim: Claim, graded: Graded | None) -> dict[str, Cell]:
    """Per cent and points, and 万 and 亿."""
    stated = claim.value
    recomputed = graded.recomputed if graded else None
    dimensions = {stated.unit.dimension, recomputed.unit.dimension} if isinstance(recomputed, Ratio) else {()}
    plain = stated.unit.dimension == RATIO and stated.unit.scale == 1
    renamed = PERCENTAGE_POINT if stated.unit.dimension == RATIO else PERCENT
    factor = graded.mistake.instead if graded and graded.mistake and graded.reason == "other_scale" else None
    rated = dimensions <= {RATIO, POINTS} and isinstance(recomputed, Ratio) and not plain
    return {
        "rated": rated,
        "remark": graded.remark if graded else "",
        "renamed": evolve(stated, unit=renamed) if rated else None,
        "rescaled": _rescaled(stated, factor) if factor else None,
    }


def _rescaled(stated: Quantity, factor: Ratio) -> Quantity | Ratio:
    """The same number with 亿 for 万, or the other way; where the unit has no such prefix, the other number."""
    rest = stated.unit.code.lstrip("万亿")
    prefix = stated.unit.code.removesuffix(rest)
    moved = (_UP if factor.value > 1 else _DOWN).get(prefix)
    other = None if moved is None or stated.unit.dimension == RATIO else _unit(moved + rest)
    return Ratio.of_base(stated.base * factor.value, stated.unit) if other is None else evolve(stated, unit=other)


def _unit(code: str) -> Unit | None:
    try:
        return parse_unit(code)
    except InputError:
        return None


def _reach(claim: Claim, first: Claim) -> Ratio:
    """Half a unit of the last place of each, or as far as its hedge reaches."""
    reach = Fraction(0)
    for one in (claim, first):
        box = one.value.interval() if one.hedge is None else hedged_box(one.value, one.hedge)
        reach += max(abs(end - one.value.base) for end in (box.lower, box.upper) if end is not None)
    return apart(reach, claim.value.unit)
