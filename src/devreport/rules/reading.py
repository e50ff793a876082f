"""What an expression reads of a subject: fields, child rows, and the ids of the recorded figures behind them."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from devreport.expressions import Aggregate, Expr, Field, steps
from devreport.rules.subject import Subject

__all__ = ["Reading", "inputs_of", "reading_of"]


@frozen
class Reading:
    """What an expression reads.

    Attributes:
        fields: the names of the fields it reads itself.
        relations: relation name and the expressions over its child rows, for each aggregate.
    """

    fields: tuple[str, ...]
    relations: tuple[tuple[str, tuple[Expr, ...]], ...]


@lru_cache(maxsize=4096)
def reading_of(expr: Expr) -> Reading:
    """What ``expr`` reads, each field once, in order.

    Example:
        >>> reading_of(Field("actual") / Field("target") >= Field("actual")).fields
        ('actual', 'target')
    """
    nodes = steps(expr)
    return Reading(
        tuple(dict.fromkeys(node.name for node in nodes if isinstance(node, Field))),
        tuple(
            (node.relation, tuple(part for part in (node.value, node.where) if part is not None))
            for node in nodes
            if isinstance(node, Aggregate)
        ),
    )


def inputs_of(expr: Expr, subject: Subject) -> tuple[str, ...]:
    """The ids of the recorded figures that an expression reads, each once, in order."""
    reading = reading_of(expr)
    found = dict.fromkeys(one for name in reading.fields for one in subject.inputs.get(name, ()))
    for relation, parts in reading.relations:
        found.update(dict.fromkeys(subject.inputs.get(relation, ())))
        for child in subject.children[relation]:
            found.update(dict.fromkeys(one for part in parts for one in inputs_of(part, child)))
    return tuple(found)
