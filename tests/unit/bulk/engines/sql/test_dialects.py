"""What databases write in ways of their own."""

# ruff: noqa: S608 - the SQL under test is text

import duckdb
import pytest

from devreport.bulk.engines.sql.dialects import DIALECTS, DUCKDB, POSTGRESQL, SPARK, dialect_of
from devreport.bulk.engines.words import Physical, PhysicalKind, Width
from devreport.errors import EngineError, InputError


def decimal(digits: int, places: int) -> Physical:
    """Decimal."""
    width = Width.LONG if digits <= 18 else Width.WIDE
    return Physical(PhysicalKind.DECIMAL, f"DECIMAL({digits},{places})", digits, places, width)


def test_dialects_are_known_by_their_names() -> None:
    """Dialects are known by their names."""
    assert all(dialect_of(name) is one for name, one in DIALECTS.items())
    with pytest.raises(InputError, match=r"'postgres'.*one of duckdb, postgresql, spark"):
        dialect_of("postgres")


def test_names_are_quoted_whatever_they_are_made_of() -> None:
    """Names are quoted whatever they are made of."""
    assert DUCKDB.named('a"; DROP TABLE x; --') == '"a""; DROP TABLE x; --"'
    assert POSTGRESQL.named("完成") == '"完成"'
    assert SPARK.named("a`b") == "`a``b`"


@pytest.mark.parametrize(
    "text", ["在建", "", "it's", "a\\b", "\\'", "a\0b", "\0", "$$", "${x}", "%s", "line\nbreak", "--"]
)
def test_duckdb_reads_the_word_that_was_written(text: str) -> None:
    """Duckdb reads the word that was written."""
    assert duckdb.sql(f"SELECT {DUCKDB.literal(text)} AS x").fetchall() == [(text,)]


def test_words_of_the_others() -> None:
    """Words of the others."""
    assert POSTGRESQL.literal("it's") == "'it''s'"
    assert POSTGRESQL.literal("a\\'b") == "E'a\\\\''b'"
    with pytest.raises(EngineError, match="NUL"):
        POSTGRESQL.literal("a\0b")
    assert SPARK.literal("在建") == "'在建'"
    assert SPARK.literal("it's") == "CAST(X'69742773' AS STRING)"


@pytest.mark.parametrize(
    ("digits", "places", "written", "units"),
    [
        (9, 0, "-123", -123),
        (15, 2, "-0.05", -5),
        (18, 18, "0.000000000000000001", 1),
        (30, 4, "12345678901234567890123456.7891", 123456789012345678901234567891),
        (38, 0, "9" * 38, 10**38 - 1),
        (38, 30, "-12345678.000000000000000000000000000001", -12345678000000000000000000000000000001),
        (38, 38, "0." + "9" * 38, 10**38 - 1),
    ],
)
def test_decimals_of_duckdb_become_units_of_their_last_decimal(
    digits: int, places: int, written: str, units: int
) -> None:
    """Decimals of duckdb become units of their last decimal."""
    physical = decimal(digits, places)
    expr = DUCKDB.decimal("x", physical)
    query = f"SELECT {expr} AS u, typeof({expr}) AS t FROM (SELECT CAST('{written}' AS {physical.name}) AS x) AS t"
    assert duckdb.sql(query).fetchall() == [(units, "BIGINT" if digits <= 18 else "HUGEINT")]


def test_decimals_of_the_others() -> None:
    """Decimals of the others."""
    assert POSTGRESQL.decimal("x", decimal(9, 0)) == "CASE WHEN x <> 'NaN' THEN CAST(x AS bigint) END"
    assert POSTGRESQL.decimal("x", decimal(20, 2)) == "CASE WHEN x <> 'NaN' THEN trunc(x * 100) END"
    assert SPARK.decimal("x", decimal(9, 0)) == "CAST(x AS BIGINT)"
    assert SPARK.decimal("x", decimal(15, 2)) == "CAST(x * CAST(100BD AS DECIMAL(3,0)) AS BIGINT)"
    assert "% 1BD" in SPARK.decimal("x", decimal(38, 18))


@pytest.mark.parametrize("width", list(Width))
def test_nothing_comes_of_a_division_by_zero(width: Width) -> None:
    """Nothing comes of a division by zero."""
    kind = DUCKDB.integers[width]
    query = (
        f"SELECT {DUCKDB.quotient(f'CAST(7 AS {kind})', f'CAST(x AS {kind})', width)} FROM (VALUES (0), (2)) AS t(x)"
    )
    assert duckdb.sql(query).fetchall() == [(None,), (3,)]


def test_quotients_of_the_others() -> None:
    """Quotients of the others."""
    assert POSTGRESQL.quotient("a", "b", Width.LONG) == "(a / NULLIF(b, 0))"
    assert POSTGRESQL.quotient("a", "b", Width.WIDE) == "div(a, NULLIF(b, 0))"
    assert SPARK.quotient("a", "b", Width.SMALL) == "CAST((a DIV NULLIF(b, CAST(0L AS INT))) AS INT)"
    assert SPARK.quotient("a", "b", Width.LONG) == "(a DIV NULLIF(b, CAST(0L AS BIGINT)))"
    assert SPARK.quotient("a", "b", Width.WIDE).startswith("CASE WHEN b < CAST(1000000BD AS DECIMAL(38,0))")
