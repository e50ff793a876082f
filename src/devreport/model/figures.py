"""Figures: each in a unit of what it measures, within its bounds, and added up only where that means something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from devreport.errors import Problem
from devreport.model.indicator import Baseline, Display, Growth, Indicator, Observation, Target
from devreport.model.records import Breakdown, Reconciliation
from devreport.model.shape import shown
from devreport.model.vocabulary import Comparator, Direction, Nature
from devreport.model.work import Goal, PlanItem
from devreport.quantities import PERCENT, PERMILLE, POINTS, RATIO, Missing, Quantity, Unit
from devreport.quantities.dimension import divide

__all__ = [
    "against_direction",
    "breakdowns",
    "growths",
    "indicators",
    "investments",
    "negative",
    "not_money",
    "reconciliations",
    "recorded",
    "same_days",
    "targets",
    "unlike",
    "weights",
]

#: Indicators by their ids.
Known = Mapping[str, Indicator]

#: What cannot be added up.
_NEVER_SUMMED = frozenset({Nature.RATE, Nature.RATIO, Nature.INDEX})

_WITH_UNIT = "write a figure with its unit, such as 629.0亿元"


def unlike(where: str, value: Quantity | Missing | None, *, unit: Unit) -> Iterator[Problem]:
    """A figure in a unit that measures something else than ``unit`` does."""
    if isinstance(value, Quantity) and not value.unit.convertible_to(unit):
        hint = _WITH_UNIT if value.unit.code == "1" else ""
        yield Problem(where, shown(str(value)), f"a figure in {unit.code} or a unit of its kind", hint, "unit")


def negative(where: str, value: Quantity | Missing | None) -> Iterator[Problem]:
    """A figure below zero where there can be none."""
    if isinstance(value, Quantity) and value.value < 0:
        yield Problem(where, shown(str(value)), "zero or more", code="negative")


def indicators(records: Iterable[Indicator], known: Known) -> Iterator[Problem]:
    """What is wrong with indicators by themselves."""
    for index, indicator in enumerate(records):
        where = f"$.indicators[{index}]"
        yield from _display(f"{where}.display", indicator.display, unit=indicator.unit)
        if (indicator.numerator is None) != (indicator.denominator is None):
            given, other = ("numerator", "denominator") if indicator.numerator else ("denominator", "numerator")
            yield Problem(where, f"a {given} without a {other}", "both or neither", code="ratio")
        yield from _ratio(where, indicator, known=known)


def recorded(name: str, records: Iterable[Baseline | Observation], *, known: Known) -> Iterator[Problem]:
    """Baselines and observations that do not fit their indicator.

    Args:
        name: the plan's field they are in.
        records: the baselines or observations.
        known: indicators by their ids.
    """
    for index, record in enumerate(records):
        if indicator := known.get(record.indicator):
            where = f"$.{name}[{index}].value"
            yield from unlike(where, record.value, unit=indicator.unit)
            yield from _of_nature(where, record.value, indicator.nature)


def targets(records: Iterable[Target], known: Known) -> Iterator[Problem]:
    """Targets whose bounds, tolerance or units do not fit."""
    for index, target in enumerate(records):
        where = f"$.targets[{index}]"
        yield from _bounds(where, target)
        yield from _tolerance(where, target)
        if indicator := known.get(target.indicator):
            yield from unlike(f"{where}.value", target.value, unit=indicator.unit)
            yield from _of_nature(f"{where}.value", target.value, indicator.nature)


def against_direction(records: Iterable[Target], known: Known) -> Iterator[Problem]:
    """Targets of at least so much for what is to go down."""
    for index, target in enumerate(records):
        indicator = known.get(target.indicator)
        if indicator and indicator.direction is Direction.DOWN and target.comparator is Comparator.AT_LEAST:
            found = f"at_least for {shown(indicator.id)}, whose direction is down"
            hint = "at_least is meant where no comparator is written"
            yield Problem(
                f"$.targets[{index}].comparator", found, "at_most, exactly, about or between", hint, "direction"
            )


def same_days(records: Iterable[tuple[str, Baseline | Target | Observation | Growth]]) -> Iterator[Problem]:
    """Figures that differ in nothing but what their period is called: 上半年 and 1—6月 are the same days.

    Args:
        records: pairs of a place and the record there.
    """
    first: dict[str, tuple[str, str]] = {}
    for where, record in records:
        period = record.period
        identity = record.id.replace(f"@{period.code}", f"@{period.start}/{period.end}", 1)
        earlier, code = first.setdefault(identity, (where, period.code))
        if code != period.code:
            hint = f"{earlier} has the same days as {code}"
            yield Problem(f"{where}.period", shown(period.code), "days that have no figure yet", hint, "duplicate")


def growths(records: Iterable[Growth]) -> Iterator[Problem]:
    """Growth rates that are no rates."""
    for index, growth in enumerate(records):
        if isinstance(growth.value, Quantity) and growth.value.unit not in {PERCENT, PERMILLE}:
            yield Problem(f"$.growths[{index}].value", shown(str(growth.value)), "a rate in % or ‰", _WITH_UNIT, "unit")


def breakdowns(records: Iterable[Breakdown], known: Known) -> Iterator[Problem]:
    """Totals that cannot be added up, and parts in other units."""
    for index, breakdown in enumerate(records):
        where = f"$.breakdowns[{index}]"
        if breakdown.stated_parts is not None and breakdown.stated_parts < 0:
            yield Problem(f"{where}.stated_parts", str(breakdown.stated_parts), "zero or more", code="negative")
        indicator = known.get(breakdown.indicator or "")
        if indicator is None:
            continue
        if breakdown.exhaustive and indicator.nature in _NEVER_SUMMED:
            found = f"the parts of a {indicator.nature.value} added up"
            hint = "set exhaustive to false, or break down its numerator and denominator"
            yield Problem(where, found, "a total that is the sum of its parts", hint, "sum")
        for number, part in enumerate(breakdown.parts):
            yield from unlike(f"{where}.parts[{number}].value", part.value, unit=indicator.unit)


def reconciliations(records: Iterable[Reconciliation], known: Known) -> Iterator[Problem]:
    """Sides that measure different things, and allowances that are none."""
    for index, record in enumerate(records):
        where = f"$.reconciliations[{index}]"
        book, actual = known.get(record.book), known.get(record.actual)
        if book and actual and not book.unit.convertible_to(actual.unit):
            found = f"{book.unit.code} against {actual.unit.code}"
            yield Problem(where, shown(found), "two sides in units of one kind", code="unit")
        yield from unlike(f"{where}.tolerance", record.tolerance, unit=PERCENT)
        yield from negative(f"{where}.tolerance", record.tolerance)
        if record.within_days is not None and record.within_days < 0:
            yield Problem(f"{where}.within_days", str(record.within_days), "zero or more", code="negative")


def weights(records: Iterable[Goal]) -> Iterator[Problem]:
    """Weights below zero, and siblings that weigh more than one together."""
    sums: dict[str | None, Fraction] = {}
    for index, goal in enumerate(records):
        weight = Fraction(goal.weight or 0)
        where = f"$.goals[{index}].weight"
        if weight < 0:
            yield Problem(where, str(goal.weight), "zero or more", code="negative")
        before = sums.get(goal.parent, Fraction(0))
        sums[goal.parent] = before + max(weight, Fraction(0))
        if before <= 1 < sums[goal.parent]:
            found = f"weights of {shown(goal.parent or 'the top goals')} that add up to more than one"
            yield Problem(where, found, "sibling weights of one at most", code="weight")


def investments(records: Iterable[PlanItem]) -> Iterator[Problem]:
    """Investments that are no money, or below zero."""
    for index, item in enumerate(records):
        where = f"$.items[{index}].investment"
        yield from not_money(where, item.investment)
        yield from negative(where, item.investment)


def not_money(where: str, value: Quantity | Missing | None) -> Iterator[Problem]:
    """A figure that is no amount of money."""
    if isinstance(value, Quantity) and [name.partition(":")[0] for name, _ in value.unit.dimension] != ["money"]:
        yield Problem(where, shown(str(value)), "an amount of money", _WITH_UNIT, "unit")


def _ratio(where: str, indicator: Indicator, *, known: Known) -> Iterator[Problem]:
    """A ratio in another unit than its numerator over its denominator has."""
    above, below = (known.get(one) if one else None for one in (indicator.numerator, indicator.denominator))
    if above and below and divide(above.unit.dimension, below.unit.dimension) != indicator.unit.dimension:
        found = f"{indicator.unit.code} for {above.unit.code} over {below.unit.code}"
        yield Problem(
            f"{where}.unit", shown(found), "the unit of the numerator over that of the denominator", code="unit"
        )


def _display(where: str, display: Display, *, unit: Unit) -> Iterator[Problem]:
    for name, places in (("places", display.places), ("rate_places", display.rate_places)):
        if places is not None and not 0 <= places <= 20:
            yield Problem(f"{where}.{name}", str(places), "0 to 20 decimals", code="places")
    yield from unlike(f"{where}.hedge_step", display.hedge_step, unit=unit)
    if display.hedge_step is not None and display.hedge_step.value <= 0:
        yield Problem(f"{where}.hedge_step", shown(str(display.hedge_step)), "a step above zero", code="negative")


def _of_nature(where: str, value: Quantity | Missing, nature: Nature) -> Iterator[Problem]:
    """Counts are whole and not negative; what is done or not is 1 or 0."""
    if not isinstance(value, Quantity):
        return
    if nature is Nature.COUNT:
        yield from negative(where, value)
        if value.unit.counts and Fraction(value.value).denominator != 1:
            yield Problem(where, shown(str(value)), "a whole number of things", code="whole")
    if nature is Nature.BINARY and value.value not in {0, 1}:
        yield Problem(where, shown(str(value)), "1 if it is done, else 0", code="binary")


def _bounds(where: str, target: Target) -> Iterator[Problem]:
    """The upper bound belongs to a range, and lies above the lower one."""
    between = target.comparator is Comparator.BETWEEN
    if between != (target.upper is not None):
        found = "no upper bound" if between else f"an upper bound with {target.comparator.value}"
        yield Problem(
            f"{where}.upper", found, "an upper bound where the comparator is between, and only there", code="bounds"
        )
    if target.soft_upper and not between:
        yield Problem(f"{where}.soft_upper", "true without a range", "true only for a range", code="bounds")
    if target.upper is None:
        return
    yield from unlike(f"{where}.upper", target.upper, unit=target.value.unit)
    if target.upper.unit.convertible_to(target.value.unit) and target.upper.base < target.value.base:
        found = f"{target.upper} below {target.value}"
        yield Problem(f"{where}.upper", shown(found), "the upper bound at or above the lower one", code="bounds")


def _tolerance(where: str, target: Target) -> Iterator[Problem]:
    if target.tolerance is None:
        return
    if target.comparator is not Comparator.ABOUT:
        found = f"a tolerance with {target.comparator.value}"
        yield Problem(f"{where}.tolerance", found, "a tolerance only where the comparator is about", code="bounds")
    if not (target.value.unit.dimension == RATIO and target.tolerance.unit.dimension == POINTS):
        yield from unlike(f"{where}.tolerance", target.tolerance, unit=target.value.unit)
    yield from negative(f"{where}.tolerance", target.tolerance)
