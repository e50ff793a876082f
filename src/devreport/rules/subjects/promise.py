"""What this report promises for the next period, as subjects."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.model import Modality, PlanItem
from devreport.rules.facts.recorded import meanings, recorded_ids, words_of
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "promise"

SCHEMA = Table(
    meanings(
        modality=Meaning(
            Sort.WORD,
            "确保, 力争 or 推进; missing where the plan does not say",
            words=words_of(Modality),
            optional=True,
        ),
        due=(Sort.DAY, "the day it must be finished"),
        dated=(Sort.TRUTH, "whether there is such a day"),
        period_end=Meaning(Sort.DAY, "the last day of the period that is reported on", optional=False),
    ),
    texts=("name", "text"),
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each item that was made in the period of the report."""
    for item in context.plan.items:
        if item.made_in is not None and item.made_in.covers_same_days(context.period):
            yield _subject(context, item)


def _subject(context: Context, item: PlanItem) -> Subject:
    return Subject(
        kind=KIND,
        id=item.id,
        period=context.period,
        cells={
            "modality": item.modality,
            "due": item.due,
            "dated": item.due is not None,
            "period_end": context.period.end,
        },
        inputs=recorded_ids(f"item:{item.id}", ("modality", "due")),
        texts={"name": item.name, "text": item.text},
        tags=item.tags,
    )
