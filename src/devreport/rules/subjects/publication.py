"""Series of numbered issues as subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from devreport.model import Publication
from devreport.quantities import ONE
from devreport.rules.facts.recorded import count, meanings
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "publication"

_NUMBER = meanings(number=Meaning(Sort.RATIO, "the number of the issue", optional=False, least=1))

SCHEMA = Table(
    meanings(
        entries=Meaning(Sort.AMOUNT, "how many contributions were published", least=0),
        credited=(Sort.TRUTH, "whether contributions are counted, and issues cited"),
        published=(Sort.TRUTH, "whether any issue came out"),
    ),
    {
        "issues": _NUMBER,
        "cited": {
            **_NUMBER,
            **meanings(
                known=(Sort.TRUTH, "whether that issue came out"),
                least=Meaning(Sort.AMOUNT, "one contribution, the least that it must hold", optional=False, least=1),
            ),
        },
        "gaps": _NUMBER,
    },
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each series."""
    for publication in context.plan.publications:
        yield _subject(context, publication)


def _subject(context: Context, publication: Publication) -> Subject:
    record = f"publication:{publication.id}"
    return Subject(
        kind=KIND,
        id=publication.id,
        period=context.period,
        cells={
            "entries": publication.entries,
            "credited": publication.entries is not None and bool(publication.cited),
            "published": bool(publication.issues),
        },
        inputs={
            "entries": (f"{record}.entries",),
            "issues": (f"{record}.issues",),
            "cited": (f"{record}.cited",),
            "gaps": (f"{record}.issues",),
        },
        children={
            "issues": tuple(_number(context, number, record=f"{record}.issues") for number in publication.issues),
            "cited": tuple(_cited(context, number, publication=publication) for number in publication.cited),
            "gaps": tuple(_number(context, number, record=f"{record}.issues") for number in _gaps(publication)),
        },
        texts={"name": publication.name},
        tags=publication.tags,
    )


def _gaps(publication: Publication) -> Iterable[int]:
    """The numbers between the first issue and the last that neither came out nor were left out on purpose."""
    if not publication.issues:
        return ()
    accounted = {*publication.issues, *publication.gaps_declared}
    return [number for number in range(min(accounted), max(accounted)) if number not in accounted]


def _number(context: Context, number: int, *, record: str) -> Subject:
    return Subject(
        kind="",
        id=f"{record.rpartition('.')[2]}.{number}",
        period=context.period,
        cells={"number": count(number)},
        inputs={"number": (record,)},
    )


def _cited(context: Context, number: int, *, publication: Publication) -> Subject:
    issue = _number(context, number, record=f"publication:{publication.id}.cited")
    unit = publication.entries.unit if publication.entries else ONE
    return evolve(issue, cells={**issue.cells, "known": number in publication.issues, "least": count(1, unit)})
