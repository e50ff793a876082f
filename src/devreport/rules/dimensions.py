"""What the expressions of a rule measure on a subject, found once for all subjects with the same types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from devreport.expressions import DATE, Expr, Kind, Scalar, Schema, Type, infer, number_type, scalar_type
from devreport.quantities import Dimension, Missing, Quantity, Ratio
from devreport.rules.subject import Subject

__all__ = ["dimension_of"]

#: The type of what is missing: it goes with every number.
_ANYTHING = Type(Kind.NUMBER, None)

_Types = tuple[tuple[str, Type], ...]


def dimension_of(expr: Expr, subject: Subject, *, parameters: Mapping[str, Scalar]) -> Dimension | None:
    """What the number that ``expr`` gives measures; nothing for a date.

    Raises:
        RuleError: if unlike things are combined.
    """
    named = tuple((name, scalar_type(value)) for name, value in parameters.items())
    relations = tuple((relation, _merged(children)) for relation, children in subject.children.items())
    return _inferred(expr, _types(subject), relations, named)


def _types(subject: Subject) -> _Types:
    return tuple((name, _cell_type(cell)) for name, cell in subject.cells.items())


def _merged(children: Iterable[Subject]) -> _Types:
    """The types of child rows: of each field that of the first child that has a value there."""
    types: dict[str, Type] = {}
    for child in children:
        for name, kind in _types(child):
            if types.get(name, _ANYTHING) == _ANYTHING:
                types[name] = kind
    return tuple(types.items())


def _cell_type(cell: object) -> Type:
    match cell:
        case Quantity() | Ratio():
            return number_type(cell.unit)
        case bool():
            return scalar_type(cell)
        case date():
            return DATE
        case None | Missing():
            return _ANYTHING
        case _:
            return Type(Kind.WORD)


@lru_cache(maxsize=4096)
def _inferred(
    expr: Expr, fields: _Types, relations: tuple[tuple[str, _Types], ...], parameters: _Types
) -> Dimension | None:
    children = {relation: Schema(dict(types)) for relation, types in relations}
    found = infer(expr, Schema(dict(fields), children, dict(parameters)))
    return found.dimension if found.kind is Kind.NUMBER else None
