"""The plan itself as a subject: whether its figures are those of the time it reports on."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.model import ObservationStatus
from devreport.rules.facts import meanings
from devreport.rules.subject import Context, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "plan"

SCHEMA = Table(
    meanings(
        as_of=(Sort.DAY, "the day up to which time has passed"),
        period_start=(Sort.DAY, "the first day of the period that is reported on"),
        latest=(Sort.DAY, "the last day that a recorded figure covers; estimates (预计) left out"),
        observed=(Sort.TRUTH, "whether any figure is recorded"),
    )
)


def subjects(context: Context) -> Iterator[Subject]:
    """The plan."""
    plan = context.plan
    recorded = [one for one in plan.observations if one.status is not ObservationStatus.ESTIMATED]
    latest = max(recorded, key=lambda one: one.period.end, default=None)
    yield Subject(
        kind=KIND,
        id=plan.id,
        period=context.period,
        cells={
            "as_of": context.as_of,
            "period_start": context.period.start,
            "latest": latest.period.end if latest else None,
            "observed": latest is not None,
        },
        inputs={
            "as_of": (f"plan:{plan.id}.as_of",),
            **({"latest": (latest.id,)} if latest else {}),
        },
        texts={"name": plan.title},
    )
