"""Measures inlined in rules: the same formula over the fields that a kind of subject has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from attrs import evolve

from devreport.errors import Problem, RuleError, did_you_mean
from devreport.expressions import Aggregate, Expr, Field
from devreport.measures import Measure

__all__ = ["inlined"]


def inlined(measure: Measure, **operands: Expr) -> Expr:
    """The formula of a measure, with expressions in place of some of its inputs.

    Raises:
        RuleError: if the measure has no input of that name.

    Example:
        >>> from devreport.measures import COMPLETION
        >>> growth = inlined(COMPLETION, target=Field("aim"))
        >>> growth == COMPLETION.expression, inlined(COMPLETION) == COMPLETION.expression
        (False, True)
    """
    for name in operands:
        if name not in measure.inputs:
            hint = did_you_mean(name, measure.inputs)
            raise RuleError.of(Problem(measure.name, f"the input {name!r}", "an input of the measure", hint, "inputs"))
    return _replaced(measure.expression, operands)


def _replaced(node: Expr, operands: Mapping[str, Expr]) -> Expr:
    match node:
        case Field(name):
            return operands.get(name, node)
        case Aggregate():
            return node
        case _:
            names: tuple[str, ...] = node.__match_args__
            return evolve(node, **{name: _mapped(getattr(node, name), operands) for name in names})


def _mapped(held: object, operands: Mapping[str, Expr]) -> object:
    """What a node holds, with every expression in it replaced; anything else is kept."""
    match held:
        case Expr():
            return _replaced(held, operands)
        case tuple():
            return tuple(_mapped(one, operands) for one in cast("tuple[object, ...]", held))
        case _:
            return held
