"""Which findings a selection takes, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import assert_never

from devreport.findings import Finding, Outcome, Severity
from devreport.model import Plan
from devreport.periods import Period
from devreport.quantities import Missing, Ratio
from devreport.summary.outline import Order, Select

__all__ = ["places_in", "selected"]

#: Something to sort by.
Key = tuple[object, ...]

#: The lists of a plan whose records rules judge, in the order in which reports speak of them.
_LISTS = (
    "goals", "orgs", "indicators", "items", "fundings", "ledgers", "cadences", "breakdowns", "reconciliations",
    "publications", "claims", "notes",
)  # fmt: skip

_WORST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)
_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def places_in(plans: Iterable[Plan]) -> Mapping[str, int]:
    """The place of everything that rules judge, as the plans list it.

    Args:
        plans: the plans, the one reported on first.
    """
    ids = (record.id for plan in plans for name in _LISTS for record in getattr(plan, name))
    return {identity: place for place, identity in enumerate(dict.fromkeys(ids))}


def selected(select: Select, findings: Iterable[Finding], *, places: Mapping[str, int]) -> tuple[Finding, ...]:
    """The findings that meet every condition of a selection, in its order, and no more than its limit.

    Args:
        select: the selection; its rules go by their names.
        findings: the findings, rule by rule.
        places: the place of every subject in the plan.

    Returns:
        Each finding at most once. What the order does not decide, the plan does.
    """
    chosen = [finding for finding in findings if _meets(select, finding)]
    if select.one_each:
        chosen = _one_each(chosen, select.statements)
    if select.outcomes:
        chosen = [finding for finding in chosen if finding.outcome in select.outcomes]
    chosen.sort(key=lambda finding: _place(finding, places))
    chosen.sort(key=_key(select))
    return tuple(chosen[: select.limit])


def _meets(select: Select, finding: Finding) -> bool:
    conditions = (
        (select.tags, finding.tags),
        (select.rules, (finding.rule,)),
        (select.statements, (finding.statement,)),
        (select.kinds, (finding.kind,)),
        (select.verdicts, (finding.verdict,)),
    )
    return all(not wanted or any(word in wanted for word in found) for wanted, found in conditions)


def _one_each(findings: Iterable[Finding], statements: Sequence[str]) -> list[Finding]:
    """Of every subject the finding whose statement is listed first; where none is listed, the first finding."""
    best: dict[tuple[str, str], Finding] = {}
    for finding in sorted(findings, key=lambda one: statements.index(one.statement) if statements else 0):
        best.setdefault((finding.kind, finding.subject), finding)
    return list(best.values())


def _place(finding: Finding, places: Mapping[str, int]) -> Key:
    """Where the plan lists the subject; ``investment/roads`` stands where the indicator does, in the item's order."""
    return tuple(places.get(part, len(places)) for part in finding.subject.split("/"))


def _key(select: Select) -> Callable[[Finding], Key]:
    """What a selection sorts by, before the plan's own order."""
    match select.order:
        case Order.PLAN:
            return lambda _: ()
        case Order.TAGS:
            return lambda finding: (min(select.tags.index(tag) for tag in finding.tags if tag in select.tags),)
        case Order.WORST_FIRST:
            return lambda finding: (_WORST.index(finding.outcome), _GRAVEST.index(finding.severity))
        case Order.RANKED:
            return lambda finding: _rank(finding, select.rank_by or "")
        case _:
            assert_never(select.order)


def _rank(finding: Finding, role: str) -> Key:
    """The greatest figure first, exactly; equal ones stay in the plan's order, and what has none comes last."""
    figure = finding.figures.get(role)
    match figure.value if figure else Missing():
        case Ratio() as number:
            return 0, -number.base
        case Period() as period:
            return 0, -Fraction(period.end.toordinal())
        case date() as day:
            return 0, -Fraction(day.toordinal())
        case Missing():
            return (1,)
        case _ as never:
            assert_never(never)
