"""The documents that items need, as subjects: one for each checklist of an item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from devreport.model import Checklist, PlanItem, Requirement
from devreport.rules.facts.recorded import meanings
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "checklist"

SCHEMA = Table(
    meanings(
        needed_on=Meaning(
            Sort.DAY, "the day the documents must be at hand; by default the day of the report", optional=False
        ),
        as_of=Meaning(Sort.DAY, "the day up to which time has passed", optional=False),
    ),
    {
        "requirements": meanings(
            obtained=(Sort.TRUTH, "whether the document was at hand by then"),
            valid_until=(Sort.DAY, "the last day it is valid"),
            expires=(Sort.TRUTH, "whether it has such a day"),
            needed_on=Meaning(Sort.DAY, "the day it must be at hand", optional=False),
        )
    },
    texts=("name", "checklist"),
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each checklist of each item."""
    for item in context.plan.items:
        for number, checklist in enumerate(item.checklists):
            yield _subject(context, item, checklist=checklist, place=f"checklists[{number}]")


def _subject(context: Context, item: PlanItem, *, checklist: Checklist, place: str) -> Subject:
    needed_on = checklist.needed_on or context.as_of
    record = f"item:{item.id}.{place}"
    return Subject(
        kind=KIND,
        id=f"{item.id}/{place}",
        period=context.period,
        cells={"needed_on": needed_on, "as_of": context.as_of},
        inputs={"needed_on": (f"{record}.needed_on",), "requirements": (f"{record}.requirements",)},
        children={
            "requirements": tuple(
                _requirement(context, requirement, record=f"{record}.requirements[{number}]", needed_on=needed_on)
                for number, requirement in enumerate(checklist.requirements)
            )
        },
        texts={"name": item.name, "checklist": checklist.name},
        tags=item.tags,
    )


def _requirement(context: Context, requirement: Requirement, *, record: str, needed_on: date) -> Subject:
    return Subject(
        kind="",
        id=record.rpartition(".")[2],
        period=context.period,
        cells={
            "obtained": requirement.obtained_on is not None and requirement.obtained_on <= context.as_of,
            "valid_until": requirement.valid_until,
            "expires": requirement.valid_until is not None,
            "needed_on": max(needed_on, context.as_of),
        },
        inputs={"obtained": (f"{record}.obtained_on",), "valid_until": (f"{record}.valid_until",)},
        texts={"name": requirement.name},
    )
