"""What the report before promised, as subjects: each is looked up by its id in the plan of today."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from devreport.model import PlanItem
from devreport.rules.facts.recorded import meanings, recorded_ids
from devreport.rules.facts.schedule import STATUS, status_cells
from devreport.rules.subject import Context, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "commitment"

SCHEMA = Table(
    {
        **meanings(vanished=(Sort.TRUTH, "whether the plan of today does not have it any more")),
        **STATUS,
    },
    texts=("name", "text"),
    periods=("made_in",),
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each item that the report before promised, if its plan is at hand."""
    previous = context.previous
    if previous is None:
        return
    for promised in previous.items:
        if promised.made_in is not None and promised.made_in.covers_same_days(previous.period):
            yield _subject(context, promised)


def _subject(context: Context, promised: PlanItem) -> Subject:
    """What became of it; the day that counts is the one that was promised."""
    current = context.plan.item_by_id.get(promised.id)
    followed = evolve(current or evolve(promised, status=None, finished=None), due=promised.due)
    return Subject(
        kind=KIND,
        id=promised.id,
        period=context.period,
        cells={"vanished": current is None, **status_cells(context, followed)},
        inputs=recorded_ids(f"item:{promised.id}", ("status", "finished", "starts", "due", "made_in")),
        texts={"name": followed.name, "text": followed.text or promised.text},
        periods={"made_in": promised.made_in},
        tags=tuple(dict.fromkeys([*followed.tags, *promised.tags])),
    )
