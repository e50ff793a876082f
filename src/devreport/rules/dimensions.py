"""What the expressions of a rule measure on a subject, found once for all subjects with the same units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from devreport.expressions import BOOLEAN, DATE, WORD, Cell, Expr, Kind, Scalar, Schema, Type, infer, number_type
from devreport.quantities import Dimension, Missing, Quantity, Ratio, Unit
from devreport.rules.reading import reading_of
from devreport.rules.subject import Subject

__all__ = ["dimension_of"]

#: The type of what is missing: it goes with every number.
_ANYTHING = Type(Kind.NUMBER, None)

#: Names, each with the unit of a number or the type of anything else.
_Signature = tuple[tuple[str, Unit | Type], ...]


def dimension_of(expr: Expr, subject: Subject, *, parameters: Mapping[str, Scalar]) -> Dimension | None:
    """What the number that ``expr`` gives measures; nothing for a date.

    Raises:
        RuleError: if unlike things are combined.
    """
    reading = reading_of(expr)
    own = tuple([(name, _sign(subject.cells[name])) for name in reading.fields])
    children = tuple([(relation, _merged(subject.children[relation])) for relation, _ in reading.relations])
    named = tuple([(name, _sign(value)) for name, value in parameters.items()])
    return _inferred(expr, own, children, named)


def _merged(children: Iterable[Subject]) -> _Signature:
    """The signature of child rows: of each field that of the first child that has a value there."""
    signs: dict[str, Unit | Type] = {}
    for child in children:
        for name, cell in child.cells.items():
            if signs.get(name, _ANYTHING) is _ANYTHING:
                signs[name] = _sign(cell)
    return tuple(signs.items())


def _sign(cell: Cell) -> Unit | Type:
    match cell:
        case Quantity() | Ratio():
            return cell.unit
        case bool():
            return BOOLEAN
        case date():
            return DATE
        case None | Missing():
            return _ANYTHING
        case _:
            return WORD


@lru_cache(maxsize=4096)
def _inferred(
    expr: Expr, own: _Signature, children: tuple[tuple[str, _Signature], ...], named: _Signature
) -> Dimension | None:
    relations = {relation: Schema(_types(signature)) for relation, signature in children}
    found = infer(expr, Schema(_types(own), relations, _types(named)))
    return found.dimension if found.kind is Kind.NUMBER else None


def _types(signature: _Signature) -> dict[str, Type]:
    return {name: number_type(sign) if isinstance(sign, Unit) else sign for name, sign in signature}
