"""The plan itself as a subject: whether its figures are those of the time it reports on."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.model import Observation, ObservationStatus, Text
from devreport.rules.facts.recorded import meanings
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "plan"

SCHEMA = Table(
    meanings(
        as_of=Meaning(Sort.DAY, "the day up to which time has passed", optional=False),
        period_start=Meaning(Sort.DAY, "the first day of the period that is reported on", optional=False),
    ),
    {
        "recorded": meanings(
            ends=Meaning(
                Sort.DAY, "the last day that a recorded figure covers; estimates (预计) left out", optional=False
            ),
            as_of=Meaning(Sort.DAY, "the day up to which time has passed", optional=False),
        )
    },
    periods=("recorded.covers",),
)


def subjects(context: Context) -> Iterator[Subject]:
    """The plan."""
    plan = context.plan
    recorded = [one for one in plan.observations if one.status is not ObservationStatus.ESTIMATED]
    yield Subject(
        kind=KIND,
        id=plan.id,
        period=context.period,
        cells={"as_of": context.as_of, "period_start": context.period.start},
        inputs={"as_of": (f"plan:{plan.id}.as_of",)},
        children={"recorded": tuple(_recorded(context, one) for one in recorded)},
        texts={"name": plan.title},
    )


def _recorded(context: Context, observation: Observation) -> Subject:
    return Subject(
        kind="",
        id=observation.id,
        period=context.period,
        cells={"ends": observation.period.end, "as_of": context.as_of},
        inputs=dict.fromkeys(("ends", "covers"), (observation.id,)),
        texts={"name": _name(context, observation)},
        periods={"covers": observation.period},
    )


def _name(context: Context, observation: Observation) -> Text:
    return context.plan.indicator_by_id[observation.indicator].name
