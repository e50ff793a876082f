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
from devreport.model.shape import shown, unprintable
from devreport.periods import Period
from devreport.quantities import ONE, Missing, Quantity, Ratio, Unit, parse_unit
from devreport.quantities.number import MAX_DIGITS, exact
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
_NO_NAMES: Mapping[str, Mapping[str, str] | str] = MappingProxyType({})
_NO_SCALES: Mapping[str, Fraction | Decimal | int | str] = MappingProxyType({})
#: The most digits of a number, before and after the point together; those of arithmetic in compiled code.
_MOST_DIGITS = 1_000


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
        names: field name → what it is called in sentences and explanations; by default its own name.

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
    names: Mapping[str, Text] = MappingProxyType({})

    @classmethod
    def of(
        cls,
        kind: type,
        *,
        units: Mapping[str, Unit | str] = _NO_UNITS,
        scales: Mapping[str, Fraction | Decimal | int | str] = _NO_SCALES,
        key: str = "id",
        name: str = "",
        trusted: bool = False,
        names: Mapping[str, Mapping[str, str] | str] = _NO_NAMES,
    ) -> Records:
        """The records of a class.

        Args:
            kind: the class.
            units: the units of numbers, and a unit like that of quantities, which have one of their own; without one
                they are pure numbers.
            scales: how many units one stored number is, exact and above zero: 1/100 for an ``int`` of hundredths; one
                by default.
            key: the attribute that tells records apart: a word or a whole number, which only what names a record asks
                for.
            name: what rules call them; by default the name of the class in lower case.
            trusted: whether the class itself sees to it that every value is of its annotated type, that there is none
                where ``None`` is not annotated, and that decimals are finite. Nothing is promised about values that
                are not: a float may be judged inexactly, a missing value as if it were different from everything.
            names: what fields are called in sentences and explanations, such as ``{"done": {"zh": "完成数", "en":
                "completion"}}``; by default as the attribute is.

        Raises:
            InputError: for attributes that are floats, for annotations that are not known, for units and scales of no
                field, for scales that are inexact or not above zero, and if there is no such key.
        """
        found = {field: _Annotated.of(hint) for field, hint in _hints(kind).items() if not field.startswith("_")}
        known = {field: one for field, one in found.items() if one.storage is not None}
        numbers = {field: one for field, one in known.items() if one.is_number}
        plain = {field: one for field, one in numbers.items() if not one.measured}
        named = [*_unknown(kind, known, [key, *names]), *_unknown(kind, numbers, units), *_unknown(kind, plain, scales)]
        sizes, wrong = _sizes(kind, scales)
        problems = [*_inexact(kind, found), *named, *wrong]
        if problems:
            raise InputError("a class that rules cannot judge", problems)
        taken = {field: parse_unit(unit) if isinstance(unit, str) else unit for field, unit in units.items()}
        return cls(
            kind=name or kind.__name__.lower(),
            key=key,
            table=Table({field: one.meaning(taken.get(field, ONE)) for field, one in known.items()}),
            layout=Layout({field: one.column(taken.get(field, ONE), sizes.get(field)) for field, one in known.items()}),
            units=taken,
            scales=sizes,
            trusted=trusted,
            names={field: Text(said) for field, said in names.items()},
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
        identity = self._identity(record)
        cells: dict[str, Cell] = {}
        for name in self.table.fields:
            where = f"{self.kind}:{identity}.{name}"
            value = getattr(record, name, _NOTHING)
            if value is _NOTHING:
                raise InputError.of(Problem(where, "nothing", "an attribute; None where it is missing", code="missing"))
            cells[name] = self._cell(name, identity if self._names(name) else value, where=where)
        return Subject(
            kind=self.kind,
            id=identity,
            period=period,
            cells=cells,
            inputs={name: (f"{self.kind}:{identity}.{name}",) for name in cells},
            texts={"name": _called(record, identity)},
            display=Display(),
            names=self.names,
        )

    def _names(self, name: str) -> bool:
        """Whether a field is the key, as a word."""
        return name == self.key and self.layout.columns[name].storage is Storage.WORD

    def _identity(self, record: object) -> str:
        """What tells a record apart, in words that print as they read."""
        value = getattr(record, self.key, _NOTHING)
        if value is _NOTHING:
            return "?"
        plain = value.value if isinstance(value, Enum) else value
        text = str(plain) if isinstance(plain, str | int) and not isinstance(plain, bool) else ""
        if text.strip() and not list(unprintable(text)):
            return text
        found, expected = _shown(plain), "a word or a whole number that tells records apart"
        raise InputError.of(Problem(f"{self.kind}.{self.key}", found, expected, code="id"))

    def _cell(self, name: str, value: object, *, where: str) -> Cell:
        if value is None or isinstance(value, Missing):
            return value
        match self.layout.columns[name].storage, value:
            case (Storage.TRUTH, bool() as cell) | (Storage.DAY, date() as cell) if not isinstance(cell, datetime):
                return cell
            case Storage.WORD, Enum() | str():
                return self._word(name, value, where=where)
            case ((Storage.INTEGER | Storage.DECIMAL | Storage.PAIR), _):
                return self._number(name, value, where=where)
            case _:
                expected = _EXPECTED[self.layout.columns[name].storage]
                raise InputError.of(Problem(where, f"a {type(value).__name__}", expected, code="type"))

    def _word(self, name: str, value: Enum | str, *, where: str) -> str:
        """A word, which must be one of those of its field if these are known."""
        word, known = str(value.value) if isinstance(value, Enum) else str.__str__(value), self.table.fields[name].words
        if known and word not in known:
            expected = f"one of {', '.join(known)}"
            raise InputError.of(Problem(where, _shown(word), expected, did_you_mean(word, known), "unknown_word"))
        return word

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
            case Decimal() | int() if _is_long(value):
                return Ratio(Fraction(value) * scale, unit=unit)
            case _:
                number = exact(cast("Decimal | int", value), where=where)
                return Quantity(number, unit) if scale == 1 else Ratio(Fraction(number) * scale, unit=unit)


def _called(record: object, identity: str) -> Text:
    """The name of a record, if it has one that prints as it reads; else what tells it apart."""
    name: object = getattr(record, "name", None)
    said = name if isinstance(name, str) and name.strip() and not list(unprintable(name)) else identity
    return Text({"zh": said, "en": said})


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
        return Column(storage, size, nullable=self.nullable, boxed=self.boxed, words=frozenset(self.words))


def _is_long(value: Decimal | int) -> bool:
    """Whether a number is longer than one of a report may be, and compiled code can still compute with it."""
    if isinstance(value, int):
        return abs(value) in range(10**MAX_DIGITS, 10**_MOST_DIGITS)
    if not value.is_finite():
        return False
    _, digits, exponent = value.as_tuple()
    size = max(len(digits), abs(value.adjusted()), abs(int(exponent)))
    return MAX_DIGITS <= size < _MOST_DIGITS


def _sizes(kind: type, scales: Mapping[str, object]) -> tuple[dict[str, Fraction], list[Problem]]:
    """How many units one stored number of each field is, and what is no such size."""
    sizes: dict[str, Fraction] = {}
    problems: list[Problem] = []
    for name, scale in scales.items():
        where = f"{kind.__name__}.{name}"
        try:
            sizes[name] = scale if isinstance(scale, Fraction) else Fraction(exact(cast("str", scale), where=where))
        except InputError as error:
            problems.extend(error.problems)
            continue
        if sizes[name] <= 0:
            problems.append(Problem(where, f"a scale of {sizes[name]}", "one above zero", code="number"))
    return sizes, problems


def _shown(value: object) -> str:
    """A value in an error message: short, and with nothing in it that does not print."""
    return ascii(value)[:60] if isinstance(value, str) and not value.isprintable() else shown(value)


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
