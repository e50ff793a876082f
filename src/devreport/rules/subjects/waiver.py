"""Waivers as subjects: whether the explanation of a failure still holds, and whether there is such a failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

from devreport.model import (
    Breakdown,
    Cadence,
    Claim,
    Funding,
    Goal,
    Indicator,
    Ledger,
    OrgUnit,
    PlanItem,
    Publication,
    Reconciliation,
    Text,
    Waiver,
)
from devreport.rules.facts.recorded import meanings, words_of
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "Use", "subjects"]

KIND = "waiver"


class Use(Enum):
    """What a waiver explains."""

    #: a failure that was found.
    USED = "used"
    #: a failure that was not found.
    UNUSED = "unused"
    #: what cannot be decided yet, so that it may still fail.
    PENDING = "pending"
    #: a failure of a rule that was not asked.
    UNKNOWN_RULE = "unknown_rule"
    #: a failure in another period than that of the report.
    ELSEWHERE = "elsewhere"


SCHEMA = Table(
    meanings(
        use=Meaning(Sort.WORD, "what it explains: a failure, none, or none of this report", words=words_of(Use)),
        until=(Sort.DAY, "the last day it holds"),
        ends=(Sort.TRUTH, "whether it has a last day"),
        as_of=(Sort.DAY, "the day up to which time has passed"),
    ),
    texts=("name", "rule"),
)

_Work: TypeAlias = Cadence | Funding | Goal | Indicator | Ledger | OrgUnit | PlanItem
_Record: TypeAlias = Breakdown | Claim | Publication | Reconciliation

_NO_USES: Mapping[str, Use] = MappingProxyType({})
_NO_TITLES: Mapping[str, Text] = MappingProxyType({})


def subjects(
    context: Context, *, uses: Mapping[str, Use] = _NO_USES, titles: Mapping[str, Text] = _NO_TITLES
) -> Iterator[Subject]:
    """One subject for each waiver.

    Args:
        context: what is assessed.
        uses: id of a waiver → what it explains; nothing yet, by default.
        titles: handle of a rule → its title.
    """
    for waiver in context.plan.waivers:
        yield _subject(context, waiver, use=uses.get(waiver.id, Use.UNUSED), title=titles.get(waiver.rule))


def _subject(context: Context, waiver: Waiver, *, use: Use, title: Text | None) -> Subject:
    return Subject(
        kind=KIND,
        id=waiver.id.replace("@", "/"),
        period=waiver.period or context.period,
        cells={
            "use": use,
            "until": waiver.until,
            "ends": waiver.until is not None,
            "as_of": context.as_of,
        },
        inputs={"until": (f"{waiver.id}.until",)},
        texts={"name": _name(context, waiver.subject), "rule": title or Text({"zh": waiver.rule, "en": waiver.rule})},
    )


def _name(context: Context, subject: str) -> Text:
    """The name of what it is about, if that has one."""
    plan = context.plan
    head, _, about = subject.partition("/")
    lists: tuple[Iterable[_Work | _Record], ...] = (
        *(plan.items, plan.orgs, plan.indicators, plan.goals, plan.fundings, plan.ledgers, plan.cadences),
        *(plan.breakdowns, plan.reconciliations, plan.publications, plan.claims),
    )
    names = {one.id: one.name for named in lists for one in named if one.name}
    return names.get(about) or names.get(head) or Text(subject)
