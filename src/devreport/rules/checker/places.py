"""Where the expressions of a rule stand, and which fields each of them can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import assert_never

from attrs import evolve, frozen

from devreport.expressions import Aggregate, Expr
from devreport.expressions.nodes import Earlier, parts
from devreport.quantities import Unit
from devreport.rules.rule import ListShown, Rule, Shown, ShownPeriod
from devreport.rules.subject import Table

__all__ = ["Part", "Spot", "Use", "place_of", "rule_parts", "spots", "within"]

#: The relation of a group that holds its members.
_MEMBERS = "rows"


class Use(Enum):
    """What an expression of a rule is for."""

    CONDITION = "condition"
    FIGURE = "figure"


@frozen(eq=False)
class Part:
    """One expression of a rule.

    Attributes:
        where: its place, such as ``indicator.pace.verdicts[1].when``.
        expr: the expression.
        scope: the fields it can read.
        use: what it is for.
        unit: the unit that a figure is shown in, if the rule says so.
    """

    where: str
    expr: Expr
    scope: Table
    use: Use
    unit: Unit | None = None


@frozen(eq=False)
class Spot:
    """A node inside an expression of a rule.

    Attributes:
        where: its place, such as ``indicator.pace.verdicts[1].when.left``.
        node: the node.
        scope: the fields it can read.
    """

    where: str
    node: Expr
    scope: Table


def place_of(rule: Rule) -> str:
    """What a rule is called in the place of a problem."""
    return rule.name or rule.code or "rule"


def rule_parts(rule: Rule, table: Table) -> tuple[Part, ...]:
    """Every expression of a rule; a list of unknown child rows has none."""
    return (*_conditions(rule, table), *_figures(rule, table), *_lists(rule, table))


def spots(part: Part) -> Iterator[Spot]:
    """Every node of an expression, each once where it can read the same, from the outside in."""
    seen: set[tuple[Expr, int]] = set()
    pending = [Spot(part.where, part.expr, part.scope)]
    while pending:
        spot = pending.pop()
        if (spot.node, id(spot.scope)) not in seen:
            seen.add((spot.node, id(spot.scope)))
            yield spot
            pending.extend(reversed(list(within(spot))))


def _conditions(rule: Rule, table: Table) -> Iterator[Part]:
    where = place_of(rule)
    if rule.applies is not None:
        yield Part(f"{where}.applies", rule.applies, table, Use.CONDITION)
    for position, test in enumerate(rule.verdicts):
        if test.when is not None:
            yield Part(f"{where}.verdicts[{position}].when", test.when, table, Use.CONDITION)


def _figures(rule: Rule, table: Table) -> Iterator[Part]:
    for role, shown in rule.figures.items():
        yield from _shown(f"{place_of(rule)}.figures.{role}", shown, table)


def _lists(rule: Rule, table: Table) -> Iterator[Part]:
    for role, shown in rule.lists.items():
        if shown.relation in table.relations:
            yield from _list(f"{place_of(rule)}.lists.{role}", shown, Table(table.relations[shown.relation]))


def _list(where: str, shown: ListShown, scope: Table) -> Iterator[Part]:
    if shown.where is not None:
        yield Part(f"{where}.where", shown.where, scope, Use.CONDITION)
    if shown.value is not None:
        yield from _shown(f"{where}.value", shown.value, scope)


def _shown(where: str, shown: Expr | Shown | ShownPeriod, scope: Table) -> Iterator[Part]:
    match shown:
        case Expr():
            yield Part(where, shown, scope, Use.FIGURE)
        case Shown(value, unit):
            yield Part(f"{where}.value", value, scope, Use.FIGURE, unit)
        case ShownPeriod():
            return
        case _:
            assert_never(shown)


def within(spot: Spot) -> Iterator[Spot]:
    """What stands directly inside a node, with what it can read there."""
    scopes = _inner(spot)
    for name, inside in parts(spot.node):
        yield Spot(f"{spot.where}.{name}", inside, scopes.get(name, scopes[""]))


def _inner(spot: Spot) -> Mapping[str, Table]:
    """What the expressions inside a node can read, by their place; by default what the node can."""
    match spot.node:
        case Aggregate(relation=relation, per=per):
            rows = spot.scope.relations.get(relation, {})
            child = Table(rows)
            group = Table({per: rows[per]}, {_MEMBERS: rows}) if per in rows and per is not None else child
            return {"": child, "value": group if per is not None else child}
        case Earlier():
            earlier = {name: evolve(one, optional=True) for name, one in spot.scope.fields.items()}
            return {"": Table(earlier, spot.scope.relations)}
        case _:
            return {"": spot.scope}
