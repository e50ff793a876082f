"""Ranks of groups (位次), how they changed, and shares: exact, from a roll-up alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from devreport.bulk.rollups.rollup import GroupKey, GroupRow, RollUp
from devreport.errors import InputError, Problem
from devreport.measures.shares import share
from devreport.quantities import Missing, Ratio, Undefined

__all__ = ["GroupShare", "Rank", "RankChange", "rank_changes", "ranks", "shares"]


@frozen(kw_only=True)
class Rank:
    """The rank of one group.

    Groups with the same figure share a rank (并列), and the next one counts all that are before it: 1, 2, 2, 4. A group
    whose figure does not exist has no rank, and neither have the rows that do not say to which group they belong.

    Attributes:
        key: the key of the group.
        value: the figure it is ranked by.
        place: its rank, from 1.
        tied: how many groups have this rank, itself included.
        ranked: how many groups have a rank.
    """

    key: GroupKey
    value: Ratio | Undefined
    place: int | None
    tied: int
    ranked: int


@frozen(kw_only=True)
class RankChange:
    """The rank of one group now and before.

    Attributes:
        key: the key of the group.
        now: its rank now; nothing where it has none.
        before: its rank before; nothing where it had none, or there was no such group.
    """

    key: GroupKey
    now: int | None
    before: int | None

    @property
    def gained(self) -> int | None:
        """How many places it rose (升), below zero where it fell (降); nothing where it lacks either rank."""
        return None if self.now is None or self.before is None else self.before - self.now


@frozen(kw_only=True)
class GroupShare:
    """The share of one group in all.

    Attributes:
        key: the key of the group.
        value: its share; undefined where it or the whole has no sum, or the whole does not come to more than zero.
    """

    key: GroupKey
    value: Ratio | Undefined


def ranks(rollup: RollUp, name: str, *, within: Sequence[str] = (), lowest_first: bool = False) -> tuple[Rank, ...]:
    """The groups by rank, those without one at the end; groups of one rank stay in the order of their keys.

    Args:
        rollup: the roll-up.
        name: a ratio, a sum, or a rule, which ranks by its share of passes among what passed or failed.
        within: the columns whose groups are ranked apart from each other; they stay in the order of their keys.
        lowest_first: whether the lowest figure has the first rank.

    Raises:
        InputError: if the roll-up has no such figure or column.
    """
    rollup.check(name)
    places = [rollup.place(column) for column in within]
    parts: dict[GroupKey, list[GroupRow]] = {}
    for group in rollup.groups:
        parts.setdefault(tuple([group.key[place] for place in places]), []).append(group)
    own = [rollup.place(column) for column in rollup.by if column not in within]
    sign = 1 if lowest_first else -1
    return tuple([rank for part in parts.values() for rank in _ranked(part, name, own=own, sign=sign)])


def rank_changes(rollup: RollUp, before: RollUp, *, name: str, within: Sequence[str] = ()) -> tuple[RankChange, ...]:
    """How the ranks of groups changed against an earlier roll-up, in the order of the ranks now.

    Args:
        rollup: the roll-up.
        before: the earlier one, by the same columns.
        name: see :func:`ranks`.
        within: see :func:`ranks`.

    Raises:
        InputError: if one of them has no such figure or column, or they are by other columns.
    """
    if rollup.by != before.by:
        expected = f"a roll-up by {', '.join(rollup.by) or 'nothing'}"
        raise InputError.of(Problem("before", f"one by {', '.join(before.by) or 'nothing'}", expected, code="by"))
    earlier = {rank.key: rank.place for rank in ranks(before, name, within=within)}
    now = ranks(rollup, name, within=within)
    return tuple([RankChange(key=rank.key, now=rank.place, before=earlier.get(rank.key)) for rank in now])


def shares(rollup: RollUp, name: str) -> tuple[GroupShare, ...]:
    """The share of each group in the sum of all (比重), in the order of the groups.

    Args:
        rollup: the roll-up.
        name: a field that was added up.

    Raises:
        InputError: if it was not added up.
    """
    if name not in rollup.sums:
        expected = f"one of {', '.join(rollup.sums)}" if rollup.sums else "a sum, and nothing was added up"
        raise InputError.of(Problem("name", repr(name), expected, code="unknown"))
    whole = rollup.total.sums[name].value
    return tuple([GroupShare(key=group.key, value=_share(group.sums[name].value, whole)) for group in rollup.groups])


def _share(part: Ratio | Undefined, whole: Ratio | Undefined) -> Ratio | Undefined:
    return share(
        Missing() if isinstance(part, Undefined) else part, Missing() if isinstance(whole, Undefined) else whole
    )


def _ranked(groups: Iterable[GroupRow], name: str, *, own: Sequence[int], sign: int) -> list[Rank]:
    figures = {group.key: group.figure(name) for group in groups}
    known = {
        key: sign * value.base
        for key, value in figures.items()
        if isinstance(value, Ratio) and all(key[place] is not None for place in own)
    }
    in_order = sorted(known.values())
    places, counts = dict[object, int](), Counter(in_order)
    for number, value in enumerate(in_order, start=1):
        places.setdefault(value, number)
    found = [
        Rank(
            key=key,
            value=figures[key],
            place=places[known[key]],
            tied=counts[known[key]],
            ranked=len(known),
        )
        for key in sorted(known, key=known.__getitem__)
    ]
    return found + [
        Rank(key=key, value=value, place=None, tied=0, ranked=len(known))
        for key, value in figures.items()
        if key not in known
    ]
