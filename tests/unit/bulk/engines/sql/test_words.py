"""What the words of SQL say: read by DuckDB, and by PostgreSQL where there is one."""

# ruff: noqa: S608 - the SQL under test is text

import datetime as dt
import math
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from devreport.bulk.engines.floats import AT_MOST, units_of
from devreport.bulk.engines.sql.dialects import DUCKDB, POSTGRESQL, SPARK
from devreport.bulk.engines.sql.words import SqlWords
from devreport.bulk.engines.words import Physical, PhysicalKind, Read, Width
from devreport.expressions import Comparison
from devreport.lowering.ranges import EPOCH

WORDS = SqlWords(DUCKDB)
TEXT = Physical(PhysicalKind.TEXT, "text", 38, width=Width.WIDE, is_native=False)
FLOAT = Physical(PhysicalKind.FLOAT, "double")
DAY = Physical(PhysicalKind.DAY, "date")
MOMENT = Physical(PhysicalKind.MOMENT, "TIMESTAMP")

Reader = Callable[[Any, str], Any]


@pytest.fixture(params=["duckdb", "postgresql"])
def asked(request: pytest.FixtureRequest) -> Reader:
    """What a database finds of a value of a type: its types, the words, and the value and whether it is valid."""
    if request.param == "duckdb":
        connection: Any = duckdb.connect()
        words, mark, kinds = WORDS, "?", {"float8": "DOUBLE", "text": "VARCHAR"}
    else:
        connection = request.getfixturevalue("postgres")
        words, mark, kinds = SqlWords(POSTGRESQL), "%s", {}

    def ask(read: Callable[[SqlWords], Read[str]], kind: str, value: object) -> tuple[object, bool]:
        found = read(words)
        select = f"SELECT {found.value} AS v, {found.valid or 'TRUE'} AS w"
        query = f"{select} FROM (SELECT CAST({mark} AS {kinds.get(kind, kind)}) AS x) AS t"
        value, valid = connection.execute(query.replace("%", "%%").replace("%%s", "%s"), [value]).fetchone()
        return (int(value) if isinstance(value, Decimal) else value), valid

    return ask


def read_number(physical: Physical, places: int) -> Callable[[SqlWords], Read[str]]:
    """Read number."""
    return lambda words: words.read_number("x", physical, places=places)


@pytest.mark.parametrize(
    "value",
    [
        0.0,
        1.5,
        -0.05,
        0.1 + 0.2,
        0.125,
        0.015,
        math.nan,
        math.inf,
        -math.inf,
        1e308,
        1e-310,
        -1e-310,
        1000000000000.0,
        AT_MOST / 100,
        (AT_MOST - 1) / 100,
        (1 - AT_MOST) / 100,
        2.0**50,
        1e-08,
        1.00000001,
        1.0000001,
    ],
)
def test_floats_are_read_as_python_reads_them(asked: Reader, value: float) -> None:
    """Floats are read as python reads them."""
    units, valid = asked(read_number(FLOAT, 2), "float8", value)
    assert (units if valid else None) == units_of(value, places=2)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("1.5", 150),
        ("+0.1", 10),
        ("-0.05", -5),
        ("-0", 0),
        ("1.50000", 150),
        ("1.", 100),
        ("9" * 36, 10**38 - 100),
        ("0" * 60 + "1", 100),
        ("0.125", None),
        ("nan", None),
        ("Infinity", None),
        ("1e3", None),
        (".5", None),
        ("9" * 37, None),
        ("1\n", None),
        (" 1", None),
        ("1 ", None),
        ("--1", None),
        ("١", None),
    ],
)
def test_numbers_in_text(asked: Reader, text: str, units: int | None) -> None:
    """Numbers in text."""
    assert asked(read_number(TEXT, 2), "text", text) == (units, units is not None)


def test_numbers_in_text_of_many_and_of_no_decimals(asked: Reader) -> None:
    """Numbers in text of many and of no decimals."""
    assert asked(read_number(TEXT, 0), "text", "12.000") == (12, True)
    assert asked(read_number(TEXT, 0), "text", "12.5") == (None, False)
    assert asked(read_number(TEXT, 38), "text", "0." + "9" * 38) == (10**38 - 1, True)
    assert asked(read_number(TEXT, 38), "text", "1") == (None, False)


@pytest.mark.parametrize("kind", ["text", "float8"])
def test_what_is_missing_is_valid_and_has_no_value(asked: Reader, kind: str) -> None:
    """What is missing is valid and has no value."""
    assert asked(read_number(TEXT if kind == "text" else FLOAT, 2), kind, None) == (None, True)


def test_every_day_that_python_knows_is_read_from_text(asked: Reader) -> None:
    """Every day that python knows is read from text."""
    for text in ("0001-01-01", "9999-12-31", "2026-02-28", "2024-02-29", "2000-02-29", "1900-02-28", "2026-12-31"):
        number = dt.date.fromisoformat(text).toordinal() - EPOCH
        assert asked(lambda words: words.read_day("x", TEXT), "text", text) == (number, True)


@pytest.mark.parametrize(
    "text",
    [
        "0000-01-01",
        "2026-02-29",
        "1900-02-29",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026-1-1",
        "2026-01-01\n",
        "infinity",
        "epoch",
        "today",
        "10000-01-01",
        "-001-01-01",
        "2026-01-01 00:00:00",
    ],
)
def test_other_text_is_no_day(asked: Reader, text: str) -> None:
    """Other text is no day."""
    assert asked(lambda words: words.read_day("x", TEXT), "text", text) == (None, False)


def test_text_days_are_exactly_those_of_the_calendar() -> None:
    """Text days are exactly those of the calendar."""
    read = WORDS.read_day("x", TEXT)
    written = "printf('%04d-%02d-%02d', y, m, d)"
    numbers = "range(0, 10000) AS a(y), range(0, 14) AS b(m), range(0, 33) AS c(d)"
    table = f"(SELECT {written} AS x FROM {numbers} WHERE y % 100 IN (0, 4, 99) OR y < 5)"
    ((valid, right),) = duckdb.sql(
        f"SELECT COUNT(CASE WHEN {read.valid} THEN 1 END), COUNT(TRY_CAST(CASE WHEN x >= '0001' THEN x END AS DATE)) "
        f"FROM {table} AS t"
    ).fetchall()
    assert valid == right > 10_000


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-06-30"])
def test_days(asked: Reader, day: str) -> None:
    """Days."""
    number = dt.date.fromisoformat(day).toordinal() - EPOCH
    assert asked(lambda words: words.read_day("x", DAY), "date", day) == (number, True)
    assert asked(lambda words: words.read_day("x", MOMENT), "timestamp", f"{day} 00:00:00") == (number, True)


def test_days_that_python_does_not_know_are_not_valid(asked: Reader) -> None:
    """Days that python does not know are not valid."""
    for day in ("infinity", "-infinity", "5000000-01-01"):
        assert asked(lambda words: words.read_day("x", DAY), "date", day)[1] is False
    for moment in ("infinity", "290000-01-01 00:00:00", "2026-06-30 00:00:01"):
        assert asked(lambda words: words.read_day("x", MOMENT), "timestamp", moment)[1] is False


@pytest.mark.parametrize("text", ["", "  "])
def test_blank_text_is_missing(asked: Reader, text: str) -> None:
    """Blank text is missing, and nothing is wrong with it: a number, a day, or a truth that has no such word."""
    assert asked(read_number(TEXT, 2), "text", text) == (None, True)
    assert asked(lambda words: words.read_day("x", TEXT), "text", text) == (None, True)
    value, valid = asked(lambda words: words.read_truth("x", TEXT, true=["1"], false=["0"]), "text", text)
    assert (value, valid) == (None, None)
    assert asked(lambda words: words.read_truth("x", TEXT, true=["1"], false=[text]), "text", text) == (False, True)


def test_truths_in_words(asked: Reader) -> None:
    """Truths in words."""

    def read(words: SqlWords) -> Read[str]:
        return words.read_truth("x", TEXT, true=["是", "it's"], false=["否"])

    assert asked(read, "text", "it's") == (True, True)
    assert asked(read, "text", "否") == (False, True)
    assert asked(read, "text", "IT'S") == (False, False)


def test_numeric_of_postgresql_may_be_no_number(postgres: Any) -> None:
    """Numeric of postgresql may be no number."""
    words = SqlWords(POSTGRESQL)
    decimal = words.read_number("x", Physical(PhysicalKind.DECIMAL, "numeric(15,2)", 15, 2), places=2)
    boundless = words.read_number("x", Physical(PhysicalKind.FLOAT, "numeric", is_native=False), places=2)
    found = {}
    for read, kind, values in [
        (decimal, "numeric(15,2)", ["1.25", "NaN"]),
        (boundless, "numeric", ["1.25", "1.250", "1.251", "1e100000", "NaN", "-Infinity", "0.1000000001"]),
    ]:
        for value in values:
            query = f"SELECT {read.value}, {read.valid} FROM (SELECT CAST('{value}' AS {kind}) AS x) AS t"
            found[kind, value] = postgres.execute(query).fetchone()
    valid = {key for key, (_, fine) in found.items() if fine}
    assert valid == {("numeric(15,2)", "1.25"), ("numeric", "1.25"), ("numeric", "1.250")}
    assert {found[key][0] for key in valid} == {125}


def test_postgresql_says_the_same_in_its_words() -> None:
    """Postgresql says the same in its words."""
    words = SqlWords(POSTGRESQL)
    boundless = words.read_number("x", Physical(PhysicalKind.FLOAT, "numeric", is_native=False), places=2)
    assert boundless.value.startswith("CASE WHEN ABS(CASE WHEN ABS(")
    decimal = words.read_number("x", Physical(PhysicalKind.DECIMAL, "numeric(15,2)", 15, 2), places=2)
    assert decimal.valid == "\"x\" <> 'NaN'"
    assert words.read_word("x", TEXT).value == '(CAST("x" AS text) COLLATE "C")'


def test_capitals_matter_whatever_a_column_says() -> None:
    """Capitals matter whatever a column says."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t (x VARCHAR COLLATE NOCASE)")
    connection.execute("INSERT INTO t VALUES ('A')")
    word = WORDS.read_word("x", TEXT).value
    member = WORDS.member(word, ["a"])
    equal = WORDS.compare(word, WORDS.word("a"), by=Comparison.EQUAL)
    assert connection.execute(f"SELECT x = 'a', {member}, {equal} FROM t").fetchall() == [(True, False, False)]
    assert SqlWords(SPARK).read_word("x", Physical(PhysicalKind.TEXT, "string")).value == "`x`"


def one(expr: str) -> Any:
    """One."""
    ((found,),) = duckdb.sql(f"SELECT {expr} AS x").fetchall()
    return found


@pytest.mark.parametrize("width", list(Width))
def test_integers(width: Width) -> None:
    """Integers."""
    most = {Width.SMALL: 2**31 - 1, Width.LONG: 2**63 - 1, Width.WIDE: 10**38 - 1}[width]
    five, two = WORDS.whole(5, width), WORDS.whole(2, width)
    assert one(WORDS.whole(most, width)) == most
    assert one(WORDS.whole(-most, width)) == -most
    assert one(WORDS.add(five, two, width=width)) == 7
    assert one(WORDS.subtract(two, five, width=width)) == -3
    assert one(WORDS.multiply(five, two, width=width)) == 10
    assert one(WORDS.quotient(five, two, width=width)) == 2
    assert one(f"typeof({WORDS.widened(WORDS.whole(5, Width.SMALL), width)})") == DUCKDB.integers[width]
    assert one(WORDS.compare(five, two, by=Comparison.GREATER)) is True


def test_truths_are_those_of_kleene() -> None:
    """Truths are those of kleene."""
    yes, no, unknown = (WORDS.truth(value=value) for value in (True, False, None))
    assert one(WORDS.conjunction([yes, unknown])) is None
    assert one(WORDS.conjunction([no, unknown])) is False
    assert one(WORDS.disjunction([yes, unknown])) is True
    assert one(WORDS.negation(unknown)) is None
    assert one(WORDS.certain(unknown)) is False
    assert one(WORDS.is_missing(unknown)) is True
    assert one(WORDS.number(yes)) == 1
    assert one(WORDS.filled(unknown, no)) is False
    assert one(WORDS.either(unknown, WORDS.code(1))) is None
    assert one(WORDS.either(unknown, WORDS.code(1), otherwise=WORDS.code(-2))) == -2


def test_members() -> None:
    """Members."""
    assert one(WORDS.member(WORDS.word("a"), ["b", "a"])) is True
    assert one(WORDS.member(WORDS.word("a"), [])) is False
    assert one(WORDS.member("CAST(NULL AS VARCHAR)", [])) is None


def test_of_many_rows() -> None:
    """Of many rows."""
    said = [
        WORDS.total("x"),
        WORDS.holding("x > 1"),
        WORDS.least("x"),
        WORDS.greatest("x"),
        WORDS.rows(),
        WORDS.counted("x"),
    ]
    big = 2**63 - 1
    table = f"(VALUES ({big}), ({big}), (NULL), (1)) AS t(x)"
    assert duckdb.sql(f"SELECT {', '.join(said)} FROM {table}").fetchall() == [(2 * big + 1, 2, 1, big, 4, 3)]
    assert duckdb.sql(f"SELECT {WORDS.total('x')} FROM {table} WHERE x = 5").fetchall() == [(0,)]


def test_days_themselves() -> None:
    """Days themselves, such as a column holds, are as far from each other as their numbers."""
    first, last = WORDS.day(date(2026, 6, 30)), WORDS.day(date.min)
    assert one(WORDS.days(last, first)) == (date(2026, 6, 30) - date.min).days
    assert WORDS.read_day("x", DAY).day == '"x"'


def test_columns_as_they_are_written() -> None:
    """Columns as they are written."""
    assert WORDS.column("a.b") == '"a.b"'
    integer = Physical(PhysicalKind.INTEGER, "INTEGER", 10, width=Width.SMALL)
    assert WORDS.read_number("x", integer, places=0) == Read('"x"', None, Width.SMALL)
    tiny = Physical(PhysicalKind.INTEGER, "TINYINT", 3, width=Width.SMALL, is_native=False)
    assert WORDS.read_number("x", tiny, places=0).value == 'CAST("x" AS INTEGER)'
    plain = Physical(PhysicalKind.DECIMAL, "DECIMAL(5,0)", 5)
    assert WORDS.read_number("x", plain, places=0) == Read('CAST("x" AS BIGINT)', is_once=True)
    assert WORDS.read_truth("x", Physical(PhysicalKind.TRUTH, "BOOLEAN"), true=[], false=[]) == Read('"x"')
    row = "(SELECT CAST(0.1 AS FLOAT) AS x, DATE '2026-06-30' AS y) AS t"
    text = f"SELECT {WORDS.text('x', FLOAT)}, {WORDS.text('y', DAY)} FROM {row}"
    assert duckdb.sql(text).fetchall() == [("0.10000000149011612", "2026-06-30")]
    assert one(WORDS.listed(["'a'", "NULL", "'b'"])) == "a, b"
