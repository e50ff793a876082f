"""What is often built, by its own name."""

from datetime import date
from fractions import Fraction

import pytest

from devreport.expressions import (
    DATE,
    Absent,
    Aggregate,
    Aggregation,
    Field,
    Literal,
    Schema,
    count,
    elapsed_share,
    evaluate,
    every,
    greatest,
    infer,
    least,
    number_type,
    row,
    some,
    total,
)
from devreport.periods import Days, elapsed, year
from devreport.quantities import ONE, Quantity

X, TAKEN = Field("x"), Field("taken")
FIVE = Literal(Quantity("5"))


@pytest.mark.parametrize(
    ("built", "expected"),
    [
        (count("parts"), Aggregate(Aggregation.COUNT, "parts")),
        (count("parts", where=TAKEN), Aggregate(Aggregation.COUNT, "parts", None, TAKEN)),
        (total("parts", 5), Aggregate(Aggregation.SUM, "parts", FIVE)),
        (least("parts", X), Aggregate(Aggregation.MIN, "parts", X)),
        (greatest("parts", X), Aggregate(Aggregation.MAX, "parts", X)),
        (every("parts", X, where=TAKEN), Aggregate(Aggregation.ALL, "parts", X, TAKEN)),
        (some("parts", True), Aggregate(Aggregation.ANY, "parts", Literal(True))),
    ],
)
def test_an_aggregate_by_its_name(built, expected):
    """Each is the node, no more."""
    assert expected == built


@pytest.mark.parametrize("build", [total, least, greatest, every, some])
def test_groups_by_their_key(build):
    """Each can be said of groups."""
    built = build("parts", X, per="month", among="months")
    assert ("month", "months") == (built.per, built.among)
    assert ("month", "months") == (
        count("parts", per="month", among="months").per,
        count("parts", per="month", among="months").among,
    )


SHARE = elapsed_share(Field("start"), Field("end"), as_of=Field("as_of"))


@pytest.mark.parametrize(
    "as_of", [date(2022, 5, 5), date(2023, 1, 1), date(2023, 6, 30), date(2023, 12, 31), date(2025, 1, 1)]
)
def test_the_share_that_has_passed_is_that_of_the_calendar(as_of):
    """By days, at the end of the day, and never below nothing or above all."""
    subject = row({"start": date(2023, 1, 1), "end": date(2023, 12, 31), "as_of": as_of})
    assert elapsed(year(2023), as_of, calendar=Days()).value == evaluate(SHARE, subject)


def test_a_share_of_one_day():
    """It has not passed, or has."""
    today = date(2023, 5, 1)
    shares = [
        evaluate(elapsed_share(today, today, as_of=as_of), row({})) for as_of in (date(2023, 4, 30), date(2023, 5, 1))
    ]
    assert [Fraction(0), Fraction(1)] == shares


def test_an_empty_span_has_no_share():
    """It says so."""
    subject = row({"start": date(2023, 1, 2), "end": date(2023, 1, 1), "as_of": date(2023, 1, 1)})
    assert Absent(undefined=frozenset({"empty_span"})) == evaluate(SHARE, subject)


def test_a_share_is_a_ratio():
    """As the checker sees it."""
    assert number_type(ONE) == infer(SHARE, Schema(dict.fromkeys(("start", "end", "as_of"), DATE)))
