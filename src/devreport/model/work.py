"""Goals, plan items and who answers for them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from devreport.model.converters import as_share, as_tuple
from devreport.model.vocabulary import Coverage, ItemKind, Level, Modality, Status
from devreport.periods import Period
from devreport.quantities import Quantity
from devreport.text import Text

__all__ = ["Checklist", "Goal", "Milestone", "OrgUnit", "PlanItem", "Requirement", "Responsibility"]


@frozen(kw_only=True)
class OrgUnit:
    """A unit of the administration, or a place it stands for (单位).

    Attributes:
        id: its id, unique in the plan.
        name: its name.
        parent: the unit above it.
        level: 省, 市, 县 …
        heads: who heads it, by name or post.
        heads_required: how many heads it must have (双组长 is two).
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    parent: str | None = None
    level: Level | None = None
    heads: tuple[str, ...] = field(default=(), converter=as_tuple)
    heads_required: int | None = None
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Goal:
    """A goal, and how it is broken down (目标任务).

    Attributes:
        id: its id, unique in the plan.
        name: its name.
        parent: the goal above it.
        weight: its share of the goal above; the weights of siblings add up to one at most.
        owner: the unit that answers for it.
        modality: 确保, 力争 or 推进.
        due: the period by whose end it is due.
        indicators: the indicators that measure it.
        covers: the units that must each have a plan item under this goal.
        coverage: exactly one item each (一县一策), or at least one (落实到每一个).
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    parent: str | None = None
    weight: Decimal | None = field(default=None, converter=as_share)
    owner: str | None = None
    modality: Modality | None = None
    due: Period | None = None
    indicators: tuple[str, ...] = field(default=(), converter=as_tuple)
    covers: tuple[str, ...] = field(default=(), converter=as_tuple)
    coverage: Coverage = Coverage.AT_LEAST_ONE
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Milestone:
    """A dated step of a plan item (节点).

    Attributes:
        name: what is reached.
        due: the planned day.
        finished: the day it was reached.
        supervisor: who watches over it (督办人).
    """

    name: Text = field(converter=Text)
    due: date
    finished: date | None = None
    supervisor: str | None = None


@frozen(kw_only=True)
class Responsibility:
    """Who answers for a plan item (责任分工): one leader, one unit, one person, and units that assist.

    Attributes:
        leaders: the leaders in charge (责任领导).
        lead_units: the units in charge (责任单位), by id or name.
        people: the persons in charge (责任人).
        assisting: the units that assist (协助单位), by id or name.
    """

    leaders: tuple[str, ...] = field(default=(), converter=as_tuple)
    lead_units: tuple[str, ...] = field(default=(), converter=as_tuple)
    people: tuple[str, ...] = field(default=(), converter=as_tuple)
    assisting: tuple[str, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Requirement:
    """One document of a checklist.

    Attributes:
        name: the document.
        obtained_on: the day it was obtained; ``None`` while it is missing.
        valid_until: the last day it is valid, where it expires.
    """

    name: Text = field(converter=Text)
    obtained_on: date | None = None
    valid_until: date | None = None


@frozen(kw_only=True)
class Checklist:
    """Documents that must be at hand (要件清单), such as 一件三证; the list is the user's to edit.

    Attributes:
        name: what the list is called.
        requirements: its documents.
        needed_on: the day they must be at hand; ``None`` means the day of the report.
    """

    name: Text = field(converter=Text)
    requirements: tuple[Requirement, ...] = field(default=(), converter=as_tuple)
    needed_on: date | None = None


@frozen(kw_only=True)
class PlanItem:
    """A project, task, document, event or rectification of the plan (计划事项).

    Attributes:
        id: its id, unique in the plan and stable from one plan to the next.
        name: its name, a noun phrase.
        kind: what it is.
        text: what is done about it, in a clause of its own; commitments are worded from it.
        goal: the goal it serves.
        owner: the unit that does it.
        level: the level of a project.
        category: the group it is counted in.
        made_in: the period whose report promised it; the next report says what became of it.
        modality: how firmly it was promised.
        status: how far it has come.
        starts: the planned first day.
        due: the day it must be finished.
        finished: the day it was finished.
        happened: the period an event took place in, or a document covers.
        part: the part of a month or year an event took place in, in words (月初).
        investment: the total investment of a project (总投资).
        measured_by: the indicator that measures it; its observations are ``about`` this item.
        listed: whether an upper-level plan lists it.
        milestones: its dated steps, in order.
        responsibility: who answers for it.
        checklists: the documents it needs.
        partners: who takes part, by name.
        tags: words that an outline selects by.
    """

    id: str
    name: Text = field(converter=Text)
    kind: ItemKind = ItemKind.TASK
    text: Text = field(default=Text(), converter=Text)
    goal: str | None = None
    owner: str | None = None
    level: Level | None = None
    category: str | None = None
    made_in: Period | None = None
    modality: Modality | None = None
    status: Status | None = None
    starts: date | None = None
    due: date | None = None
    finished: date | None = None
    happened: Period | None = None
    part: Text = field(default=Text(), converter=Text)
    investment: Quantity | None = None
    measured_by: str | None = None
    listed: bool | None = None
    milestones: tuple[Milestone, ...] = field(default=(), converter=as_tuple)
    responsibility: Responsibility | None = None
    checklists: tuple[Checklist, ...] = field(default=(), converter=as_tuple)
    partners: tuple[str, ...] = field(default=(), converter=as_tuple)
    tags: tuple[str, ...] = field(default=(), converter=as_tuple)
