"""Types of columns as a database writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from attrs import evolve

from devreport.bulk.engines.sql.dialects import DUCKDB, MOST_PLACES, POSTGRESQL, SPARK, Dialect
from devreport.bulk.engines.sql.words import PADDED
from devreport.bulk.engines.words import Physical, PhysicalKind, Width
from devreport.errors import InputError, Problem
from devreport.lowering.ranges import LONGEST

__all__ = ["Schema", "physical_of", "types_of"]

#: Column name → its type, or rows of ``information_schema.columns``.
Schema: TypeAlias = Mapping[str, str] | Sequence[Mapping[str, object]]

_TYPE = re.compile(
    r"(?P<name>[a-z_0-9]+(?: precision| varying)?)"
    r"(?: ?\( ?(?P<digits>[0-9]+) ?(?:, ?(?P<places>-?[0-9]+) ?)?\))?(?P<zone> without time zone)?"
)

_INTEGERS: Final = {
    ("tinyint", "int1", "byte"): (3, Width.SMALL, False),
    ("smallint", "int2", "short"): (5, Width.SMALL, False),
    ("integer", "int", "int4"): (10, Width.SMALL, True),
    ("bigint", "int8", "long"): (19, Width.LONG, True),
    ("hugeint",): (39, Width.WIDE, True),
    ("utinyint",): (3, Width.SMALL, False),
    ("usmallint",): (5, Width.SMALL, False),
    ("uinteger",): (10, Width.LONG, False),
    ("ubigint",): (20, Width.WIDE, False),
}
_OTHERS: Final = {
    ("real", "float4", "float", "double precision", "float8", "double"): PhysicalKind.FLOAT,
    ("text", "character varying", "varchar", "character", "char", "bpchar", "string"): PhysicalKind.TEXT,
    ("boolean", "bool"): PhysicalKind.TRUTH,
    ("date",): PhysicalKind.DAY,
}
#: Types that a database does not have, and that say nothing about it.
_FOREIGN: Final = {
    DUCKDB.name: frozenset({"byte"}),
    POSTGRESQL.name: frozenset(
        {"tinyint", "int1", "byte", "short", "long", "double", "string"}
        | {"hugeint", "utinyint", "usmallint", "uinteger", "ubigint"}
    ),
    SPARK.name: frozenset({"hugeint", "utinyint", "usmallint", "uinteger", "ubigint"}),
}
#: Moments of a day of their own; in Spark, a bare timestamp depends on the time zone of the session.
_MOMENTS: Final = {
    DUCKDB.name: {"timestamp", "datetime", "timestamp_s", "timestamp_ms", "timestamp_us", "timestamp_ns"},
    POSTGRESQL.name: {"timestamp"},
    SPARK.name: {"timestamp_ntz"},
}
#: The digits and decimals of a decimal number whose type does not say them; PostgreSQL then sets no bound.
_PLAIN_DECIMAL: Final = {DUCKDB.name: (18, 3), SPARK.name: (10, 0)}
_LONG_DIGITS: Final = 18


def physical_of(written: str, dialect: Dialect) -> Physical:
    """What a column of a type holds.

    Example:
        >>> physical_of("numeric(15, 2)", POSTGRESQL).places, physical_of("timestamptz", POSTGRESQL).kind.value
        (2, 'other')
    """
    matched = _TYPE.fullmatch(" ".join(written.lower().split()))
    if matched is None:
        return Physical(PhysicalKind.OTHER, written)
    name, digits, places = matched["name"], matched["digits"], matched["places"]
    if name in _MOMENTS[dialect.name]:
        return Physical(PhysicalKind.MOMENT, name)
    if matched["zone"]:
        return Physical(PhysicalKind.OTHER, written)
    if name in {"numeric", "decimal", "dec"}:
        return _decimal(digits, places, written=written, dialect=dialect)
    return Physical(PhysicalKind.OTHER, written) if name in _FOREIGN[dialect.name] else _plain(name, written, dialect)


def _plain(name: str, written: str, dialect: Dialect) -> Physical:
    """What a column holds whose type has no decimals of its own."""
    for names, (most, width, native) in _INTEGERS.items():
        if name in names:
            return Physical(PhysicalKind.INTEGER, written, most, width=width, is_native=native)
    kind = next((kind for names, kind in _OTHERS.items() if name in names), PhysicalKind.OTHER)
    if kind is not PhysicalKind.TEXT:
        return Physical(kind, written)
    if name in PADDED and dialect is SPARK:
        return Physical(PhysicalKind.OTHER, f"{written}, with blanks at its end")
    held = PADDED[0] if name in PADDED else written
    return Physical(kind, held, LONGEST, width=Width.WIDE, is_native=False)


def _decimal(digits: str | None, places: str | None, *, written: str, dialect: Dialect) -> Physical:
    """A decimal number: one of as many digits as it likes is exact, and has no decimals that are known."""
    if digits is None and dialect is POSTGRESQL:
        return Physical(PhysicalKind.FLOAT, "numeric", is_native=False)
    most, fixed = _PLAIN_DECIMAL[dialect.name] if digits is None else (int(digits), int(places or 0))
    if dialect is SPARK and fixed > MOST_PLACES:
        return Physical(PhysicalKind.OTHER, f"{written}, of more than {MOST_PLACES} decimals")
    most = max(most - min(fixed, 0), fixed)
    width = Width.LONG if most <= _LONG_DIGITS else Width.WIDE
    return Physical(PhysicalKind.DECIMAL, written, most, max(fixed, 0), width)


def types_of(schema: Schema, dialect: Dialect, *, where: str) -> dict[str, Physical]:
    """What each column of a table holds.

    Raises:
        InputError: if a type is no text, or rows of ``information_schema.columns`` do not say so.
    """
    if isinstance(schema, Mapping):
        return {name: physical_of(_text(written, f"{where}.{name}"), dialect) for name, written in schema.items()}
    found: dict[str, Physical] = {}
    for number, row in enumerate(schema):
        try:
            name, written = str(row["column_name"]), str(row["data_type"])
        except KeyError as error:
            expected = "a row of information_schema.columns, as a dictionary"
            problem = Problem(f"{where}.schema[{number}]", f"no {error.args[0]!r}", expected, code="schema")
            raise InputError.of(problem) from None
        digits, places = row.get("numeric_precision"), row.get("numeric_scale")
        sized = f"{written}({digits},{places or 0})" if written == "numeric" and digits is not None else written
        found[name] = evolve(physical_of(sized, dialect), name=sized)
    return found


def _text(written: object, where: str) -> str:
    if isinstance(written, str):
        return written
    raise InputError.of(Problem(where, repr(written), "a type as text, such as numeric(15,2)", code="schema"))
