"""What an expression reads of a subject: fields, child rows, and the ids of the recorded figures behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from devreport.expressions import ROWS, Aggregate, Earlier, Expr, Field, Lag, Row, reads, steps
from devreport.rules.subject import Subject

__all__ = ["Reading", "inputs_in", "inputs_of", "lags_of", "reading_of"]


@frozen
class Reading:
    """What an expression reads.

    Attributes:
        fields: the names of the fields it reads itself, be it on an earlier row.
        relations: each relation it reads, with the names of the fields it reads there.
        lags: the ways to the earlier rows that it looks back at; none where it does not.
    """

    fields: tuple[str, ...]
    relations: tuple[tuple[str, tuple[str, ...]], ...]
    lags: tuple[tuple[Lag, ...], ...] = ()


@lru_cache(maxsize=4096)
def reading_of(expr: Expr) -> Reading:
    """What ``expr`` reads, each name once, in order.

    Example:
        >>> reading_of(Field("actual") / Field("target") >= Field("actual")).fields
        ('actual', 'target')
    """
    fields: dict[str, None] = {}
    relations: dict[str, dict[str, None]] = {}
    lags: dict[tuple[Lag, ...], None] = {}
    for node in steps(expr):
        match node:
            case Field(name):
                fields[name] = None
            case Aggregate():
                for relation, names in _over(node):
                    relations.setdefault(relation, {}).update(dict.fromkeys(names))
            case Earlier(operand, lag):
                before = reading_of(operand)
                lags.update(dict.fromkeys([(lag,), *((lag, *way) for way in before.lags)]))
                fields.update(dict.fromkeys(before.fields))
                for relation, names in before.relations:
                    relations.setdefault(relation, {}).update(dict.fromkeys(names))
            case _:
                pass
    read = tuple((relation, tuple(names)) for relation, names in relations.items())
    return Reading(tuple(fields), read, tuple(lags))


def lags_of(expressions: Iterable[Expr | None]) -> tuple[tuple[Lag, ...], ...]:
    """The ways to the earlier rows that some expressions look back at."""
    return tuple(dict.fromkeys(way for one in expressions if one is not None for way in reading_of(one).lags))


def _over(node: Aggregate) -> Iterator[tuple[str, Sequence[str]]]:
    """What an aggregate reads of child rows; of groups, the key and what is read of their members."""
    keys = () if node.per is None else (node.per,)
    yield node.relation, keys
    if node.among is not None:
        yield node.among, keys
    for part in (node.value, node.where):
        if part is not None:
            inner = reading_of(part)
            yield node.relation, inner.fields
            yield from [(node.relation, names) for relation, names in inner.relations if keys and relation == ROWS]


def inputs_of(expr: Expr, subject: Subject) -> tuple[str, ...]:
    """The ids of the recorded figures that an expression reads, each once, in order."""
    return inputs_in(expr, subject.row)


def inputs_in(expr: Expr, row: Row) -> tuple[str, ...]:
    """The same of a row by itself, such as that of a finding's evidence."""
    reading, own = reading_of(expr), reads(expr)
    found = dict.fromkeys(one for name in reading.fields if name in own for one in row.inputs.get(name, ()))
    for relation, names in reading.relations:
        if relation in own:
            found.update(dict.fromkeys(row.inputs.get(relation, ())))
            for child in row.relations[relation]:
                found.update(dict.fromkeys(one for name in names for one in child.inputs.get(name, ())))
    for node in steps(expr):
        if isinstance(node, Earlier) and node.lag in row.earlier:
            found.update(dict.fromkeys(inputs_in(node.operand, row.earlier[node.lag])))
    return tuple(found)
