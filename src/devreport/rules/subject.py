"""Subjects: rows of typed facts that rules judge, made from a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cached_property

from attrs import Factory, evolve, field, frozen

from devreport.expressions import Cell, Lag, Row, row
from devreport.measures import hedged_box
from devreport.model import Display, Hedge, Plan, Text
from devreport.periods import Calendar, Months, Period
from devreport.quantities import Quantity, Unit

__all__ = ["Context", "Meaning", "Sort", "Subject", "Table"]

_PLAIN = Display()


class Sort(Enum):
    """What sort of value a field holds."""

    #: a figure in the unit it was recorded in.
    AMOUNT = "amount"
    #: a pure number: a share of one, or steps of time.
    RATIO = "ratio"
    #: a day.
    DAY = "day"
    #: a word of a closed vocabulary, or an id; empty where the plan says nothing.
    WORD = "word"
    #: true or false, known unless it says otherwise.
    TRUTH = "truth"


def _can_be_missing(meaning: Meaning) -> bool:
    """Whether a field can be missing if nothing is said of it."""
    return meaning.sort in {Sort.AMOUNT, Sort.RATIO, Sort.DAY}


@frozen
class Meaning:
    """What a field of a kind of subject holds.

    Attributes:
        sort: the sort of value.
        text: what it is, in words.
        unit: a unit of what an amount always measures; without one it is in the unit of its family.
        family: amounts of one family share a unit, which only the plan knows; the main family has no name.
        words: every word that it can be; any word where none is named.
        optional: whether it can be missing; by default amounts, ratios and days can.
        least: the least number that it can be, in base units.
        most: the greatest.
        settled: whether amounts measure what the unit does and nothing else; money of a plan may be of any currency.
    """

    sort: Sort
    text: str
    unit: Unit | None = field(default=None, kw_only=True)
    family: str = field(default="", kw_only=True)
    words: tuple[str, ...] = field(default=(), kw_only=True)
    optional: bool = field(default=Factory(_can_be_missing, takes_self=True), kw_only=True)
    least: int | None = field(default=None, kw_only=True)
    most: int | None = field(default=None, kw_only=True)
    settled: bool = field(default=False, kw_only=True)


@frozen
class Table:
    """The fields of a kind of subject, for documentation and for checking rules.

    Attributes:
        fields: field name → what it holds.
        relations: relation name → the fields of its child rows.
        texts: the roles of its names and free texts.
        periods: the roles of its recorded periods; those of child rows stand after the name of their relation.
    """

    fields: Mapping[str, Meaning]
    relations: Mapping[str, Mapping[str, Meaning]] = field(factory=dict[str, Mapping[str, Meaning]])
    texts: tuple[str, ...] = field(default=("name",), kw_only=True)
    periods: tuple[str, ...] = field(default=(), kw_only=True)


@frozen(kw_only=True)
class Context:
    """What an assessment is made of, besides the rules.

    Attributes:
        plan: the plan.
        period: the period that is reported on.
        as_of: the day up to which time has passed.
        previous: the plan as it was a period earlier, whose commitments are followed up.
        calendar: how elapsed shares are counted.
        place: the id of the place whose thresholds hold; the general ones by default.
        known_on: the day on which the figures are looked at: what is released later is not known yet. Without one,
            the newest vintage of each figure counts.
    """

    plan: Plan
    period: Period
    as_of: date
    previous: Plan | None = None
    calendar: Calendar = field(factory=Months)
    place: str = ""
    known_on: date | None = None

    @cached_property
    def known(self) -> Context:
        """The same with the figures that are known on the day they are looked at."""
        day, figures = self.known_on, self.plan.observations
        known = [one for one in figures if day is None or one.released_on is None or one.released_on <= day]
        return self if len(known) == len(figures) else evolve(self, plan=evolve(self.plan, observations=known))


def _nothing(lag: Lag) -> Subject | None:  # noqa: ARG001 - whatever the lag
    """What comes before a subject of which only one period is known."""
    return None


@frozen(kw_only=True)
class Subject:
    """One thing that rules judge.

    Attributes:
        kind: the kind of subject, which is a table of rows with the same fields; empty for a child row.
        id: the id of what it is.
        period: the period it is judged for.
        cells: field name → what was recorded.
        inputs: field name → the ids of the recorded figures behind it.
        children: relation name → child rows, such as the parts of a breakdown.
        texts: role → name or free text.
        periods: role → a period that was recorded, where there is one.
        display: how its figures are printed.
        unit: the unit its amounts are reported in.
        hedges: field name → the hedge the figure was recorded with.
        tags: words that an outline selects by.
        names: field name → what it is called, where no catalogue of messages knows it.
        past: gives the same subject a year or a period before, where the plan recorded it.
        earlier: the same subject before, as far as something looks back: see :meth:`back`.
    """

    kind: str
    id: str
    period: Period
    cells: Mapping[str, Cell]
    inputs: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    children: Mapping[str, tuple[Subject, ...]] = field(factory=dict[str, "tuple[Subject, ...]"])
    texts: Mapping[str, Text] = field(factory=dict[str, Text])
    periods: Mapping[str, Period | None] = field(factory=dict[str, "Period | None"])
    display: Display = _PLAIN
    unit: Unit | None = None
    hedges: Mapping[str, Hedge] = field(factory=dict[str, Hedge])
    tags: tuple[str, ...] = ()
    names: Mapping[str, Text] = field(factory=dict[str, Text])
    past: Callable[[Lag], Subject | None] = field(default=_nothing, eq=False, repr=False)
    earlier: Mapping[Lag, Subject] = field(factory=dict[Lag, "Subject"])

    @cached_property
    def stamp(self) -> str:
        """Its id and period, as ids of findings and figures start: ``investment@2023-S1``."""
        return f"{self.id}@{self.period.code}"

    @cached_property
    def row(self) -> Row:
        """The subject as expressions see it."""
        return row(
            self.cells,
            inputs=self.inputs,
            relations={name: [child.row for child in children] for name, children in self.children.items()},
            label=self.id if not self.kind else "",
            periods={name: period for name, period in self.periods.items() if period is not None},
            earlier={lag: before.row for lag, before in self.earlier.items()},
        )

    @cached_property
    def reach(self) -> Row:
        """The same with everything that a hedged figure may stand for in its place: 200余 is from 200 to below 300."""
        boxes = {
            name: hedged_box(cell, hedge)
            for name, hedge in self.hedges.items()
            if isinstance(cell := self.cells[name], Quantity)
        }
        earlier = {lag: before.reach for lag, before in self.earlier.items()}
        if not boxes and all(reach is self.row.earlier[lag] for lag, reach in earlier.items()):
            return self.row
        return evolve(self.row, values={**self.row.values, **boxes}, earlier=earlier)

    def back(self, ways: Iterable[tuple[Lag, ...]]) -> Subject:
        """The subject with what came before it; itself where nothing is asked for, or recorded.

        Args:
            ways: what is looked back at: a year; a year, and a year before that.
        """
        onward: dict[Lag, list[tuple[Lag, ...]]] = {}
        for lag, *rest in ways:
            onward.setdefault(lag, []).extend([tuple(rest)] if rest else [])
        found = {lag: before.back(rest) for lag, rest in onward.items() if (before := self.past(lag)) is not None}
        return evolve(self, earlier=found) if found else self
