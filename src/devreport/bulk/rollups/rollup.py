"""Roll-ups: what rules say of a table, and its sums and ratios, group by group, as exact values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, reduce
from typing import TypeAlias

from attrs import evolve, field, frozen

from devreport.bulk.programs.program import Refused
from devreport.errors import InputError, Problem, did_you_mean
from devreport.findings import Edition, Outcome, Tally
from devreport.measures.series import Partial
from devreport.periods import Period
from devreport.quantities import Ratio, Undefined, Unit
from devreport.rules.rule import Rule
from devreport.text import Text

__all__ = ["GroupKey", "GroupRow", "KeyValue", "Pair", "RollUp", "Summed", "order", "plain_value"]

#: A value of a column that tells groups apart; nothing is a value like any other.
KeyValue: TypeAlias = "str | int | Decimal | bool | date | None"
GroupKey: TypeAlias = tuple[KeyValue, ...]

_OUTCOMES: Mapping[str, Outcome] = {
    "passed": Outcome.PASS,
    "failed": Outcome.FAIL,
    "unknown": Outcome.UNKNOWN,
    "not_applicable": Outcome.NOT_APPLICABLE,
}


@frozen(kw_only=True)
class Summed:
    """A field that is added up.

    Attributes:
        name: its name.
        column: the column that holds it; empty where every row has the same.
        unit: the unit of its sums.
        title: what sentences call it.
    """

    name: str
    column: str
    unit: Unit
    title: Text


@frozen(kw_only=True)
class Pair:
    """Two sums over the same rows, which give the ratio of a group: never the mean of the ratios of its rows.

    Attributes:
        above: the sum of the numerators.
        below: the sum of the denominators.
        present: the number of rows that have both; only these are added up.
        expected: the number of all rows.
        doubtful: how many of the rows that have both have a denominator that is not above zero; they are added up too.
    """

    above: Ratio
    below: Ratio
    present: int
    expected: int
    doubtful: int = 0

    @property
    def left_out(self) -> int:
        """The number of rows that lack one of the two."""
        return self.expected - self.present

    @property
    def value(self) -> Ratio | Undefined:
        """The ratio; undefined where no row has both, and where the denominators do not come to more than zero."""
        if not self.present:
            return Undefined("missing_input")
        if self.below.numerator <= 0:
            return Undefined("negative_target" if self.below.numerator < 0 else "zero_denominator")
        return self.above / self.below


@frozen(kw_only=True)
class GroupRow:
    """What is said of one group of rows.

    Attributes:
        key: the value of each column that tells groups apart; fewer of them for a subtotal, none for the total.
        rows: the number of its rows.
        tallies: rule name → how often it ended in each outcome.
        ratios: name → the sums above and below.
        sums: field name → the sum of what is there, with how much is there.
    """

    key: GroupKey
    rows: int
    tallies: Mapping[str, Tally] = field(factory=dict[str, Tally])
    ratios: Mapping[str, Pair] = field(factory=dict[str, Pair])
    sums: Mapping[str, Partial] = field(factory=dict[str, Partial])

    def figure(self, name: str) -> Ratio | Undefined:
        """The figure of a name: a ratio, a sum, or for a rule the share of passes among what passed or failed.

        Raises:
            InputError: if there is no such ratio, sum or rule.
        """
        if name in self.ratios:
            return self.ratios[name].value
        if name in self.sums:
            return self.sums[name].value
        if name not in self.tallies:
            known = [*self.ratios, *self.sums, *self.tallies]
            hint = did_you_mean(name, known) or f"there are: {', '.join(known)}"
            raise InputError.of(Problem("name", repr(name), "a ratio, a sum or a rule of the roll-up", hint, "unknown"))
        tally = self.tallies[name]
        judged = tally.passed + tally.failed
        return Ratio(tally.passed, judged) if judged else Undefined("nothing_judged")


@frozen(kw_only=True)
class RollUp:
    """A table rolled up: a value, small and exact, whatever the size of the table.

    Attributes:
        label: what the table is called.
        kind: what each row is.
        period: the period that was judged.
        by: the columns that tell groups apart.
        groups: the groups, ordered by their keys: numbers and days by size, texts by code point, missing ones last.
        rules: the rules that were judged.
        refused: the rules that were not judged, and why.
        ratios: name → the fields above and below.
        sums: the names of the fields that are added up.
        summed: each field that is added up, by name.
        totals: whether :attr:`lines` have subtotals and the total.
        edition: the edition of the rules.
    """

    label: str
    kind: str
    period: Period
    by: tuple[str, ...]
    groups: tuple[GroupRow, ...]
    rules: tuple[Rule, ...] = ()
    refused: tuple[Refused, ...] = ()
    ratios: Mapping[str, tuple[str, str]] = field(factory=dict[str, tuple[str, str]])
    sums: tuple[str, ...] = ()
    summed: Mapping[str, Summed] = field(factory=dict[str, Summed])
    totals: bool = True
    edition: Edition | None = None

    @cached_property
    def total(self) -> GroupRow:
        """All groups together."""
        return self._added((), self.groups)

    @cached_property
    def lines(self) -> tuple[GroupRow, ...]:
        """The groups, each block of them followed by its subtotal, and the total at the end."""
        return tuple(self._lines((), self.groups))

    def regrouped(self, by: Sequence[str]) -> RollUp:
        """The same by fewer columns, or by these in another order.

        Raises:
            InputError: if it was not rolled up by one of them.
        """
        places = [self.place(column) for column in by]
        found: dict[GroupKey, list[GroupRow]] = {}
        for group in self.groups:
            found.setdefault(tuple([group.key[place] for place in places]), []).append(group)
        groups = [self._added(key, found[key]) for key in sorted(found, key=order)]
        return evolve(self, by=tuple(by), groups=tuple(groups if by else [self.total]))

    def place(self, column: str) -> int:
        """Where keys have the value of a column.

        Raises:
            InputError: if it was not rolled up by that column.
        """
        if column not in self.by:
            hint = did_you_mean(column, self.by)
            expected = f"one of {', '.join(self.by)}" if self.by else "a column, and it was rolled up by none"
            raise InputError.of(Problem("by", f"the column {column!r}", expected, hint, "missing_column"))
        return self.by.index(column)

    def check(self, name: str) -> None:
        """Refuse the name of what was not rolled up.

        Raises:
            InputError: if there is no such ratio, sum or rule.
        """
        self.total.figure(name)

    def table(self) -> list[dict[str, object]]:
        """Its lines, each as column name → exact value: integers, fractions, and nothing where there is no value.

        ``grouped_by`` says how many of the columns hold a value of the group: all of them, and fewer in subtotals.
        """
        return [dict(self._cells(line)) for line in self.lines]

    def plain(self) -> list[dict[str, str | int | bool | None]]:
        """The same as JSON has it: fractions such as ``1/3``, decimals and days as text."""
        return [{name: plain_value(value) for name, value in line.items()} for line in self.table()]

    def header(self) -> list[str]:
        """The names of the columns of :meth:`table`."""
        return [name for name, _ in self._cells(self.total)]

    def _lines(self, key: GroupKey, groups: Sequence[GroupRow]) -> Iterator[GroupRow]:
        if len(key) == len(self.by):
            yield from groups
            return
        blocks: dict[KeyValue, list[GroupRow]] = {}
        for group in groups:
            blocks.setdefault(group.key[len(key)], []).append(group)
        for value, block in blocks.items():
            yield from self._lines((*key, value), block)
        if self.totals:
            yield self._added(key, groups)

    def _added(self, key: GroupKey, groups: Iterable[GroupRow]) -> GroupRow:
        return evolve(reduce(_both, groups, self._nothing()), key=key)

    def _nothing(self) -> GroupRow:
        """What is said of no rows at all."""
        none = {name: Ratio(0, unit=one.unit) for name, one in self.summed.items()}
        return GroupRow(
            key=(),
            rows=0,
            tallies={rule.name: Tally() for rule in self.rules},
            ratios={
                name: Pair(above=none[above], below=none[below], present=0, expected=0)
                for name, (above, below) in self.ratios.items()
            },
            sums=dict.fromkeys(self.sums, Partial(Undefined("missing_input"), 0, 0)),
        )

    def _cells(self, line: GroupRow) -> Iterator[tuple[str, object]]:
        yield from zip(self.by, (*line.key, *[None] * (len(self.by) - len(line.key))), strict=True)
        yield "grouped_by", len(line.key)
        yield "rows", line.rows
        for name, tally in line.tallies.items():
            yield from ((f"{name}.{word}", getattr(tally, word)) for word in _OUTCOMES)
            yield f"{name}.pass_rate", _fraction(line.figure(name))
        for name, pair in line.ratios.items():
            yield name, _fraction(pair.value, base=True)
            yield f"{name}.above", pair.above.value
            yield f"{name}.below", pair.below.value
            yield f"{name}.rows", pair.present
            yield f"{name}.left_out", pair.left_out
        for name, partial in line.sums.items():
            yield name, _fraction(partial.value)
            yield f"{name}.rows", partial.present
            yield f"{name}.left_out", partial.expected - partial.present


def order(key: GroupKey) -> tuple[tuple[bool, object], ...]:
    """What keys are ordered by; what is missing comes last."""
    return tuple([(value is None, value) for value in key])


def plain_value(value: object) -> str | int | bool | None:
    """A value as JSON has it."""
    match value:
        case None | bool() | int() | str():
            return value
        case Fraction() if value.denominator == 1:
            return int(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _fraction(value: Ratio | Undefined, *, base: bool = False) -> Fraction | None:
    """A number as a fraction; a ratio of sums that are in two units of one kind as the pure number that it is."""
    if not isinstance(value, Ratio):
        return None
    return value.base if base and not value.unit.dimension else value.value


def _both(one: GroupRow, other: GroupRow) -> GroupRow:
    return GroupRow(
        key=(),
        rows=one.rows + other.rows,
        tallies={name: _tallied(tally, other.tallies[name]) for name, tally in one.tallies.items()},
        ratios={name: _paired(pair, other.ratios[name]) for name, pair in one.ratios.items()},
        sums={name: _summed(partial, other.sums[name]) for name, partial in one.sums.items()},
    )


def _tallied(one: Tally, other: Tally) -> Tally:
    return Tally(**{word: getattr(one, word) + getattr(other, word) for word in _OUTCOMES})


def _paired(one: Pair, other: Pair) -> Pair:
    return Pair(
        above=one.above + other.above,
        below=one.below + other.below,
        present=one.present + other.present,
        expected=one.expected + other.expected,
        doubtful=one.doubtful + other.doubtful,
    )


def _summed(one: Partial, other: Partial) -> Partial:
    known = [partial.value for partial in (one, other) if isinstance(partial.value, Ratio)]
    value = sum(known[1:], known[0]) if known else one.value
    return Partial(value, one.present + other.present, one.expected + other.expected)
