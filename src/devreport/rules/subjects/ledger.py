"""Ledgers as subjects: what was found, closed and is open, stated or counted from the entries."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.model import Ledger, LedgerEntry, Text
from devreport.quantities import Missing, Quantity, Unit
from devreport.rules.facts.recorded import UNITS, count, meanings
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "ledger"

SCHEMA = Table(
    meanings(
        found=Meaning(Sort.AMOUNT, "how many were found: as stated, else the entries", least=0),
        closed=Meaning(Sort.AMOUNT, "how many were closed: as stated, else the entries closed by then", least=0),
        open=Meaning(Sort.AMOUNT, "how many are open, as stated", least=0),
        itemised=(Sort.TRUTH, "whether entries are listed"),
        as_of=Meaning(Sort.DAY, "the day up to which time has passed", optional=False),
    ),
    {
        "entries": meanings(
            closed=(Sort.TRUTH, "whether it was closed by then"),
            due=(Sort.DAY, "the day it must be closed"),
            dated=(Sort.TRUTH, "whether there is such a day"),
            measured=(Sort.TRUTH, "whether anything is being done about it"),
            one=Meaning(Sort.AMOUNT, "the entry itself, counted in the unit of the ledger", optional=False, least=1),
            as_of=Meaning(Sort.DAY, "the day up to which time has passed", optional=False),
        )
    },
    texts=("name", "origin"),
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each ledger."""
    for ledger in context.plan.ledgers:
        yield _subject(context, ledger)


def _subject(context: Context, ledger: Ledger) -> Subject:
    entries = tuple(_entry(context, entry, ledger=ledger) for entry in ledger.entries)
    stated = {"found": ledger.found, "closed": ledger.closed}
    counted = {"found": len(entries), "closed": sum(entry.cells["closed"] is True for entry in entries)}
    unit = _unit(ledger)
    record = f"ledger:{ledger.id}"
    from_entries = [name for name, figure in stated.items() if figure is None and entries]
    return Subject(
        kind=KIND,
        id=ledger.id,
        period=ledger.period or context.period,
        cells={
            **stated,
            **{name: count(counted[name], unit) for name in from_entries},
            "open": ledger.open,
            "itemised": bool(entries),
            "as_of": context.as_of,
        },
        inputs={
            **{name: (f"{record}.{'entries' if name in from_entries else name}",) for name in stated},
            "open": (f"{record}.open",),
            "entries": (f"{record}.entries",),
        },
        children={"entries": entries},
        texts={"name": ledger.name, "origin": ledger.origin},
        unit=unit,
        tags=ledger.tags,
    )


def _unit(ledger: Ledger) -> Unit:
    """The counter that the ledger's figures are recorded in."""
    figures: tuple[Quantity | Missing | None, ...] = (ledger.found, ledger.closed, ledger.open)
    return next((figure.unit for figure in figures if isinstance(figure, Quantity)), UNITS)


def _entry(context: Context, entry: LedgerEntry, *, ledger: Ledger) -> Subject:
    record = f"ledger:{ledger.id}.entries.{entry.id}"
    return Subject(
        kind="",
        id=entry.id,
        period=ledger.period or context.period,
        cells={
            "closed": entry.closed_on is not None and entry.closed_on <= context.as_of,
            "due": entry.due,
            "dated": entry.due is not None,
            "measured": bool(entry.measures),
            "one": count(1, _unit(ledger)),
            "as_of": context.as_of,
        },
        inputs={"closed": (f"{record}.closed_on",), "due": (f"{record}.due",), "measured": (f"{record}.measures",)},
        texts={"name": entry.name or Text(entry.id)},
    )
