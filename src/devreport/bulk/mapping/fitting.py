"""Fitting a mapping to a table: every column that is missing or of the wrong type is named, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from devreport.bulk.engines.words import PREFIX, Physical, PhysicalKind
from devreport.bulk.mapping.mapped import is_number
from devreport.bulk.mapping.table import Always, Mapped, TableMapping
from devreport.errors import InputError, Problem, did_you_mean
from devreport.lowering import Column, Layout, Storage
from devreport.rules.subject import Meaning, Sort
from devreport.rules.subjects import subject_tables

__all__ = ["Held", "fit", "layout_of", "meaning_of"]

_STORED = {Sort.DAY: Storage.DAY, Sort.WORD: Storage.WORD, Sort.TRUTH: Storage.TRUTH}
_NUMBERS = frozenset({PhysicalKind.INTEGER, PhysicalKind.DECIMAL, PhysicalKind.FLOAT, PhysicalKind.TEXT})
_KINDS: Mapping[Sort, frozenset[PhysicalKind]] = {
    Sort.AMOUNT: _NUMBERS,
    Sort.RATIO: _NUMBERS,
    Sort.DAY: frozenset({PhysicalKind.DAY, PhysicalKind.MOMENT, PhysicalKind.TEXT}),
    Sort.WORD: frozenset({PhysicalKind.TEXT}),
    Sort.TRUTH: frozenset({PhysicalKind.TRUTH}),
}
_EXPECTED = {
    Sort.AMOUNT: "integers, decimals, floats or text",
    Sort.RATIO: "integers, decimals, floats or text",
    Sort.DAY: "days, or text such as 2026-06-30",
    Sort.WORD: "text",
    Sort.TRUTH: "truth values, or text with its words for true and false",
}
_UNDECLARED = frozenset({PhysicalKind.FLOAT, PhysicalKind.TEXT})


@frozen(kw_only=True)
class Held:
    """How a field is held in a table that was looked at.

    Attributes:
        field: its name.
        mapped: what the mapping says of it.
        sort: what it holds.
        physical: the type of its column; nothing where every row has the same.
        places: the decimals of its numbers.
        over: the type of the column of denominators, where there is one.
        over_places: their decimals.
    """

    field: str
    mapped: Mapped
    sort: Sort
    physical: Physical | None
    places: int = 0
    over: Physical | None = None
    over_places: int = 0

    @property
    def column(self) -> str:
        """The name of its column."""
        return self.mapped.column or self.field

    @property
    def size(self) -> Fraction:
        """How many units one whole step of what is read is."""
        return self.mapped.scale * Fraction(10**self.over_places, 10**self.places)

    @property
    def layout(self) -> Column:
        """How rules read it; any row may lack it."""
        storage = _STORED.get(self.sort)
        if storage is not None:
            return Column(storage, words=frozenset(self.mapped.words))
        stored = Storage.PAIR if self.mapped.over else Storage.INTEGER
        return Column(stored, self.mapped.unit.scale * self.size, nonnegative=self.mapped.nonnegative)


def layout_of(held: Mapping[str, Held], children: Mapping[str, Mapping[str, Held]]) -> Layout:
    """How rules read a table and those of its child rows."""
    relations = {name: layout_of(fields, {}) for name, fields in children.items()}
    return Layout({name: one.layout for name, one in held.items()}, relations)


def fit(mapping: TableMapping, schema: Mapping[str, Physical], *, where: str, relation: str = "") -> dict[str, Held]:
    """How each field of a mapping is held in a table of this schema.

    Args:
        mapping: the mapping.
        schema: column name → what it holds.
        where: what messages call the table.
        relation: the name of the child rows, for a table of these.

    Raises:
        InputError: with every field that the kind does not have, and every column that is not there or not of a type
            that can hold its field.
    """
    schema = {name: physical for name, physical in schema.items() if not name.startswith(PREFIX)}
    problems = [*_missing(mapping, schema, where=where)]
    found: dict[str, Held] = {}
    for name, mapped in mapping.fields.items():
        try:
            found[name] = _held(name, mapped, mapping, schema=schema, where=where, relation=relation)
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(f"{where or 'the table'} does not fit its mapping", problems)
    return found


def meaning_of(mapping: TableMapping, name: str, *, relation: str = "", where: str = "") -> Meaning | None:
    """What a kind of subject of plans says of a field; nothing for a kind of one's own.

    Raises:
        InputError: if the kind does not have the field.
    """
    table = subject_tables().get(mapping.kind)
    if table is None:
        return None
    fields = table.relations.get(relation, {}) if relation else table.fields
    if name not in fields:
        expected = f"a field of {relation or mapping.kind}"
        raise InputError.of(
            Problem(f"{where}.{name}", f"the field {name!r}", expected, did_you_mean(name, fields), "unknown_field")
        )
    return fields[name]


def _missing(mapping: TableMapping, schema: Mapping[str, Physical], *, where: str) -> Iterator[Problem]:
    """The columns besides those of fields that are not there, or cannot name a row."""
    naming = {"key": mapping.key, "name": mapping.name, "parent": mapping.parent, "period": mapping.period}
    for role, column in naming.items():
        kinds = {PhysicalKind.TEXT} if role == "period" else {PhysicalKind.TEXT, PhysicalKind.INTEGER}
        if column and column not in schema:
            yield _no_column(column, schema, where=f"{where}.{role}")
        elif column and schema[column].kind not in kinds:
            expected = "a column of text" if role == "period" else "a column of text or integers"
            found = f"the column {column!r} of {schema[column].name}"
            yield Problem(f"{where}.{role}", found, expected, code="type")


def _held(
    name: str, mapped: Mapped, mapping: TableMapping, *, schema: Mapping[str, Physical], where: str, relation: str
) -> Held:
    meaning, place = meaning_of(mapping, name, relation=relation, where=where), f"{where}.{name}"
    sort = mapped.sort or (Sort.AMOUNT if meaning is None else meaning.sort)
    if mapped.always is not None:
        return Held(field=name, mapped=mapped, sort=sort, physical=None, places=_constant_places(mapped.always))
    physical = _column(mapped.column or name, schema, sort=sort, mapped=mapped, where=place)
    over = _column(mapped.over, schema, sort=sort, mapped=mapped, where=f"{place}.over") if mapped.over else None
    if PhysicalKind.NOTHING in {physical.kind, over and over.kind}:
        nowhere = evolve(mapped, column="", over="", always=Always())
        return Held(field=name, mapped=nowhere, sort=sort, physical=None)
    return Held(
        field=name,
        mapped=mapped,
        sort=sort,
        physical=physical,
        places=_places(physical, mapped, sort=sort, where=place),
        over=over,
        over_places=_places(over, mapped, sort=sort, where=f"{place}.over") if over else 0,
    )


def _column(column: str, schema: Mapping[str, Physical], *, sort: Sort, mapped: Mapped, where: str) -> Physical:
    """The type of a column, which must be able to hold its field."""
    if column not in schema:
        raise InputError.of(_no_column(column, schema, where=where))
    physical = schema[column]
    written = sort is Sort.TRUTH and physical.kind is PhysicalKind.TEXT and mapped.true and mapped.false
    if physical.kind not in {*_KINDS[sort], PhysicalKind.NOTHING} and not written:
        found = f"the column {column!r} of {physical.name}"
        raise InputError.of(Problem(where, found, f"a column of {_EXPECTED[sort]}", code="type"))
    return physical


def _places(physical: Physical, mapped: Mapped, *, sort: Sort, where: str) -> int:
    """The decimals of the numbers of a column: those of its type, or those that the mapping states."""
    if not is_number(sort):
        return 0
    if physical.kind in _UNDECLARED:
        if mapped.decimals is None:
            hint = "how many decimals do its numbers have? A float or a text does not say so"
            raise InputError.of(Problem(where, f"a column of {physical.name}", "decimals", hint, "decimals"))
        return mapped.decimals
    if mapped.decimals is not None and mapped.decimals < physical.places:
        found = f"a column of {physical.name}"
        raise InputError.of(Problem(where, found, f"at most {mapped.decimals} decimals", "round it first", "decimals"))
    return physical.places


def _constant_places(always: Always) -> int:
    """The decimals of what every row has."""
    exponent = always.value.as_tuple().exponent if isinstance(always.value, Decimal) else 0
    return max(0, -int(exponent))


def _no_column(column: str, schema: Mapping[str, Physical], *, where: str) -> Problem:
    hint = did_you_mean(column, schema) or f"there are: {', '.join(map(repr, list(schema)[:20]))}"
    return Problem(where, f"no column {column!r}", "a column of the table", hint, "missing_column")
