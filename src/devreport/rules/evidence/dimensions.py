"""What the expressions of a rule measure on a subject, found once for all subjects with the same units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

from attrs import evolve, frozen

from devreport.errors import RuleError
from devreport.expressions import (
    BOOLEAN,
    DATE,
    WORD,
    Absent,
    Expr,
    Kind,
    Literal,
    Row,
    Scalar,
    Schema,
    Type,
    Value,
    infer,
    number_type,
    rebuilt,
    scalar_type,
)
from devreport.expressions.names import look_up
from devreport.quantities import Dimension, Interval, Quantity, Unit
from devreport.rules.evidence.reading import reading_of
from devreport.rules.subject import Subject

__all__ = ["dimension_in", "dimension_of", "is_unlike", "is_unlike_in", "unlike_reason"]

#: The type of what is missing: it goes with every number.
_ANYTHING = Type(Kind.NUMBER, None)

#: Names, each with the unit of a number or the type of anything else.
_Signs = tuple[tuple[str, Unit | Type], ...]


@frozen(cache_hash=True)
class _Signature:
    """The units and types of what an expression reads."""

    own: _Signs
    children: tuple[tuple[str, _Signs], ...]
    parameters: _Signs

    def schema(self) -> Schema:
        """The same as a schema."""
        relations = {relation: Schema(_types(signs)) for relation, signs in self.children}
        return Schema(_types(self.own), relations, _types(self.parameters))

    def is_complete(self) -> bool:
        """Whether every value is there."""
        every = (self.own, *(signs for _, signs in self.children))
        return all(sign is not _ANYTHING for signs in every for _, sign in signs)


def dimension_of(expr: Expr, subject: Subject, *, parameters: Mapping[str, Scalar]) -> Dimension | None:
    """What the number that ``expr`` gives measures; nothing for a date, and where missing values leave it open."""
    return dimension_in(expr, subject.row, parameters=parameters)


def dimension_in(expr: Expr, row: Row, *, parameters: Mapping[str, Scalar]) -> Dimension | None:
    """The same of a row by itself, such as that of a finding's evidence."""
    return _inferred(expr, _signature_of(expr, row, parameters))


def is_unlike(expr: Expr, subject: Subject, *, parameters: Mapping[str, Scalar]) -> bool:
    """Whether unlike things are combined in ``expr``; what is missing goes with everything."""
    return is_unlike_in(expr, subject.row, parameters=parameters)


def is_unlike_in(expr: Expr, row: Row, *, parameters: Mapping[str, Scalar]) -> bool:
    """The same of a row by itself, such as that of a finding's evidence."""
    return _is_refused(expr, _signature_of(expr, row, parameters))


def unlike_reason(expr: Expr, row: Row, *, parameters: Mapping[str, Scalar]) -> str:
    """Why a rule has no value for a row: nothing where it has one.

    ``unlike_units`` where recorded figures are unlike each other, ``unlike_rule`` where only a number of the rule,
    a constant or a threshold, is unlike them: then the rule is to be corrected, not the data.
    """
    if not is_unlike_in(expr, row, parameters=parameters):
        return ""
    signature = _signature_of(expr, row, parameters)
    open_ = tuple([(name, _ANYTHING if isinstance(sign, Unit) else sign) for name, sign in signature.parameters])
    return "unlike_units" if _is_refused(_unmeasured(expr), evolve(signature, parameters=open_)) else "unlike_rule"


def _unmeasured(node: Expr) -> Expr:
    """The same with nothing, which goes with every number, in the place of every constant number."""
    if isinstance(node, Literal):
        return Literal(Quantity(0)) if isinstance(node.value, Quantity) else node
    return rebuilt(node, _unmeasured)


def _signature_of(expr: Expr, row: Row, parameters: Mapping[str, Scalar]) -> _Signature:
    reading = reading_of(expr)
    return _Signature(
        tuple([(name, _sign(row, name)) for name in reading.fields]),
        tuple([(name, _merged(row.relations[name], fields)) for name, fields in reading.relations]),
        tuple([(name, _threshold(value)) for name, value in parameters.items()]),
    )


def _merged(children: Sequence[Row], fields: Iterable[str]) -> _Signs:
    """The signature of child rows: of each field that of the first child that has a value there."""
    return tuple([(name, next(_present(children, name), _ANYTHING)) for name in fields])


def _present(children: Iterable[Row], name: str) -> Iterator[Unit | Type]:
    return (sign for child in children if (sign := _sign(child, name)) is not _ANYTHING)


def _threshold(value: Scalar) -> Unit | Type:
    return value.unit if isinstance(value, Quantity) else scalar_type(value)


def _sign(row: Row, name: str) -> Unit | Type:
    value: Value = look_up(row.values, name, kind="field")
    match value:
        case Fraction() | Interval():
            return row.units[name]
        case bool():
            return BOOLEAN
        case date():
            return DATE
        case Absent():
            return _ANYTHING
        case _:
            return WORD


@lru_cache(maxsize=4096)
def _is_refused(expr: Expr, signature: _Signature) -> bool:
    try:
        infer(expr, signature.schema())
    except RuleError:
        return signature.is_complete()
    return False


@lru_cache(maxsize=4096)
def _inferred(expr: Expr, signature: _Signature) -> Dimension | None:
    try:
        found = infer(expr, signature.schema())
    except RuleError:
        return None
    return found.dimension if found.kind is Kind.NUMBER else None


def _types(signs: _Signs) -> dict[str, Type]:
    return {name: number_type(sign) if isinstance(sign, Unit) else sign for name, sign in signs}
