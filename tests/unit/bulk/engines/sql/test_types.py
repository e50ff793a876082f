"""Types as databases write them."""

from __future__ import annotations

import pytest

from devreport.bulk.engines.sql.dialects import DUCKDB, POSTGRESQL, SPARK
from devreport.bulk.engines.sql.types import physical_of, types_of
from devreport.bulk.engines.words import PhysicalKind, Width
from devreport.errors import InputError


@pytest.mark.parametrize(
    ("written", "kind", "digits", "places"),
    [
        ("numeric(15,2)", "decimal", 15, 2),
        ("NUMERIC ( 20 , 2 )", "decimal", 20, 2),
        ("numeric(5)", "decimal", 5, 0),
        ("numeric(3,-2)", "decimal", 5, 0),
        ("numeric(2,4)", "decimal", 4, 4),
        ("numeric", "float", None, 0),
        ("smallint", "integer", 5, 0),
        ("bigint", "integer", 19, 0),
        ("double precision", "float", None, 0),
        ("character varying(20)", "text", 38, 0),
        ("boolean", "truth", None, 0),
        ("date", "day", None, 0),
        ("timestamp(3) without time zone", "moment", None, 0),
        ("timestamp with time zone", "other", None, 0),
        ("time without time zone", "other", None, 0),
        ("integer[]", "other", None, 0),
        ("money", "other", None, 0),
    ],
)
def test_types_of_postgresql(written, kind, digits, places):
    """Types of postgresql."""
    found = physical_of(written, POSTGRESQL)
    assert (found.kind.value, found.digits, found.places) == (kind, digits, places)


def test_wide_decimals_are_wide():
    """Wide decimals are wide."""
    assert physical_of("numeric(18,2)", POSTGRESQL).width is Width.LONG
    assert physical_of("numeric(19,2)", POSTGRESQL).width is Width.WIDE


def test_decimals_without_digits_are_those_of_the_dialect():
    """Decimals without digits are those of the dialect."""
    assert (physical_of("DECIMAL", DUCKDB).digits, physical_of("DECIMAL", DUCKDB).places) == (18, 3)
    assert (physical_of("decimal", SPARK).digits, physical_of("decimal", SPARK).places) == (10, 0)


def test_a_moment_of_spark_depends_on_its_session_unless_it_says_otherwise():
    """A moment of spark depends on its session unless it says otherwise."""
    assert physical_of("timestamp", SPARK).kind is PhysicalKind.OTHER
    assert physical_of("timestamp_ntz", SPARK).kind is PhysicalKind.MOMENT
    assert physical_of("TIMESTAMP_NS", DUCKDB).name == "timestamp_ns"


def test_rows_of_the_information_schema():
    """Rows of the information schema."""
    rows = [
        {"column_name": "id", "data_type": "text", "numeric_precision": None},
        {"column_name": "done", "data_type": "numeric", "numeric_precision": 15, "numeric_scale": 2},
        {"column_name": "open", "data_type": "numeric", "numeric_precision": None, "numeric_scale": None},
    ]
    found = types_of(rows, POSTGRESQL, where="plans")
    assert {name: (one.kind.value, one.name) for name, one in found.items()} == {
        "id": ("text", "text"),
        "done": ("decimal", "numeric(15,2)"),
        "open": ("float", "numeric"),
    }


def test_rows_that_say_no_type_are_refused():
    """Rows that say no type are refused."""
    with pytest.raises(InputError, match=r"plans.schema\[0\].*no 'data_type'"):
        types_of([{"column_name": "id"}], POSTGRESQL, where="plans")


@pytest.mark.parametrize(
    ("written", "dialect", "named"),
    [
        ("decimal(38,33)", SPARK, "decimal(38,33), of more than 32 decimals"),
        ("char(5)", SPARK, "char(5), with blanks at its end"),
        ("string", POSTGRESQL, "string"),
        ("hugeint", SPARK, "hugeint"),
        ("byte", DUCKDB, "byte"),
    ],
)
def test_types_that_cannot_be_read_say_why(written, dialect, named):
    """Types that cannot be read say why."""
    found = physical_of(written, dialect)
    assert (found.kind, found.name) == (PhysicalKind.OTHER, named)


def test_types_are_texts():
    """Types are texts."""
    with pytest.raises(InputError, match=r"plans.x: found 5, expected a type as text"):
        types_of({"x": 5}, SPARK, where="plans")
