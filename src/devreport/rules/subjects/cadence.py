"""Frequencies as subjects: what was required in each sub-period, and what was held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from devreport.model import Cadence, Obligation
from devreport.periods import Period, PeriodKind, period_of, year_to_date
from devreport.rules.facts.recorded import TIMES, count, meanings, recorded_ids, words_of
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "cadence"

SCHEMA = Table(
    meanings(obligation=Meaning(Sort.WORD, "must (应当) or usually (一般)", words=words_of(Obligation))),
    {
        "parts": meanings(
            due=(Sort.TRUTH, "whether the sub-period lies inside the span and is over"),
            minimum=Meaning(Sort.AMOUNT, "how often it must happen", unit=TIMES, optional=False, least=1),
            held=Meaning(Sort.AMOUNT, "how often it happened", unit=TIMES, optional=False, least=0),
        )
    },
    periods=("parts.part",),
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each frequency."""
    for cadence in context.plan.cadences:
        yield _subject(context, cadence)


def _subject(context: Context, cadence: Cadence) -> Subject:
    span = cadence.period or context.period
    record = f"cadence:{cadence.id}"
    return Subject(
        kind=KIND,
        id=cadence.id,
        period=span,
        cells={"obligation": cadence.obligation},
        inputs={
            "parts": (f"{record}.minimum", f"{record}.records"),
        },
        children={"parts": tuple(_part(context, part, cadence=cadence) for part in _parts(span, cadence))},
        texts={"name": cadence.name},
        unit=TIMES,
        tags=cadence.tags,
    )


def _part(context: Context, part: Period, *, cadence: Cadence) -> Subject:
    span = cadence.period or context.period
    return Subject(
        kind="",
        id=part.code,
        period=part,
        cells={
            "due": span.contains(part) and part.end <= context.as_of,
            "minimum": count(cadence.minimum, TIMES),
            "held": count(sum(part.contains(record) for record in cadence.records), TIMES),
        },
        inputs={
            **recorded_ids(f"cadence:{cadence.id}", ("minimum",)),
            **dict.fromkeys(("held", "part"), (f"cadence:{cadence.id}.records",)),
        },
        periods={"part": part},
    )


def _parts(span: Period, cadence: Cadence) -> Iterator[Period]:
    """The sub-periods that lie in the span or across its edges; without a January of its own, 1—2月 is one."""
    day = span.start
    while True:
        part = period_of(day, cadence.per)
        if cadence.per is not PeriodKind.MONTH or cadence.january_reported or part.number > 2:
            yield part
        elif part.number == 2:
            yield year_to_date(part.year, 2)
        if part.end >= span.end:
            return
        day = part.end + timedelta(days=1)
