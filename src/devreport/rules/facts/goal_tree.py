"""The tree of goals: what lies under each, and how far that has come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from devreport.measures import weighted_score
from devreport.model import Comparator, Goal, Plan, PlanItem, Status, Text
from devreport.quantities import Missing, Quantity, Ratio
from devreport.rules.facts.recorded import ADDING_UP, UNITS, count
from devreport.rules.facts.schedule import status_cells
from devreport.rules.subject import Context, Subject

__all__ = ["GoalTree", "is_weighted"]

#: What a row of a goal holds of the indicator or item that it stands for.
_CELLS = ("actual", "target", "elapsed")


@frozen(eq=False)
class GoalTree:
    """The goals of a plan with everything under them.

    Attributes:
        context: what an assessment is made of.
        indicators: the subjects of the indicators, by id.
    """

    context: Context
    indicators: Mapping[str, Subject] = field(factory=dict[str, Subject])

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.context.plan

    @cached_property
    def _parents(self) -> Mapping[str, str | None]:
        return {goal.id: goal.parent for goal in self.plan.goals}

    def below(self, goal: Goal) -> tuple[Goal, ...]:
        """The goals right below one."""
        return tuple(one for one in self.plan.goals if one.parent == goal.id)

    def is_under(self, goal: str | None, above: str) -> bool:
        """Whether a goal is another one or lies below it."""
        while goal is not None and goal != above:
            goal = self._parents[goal]
        return goal is not None

    def indicators_of(self, goal: Goal) -> tuple[str, ...]:
        """The ids of the indicators that measure a goal or one below it, each once."""
        ids = (one for other in self.plan.goals if self.is_under(other.id, goal.id) for one in other.indicators)
        return tuple(dict.fromkeys(ids))

    def items_of(self, goal: Goal) -> tuple[PlanItem, ...]:
        """The items that serve a goal or one below it."""
        return tuple(item for item in self.plan.items if self.is_under(item.goal, goal.id))

    def rows(self, goal: Goal) -> tuple[Subject, ...]:
        """What measures a goal: its indicators, or where there are none its items, done or not.

        A goal below that has neither stands for itself, with nothing known: a gap is not hidden by the others.
        """
        if self.indicators_of(goal):
            rows = [self._indicator(one) for one in self.indicators_of(goal)]
        else:
            rows = [self._item(item) for item in self.items_of(goal) if _counts(item)]
        return (*rows, *(self._nothing(one) for one in self._empty(goal))) if rows else ()

    def is_summed(self, goal: Goal) -> bool:
        """Whether what measures a goal adds up, as far as it is planned: in units of one kind, with a target."""
        rows, wanted = self.rows(goal), self.indicators_of(goal)
        units = [row.unit for row in rows if row.unit]
        alike = all(unit.convertible_to(units[0]) for unit in units)
        planned = any(isinstance(row.cells["target"], Quantity) for row in rows)
        return planned and alike and all(self._adds_up(one) for one in wanted)

    def progress(self, goal: Goal) -> Ratio | None:
        """What is done of what is due by now: of all together, or of the goals below by their weights."""
        if self.is_summed(goal):
            return _done_of_due(self.rows(goal))
        below = self.below(goal)
        if not is_weighted(below):
            return None
        scores = [(self.progress(one) or Missing(), Ratio(one.weight or 0)) for one in below]
        found = weighted_score(scores, coverage=1).value
        return found if isinstance(found, Ratio) else None

    def _adds_up(self, indicator: str) -> bool:
        found = self.indicators.get(indicator)
        if found is None:
            return self.plan.indicator_by_id[indicator].nature in ADDING_UP
        return found.cells["nature"] in ADDING_UP and found.cells["comparator"] in {Comparator.AT_LEAST, ""}

    def _empty(self, goal: Goal) -> Iterator[Goal]:
        """The goals below one that have neither goals, nor indicators, nor items."""
        for one in self.plan.goals:
            inside = one is not goal and self.is_under(one.id, goal.id)
            if inside and not (self.below(one) or one.indicators or self.items_of(one)):
                yield one

    def _nothing(self, goal: Goal) -> Subject:
        return _unknown(goal.id, goal.name, self.context)

    def _indicator(self, indicator: str) -> Subject:
        """An indicator as a row; of one of which nothing is planned or recorded, only its unit is known."""
        subject, found = self.indicators.get(indicator), self.plan.indicator_by_id[indicator]
        return _measured(subject) if subject else evolve(_unknown(indicator, found.name, self.context), unit=found.unit)

    def _item(self, item: PlanItem) -> Subject:
        context = self.context
        known = status_cells(context, item)
        done = None if known["status"] is None and not known["done"] else count(int(known["done"] is True), UNITS)
        due = item.due is not None and item.due <= context.as_of
        return Subject(
            kind="",
            id=item.id,
            period=context.period,
            cells={"actual": done, "target": count(1, UNITS), "elapsed": Ratio(int(due), 1)},
            inputs={"actual": (f"item:{item.id}.status",), "elapsed": (f"item:{item.id}.due",)},
            texts={"name": item.name},
            unit=UNITS,
        )


def _counts(item: PlanItem) -> bool:
    """Whether an item says how far it has come or when it is due, and was not cancelled."""
    told = item.status is not None or item.finished is not None or item.due is not None
    return told and item.status is not Status.CANCELLED


def is_weighted(goals: Iterable[Goal]) -> bool:
    """Whether every one of some goals has a weight, and not all of them are nothing."""
    weights = [goal.weight for goal in goals]
    return bool(weights) and None not in weights and any(weights)


def _unknown(identity: str, name: Text, context: Context) -> Subject:
    """A row of which nothing is known."""
    return Subject(kind="", id=identity, period=context.period, cells=dict.fromkeys(_CELLS), texts={"name": name})


def _measured(indicator: Subject) -> Subject:
    """An indicator as a row: what was recorded since its target's span began, and what is due of the target."""
    cells, inputs = indicator.cells, indicator.inputs
    return evolve(
        indicator,
        kind="",
        cells={"actual": cells["to_date"], "target": cells["target"], "elapsed": cells["elapsed"]},
        inputs={
            name: ids for name, ids in (("actual", inputs.get("to_date")), ("target", inputs.get("target"))) if ids
        },
        children={},
        hedges={},
        periods={},
    )


def _done_of_due(rows: Iterable[Subject]) -> Ratio | None:
    done, due = Fraction(0), Fraction(0)
    for row in rows:
        actual, target, share = (row.cells[name] for name in _CELLS)
        if not (isinstance(actual, Quantity | Ratio) and isinstance(target, Quantity) and isinstance(share, Ratio)):
            return None
        done += actual.base
        due += target.base * share.base
    return Ratio(done / due) if due > 0 else None
