"""Measures inlined in rules: the same formula over the fields that a kind of subject has."""

from __future__ import annotations

from collections.abc import Mapping

from devreport.errors import Problem, RuleError, did_you_mean
from devreport.expressions import Aggregate, Expr, Field, rebuilt
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
            return rebuilt(node, lambda part: _replaced(part, operands))
