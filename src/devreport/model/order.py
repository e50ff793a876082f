"""Days, numbers and stages that have an order, and lists that must be kept in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from devreport.errors import Problem
from devreport.model.figures import negative, not_money, unlike
from devreport.model.records import Cadence, Funding, FundingStage, Ledger, LedgerEntry, Publication
from devreport.model.shape import shown
from devreport.model.work import Milestone, OrgUnit, PlanItem
from devreport.periods import PeriodKind
from devreport.quantities import Missing, Quantity

__all__ = ["cadences", "fundings", "items", "ledgers", "orgs", "publications"]

#: Periods that come again and again.
_REPEATED = frozenset(
    {PeriodKind.DAY, PeriodKind.XUN, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR}
)


def items(records: Iterable[PlanItem]) -> Iterator[Problem]:
    """Items that end before they start, and milestones out of order."""
    for index, item in enumerate(records):
        where = f"$.items[{index}]"
        yield from _before(f"{where}.due", item.due, first=item.starts, noun="the day it starts")
        yield from _before(f"{where}.finished", item.finished, first=item.starts, noun="the day it starts")
        yield from _milestones(where, item.milestones)


def ledgers(records: Iterable[Ledger]) -> Iterator[Problem]:
    """Entries with one id, or closed before they were found; counts below zero or of different things."""
    for index, ledger in enumerate(records):
        where = f"$.ledgers[{index}]"
        figures = [(f"{where}.{name}", getattr(ledger, name)) for name in ("found", "closed", "open")]
        for place, figure in figures:
            yield from negative(place, figure)
        yield from _one_unit(figures)
        yield from _entries(where, ledger.entries)


def fundings(records: Iterable[Funding]) -> Iterator[Problem]:
    """Stages given twice, counts below zero, and amounts that are no money."""
    for index, funding in enumerate(records):
        where = f"$.fundings[{index}]"
        if funding.batch is not None and funding.batch < 1:
            yield Problem(f"{where}.batch", str(funding.batch), "1 or more", code="negative")
        for kind, times in Counter(stage.stage for stage in funding.stages).items():
            if times > 1:
                found = f"the stage {kind.value} {times} times"
                yield Problem(f"{where}.stages", found, "each stage at most once", code="duplicate")
        yield from _stages(where, funding.stages)


def cadences(records: Iterable[Cadence]) -> Iterator[Problem]:
    """Frequencies that ask for nothing, or per period that does not come again."""
    for index, cadence in enumerate(records):
        where = f"$.cadences[{index}]"
        if cadence.minimum < 1:
            yield Problem(f"{where}.minimum", str(cadence.minimum), "1 or more", code="negative")
        if cadence.per not in _REPEATED:
            expected = "a period that comes again: " + ", ".join(kind.value for kind in PeriodKind if kind in _REPEATED)
            yield Problem(f"{where}.per", shown(cadence.per.value), expected, code="period")


def publications(records: Iterable[Publication]) -> Iterator[Problem]:
    """Issue numbers below one or out of order, and cited issues that never came out."""
    for index, publication in enumerate(records):
        where = f"$.publications[{index}]"
        for name in ("issues", "cited", "gaps_declared"):
            yield from _rising(f"{where}.{name}", getattr(publication, name))
        yield from negative(f"{where}.entries", publication.entries)
        if absent := sorted(set(publication.cited) - set(publication.issues)):
            yield Problem(f"{where}.cited", f"number {absent[0]}", "numbers of issues that came out", code="dangling")
        if present := sorted(set(publication.gaps_declared) & set(publication.issues)):
            expected = "numbers that were left out"
            yield Problem(f"{where}.gaps_declared", f"number {present[0]}, which came out", expected, code="gap")


def orgs(records: Iterable[OrgUnit]) -> Iterator[Problem]:
    """Units that need fewer than no heads."""
    for index, org in enumerate(records):
        if org.heads_required is not None and org.heads_required < 0:
            where = f"$.orgs[{index}].heads_required"
            yield Problem(where, str(org.heads_required), "zero or more", code="negative")


def _before(where: str, day: date | None, *, first: date | None, noun: str) -> Iterator[Problem]:
    if day is not None and first is not None and day < first:
        yield Problem(where, day.isoformat(), f"{noun}, {first.isoformat()}, or a later one", code="order")


def _milestones(where: str, milestones: Iterable[Milestone]) -> Iterator[Problem]:
    for number, (earlier, later) in enumerate(pairwise(milestones), start=1):
        place = f"{where}.milestones[{number}].due"
        yield from _before(place, later.due, first=earlier.due, noun="the day of the milestone before")


def _entries(where: str, entries: Sequence[LedgerEntry]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        place = f"{where}.entries[{number}]"
        if entry.id in seen:
            yield Problem(f"{place}.id", f"{shown(entry.id)} again", "an id of its own in the ledger", code="duplicate")
        seen.add(entry.id)
        yield from _before(f"{place}.due", entry.due, first=entry.found_on, noun="the day it was found")
        yield from _before(f"{place}.closed_on", entry.closed_on, first=entry.found_on, noun="the day it was found")


def _stages(where: str, stages: Sequence[FundingStage]) -> Iterator[Problem]:
    places = [(f"{where}.stages[{number}]", stage) for number, stage in enumerate(stages)]
    for place, stage in places:
        yield from negative(f"{place}.count", stage.count)
        yield from negative(f"{place}.amount", stage.amount)
        yield from not_money(f"{place}.amount", stage.amount)
    yield from _one_unit([(f"{place}.count", stage.count) for place, stage in places])
    yield from _one_unit([(f"{place}.amount", stage.amount) for place, stage in places])


def _one_unit(figures: Iterable[tuple[str, Quantity | Missing | None]]) -> Iterator[Problem]:
    """Figures that are compared with the first one, and measure something else."""
    recorded = [(where, figure) for where, figure in figures if isinstance(figure, Quantity)]
    for where, figure in recorded[1:]:
        yield from unlike(where, figure, unit=recorded[0][1].unit)


def _rising(where: str, numbers: Sequence[int]) -> Iterator[Problem]:
    for index, number in enumerate(numbers):
        if number < 1:
            yield Problem(f"{where}[{index}]", str(number), "1 or more", code="negative")
        elif index and number <= numbers[index - 1]:
            found = f"{number} after {numbers[index - 1]}"
            yield Problem(f"{where}[{index}]", found, "numbers in rising order, each once", code="order")
