from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest

from devreport.bulk.engines.polars_engine.relation import physical_of
from devreport.bulk.engines.polars_engine.words import PolarsWords
from devreport.bulk.engines.words import Physical, PhysicalKind, Width
from devreport.expressions import Comparison

WORDS = PolarsWords()
NAN, INF = float("nan"), float("inf")


def said(read, column, **asked):
    """What each row is read as; "wrong" where it is not what its column promises."""
    series = column if isinstance(column, pl.Series) else pl.Series(column)
    found = read("a", physical_of(series.dtype), **asked)
    valid = pl.lit(value=True) if found.valid is None else found.valid
    rows = pl.DataFrame({"a": series}).select(found.value.alias("value"), valid.alias("valid")).rows()
    missing = series.is_null().to_list()
    return [None if none else value if valid else "wrong" for none, (value, valid) in zip(missing, rows, strict=True)]


@pytest.mark.parametrize(
    "dtype", [pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.Int128, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64]
)
def test_integers_of_any_width_are_read(dtype):
    """From the least to the greatest, in a width that holds them."""
    bounds = pl.DataFrame({"a": [1]}).select(dtype.min().alias("least"), dtype.max().alias("most")).row(0)
    column = pl.Series([*bounds, 0, None], dtype=dtype)
    assert [*bounds, 0, None] == said(WORDS.read_number, column, places=0)
    width = physical_of(dtype()).width
    found = pl.DataFrame({"a": column}).select(WORDS.read_number("a", physical_of(dtype()), places=0).value)
    assert {Width.SMALL: pl.Int32, Width.LONG: pl.Int64, Width.WIDE: pl.Int128}[width] == found.dtypes[0]


@pytest.mark.parametrize(("precision", "scale"), [(5, 2), (18, 4), (19, 0), (38, 6)])
def test_decimals_are_read_to_their_last_digit(precision, scale):
    """Up to 38 of them."""
    most = Decimal((0, (9,) * precision, -scale))
    column = pl.Series([most, most.copy_negate(), Decimal(0), None], dtype=pl.Decimal(precision, scale))
    assert [10**precision - 1, 1 - 10**precision, 0, None] == said(WORDS.read_number, column, places=scale)


def test_decimals_that_hold_more_than_they_say_are_wrong():
    """As an array that somebody else made may."""
    pa = pytest.importorskip("pyarrow")
    data = b"".join(value.to_bytes(16, "little", signed=True) for value in (10**5, 10**5 - 1, -(2**100)))
    column = pl.from_arrow(pa.Array.from_buffers(pa.decimal128(5, 2), 3, [None, pa.py_buffer(data)]))
    assert ["wrong", 99999, "wrong"] == said(WORDS.read_number, column, places=2)


@pytest.mark.parametrize("dtype", [pl.Float32, pl.Float64])
def test_floats_are_read_as_the_decimals_they_were_made_from(dtype):
    """What is no such decimal is wrong."""
    column = pl.Series([0.25, -0.75, -0.0, 0.125, NAN, INF, -INF, 1e30, None], dtype=dtype)
    assert [25, -75, 0, *["wrong"] * 5, None] == said(WORDS.read_number, column, places=2)


def test_floats_are_read_as_near_as_they_can_be():
    """A sum of floats is near enough; from 2⁵⁰ units on, nobody knows."""
    column = [0.1 + 0.2, 1e15 / 3, float(2**50 - 1) / 100, float(2**50) / 100, 4503599627370497.5]
    assert [30, "wrong", 2**50 - 1, "wrong", "wrong"] == said(WORDS.read_number, column, places=2)
    assert [1] == said(WORDS.read_number, [1e-20], places=20)
    assert [0, "wrong"] == said(WORDS.read_number, [0.0, 1.0], places=38)


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical])
def test_blank_text_is_missing_and_nothing_is_wrong_with_it(dtype):
    """A number, a day, or a truth that has no such word."""
    blank, physical = pl.Series(["", "  ", None], dtype=dtype), physical_of(dtype())
    reads = [
        WORDS.read_number("a", physical, places=2),
        WORDS.read_day("a", physical),
        WORDS.read_truth("a", physical, true=["1"], false=["0"]),
    ]
    for found in reads:
        rows = pl.DataFrame({"a": blank}).select(found.value.alias("value"), (~found.valid).alias("wrong"))
        assert [None] * 3 == rows["value"].to_list()
        assert True not in rows["wrong"].to_list()
    said_so = WORDS.read_truth("a", physical, true=["1"], false=["", "  "])
    assert [False, False, None] == pl.DataFrame({"a": blank}).select(said_so.value).to_series().to_list()


def test_no_moment_is_missing_and_nothing_is_wrong_with_it():
    """Kleene's "and" of nothing and false would be false."""
    found = WORDS.read_day("a", physical_of(pl.Datetime()))
    frame = pl.DataFrame({"a": [None]}, schema={"a": pl.Datetime()})
    assert [(None, None)] == frame.select(found.value.alias("value"), found.valid.alias("valid")).rows()


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical])
@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (500, "5"),
        (500, "+5"),
        (-50, "-0.5"),
        (123, "1.2300000"),
        (700, "0" * 60 + "7"),
        (10**38 - 100, "9" * 36),
        (100, "1." + "0" * 500),
        *[
            ("wrong", text)
            for text in (
                "1.235",
                "1e5",
                " 5",
                "5 ",
                "5\n",
                "１",
                "٣",
                "-",
                "+-1",
                "1,000",
                "nan",
                "inf",
                "0x1",
                ".5",
            )
        ],
        ("wrong", "9" * 37),
        ("wrong", "9" * 10_000),
        ("wrong", "−5"),
    ],
)
def test_text_is_read_as_the_number_it_writes(expected, text, dtype):
    """To the last digit, or not at all."""
    assert [expected, None] == said(WORDS.read_number, pl.Series([text, None], dtype=dtype), places=2)


def test_days_are_numbers_since_1970():
    """As days, as midnights or as text."""
    first, last = date(1, 1, 1), date(9999, 12, 31)
    days = [date(1970, 1, 2), date(1969, 12, 31), first, last, None]
    numbers = [1, -1, first.toordinal() - 719163, last.toordinal() - 719163, None]
    assert numbers == said(WORDS.read_day, pl.Series(days))
    assert numbers == said(WORDS.read_day, pl.Series([one and str(one) for one in days]))
    assert [20634] == said(WORDS.read_day, pl.Series(["2026-06-30"], dtype=pl.Enum(["2026-06-30"])))
    beyond = pl.Series([-(2**31), 2**31 - 1, 2932897], dtype=pl.Int32).cast(pl.Date)
    assert ["wrong"] * 3 == said(WORDS.read_day, beyond)


@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
def test_moments_have_to_be_midnights(unit):
    """Of days that Python knows."""
    column = pl.Series([datetime(2026, 6, 30), datetime(2026, 6, 30, 1), datetime(1969, 12, 31), None])
    assert [20634, "wrong", -1, None] == said(WORDS.read_day, column.cast(pl.Datetime(unit)))
    extremes = pl.Series([-(2**63) + 1, 2**63 - 1], dtype=pl.Int64).cast(pl.Datetime(unit))
    found = WORDS.read_day("a", physical_of(extremes.dtype))
    assert [False, False] == pl.DataFrame({"a": extremes}).select(found.valid).to_series().to_list()


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-6-30", "2026-06-30 ", "20260630", "0000-01-01", "2026-06-30T00:00", "", "-001-01-01"]
)
def test_text_that_is_no_day_is_wrong(text):
    """There is one way to write a day."""
    assert ["wrong", None] == said(WORDS.read_day, pl.Series([text, None]))


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical, pl.Enum(["yes", "no", "maybe"])])
def test_words_and_written_truths(dtype):
    """What is no word for true or false is wrong."""
    column = pl.Series(["yes", "no", "maybe", None], dtype=dtype)
    assert ["yes", "no", "maybe", None] == said(WORDS.read_word, column)
    assert [True, False, "wrong", None] == said(WORDS.read_truth, column, true=["yes"], false=["no"])
    assert [True, False, None] == said(WORDS.read_truth, pl.Series([True, False, None]), true=[], false=[])


def test_a_column_as_it_is_written():
    """For whoever looks at its values."""
    rows = {"a": [1.5], "d": [Decimal("1.50")], "t": ["x"]}
    frame = pl.DataFrame(rows, schema_overrides={"a": pl.Float32})
    texts = [WORDS.text(name, physical_of(dtype)) for name, dtype in frame.schema.items()]
    assert [("1.5", "1.50", "x")] == frame.select(texts).rows()


def test_reading_nothing_known_is_as_text():
    """The kind says what is read."""
    physical = Physical(PhysicalKind.TEXT, "String", width=Width.WIDE)
    assert Width.WIDE is WORDS.read_number("a", physical, places=0).width


FRAME = pl.DataFrame({"t": [True, False, None], "n": [7, -7, None], "w": ["x", "y", None]})
T, N, W = WORDS.column("t"), WORDS.column("n"), WORDS.column("w")
TWO = WORDS.whole(2, Width.LONG)


@pytest.mark.parametrize(
    ("expected", "expr"),
    [
        ([9, -5, None], WORDS.add(N, TWO, width=Width.LONG)),
        ([5, -9, None], WORDS.subtract(N, TWO, width=Width.LONG)),
        ([14, -14, None], WORDS.multiply(N, TWO, width=Width.LONG)),
        ([3, -4, None], WORDS.quotient(N, TWO, width=Width.LONG)),
        ([True, False, None], WORDS.compare(N, TWO, by=Comparison.GREATER)),
        ([False, True, None], WORDS.compare(N, TWO, by=Comparison.LESS)),
        ([False, True, None], WORDS.compare(N, TWO, by=Comparison.AT_MOST)),
        ([True, False, None], WORDS.compare(N, TWO, by=Comparison.AT_LEAST)),
        ([False, False, None], WORDS.compare(N, TWO, by=Comparison.EQUAL)),
        ([True, True, None], WORDS.compare(N, TWO, by=Comparison.UNEQUAL)),
        ([None, False, None], WORDS.conjunction([T, WORDS.truth(value=None)])),
        ([True, None, None], WORDS.disjunction([T, WORDS.truth(value=None)])),
        ([False, True, None], WORDS.negation(T)),
        ([True, False, False], WORDS.certain(T)),
        ([1, 0, None], WORDS.number(T)),
        ([7, -7, 2], WORDS.filled(N, TWO)),
        ([False, False, True], WORDS.is_missing(N)),
        ([True, False, None], WORDS.member(W, {"x", "z"})),
        ([1, 0, 0], WORDS.either(T, WORDS.code(1), otherwise=WORDS.code(0))),
        (["a", None, None], WORDS.either(T, WORDS.word("a"))),
        (["x, x", "y, y", ""], WORDS.listed([W, W])),
    ],
    ids=range(21),
)  # fmt: skip
def test_words(expected, expr):
    """What is missing is passed on, as in SQL."""
    assert expected == FRAME.select(expr.alias("found"))["found"].to_list()


def test_words_of_many_rows():
    """In 128 bits; of nothing, nothing is the least."""
    big = pl.DataFrame({"n": [2**62, 2**62, 2**62, None], "t": [True, True, None, False]})
    asked = [WORDS.total(N), WORDS.holding(T), WORDS.least(N), WORDS.greatest(N), WORDS.rows(), WORDS.counted(N)]
    asked = [one.alias(str(number)) for number, one in enumerate(asked)]
    assert [(3 * 2**62, 2, 2**62, 2**62, 4, 3)] == big.select(asked).rows()
    assert [(0, 0, None, None, 0, 0)] == big.head(0).select(asked).rows()


def test_days_themselves_are_their_numbers():
    """Polars holds days as numbers."""
    days = WORDS.days(WORDS.day(date(1970, 1, 3)), WORDS.day(date(1970, 2, 1)))
    assert 29 == pl.select(days).item()
    assert 31 == pl.select(WORDS.day(date(1970, 2, 1))).item()


def test_products_of_wide_integers_are_exact():
    """In 128 bits."""
    wide = WORDS.widened(N, Width.WIDE)
    found = pl.DataFrame({"n": [10**18]}).select(WORDS.multiply(wide, wide, width=Width.WIDE))
    assert 10**36 == found.item()


def test_a_constant_may_stand_on_the_left() -> None:
    """Compared with what no row chooses, it still gives a value for each row, in every engine of Polars."""
    words = PolarsWords()
    chosen = words.either(pl.col("a") > 9, pl.col("a"), otherwise=words.whole(0, Width.LONG))
    compared = words.compare(words.whole(1, Width.LONG), chosen, by=Comparison.LESS)
    frame = pl.LazyFrame({"a": [1, 2, 3]}).with_columns(found=compared)
    assert [False] * 3 == frame.collect(engine="in-memory")["found"].to_list()
