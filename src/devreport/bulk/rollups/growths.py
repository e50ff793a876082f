"""Groups over time: growth against the same group a year or a period before, and periods that lack a row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from attrs import frozen

from devreport.bulk.rollups.rollup import GroupKey, GroupRow, KeyValue, RollUp, order
from devreport.errors import InputError, Problem
from devreport.measures.growth import growth
from devreport.measures.series import Partial
from devreport.periods import Period, parse_period
from devreport.quantities import Missing, Ratio, Undefined

__all__ = ["GroupGaps", "GroupGrowth", "gaps", "growths"]

#: What each period may be compared with.
_SINCE = ("year", "period")


@frozen(kw_only=True)
class GroupGrowth:
    """How the sum of one group grew.

    Attributes:
        key: the key of the group, without its period.
        period: its period.
        current: the sum, with how much of it is there.
        base: that of the same group in the earlier period; nothing where there is no such group.
        value: the growth; undefined where a sum is missing, or the base is zero or below.
    """

    key: GroupKey
    period: Period
    current: Partial
    base: Partial | None
    value: Ratio | Undefined

    @property
    def complete(self) -> bool:
        """Whether both sums have all their rows, so that the growth is not that of what happens to be there."""
        return self.base is not None and self.current.complete and self.base.complete


@frozen(kw_only=True)
class GroupGaps:
    """The periods in which a group should have rows and has none.

    Attributes:
        key: the key of the group, without its period.
        missing: these periods, in order.
        required: how many periods should have rows.
    """

    key: GroupKey
    missing: tuple[Period, ...]
    required: int

    @property
    def held(self) -> int:
        """How many of them have rows."""
        return self.required - len(self.missing)


def growths(
    rollup: RollUp, name: str, *, along: str, since: Literal["year", "period"] = "year"
) -> tuple[GroupGrowth, ...]:
    """How the sums of groups grew against the same period of last year (同比), or the period before (环比).

    Args:
        rollup: the roll-up.
        name: a field that was added up.
        along: the column of the periods, as :func:`~devreport.periods.parse_period` reads them; rows without one are
            in no period and left out.
        since: what each period is compared with.

    Returns:
        Group by group in the order of their keys, each in the order of its periods.

    Raises:
        InputError: if it was not added up, or not by that column, or compared with something else; or with every period
            that cannot be read or is written in two ways.
    """
    problems: list[Problem] = []
    if name not in rollup.sums:
        expected = f"one of {', '.join(rollup.sums)}" if rollup.sums else "a sum, and nothing was added up"
        problems.append(Problem("name", repr(name), expected, code="unknown"))
    if since not in _SINCE:
        problems.append(Problem("since", repr(since), " or ".join(map(repr, _SINCE)), code="value"))
    if problems:
        raise InputError("growth that cannot be had", problems)
    found = _by_period(rollup, along)
    grown = [
        _grown(key, period, group.sums[name], found.get((key, earlier)) if earlier else None, name=name)
        for (key, period), group in found.items()
        for earlier in [period.same_period_last_year() if since == "year" else period.previous()]
    ]
    return tuple(sorted(grown, key=lambda one: (order(one.key), one.period.start, one.period.end)))


def gaps(
    rollup: RollUp, along: str, *, periods: Iterable[Period | str], among: Iterable[GroupKey] = ()
) -> tuple[GroupGaps, ...]:
    """The groups that have no row in some period in which they should have one.

    Args:
        rollup: the roll-up.
        along: the column of the periods; see :func:`growths`.
        periods: the periods in which each group should have rows.
        among: the keys of groups, without their period, that should be there; one that has no row at all is known
            only from here.

    Returns:
        The groups with gaps, in the order of their keys.

    Raises:
        InputError: if it was not rolled up by that column, with every key that has too many or too few values, or with
            every period that cannot be read or is written in two ways.
    """
    required = sorted({parse_period(one) if isinstance(one, str) else one for one in periods}, key=_first)
    place = rollup.place(along)
    given = [tuple(key) for key in among]
    _check_lengths(given, rollup, along)
    found = _by_period(rollup, along)
    keys = dict.fromkeys([*(_without(group.key, place) for group in rollup.groups), *given])
    missing = {key: tuple([one for one in required if (key, one) not in found]) for key in sorted(keys, key=order)}
    return tuple([GroupGaps(key=key, missing=lacks, required=len(required)) for key, lacks in missing.items() if lacks])


def _check_lengths(keys: Iterable[GroupKey], rollup: RollUp, along: str) -> None:
    """Refuse keys that have more or fewer values than the groups."""
    columns = [name for name in rollup.by if name != along]
    expected = f"a value of each of {', '.join(columns)}" if columns else "no values, for there is no other column"
    problems = [Problem("among", repr(key), expected, code="key") for key in keys if len(key) != len(columns)]
    if problems:
        raise InputError("these are no keys of groups", problems)


def _grown(key: GroupKey, period: Period, current: Partial, base: GroupRow | None, *, name: str) -> GroupGrowth:
    before = None if base is None else base.sums[name]
    value = growth(_known(current), Missing() if before is None else _known(before))
    return GroupGrowth(key=key, period=period, current=current, base=before, value=value)


def _known(partial: Partial) -> Ratio | Missing:
    return partial.value if isinstance(partial.value, Ratio) else Missing()


def _by_period(rollup: RollUp, along: str) -> dict[tuple[GroupKey, Period], GroupRow]:
    """Each group by its key without its period, and the period."""
    place = rollup.place(along)
    found: dict[tuple[GroupKey, Period], GroupRow] = {}
    problems: list[Problem] = []
    for group in rollup.groups:
        value = group.key[place]
        if value is None:
            continue
        try:
            period = parse_period(_code(value), where=along)
        except InputError as error:
            problems.extend(error.problems)
            continue
        other = found.setdefault((_without(group.key, place), period), group)
        if other is not group:
            text = f"{other.key[place]!r} and {value!r}"
            problems.append(Problem(along, text, "each period written in one way", code="duplicate"))
    if problems:
        raise InputError(f"the column {along!r} does not hold periods", list(dict.fromkeys(problems)))
    return found


def _code(value: KeyValue) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _without(key: GroupKey, place: int) -> GroupKey:
    return (*key[:place], *key[place + 1 :])


def _first(period: Period) -> tuple[date, date]:
    return period.start, period.end
