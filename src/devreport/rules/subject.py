"""A subject: one typed row that rules judge, with the names and recorded figures behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from devreport.expressions import Cell, Row, row
from devreport.model import Display, Hedge, Plan, Text
from devreport.periods import Calendar, Months, Period
from devreport.quantities import Unit

__all__ = ["Context", "Subject"]


@frozen(kw_only=True)
class Context:
    """What an assessment is made of, besides the rules.

    Attributes:
        plan: the plan.
        period: the period that is reported on.
        as_of: the day up to which time has passed.
        previous: the plan as it was a period earlier, whose commitments are followed up.
        calendar: how elapsed shares are counted.
    """

    plan: Plan
    period: Period
    as_of: date
    previous: Plan | None = None
    calendar: Calendar = field(factory=Months)


@frozen(kw_only=True)
class Subject:
    """One thing that rules judge.

    Attributes:
        kind: the kind of subject, which is a table of rows with the same fields.
        id: the id of what it is.
        period: the period it is judged for.
        cells: field name → what was recorded.
        inputs: field name → the ids of the recorded figures behind it.
        children: relation name → child rows, such as the parts of a breakdown.
        texts: role → name or free text.
        display: how its figures are printed.
        unit: the unit its amounts are reported in.
        hedges: field name → the hedge the figure was recorded with.
        tags: words that an outline selects by.
    """

    kind: str
    id: str
    period: Period
    cells: Mapping[str, Cell]
    inputs: Mapping[str, tuple[str, ...]] = field(factory=dict)
    children: Mapping[str, tuple[Subject, ...]] = field(factory=dict)
    texts: Mapping[str, Text] = field(factory=dict)
    display: Display = Display()
    unit: Unit | None = None
    hedges: Mapping[str, Hedge] = field(factory=dict)
    tags: tuple[str, ...] = ()

    @cached_property
    def row(self) -> Row:
        """The subject as expressions see it."""
        return row(
            self.cells,
            inputs=self.inputs,
            relations={name: [child.row for child in children] for name, children in self.children.items()},
            label=self.id if not self.kind else "",
        )
