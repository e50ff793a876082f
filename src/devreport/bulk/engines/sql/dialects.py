"""Dialects of SQL: how each database writes the few things that they do not write alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from attrs import field, frozen

from devreport.bulk.engines.words import Physical, Width
from devreport.errors import EngineError, InputError, Problem, did_you_mean

__all__ = ["DIALECTS", "DUCKDB", "MOST_PLACES", "POSTGRESQL", "SPARK", "Dialect", "dialect_of"]

#: The most decimals that Spark keeps: a product of two numbers that are too long has six, and 32 digits before them.
MOST_PLACES: Final = 32

#: The most digits of 64 bits, and of a wide integer.
_LONG_DIGITS, _WIDE_DIGITS = 18, 38


@frozen(kw_only=True)
class Dialect:
    """How a database writes SQL.

    Attributes:
        name: what it is called.
        title: what messages call it.
        quote: the character around names, doubled inside them.
        integers: the type of an integer of so many bits.
        code: the type of the smallest integers.
        text: the type of words.
        double: the type of floats of 64 bits.
        cast: a value as another type; nothing, rather than an error, where the value has no such form, as far as the
            database can: ``{expr}``, ``{type}``.
        matches: whether all of a text is of a pattern: ``{expr}``, ``{pattern}``.
        half_even: a float as the nearest whole one, the even one of two: ``{expr}``.
        day_number: a day as the number of days since 1970: ``{expr}``.
        days: how many days there are from ``{start}`` to ``{end}``.
        plain: a word as one that is compared character by character: ``{expr}``.
        quotient: the whole part of a quotient, nothing where one divides by zero.
        literal: a word in quotes.
        decimal: a decimal number as an integer of units of its last decimal.
        doubt: whether such an integer is a number; nothing where each is.
        constant: a number as one of a type: ``{value}``, ``{type}``.
        is_fenced: whether the database copies what is computed to each place that names it, unless it is kept from it.
    """

    name: str
    title: str
    quote: str
    integers: Mapping[Width, str]
    code: str
    text: str
    double: str
    cast: str
    matches: str
    half_even: str
    day_number: str
    days: str
    plain: str
    quotient: Callable[[str, str, Width], str]
    literal: Callable[[str], str]
    decimal: Callable[[str, Physical], str]
    doubt: str = field(default="")
    constant: str = field(default="CAST({value} AS {type})")
    is_fenced: bool = False

    def named(self, name: str) -> str:
        """A name in quotes, whatever it is made of.

        Example:
            >>> print(DUCKDB.named("half, 'so far'"), SPARK.named("a`b"))
            "half, 'so far'" `a``b`
        """
        return f"{self.quote}{name.replace(self.quote, self.quote * 2)}{self.quote}"

    def as_type(self, expr: str, kind: str) -> str:
        """A value as another type."""
        return self.cast.format(expr=expr, type=kind)


def dialect_of(name: object) -> Dialect:
    """The dialect of a name.

    Raises:
        InputError: if there is no such dialect.
    """
    found = DIALECTS.get(name) if isinstance(name, str) else None
    if found is None:
        hint = did_you_mean(str(name), DIALECTS)
        raise InputError.of(Problem("dialect", repr(name), f"one of {', '.join(DIALECTS)}", hint, "dialect"))
    return found


def _wide(physical: Physical) -> bool:
    return physical.width is Width.WIDE


# DuckDB


def _duckdb_quotient(above: str, below: str, width: Width) -> str:  # noqa: ARG001 - the same for all
    return f"({above} // NULLIF({below}, 0))"


def _duckdb_literal(text: str) -> str:
    quoted = text.replace("'", "''")
    return "('" + quoted.replace("\0", "' || chr(0) || '") + "')" if "\0" in text else f"'{quoted}'"


def _duckdb_decimal(expr: str, physical: Physical) -> str:
    """A multiplication where there is room for it, which keeps to integers, or the digits themselves."""
    kind, places = "HUGEINT" if _wide(physical) else "BIGINT", physical.places
    if not places:
        return f"CAST({expr} AS {kind})"
    if (physical.digits or 0) + places < _WIDE_DIGITS:
        return f"CAST({expr} * CAST({10**places} AS DECIMAL({places + 1},0)) AS {kind})"
    return f"CAST(REPLACE(CAST({expr} AS VARCHAR), '.', '') AS {kind})"


DUCKDB: Final = Dialect(
    name="duckdb",
    title="DuckDB",
    quote='"',
    integers={Width.SMALL: "INTEGER", Width.LONG: "BIGINT", Width.WIDE: "HUGEINT"},
    code="TINYINT",
    text="VARCHAR",
    double="DOUBLE",
    cast="TRY_CAST({expr} AS {type})",
    matches="regexp_full_match({expr}, '{pattern}')",
    half_even="round_even({expr}, 0)",
    day_number="CAST({expr} - DATE '1970-01-01' AS INTEGER)",
    days="({end} - {start})",
    plain='CAST({expr} AS VARCHAR) COLLATE "C"',
    quotient=_duckdb_quotient,
    literal=_duckdb_literal,
    decimal=_duckdb_decimal,
)


# PostgreSQL


def _postgresql_quotient(above: str, below: str, width: Width) -> str:
    divided = f"{above} / NULLIF({below}, 0)"
    return f"div({above}, NULLIF({below}, 0))" if width is Width.WIDE else f"({divided})"


def _postgresql_literal(text: str) -> str:
    if "\0" in text:
        hint = "no text of PostgreSQL holds this character"
        raise EngineError.of(Problem("word", repr(text), "words without the character NUL", hint, "word"))
    quoted = text.replace("'", "''")
    doubled = quoted.replace("\\", "\\\\")
    return f"E'{doubled}'" if "\\" in text else f"'{quoted}'"


def _postgresql_decimal(expr: str, physical: Physical) -> str:
    """Numbers of arbitrary length, one of which is none."""
    units = f"{expr} * {10**physical.places}" if physical.places else expr
    kind = "numeric" if _wide(physical) else "bigint"
    whole = f"trunc({units})" if _wide(physical) else f"CAST({units} AS {kind})"
    return f"CASE WHEN {expr} <> 'NaN' THEN {whole} END"


POSTGRESQL: Final = Dialect(
    name="postgresql",
    title="PostgreSQL",
    quote='"',
    integers={Width.SMALL: "integer", Width.LONG: "bigint", Width.WIDE: "numeric"},
    code="smallint",
    text="text",
    double="double precision",
    cast="CAST({expr} AS {type})",
    matches="{expr} ~ '^(?:{pattern})$'",
    half_even="round({expr})",
    day_number="CASE WHEN isfinite({expr}) THEN {expr} - DATE '1970-01-01' END",
    days="({end} - {start})",
    plain='CAST({expr} AS text) COLLATE "C"',
    quotient=_postgresql_quotient,
    literal=_postgresql_literal,
    decimal=_postgresql_decimal,
    doubt="{expr} <> 'NaN'",
    constant="{value}::{type}",
    is_fenced=True,
)


# Spark


def _spark_quotient(above: str, below: str, width: Width) -> str:
    """Its own division of whole numbers gives 64 bits, and its division of decimals keeps 32 digits of a quotient.

    By a number of six digits or less, one divides in two steps, as by hand.
    """
    divisor = f"NULLIF({below}, {_spark_whole(0, width)})"
    if width is not Width.WIDE:
        divided = f"({above} DIV {divisor})"
        return divided if width is Width.LONG else f"CAST({divided} AS INT)"
    half = _spark_whole(10**19, width)
    high, low = _exactly(above, half), f"({above} % {half})"
    rest = _spark_decimal38(f"({high} % {divisor}) * {half} + {low}")
    stepwise = _spark_decimal38(f"{_exactly(high, divisor)} * {half} + {_exactly(rest, divisor)}")
    return f"CASE WHEN {below} < {_spark_whole(10**6, width)} THEN {stepwise} ELSE {_exactly(above, divisor)} END"


def _exactly(above: str, below: str) -> str:
    """The whole part of a quotient of decimals, as what is left without the rest divides without one."""
    return f"TRY_CAST(TRY_DIVIDE({above} - {above} % {below}, {below}) AS DECIMAL(38,0))"


def _spark_decimal38(expr: str) -> str:
    return f"TRY_CAST({expr} AS DECIMAL(38,0))"


def _spark_whole(value: int, width: Width) -> str:
    return f"CAST({value}{'BD' if width is Width.WIDE else 'L'} AS {_SPARK_INTEGERS[width]})"


def _spark_literal(text: str) -> str:
    """Bytes, where Spark's settings decide what a character in quotes means."""
    if text.isprintable() and not set(text) & set("'\\$"):
        return f"'{text}'"
    return f"CAST(X'{text.encode('utf-8', 'surrogatepass').hex().upper()}' AS STRING)"


def _spark_decimal(expr: str, physical: Physical) -> str:
    """The whole part and the decimals apart, as the product of both could have too many digits."""
    kind, places = "DECIMAL(38,0)" if _wide(physical) else "BIGINT", physical.places
    if not places:
        return f"CAST({expr} AS {kind})"
    power = f"CAST({10**places}BD AS DECIMAL({places + 1},0))"
    if (physical.digits or 0) + places + 2 <= _WIDE_DIGITS:
        return f"CAST({expr} * {power} AS {kind})"
    rest = f"({expr} % 1BD)"
    above = f"CAST({expr} - {rest} AS DECIMAL(38,0)) * CAST({10**places}BD AS DECIMAL(38,0))"
    return f"CAST({above} + CAST({rest} * {power} AS DECIMAL(38,0)) AS DECIMAL(38,0))"


_SPARK_INTEGERS: Final = {Width.SMALL: "INT", Width.LONG: "BIGINT", Width.WIDE: "DECIMAL(38,0)"}

SPARK: Final = Dialect(
    name="spark",
    title="Spark",
    quote="`",
    integers=_SPARK_INTEGERS,
    code="TINYINT",
    text="STRING",
    double="DOUBLE",
    cast="TRY_CAST({expr} AS {type})",
    matches="{expr} RLIKE '(?s)^(?:{pattern})(?!.)'",
    half_even="rint({expr})",
    day_number="unix_date({expr})",
    days="datediff({end}, {start})",
    plain="collate({expr}, 'UTF8_BINARY')",
    quotient=_spark_quotient,
    literal=_spark_literal,
    decimal=_spark_decimal,
)

DIALECTS: Final[Mapping[str, Dialect]] = {one.name: one for one in (DUCKDB, POSTGRESQL, SPARK)}
