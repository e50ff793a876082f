"""Reconciliations as subjects: two figures that must agree, and the days between them."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.model import Reconciliation
from devreport.quantities import Quantity, parse_unit
from devreport.rules.facts.recorded import count, meanings, observed, plain, recorded_ids
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "reconciliation"

_DAYS = parse_unit("天")

SCHEMA = Table(
    meanings(
        book=(Sort.AMOUNT, "what was recorded on the one side (账面, 应缴, 轮出)"),
        actual=(Sort.AMOUNT, "what was recorded on the other side (实物, 已缴, 轮入)"),
        tolerance=Meaning(
            Sort.RATIO,
            "the difference allowed, relative to the book figure; zero where none is stated",
            optional=False,
            least=0,
        ),
        book_on=(Sort.DAY, "the day of the one side"),
        actual_on=(Sort.DAY, "the day of the other side"),
        limit=Meaning(Sort.AMOUNT, "the most days that may lie between them", unit=_DAYS, least=0),
        limited=(Sort.TRUTH, "whether the days between them are limited"),
    )
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each reconciliation."""
    for reconciliation in context.plan.reconciliations:
        yield _subject(context, reconciliation)


def _subject(context: Context, reconciliation: Reconciliation) -> Subject:
    period, about = reconciliation.period or context.period, reconciliation.about
    book = observed(context.plan, reconciliation.book, about=about, period=period)
    actual = observed(context.plan, reconciliation.actual, about=about, period=period)
    indicator = context.plan.indicator_by_id[reconciliation.book]
    limit = reconciliation.within_days
    return Subject(
        kind=KIND,
        id=reconciliation.id,
        period=period,
        cells={
            "book": book.value if book else None,
            "actual": actual.value if actual else None,
            "tolerance": reconciliation.tolerance or Quantity(0),
            "book_on": reconciliation.book_on,
            "actual_on": reconciliation.actual_on,
            "limit": None if limit is None else count(limit, _DAYS),
            "limited": limit is not None,
        },
        inputs={
            **recorded_ids(f"reconciliation:{reconciliation.id}", ("tolerance", "book_on", "actual_on")),
            "limit": (f"reconciliation:{reconciliation.id}.within_days",),
            **({"book": (book.id,)} if book else {}),
            **({"actual": (actual.id,)} if actual else {}),
        },
        texts={"name": reconciliation.name},
        display=plain(indicator.display),
        unit=indicator.unit,
        tags=reconciliation.tags,
    )
