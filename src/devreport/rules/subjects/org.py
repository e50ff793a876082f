"""Units of the administration as subjects: who heads them."""

from __future__ import annotations

from collections.abc import Iterator

from devreport.model import OrgUnit
from devreport.quantities import parse_unit
from devreport.rules.facts.recorded import count, meanings, recorded_ids
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "org"

_PEOPLE = parse_unit("名")

SCHEMA = Table(
    meanings(
        heads=Meaning(Sort.AMOUNT, "how many heads it has", unit=_PEOPLE, optional=False, least=0),
        required=Meaning(Sort.AMOUNT, "how many it must have", unit=_PEOPLE, least=0),
        prescribed=(Sort.TRUTH, "whether a number of heads is prescribed"),
    )
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each unit."""
    for org in context.plan.orgs:
        yield _subject(context, org)


def _subject(context: Context, org: OrgUnit) -> Subject:
    required = org.heads_required
    return Subject(
        kind=KIND,
        id=org.id,
        period=context.period,
        cells={
            "heads": count(len(org.heads), _PEOPLE),
            "required": None if required is None else count(required, _PEOPLE),
            "prescribed": required is not None,
        },
        inputs={**recorded_ids(f"org:{org.id}", ("heads",)), "required": (f"org:{org.id}.heads_required",)},
        texts={"name": org.name},
        tags=org.tags,
    )
