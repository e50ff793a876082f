"""What is not as it was between two editions of a plan, record by record, and the plan with one such change alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any, cast

from attrs import AttrsInstance, evolve, fields, frozen

from devreport.errors import ModelError
from devreport.model import Baseline, Growth, Observation, Plan, Target, Text
from devreport.quantities import Quantity, Ratio
from devreport.rules.differences.causes import Fact

__all__ = ["Change", "changed_plan", "changes"]

#: The lists whose records are figures; their newest vintage counts, so that all vintages of one figure go together.
_FIGURES = ("baselines", "targets", "observations", "growths")

#: The lists whose records are changed one attribute at a time.
_RECORDS = (
    "orgs", "goals", "indicators", "items", "fundings", "ledgers", "cadences", "breakdowns", "reconciliations",
    "publications", "claims", "notes",
)  # fmt: skip

_Figure = Baseline | Target | Observation | Growth


@frozen
class Change:
    """One figure, or one attribute of one record, that is not as it was.

    Attributes:
        list: the list of the plan.
        ids: the ids of the records, as they were and as they are.
        attribute: what of the record; everything where the record is a figure, is new, or is gone.
        before: the records as they were.
        after: the records as they are.
    """

    list: str
    ids: tuple[str, ...]
    attribute: str
    before: tuple[Any, ...]
    after: tuple[Any, ...]

    @property
    def facts(self) -> tuple[Fact, Fact]:
        """What was and is said, where that is one figure, day or word."""
        name = self.attribute or "value"
        was, is_now = (_fact(getattr(some[-1], name, None)) if some else None for some in (self.before, self.after))
        return was, is_now

    def concerns(self, subject: str, inputs: frozenset[str]) -> bool:
        """Whether it is about a subject, or one of the recorded figures behind a finding."""
        if self.list in _FIGURES:
            return bool(inputs & set(self.ids))
        records = {one.partition(":")[2] for one in inputs}
        own = set(subject.split("/"))
        return any(
            one in own or any(record.startswith((f"{one}.", f"{one}/")) for record in records) for one in self.ids
        )


def changes(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Everything that was recorded otherwise in the one plan than in the other."""
    return (*_figure_changes(before, after), *_record_changes(before, after))


def changed_plan(plan: Plan, change: Change) -> Plan | None:
    """The plan with one change and no other; nothing where that would contradict the rest of it."""
    records = cast("tuple[Any, ...]", getattr(plan, change.list))
    fresh = change.after
    if change.before and change.after and change.attribute:
        [old], [new] = change.before, change.after
        fresh = (evolve(old, **{change.attribute: getattr(new, change.attribute)}),)
    kept = [one for one in records if one not in change.before]
    place = next((number for number, one in enumerate(records) if one in change.before), len(kept))
    lists: dict[str, Any] = {change.list: (*kept[:place], *fresh, *kept[place:])}
    try:
        return evolve(plan, **lists)
    except ModelError:
        return None


def _figure_changes(before: Plan, after: Plan) -> Iterator[Change]:
    for name in _FIGURES:
        old, new = (_grouped(getattr(plan, name)) for plan in (before, after))
        for key in dict.fromkeys([*old, *new]):
            was, is_now = old.get(key, ()), new.get(key, ())
            if was != is_now:
                yield Change(name, tuple(dict.fromkeys(one.id for one in (*is_now, *was))), "", was, is_now)


def _grouped(figures: Sequence[_Figure]) -> dict[tuple[object, ...], tuple[_Figure, ...]]:
    grouped: dict[tuple[object, ...], tuple[_Figure, ...]] = {}
    for one in figures:
        key = (one.indicator, one.about, one.period.code, *(getattr(one, name, None) for name in ("basis", "kind")))
        grouped[key] = (*grouped.get(key, ()), one)
    return grouped


def _record_changes(before: Plan, after: Plan) -> Iterator[Change]:
    for name in _RECORDS:
        old, new = (_by_id(plan, name) for plan in (before, after))
        for identity in dict.fromkeys([*old, *new]):
            was, is_now = old.get(identity), new.get(identity)
            if was is None or is_now is None:
                some = [() if one is None else (one,) for one in (was, is_now)]
                yield Change(name, (identity,), "", some[0], some[1])
                continue
            for one in fields(type(was)):
                if getattr(was, one.name) != getattr(is_now, one.name):
                    yield Change(name, (identity,), one.name, (was,), (is_now,))


def _by_id(plan: Plan, name: str) -> dict[str, AttrsInstance]:
    return {one.id: one for one in getattr(plan, name)}


def _fact(value: object) -> Fact:
    match value:
        case Quantity():
            return value.computed()
        case Enum():
            return str(value.value)
        case Text():
            return str(value)
        case Ratio() | date() | str() | bool():
            return value
        case _:
            return None
