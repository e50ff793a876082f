"""How an expression is put together: what stands inside what, in which order, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import cast

from attrs import evolve

from devreport.expressions.aggregate import Aggregate
from devreport.expressions.nodes import (
    Absolute,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    DaysBetween,
    Earlier,
    Expr,
    Extreme,
    Field,
    Guarded,
    IsMissing,
    Literal,
    Member,
    Negate,
    Not,
    Opaque,
    Or,
    Parameter,
    Round,
    parts,
)

__all__ = ["NODES", "children", "operands", "places", "reads", "rebuilt", "steps"]

#: The closed set of nodes.
NODES: tuple[type[Expr], ...] = (
    Field,
    Parameter,
    Literal,
    Arithmetic,
    Negate,
    Absolute,
    Extreme,
    Round,
    Compare,
    And,
    Or,
    Not,
    IsMissing,
    Coalesce,
    Case,
    Guarded,
    Member,
    DaysBetween,
    Earlier,
    Aggregate,
    Opaque,
)


def children(node: Expr) -> Iterator[Expr]:
    """The expressions directly inside ``node`` that are about the same row; those about others are left out."""
    if not isinstance(node, Aggregate | Earlier):
        yield from (part for _, part in parts(node))


def rebuilt(node: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """The same node of other parts: every expression that it holds is changed.

    Example:
        >>> from devreport.expressions import Field
        >>> rebuilt(Field("done") > Field("planned"), lambda part: Field("x")) == (Field("x") > Field("x"))
        True
    """
    names: tuple[str, ...] = node.__match_args__
    return evolve(node, **{name: _changed(getattr(node, name), change) for name in names})


def _changed(held: object, change: Callable[[Expr], Expr]) -> object:
    match held:
        case Expr():
            return change(held)
        case tuple():
            return tuple([_changed(one, change) for one in cast("tuple[object, ...]", held)])
        case _:
            return held


@lru_cache(maxsize=1024)
def steps(expr: Expr) -> tuple[Expr, ...]:
    """Every node inside ``expr``, each once, operands before what uses them.

    Example:
        >>> from devreport.expressions import Field
        >>> [type(node).__name__ for node in steps(abs(Field("actual") - Field("target")))]
        ['Field', 'Field', 'Arithmetic', 'Absolute']
    """
    ordered: dict[Expr, None] = {}
    pending: list[tuple[Expr, bool]] = [(expr, False)]
    while pending:
        node, ready = pending.pop()
        if node in ordered:
            continue
        if ready:
            ordered[node] = None
        else:
            pending.append((node, True))
            pending.extend((child, False) for child in reversed(tuple(children(node))))
    return tuple(ordered)


@lru_cache(maxsize=1024)
def operands(expr: Expr) -> tuple[tuple[Expr, tuple[int, ...]], ...]:
    """The :func:`steps` of ``expr``, each with the positions of its operands among them."""
    positions = {node: position for position, node in enumerate(steps(expr))}
    return tuple((node, tuple([positions[child] for child in children(node)])) for node in positions)


@lru_cache(maxsize=1024)
def reads(expr: Expr) -> tuple[str, ...]:
    """The fields and relations of a row that ``expr`` reads, each once, in order; of earlier rows with the lag.

    Example:
        >>> from devreport.expressions import Field
        >>> reads(Field("actual") / Field("actual").year_earlier())
        ('actual', 'actual@year')
    """
    names: dict[str, None] = {}
    for node in steps(expr):
        match node:
            case Field(name):
                names[name] = None
            case Aggregate(relation=relation, among=among):
                names.update(dict.fromkeys([relation] if among is None else [relation, among]))
            case Earlier(operand, lag):
                names.update(dict.fromkeys(f"{name}@{lag.value}" for name in reads(operand)))
            case _:
                pass
    return tuple(names)


def places(expr: Expr) -> dict[Expr, str]:
    """Every node inside ``expr`` with the first place where it stands, such as ``$.left.operands[1]``."""
    found: dict[Expr, str] = {}
    pending = [(expr, "$")]
    while pending:
        node, place = pending.pop()
        if node not in found:
            found[node] = place
            pending.extend((part, f"{place}.{name}") for name, part in reversed(tuple(parts(node))))
    return found
