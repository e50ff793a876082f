"""What an expression reads of a subject: fields, child rows, and the ids of the recorded figures behind them."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from devreport.expressions import Aggregate, Expr, Field, Row, steps
from devreport.rules.subject import Subject

__all__ = ["Reading", "inputs_in", "inputs_of", "reading_of"]


@frozen
class Reading:
    """What an expression reads.

    Attributes:
        fields: the names of the fields it reads itself.
        relations: each relation it reads, with the names of the fields it reads there.
    """

    fields: tuple[str, ...]
    relations: tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=4096)
def reading_of(expr: Expr) -> Reading:
    """What ``expr`` reads, each name once, in order.

    Example:
        >>> reading_of(Field("actual") / Field("target") >= Field("actual")).fields
        ('actual', 'target')
    """
    fields: dict[str, None] = {}
    relations: dict[str, dict[str, None]] = {}
    for node in steps(expr):
        match node:
            case Field(name):
                fields[name] = None
            case Aggregate(_, relation, value, where):
                parts = [part for part in (value, where) if part is not None]
                names = relations.setdefault(relation, {})
                names.update(dict.fromkeys(name for part in parts for name in reading_of(part).fields))
            case _:
                pass
    return Reading(tuple(fields), tuple((relation, tuple(names)) for relation, names in relations.items()))


def inputs_of(expr: Expr, subject: Subject) -> tuple[str, ...]:
    """The ids of the recorded figures that an expression reads, each once, in order."""
    return inputs_in(expr, subject.row)


def inputs_in(expr: Expr, row: Row) -> tuple[str, ...]:
    """The same of a row by itself, such as that of a finding's evidence."""
    reading = reading_of(expr)
    found = dict.fromkeys(one for name in reading.fields for one in row.inputs.get(name, ()))
    for relation, names in reading.relations:
        found.update(dict.fromkeys(row.inputs.get(relation, ())))
        for child in row.relations[relation]:
            found.update(dict.fromkeys(one for name in names for one in child.inputs.get(name, ())))
    return tuple(found)
