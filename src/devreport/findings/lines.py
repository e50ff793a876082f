"""The lines that figures lie beside: the exact numbers on which a verdict would change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import assert_never, cast

from attrs import evolve

from devreport.errors import RuleError
from devreport.expressions import (
    Absolute,
    Aggregate,
    And,
    Arithmetic,
    Compare,
    Expr,
    Field,
    Guarded,
    Negate,
    Operation,
    children,
    evaluate_all,
    steps,
)
from devreport.findings.evidence import Shape
from devreport.findings.finding import Finding

__all__ = ["limits", "lines"]


def limits(finding: Finding, roles: Collection[str]) -> Mapping[str, tuple[Fraction, ...]]:
    """For each of some figures the exact numbers, in base units, on whose other side the verdict may be another.

    A rate of 49.96 % lies beside the line of 50 %, whether or not that is printed; and so does an actual figure beside
    half its target.

    Args:
        finding: the finding; without evidence its figures have no lines.
        roles: the figures that are asked for.
    """
    evidence = finding.evidence
    if evidence is None:
        return {}
    drawn = {role: found for role, found in lines(evidence.shape).items() if role in roles}
    asked = tuple(dict.fromkeys(line for found in drawn.values() for line in found))
    if not asked:
        return {}
    thresholds = {name: threshold.value for name, threshold in evidence.thresholds.items()}
    known = evaluate_all(_together(asked), evidence.row, parameters=thresholds)
    return {
        role: tuple(value for line in found if isinstance(value := known[line], Fraction))
        for role, found in drawn.items()
    }


@lru_cache(maxsize=1024)
def _together(expressions: tuple[Expr, ...]) -> Expr:
    return And([one.is_missing() for one in expressions])


def lines(shape: Shape) -> Mapping[str, tuple[Expr, ...]]:
    """For each figure what it would have to be so that a comparison of a verdict is on the line.

    Each comparison is solved for the figure itself, or for one thing that both read; the figure is then what it would
    be with that.

    Example:
        >>> from devreport.findings import Outcome, Verdict, VerdictTest
        >>> met = VerdictTest(Verdict.MET, Outcome.PASS, Field("actual") >= Field("target"))
        >>> rate = Field("actual") / Field("target")
        >>> lines(Shape(None, (met,), {"rate": rate}))["rate"][0] == Field("target") / Field("target")
        True
    """
    conditions = tuple(test.when for test in shape.tests if test.when is not None)
    return _lines(conditions, tuple(shape.figures.items()))


@lru_cache(maxsize=1024)
def _lines(conditions: tuple[Expr, ...], figures: tuple[tuple[str, Expr], ...]) -> Mapping[str, tuple[Expr, ...]]:
    compared = dict.fromkeys(node for one in conditions for node in steps(one) if isinstance(node, Compare))
    return {
        role: tuple(dict.fromkeys(line for node in compared for line in _of_figure(formula, node)))
        for role, formula in figures
    }


def _of_figure(formula: Expr, compared: Compare) -> Iterator[Expr]:
    inside = formula.operand if isinstance(formula, Absolute) else formula
    read = [node for node in steps(formula) if isinstance(node, Field | Aggregate)]
    for leaf in dict.fromkeys([formula, inside, *read]):
        try:
            for solved in _on_the_line(compared, leaf):
                yield _replaced(formula, leaf, solved)
        except RuleError:  # larger than an expression may be
            continue


def _on_the_line(compared: Compare, leaf: Expr) -> tuple[Expr, ...]:
    """What a thing must be so that both sides are equal; nothing where it is read more than once, or not at all."""
    left, right = _read(compared.left, leaf), _read(compared.right, leaf)
    if left + right != 1:
        return ()
    return _solved(compared.left, leaf, compared.right) if left else _solved(compared.right, leaf, compared.left)


def _read(node: Expr, leaf: Expr) -> int:
    """How often a thing is read, the conditions of guards left out."""
    if node == leaf:
        return 1
    inside = [node.value] if isinstance(node, Guarded) else children(node)
    return sum(_read(one, leaf) for one in inside)


def _solved(node: Expr, leaf: Expr, other: Expr) -> tuple[Expr, ...]:
    """The equation ``node = other`` solved for the one thing."""
    if node == leaf:
        return (other,)
    match node:
        case Guarded(value, _):
            return _solved(value, leaf, other)
        case Negate(operand):
            return _solved(operand, leaf, Negate(other))
        case Absolute(operand):
            return (*_solved(operand, leaf, other), *_solved(operand, leaf, Negate(other)))
        case Arithmetic(operation, left, right) if _read(left, leaf):
            return _solved(left, leaf, _undone(operation, right, other))
        case Arithmetic(operation, left, right):
            return _solved(right, leaf, _undone_right(operation, left, other))
        case _:
            return ()


def _undone(operation: Operation, right: Expr, other: Expr) -> Expr:
    match operation:
        case Operation.ADD:
            return other - right
        case Operation.SUBTRACT:
            return other + right
        case Operation.MULTIPLY:
            return other / right
        case Operation.DIVIDE:
            return other * right
        case _:
            assert_never(operation)


def _undone_right(operation: Operation, left: Expr, other: Expr) -> Expr:
    match operation:
        case Operation.ADD:
            return other - left
        case Operation.SUBTRACT:
            return left - other
        case Operation.MULTIPLY:
            return other / left
        case Operation.DIVIDE:
            return left / other
        case _:
            assert_never(operation)


def _replaced(node: Expr, leaf: Expr, solved: Expr) -> Expr:
    """The same with one thing in place of another; what is said of child rows is kept."""
    if node == leaf:
        return solved
    if isinstance(node, Aggregate | Field):
        return node
    names: tuple[str, ...] = node.__match_args__
    return evolve(node, **{name: _mapped(getattr(node, name), leaf, solved) for name in names})


def _mapped(held: object, leaf: Expr, solved: Expr) -> object:
    match held:
        case Expr():
            return _replaced(held, leaf, solved)
        case tuple():
            return tuple([_mapped(one, leaf, solved) for one in cast("tuple[object, ...]", held)])
        case _:
            return held
