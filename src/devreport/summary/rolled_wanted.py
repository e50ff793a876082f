"""What is asked of a report on a roll-up: refused, all at once, where the roll-up cannot answer it."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.bulk import RollUp
from devreport.errors import InputError, Problem, did_you_mean
from devreport.quantities import PERCENT, Ratio
from devreport.quantities.number import MAX_DIGITS
from devreport.summary.rolled_topic import RollUpTopic

__all__ = ["check_topic"]


def check_topic(rollup: RollUp, topic: RollUpTopic) -> None:
    """Refuse a topic that does not fit a roll-up.

    Raises:
        InputError: with everything that does not fit: the column, what it is compared with, numbers and units.
    """
    problems = [
        *_wrong_column(rollup, topic.column),
        *_wrong_earlier(rollup, topic),
        *_wrong_last_year(rollup, topic.last_year),
        *_wrong_numbers(topic),
        *_wrong_units(rollup, topic),
    ]
    if problems:
        raise InputError("the topic of the report does not fit the roll-up", problems)


def _wrong_column(rollup: RollUp, column: str) -> Iterator[Problem]:
    if column and column not in rollup.by:
        expected = f"one of {', '.join(rollup.by)}" if rollup.by else "a column, and it was rolled up by none"
        yield Problem("column", repr(column), expected, did_you_mean(column, rollup.by), "missing_column")


def _wrong_earlier(rollup: RollUp, topic: RollUpTopic) -> Iterator[Problem]:
    """What ranks are compared with must be earlier, and have the same groups and ratios."""
    before, column = topic.before, topic.column or next(iter(rollup.by), "")
    if before is None:
        return
    if before.period.end >= rollup.period.end:
        expected = f"a roll-up of a period that ends before {rollup.period.code} does"
        yield Problem("before", f"one of {before.period.code}", expected, code="period")
    if column and column not in before.by:
        by = ", ".join(before.by) or "nothing"
        yield Problem("before", f"one by {by}", f"a roll-up by {column}", code="by")
    for ratio in rollup.ratios:
        if ratio not in before.ratios:
            expected = "a roll-up with the ratios of this one"
            yield Problem("before", f"no ratio {ratio!r}", expected, did_you_mean(ratio, before.ratios), "unknown")


def _wrong_last_year(rollup: RollUp, earlier: RollUp | None) -> Iterator[Problem]:
    """Growth is year on year only against the same period of last year, in units of one kind."""
    if earlier is None:
        return
    same = rollup.period.same_period_last_year()
    if earlier.period != same:
        expected = f"a roll-up of {same.code}" if same else f"nothing, for {rollup.period.code} has no such period"
        yield Problem("last_year", f"one of {earlier.period.code}", expected, code="period")
    for name in rollup.sums:
        other = earlier.summed.get(name)
        if other is not None and not other.unit.convertible_to(rollup.summed[name].unit):
            expected = f"a unit that {rollup.summed[name].unit.code} can be compared with"
            yield Problem("last_year", f"{name!r} in {other.unit.code}", expected, code="unit")


def _wrong_numbers(topic: RollUpTopic) -> Iterator[Problem]:
    if topic.most < 1:
        yield Problem("most", str(topic.most), "at least 1", code="number")
    if not 0 <= topic.places < MAX_DIGITS:
        yield Problem("places", str(topic.places), f"from 0 to {MAX_DIGITS - 1}", code="number")
    due: Ratio | None = topic.due
    if due is not None and due.unit.dimension:
        yield Problem("due", f"a number of {due.unit.code}", f"a share such as 50 {PERCENT.code}", code="unit")


def _wrong_units(rollup: RollUp, topic: RollUpTopic) -> Iterator[Problem]:
    for name, unit in topic.units.items():
        if name not in rollup.summed:
            hint = did_you_mean(name, rollup.summed) or f"there are: {', '.join(rollup.summed) or 'none'}"
            yield Problem("units", repr(name), "a field that is added up", hint, "unknown_field")
        elif not unit.convertible_to(rollup.summed[name].unit):
            own = rollup.summed[name].unit.code
            yield Problem("units", f"{unit.code} for {name!r}", f"a unit that {own} can be written in", code="unit")
