"""Records: objects of a class of one's own, as rules see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import MappingProxyType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from attrs import frozen

from devreport.errors import InputError, Problem, did_you_mean
from devreport.expressions import Cell, Field
from devreport.lowering import Column, Layout, Storage
from devreport.model import Display
from devreport.periods import Period
from devreport.quantities import ONE, Missing, Quantity, Ratio, Unit, parse_unit
from devreport.quantities.number import exact
from devreport.rules.subject import Meaning, Sort, Subject, Table
from devreport.text import Text

__all__ = ["Records"]

_STORAGES: Mapping[type, Storage] = {
    int: Storage.INTEGER,
    Decimal: Storage.DECIMAL,
    Fraction: Storage.PAIR,
    Quantity: Storage.PAIR,
    Ratio: Storage.PAIR,
    bool: Storage.TRUTH,
    str: Storage.WORD,
    date: Storage.DAY,
}
_SORTS = {
    Storage.INTEGER: Sort.AMOUNT,
    Storage.DECIMAL: Sort.AMOUNT,
    Storage.PAIR: Sort.AMOUNT,
    Storage.TRUTH: Sort.TRUTH,
    Storage.WORD: Sort.WORD,
    Storage.DAY: Sort.DAY,
}
_EXPECTED = {Storage.TRUTH: "True or False", Storage.WORD: "a word", Storage.DAY: "a date without a time"}
_NOTHING = object()
_NUMBERS = (Storage.INTEGER, Storage.DECIMAL, Storage.PAIR)
_NO_UNITS: Mapping[str, Unit | str] = MappingProxyType({})
_NO_SCALES: Mapping[str, Fraction] = MappingProxyType({})


@frozen(kw_only=True)
class Records:
    """The objects of a class, whose annotated attributes are the fields of rules.

    Decimals, whole numbers, fractions, quantities, truth values, words (``str``, an ``Enum``, a ``Literal``) and dates
    become fields; attributes of other types do not. ``None`` is what is missing, wherever the annotation allows it.

    Attributes:
        kind: what :attr:`Rule.over <devreport.rules.Rule.over>` of their rules names.
        key: the attribute that tells records apart.
        table: what the fields hold.
        layout: how they are stored.
        units: field name → the unit of its numbers.
        scales: field name → how many such units one stored number is.
        trusted: whether values are known to be of the annotated types. Then this is not looked at again, and a value
            of another type, such as a float, may lead to a wrong verdict.

    Example:
        >>> from attrs import define
        >>> @define
        ... class Project:
        ...     id: str
        ...     done: Decimal | None
        ...     planned: Decimal
        >>> projects = Records.of(Project, units={"done": "万元", "planned": "万元"})
        >>> sorted(projects.table.fields)
        ['done', 'id', 'planned']
    """

    kind: str
    key: str
    table: Table
    layout: Layout
    units: Mapping[str, Unit]
    scales: Mapping[str, Fraction]
    trusted: bool = False

    @classmethod
    def of(
        cls,
        kind: type,
        *,
        units: Mapping[str, Unit | str] = _NO_UNITS,
        scales: Mapping[str, Fraction] = _NO_SCALES,
        key: str = "id",
        name: str = "",
        trusted: bool = False,
    ) -> Records:
        """The records of a class.

        Args:
            kind: the class.
            units: the units of numbers; pure numbers without one.
            scales: how many units one stored number is: 1/100 for an ``int`` of hundredths; one by default.
            key: the attribute that tells records apart.
            name: what rules call them; by default the name of the class in lower case.
            trusted: whether the class itself sees to it that every value is of its annotated type, that there is none
                where ``None`` is not annotated, and that decimals are finite. Nothing is promised about values that
                are not: a float may be judged inexactly, a missing value as if it were different from everything.

        Raises:
            InputError: for attributes that are floats, for annotations that are not known, for units and scales of no
                field, and if there is no such key.
        """
        found = {field: _Annotated.of(hint) for field, hint in _hints(kind).items() if not field.startswith("_")}
        known = {field: one for field, one in found.items() if one.storage is not None}
        numbers = {field: one for field, one in known.items() if one.is_number}
        plain = {field: one for field, one in numbers.items() if not one.measured}
        named = [*_unknown(kind, known, [key]), *_unknown(kind, numbers, units), *_unknown(kind, plain, scales)]
        problems = [*_inexact(kind, found), *named]
        if problems:
            raise InputError("a class that rules cannot judge", problems)
        taken = {field: parse_unit(unit) if isinstance(unit, str) else unit for field, unit in units.items()}
        return cls(
            kind=name or kind.__name__.lower(),
            key=key,
            table=Table({field: one.meaning(taken.get(field, ONE)) for field, one in known.items()}),
            layout=Layout(
                {field: one.column(taken.get(field, ONE), scales.get(field)) for field, one in known.items()}
            ),
            units=taken,
            scales=dict(scales),
            trusted=trusted,
        )

    def field(self, name: str) -> Field:
        """A field, to build expressions of.

        Raises:
            InputError: if there is none of that name.
        """
        if name not in self.table.fields:
            hint = did_you_mean(name, self.table.fields)
            raise InputError.of(Problem(self.kind, f"the field {name[:60]!r}", "a known one", hint, "unknown_field"))
        return Field(name)

    def subject(self, record: object, period: Period) -> Subject:
        """A record as the engine for plans sees it.

        Raises:
            InputError: for an attribute that is not there, for a float, and for any other value that is not what its
                field holds; it names the record and the attribute.
        """
        identity = str(getattr(record, self.key, "?"))
        cells: dict[str, Cell] = {}
        for name in self.table.fields:
            where = f"{self.kind}:{identity}.{name}"
            value = getattr(record, name, _NOTHING)
            if value is _NOTHING:
                raise InputError.of(Problem(where, "nothing", "an attribute; None where it is missing", code="missing"))
            cells[name] = self._cell(name, value, where=where)
        return Subject(
            kind=self.kind,
            id=identity,
            period=period,
            cells=cells,
            inputs={name: (f"{self.kind}:{identity}.{name}",) for name in cells},
            texts={"name": Text({"zh": identity, "en": identity})},
            display=Display(),
        )

    def _cell(self, name: str, value: object, *, where: str) -> Cell:
        if value is None or isinstance(value, Missing):
            return value
        match self.layout.columns[name].storage, value:
            case (Storage.TRUTH, bool() as cell) | (Storage.DAY, date() as cell) if not isinstance(cell, datetime):
                return cell
            case Storage.WORD, Enum():
                return str(value.value)
            case Storage.WORD, str():
                return str.__str__(value)
            case ((Storage.INTEGER | Storage.DECIMAL | Storage.PAIR), _):
                return self._number(name, value, where=where)
            case _:
                expected = _EXPECTED[self.layout.columns[name].storage]
                raise InputError.of(Problem(where, f"a {type(value).__name__}", expected, code="type"))

    def _number(self, name: str, value: object, *, where: str) -> Quantity | Ratio:
        unit, scale = self.units.get(name, ONE), self.scales.get(name, Fraction(1))
        match value:
            case Quantity() | Ratio() if value.unit.dimension == unit.dimension:
                return value
            case Quantity() | Ratio():
                expected = f"a figure that can be given in {unit.code}"
                raise InputError.of(Problem(where, f"a figure in {value.unit.code}", expected, code="unlike_units"))
            case Fraction():
                return Ratio(value * scale, unit=unit)
            case _:
                number = exact(cast("Decimal | int", value), where=where)
                return Quantity(number, unit) if scale == 1 else Ratio(Fraction(number) * scale, unit=unit)


@frozen
class _Annotated:
    """What an annotation says of a field."""

    storage: Storage | None
    nullable: bool
    words: tuple[str, ...] = ()
    inexact: bool = False
    measured: bool = False
    boxed: bool = False

    @classmethod
    def of(cls, hint: Any) -> _Annotated:  # noqa: ANN401 - an annotation
        options = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
        kinds = [one for one in options if one is not type(None)]
        nullable = len(kinds) < len(options)
        if len(kinds) != 1:
            return cls(None, nullable)
        (kind,) = kinds
        if get_origin(kind) is Literal and all(isinstance(word, str) for word in get_args(kind)):
            return cls(Storage.WORD, nullable, get_args(kind))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return cls(Storage.WORD, nullable, tuple(str(member.value) for member in kind), boxed=True)
        storage = _STORAGES.get(cast("type", kind))
        return cls(storage, nullable, inexact=kind is float, measured=kind in {Quantity, Ratio})

    @property
    def is_number(self) -> bool:
        return self.storage in _NUMBERS

    def meaning(self, unit: Unit) -> Meaning:
        storage = self.storage or Storage.WORD
        measures = unit if self.is_number else None
        return Meaning(
            _SORTS[storage], "", unit=measures, words=self.words, optional=self.nullable, settled=self.is_number
        )

    def column(self, unit: Unit, scale: Fraction | None) -> Column:
        storage = self.storage or Storage.WORD
        if self.measured:
            return Column(storage, nullable=self.nullable, dimension=unit.dimension)
        size = unit.scale * (scale or 1) if self.is_number else Fraction(1)
        return Column(storage, size, nullable=self.nullable, boxed=self.boxed)


def _hints(kind: type) -> Mapping[str, Any]:
    """The annotations of a class, which must be known where it was defined."""
    try:
        return get_type_hints(kind)
    except NameError as error:
        hint = "define the class, and import what it names, at the top of a module"
        problem = Problem(kind.__name__, f"the annotation {error.name!r}", "a known type", hint, "unknown_type")
        raise InputError("a class that rules cannot judge", [problem]) from None


def _inexact(kind: type, found: Mapping[str, _Annotated]) -> Iterator[Problem]:
    hint = "write Decimal, so that it is exact"
    return (
        Problem(f"{kind.__name__}.{field}", "a float", "a Decimal", hint, "float")
        for field, one in found.items()
        if one.inexact
    )


def _unknown(kind: type, known: Mapping[str, _Annotated], named: Iterable[str]) -> Iterator[Problem]:
    """What is named, but is none of the attributes that can be."""
    for one in named:
        if one not in known:
            hint = did_you_mean(one, known)
            expected = f"one of {', '.join(known)}" if known else "a field of a suitable type"
            yield Problem(kind.__name__, f"the attribute {one!r}", expected, hint, "unknown_field")
