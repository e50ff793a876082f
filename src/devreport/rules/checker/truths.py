"""Conditions that never hold, that always hold, or that say the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from attrs import frozen

from devreport.errors import Problem
from devreport.expressions import Aggregate, Aggregation, And, Case, Compare, Expr, Literal, Not, Or
from devreport.expressions import Scalar as Constant
from devreport.expressions.structure import places
from devreport.rules.checker.bounds import bounds_of
from devreport.rules.checker.conditions import FALSE, TRUE, All, Formula
from devreport.rules.checker.places import Part, Spot, Use, spots, within
from devreport.rules.checker.search import Effort, Search, TooHard
from devreport.rules.checker.space import Space
from devreport.rules.checker.telling import told
from devreport.rules.subject import Table

__all__ = ["truths"]

#: How many parts of a contradiction are compared with each other.
_MOST_PARTS = 12


def truths(part: Part, thresholds: Mapping[str, Constant], *, effort: Effort) -> Iterator[Problem]:
    """What is wrong with the conditions inside an expression, whatever else the rule says."""
    if part.use is Use.CONDITION:
        root = Spot(part.where, part.expr, part.scope)
        yield from _Root.of(root, thresholds=thresholds, effort=effort).problems(part.expr)
    for spot in spots(part):
        for inside in within(spot):
            if _is_condition(spot, inside):
                yield from _Root.of(inside, thresholds=thresholds, effort=effort).problems(inside.node)
        if isinstance(spot.node, Case):
            yield from _dead_branches(spot, spot.node, thresholds=thresholds, effort=effort)


def _is_condition(spot: Spot, inside: Spot) -> bool:
    """Whether what stands inside a node is a condition on its own, and not a part of a larger one."""
    place = inside.where.removeprefix(f"{spot.where}.")
    match spot.node:
        case Aggregate(aggregation=Aggregation.ALL | Aggregation.ANY):
            return True
        case Aggregate():
            return place == "where"
        case Case():
            return place.endswith("][0]")
        case _:
            return False


@frozen
class _Root:
    """A condition with everything inside it."""

    space: Space
    search: Search
    where: Mapping[Expr, str]

    @classmethod
    def of(cls, spot: Spot, *, thresholds: Mapping[str, Constant], effort: Effort) -> _Root:
        space = Space(spot.scope, thresholds)
        space.formula(spot.node)
        where = {node: spot.where + place.removeprefix("$") for node, place in places(spot.node).items()}
        return cls(space, Search(space.values, effort), where)

    def problems(self, node: Expr) -> Iterator[Problem]:
        """What is wrong with a condition or, where it is sound as a whole, with its parts."""
        found = self._verdict(node)
        if found is not None:
            culprit, verdict = self._culprit(node, found)
            yield self._problem(culprit, verdict)
            return
        if isinstance(node, And | Or):
            yield from self._twice(node)
        for one in _parts(node):
            yield from self.problems(one)

    def _verdict(self, node: Expr) -> bool | None:
        """False for a condition that never holds, true for one that always does, whenever it is known."""
        formula = self.space.formula(node)
        if self._cannot(formula, TRUE):
            return False
        return True if self._cannot(formula, FALSE) else None

    def _cannot(self, formula: Formula, outcome: int) -> bool:
        try:
            return self.search.witness([(formula, outcome)]) is None
        except TooHard:
            return False

    def _culprit(self, node: Expr, verdict: bool) -> tuple[Expr, bool]:  # noqa: FBT001
        """The smallest condition inside that is never or always so and makes all of it so."""
        match node:
            case Not(operand):
                return self._culprit(operand, not verdict)
            case And(operands) | Or(operands) if verdict is isinstance(node, Or):
                culprit = next((one for one in operands if self._verdict(one) is verdict), None)
                return (node, verdict) if culprit is None else self._culprit(culprit, verdict)
            case _:
                return node, verdict

    def _problem(self, node: Expr, verdict: bool) -> Problem:  # noqa: FBT001
        where = self.where[node]
        hint = _bounded(node, self.space.scope)
        if verdict:
            hint = hint or "leave it out, or put right what it compares"
            return Problem(where, "a condition that always holds", "one that some value fails", hint, "always")
        hint = hint or self._contradiction(node)
        return Problem(where, "a condition that never holds", "one that some value meets", hint, "never")

    def _contradiction(self, node: Expr) -> str:
        """Why a condition never holds: two parts that contradict each other, where there are such."""
        if not isinstance(node, And):
            return "leave it out, or put right what it compares"
        sides = [one for one in node.operands[:_MOST_PARTS] if isinstance(one, Compare)]
        pairs = [(one, other) for one, other in combinations(sides, 2) if told(one.left) == told(other.left)]
        apart = next((one for one, other in pairs if self._cannot(self._both(one, other), TRUE)), None)
        about = "" if apart is None else f": {told(apart.left)} cannot be both at once"
        return f"its parts contradict each other{about}; combine them with or, or correct a limit"

    def _both(self, one: Expr, other: Expr) -> Formula:
        return All([self.space.formula(one), self.space.formula(other)])

    def _twice(self, node: And | Or) -> Iterator[Problem]:
        seen: set[Expr] = set()
        for position, operand in enumerate(node.operands):
            if operand in seen:
                where = f"{self.where[node]}.operands[{position}]"
                yield Problem(
                    where, "the same condition again", "each condition once", "leave it out", "same_condition"
                )
            seen.add(operand)


def _parts(node: Expr) -> tuple[Expr, ...]:
    match node:
        case And(operands) | Or(operands):
            return tuple(dict.fromkeys(operands))
        case Not(operand):
            return (operand,)
        case _:
            return ()


def _bounded(node: Expr, scope: Table) -> str:
    """What is known of the one thing that is compared."""
    match node:
        case Compare(_, Literal(), right):
            return _range_told(right, scope)
        case Compare(_, left, Literal()):
            return _range_told(left, scope)
        case _:
            return ""


def _range_told(expr: Expr, scope: Table) -> str:
    bounds = bounds_of(expr, scope)
    if bounds.least is None or bounds.least == bounds.most:
        return ""
    above = "" if bounds.most is None else f" nor above {bounds.most}"
    return f"{told(expr)} is never below {bounds.least}{above}"


def _dead_branches(spot: Spot, node: Case, *, thresholds: Mapping[str, Constant], effort: Effort) -> Iterator[Problem]:
    space = Space(spot.scope, thresholds)
    formulas = [space.formula(condition) for condition, _ in node.branches]
    search = Search(space.values, effort)
    for position in range(1, len(formulas)):
        if not _can(search, [(formulas[position], TRUE)]):
            continue
        before = [(one, FALSE) for one in formulas[:position]]
        if not _can(search, [*before, (formulas[position], TRUE)]):
            where = f"{spot.where}.branches[{position}]"
            hint = "leave it out, or move it up"
            yield Problem(where, "a branch that is never taken", "one that some value reaches", hint, "dead_branch")


def _can(search: Search, demands: Sequence[tuple[Formula, int]]) -> bool:
    try:
        return search.witness(demands) is not None
    except TooHard:
        return True
