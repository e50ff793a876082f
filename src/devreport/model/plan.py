"""The plan: the root that everything hangs from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

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
from devreport.model.text import Text
from devreport.model.work import Goal, OrgUnit, PlanItem
from devreport.periods import Period
from devreport.quantities import Unit

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
