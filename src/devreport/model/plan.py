"""The plan: the root that everything hangs from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from attrs import AttrsInstance, evolve, field, frozen

from devreport.errors import ModelError, Problem, counted
from devreport.model import figures, links, order, units
from devreport.model.converters import as_tuple
from devreport.model.indicator import Baseline, Growth, Indicator, Observation, Target
from devreport.model.records import (
    Breakdown,
    Cadence,
    Claim,
    Funding,
    Ledger,
    Note,
    Publication,
    Reconciliation,
    Source,
)
from devreport.model.shape import misfits
from devreport.model.waiver import Waiver, waivers
from devreport.model.work import Goal, OrgUnit, PlanItem
from devreport.periods import Period
from devreport.quantities import Unit
from devreport.text import Text

__all__ = ["Plan"]


@frozen(kw_only=True)
class Plan:
    """A plan and everything recorded about it (计划); what :func:`devreport.read` returns.

    Objects refer to each other by id, never by link.

    Attributes:
        id: its id.
        title: the title of its report.
        period: the period that is reported on.
        org: the id of the unit that reports.
        as_of: the day the figures are as of; by default the last day of the period.
        fictional: the place and every figure are made up; reports say so.
        units: units of measurement of the plan's own.
        sources: where figures come from.
        orgs: the units of the administration.
        goals: goals, as a tree.
        indicators: what is measured.
        baselines: where progress starts.
        targets: what is aimed at.
        observations: what was recorded.
        growths: growth rates as stated.
        items: projects, tasks, documents, events and rectifications.
        fundings: money on its way.
        ledgers: things found and closed.
        cadences: what must happen again and again.
        breakdowns: totals and their parts.
        reconciliations: figures that must agree.
        publications: series of numbered issues.
        claims: stated figures to be checked.
        notes: free text.
        waivers: explanations of what rules find wrong.

    Raises:
        ModelError: if the plan contradicts itself; every problem is listed.
    """

    id: str
    title: Text = field(converter=Text)
    period: Period
    org: str | None = None
    as_of: date | None = None
    fictional: bool = False
    units: tuple[Unit, ...] = field(default=(), converter=as_tuple)
    sources: tuple[Source, ...] = field(default=(), converter=as_tuple)
    orgs: tuple[OrgUnit, ...] = field(default=(), converter=as_tuple)
    goals: tuple[Goal, ...] = field(default=(), converter=as_tuple)
    indicators: tuple[Indicator, ...] = field(default=(), converter=as_tuple)
    baselines: tuple[Baseline, ...] = field(default=(), converter=as_tuple)
    targets: tuple[Target, ...] = field(default=(), converter=as_tuple)
    observations: tuple[Observation, ...] = field(default=(), converter=as_tuple)
    growths: tuple[Growth, ...] = field(default=(), converter=as_tuple)
    items: tuple[PlanItem, ...] = field(default=(), converter=as_tuple)
    fundings: tuple[Funding, ...] = field(default=(), converter=as_tuple)
    ledgers: tuple[Ledger, ...] = field(default=(), converter=as_tuple)
    cadences: tuple[Cadence, ...] = field(default=(), converter=as_tuple)
    breakdowns: tuple[Breakdown, ...] = field(default=(), converter=as_tuple)
    reconciliations: tuple[Reconciliation, ...] = field(default=(), converter=as_tuple)
    publications: tuple[Publication, ...] = field(default=(), converter=as_tuple)
    claims: tuple[Claim, ...] = field(default=(), converter=as_tuple)
    notes: tuple[Note, ...] = field(default=(), converter=as_tuple)
    waivers: tuple[Waiver, ...] = field(default=(), converter=as_tuple)

    def __attrs_post_init__(self) -> None:
        """Refuse a plan that contradicts itself, with everything that is wrong."""
        problems = [evolve(problem, where=f"${problem.where}") for problem in misfits(self)]
        if all(problem.code != "type" for problem in problems):
            problems += _contradictions(self)
        if problems:
            raise ModelError(f"the plan has {counted(len(problems), 'problem')}", problems)

    @cached_property
    def indicator_by_id(self) -> Mapping[str, Indicator]:
        """Indicators by their ids."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def org_by_id(self) -> Mapping[str, OrgUnit]:
        """Units of the administration by their ids."""
        return {org.id: org for org in self.orgs}

    @cached_property
    def item_by_id(self) -> Mapping[str, PlanItem]:
        """Plan items by their ids."""
        return {item.id: item for item in self.items}

    @cached_property
    def observations_by_subject(self) -> Mapping[tuple[str, str | None], tuple[Observation, ...]]:
        """Observations by indicator and by what they are about, the newest vintage last."""
        grouped: dict[tuple[str, str | None], list[Observation]] = {}
        for observation in self.observations:
            grouped.setdefault((observation.indicator, observation.about), []).append(observation)
        return {
            key: tuple(sorted(group, key=lambda observation: observation.released_on or date.min))
            for key, group in grouped.items()
        }

    def name_of(self, subject: str) -> Text:
        """The name of a unit, item or indicator; the id itself where nothing has that id."""
        found = self.org_by_id.get(subject) or self.item_by_id.get(subject) or self.indicator_by_id.get(subject)
        return found.name if found else Text(subject)


def _contradictions(plan: Plan) -> Iterator[Problem]:
    """Everything that is wrong between the records of a plan, each of which is of the right type."""
    known = plan.indicator_by_id
    yield from units.own_units(plan.units)
    yield from units.undeclared(plan, plan.units)
    yield from _wrong_ids(plan)
    yield from _wrong_links(plan)
    yield from figures.weights(plan.goals)
    yield from figures.indicators(plan.indicators, known)
    yield from figures.recorded("baselines", plan.baselines, known=known)
    yield from figures.targets(plan.targets, known)
    yield from figures.against_direction(plan.targets, known)
    yield from figures.recorded("observations", plan.observations, known=known)
    yield from figures.growths(plan.growths)
    yield from figures.investments(plan.items)
    yield from figures.breakdowns(plan.breakdowns, known)
    yield from figures.reconciliations(plan.reconciliations, known)
    yield from order.orgs(plan.orgs)
    yield from order.items(plan.items)
    yield from order.fundings(plan.fundings)
    yield from order.ledgers(plan.ledgers)
    yield from order.cadences(plan.cadences)
    yield from order.publications(plan.publications)
    yield from waivers(plan.waivers, {plan.id, *(one.id for name in _WITH_IDS for one in getattr(plan, name))})


#: The lists of a plan whose records have ids of their own, or ids made of what they are.
_WITH_IDS = (
    "sources", "orgs", "goals", "indicators", "items", "fundings", "ledgers", "cadences", "breakdowns",
    "reconciliations", "publications", "claims", "notes",
)  # fmt: skip
_WITH_FIGURE_IDS = ("baselines", "targets", "observations", "growths")


def _wrong_ids(plan: Plan) -> Iterator[Problem]:
    own = [(f"$.{name}[{index}].id", one.id) for name in _WITH_IDS for index, one in enumerate(getattr(plan, name))]
    made = [
        (f"$.{name}[{index}]", one.id) for name in _WITH_FIGURE_IDS for index, one in enumerate(getattr(plan, name))
    ]
    yield from links.unusable([("$.id", plan.id), *own])
    yield from links.repeated([*own, *made])
    yield from figures.same_days(
        (f"$.{name}[{index}]", one) for name in _WITH_FIGURE_IDS for index, one in enumerate(getattr(plan, name))
    )
    yield from links.repeated((f"$.units[{index}].code", unit.code) for index, unit in enumerate(plan.units))


def _wrong_links(plan: Plan) -> Iterator[Problem]:
    """Links to nothing, and links that go round."""
    known = {
        links.INDICATOR: plan.indicator_by_id,
        links.ORG: plan.org_by_id,
        links.GOAL: {goal.id for goal in plan.goals},
        links.SOURCE: {source.id for source in plan.sources},
        links.SUBJECT: {*plan.org_by_id, *plan.item_by_id},
    }
    named = list(links.links(_records(plan)))
    if plan.org is not None:
        named.append((links.ORG, "$.org", plan.org))
    for noun, ids in known.items():
        yield from links.dangling(((where, one) for kind, where, one in named if kind == noun), ids, noun=noun)
    yield from _circles(plan)


def _circles(plan: Plan) -> Iterator[Problem]:
    trees: dict[str, tuple[Goal | OrgUnit, ...]] = {"goals": plan.goals, "orgs": plan.orgs}
    for name, records in trees.items():
        above = {record.id: [record.parent] if record.parent else [] for record in records}
        places = {record.id: f"$.{name}[{index}].parent" for index, record in enumerate(records)}
        yield from links.circular(above, places, noun=name)
    below = {
        indicator.id: [one for one in (indicator.numerator, indicator.denominator) if one]
        for indicator in plan.indicators
    }
    places = {indicator.id: f"$.indicators[{index}]" for index, indicator in enumerate(plan.indicators)}
    yield from links.circular(below, places, noun="numerators and denominators")


def _records(plan: Plan) -> Iterator[tuple[str, AttrsInstance]]:
    """Every record that a list of the plan holds, and the parts of its breakdowns, each with its place."""
    for name in (*_WITH_IDS, *_WITH_FIGURE_IDS):
        for index, record in enumerate(getattr(plan, name)):
            yield f"$.{name}[{index}]", record
    for index, breakdown in enumerate(plan.breakdowns):
        yield from ((f"$.breakdowns[{index}].parts[{number}]", part) for number, part in enumerate(breakdown.parts))
