"""Bounds that hold whatever the plan says."""

import pytest

from devreport.expressions import (
    Aggregate,
    Aggregation,
    Coalesce,
    DaysBetween,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    Literal,
)
from devreport.quantities import Quantity
from devreport.rules.checker.bounds import Bounds, bounds_of, is_whole
from devreport.rules.subject import Meaning, Sort, Table

FIELDS = {
    "share": Meaning(Sort.RATIO, "", least=0, most=1),
    "count": Meaning(Sort.AMOUNT, "", least=0),
    "free": Meaning(Sort.AMOUNT, ""),
    "day": Meaning(Sort.DAY, ""),
}
SCOPE = Table(FIELDS, {"rows": FIELDS})
SHARE, COUNT, FREE = Field("share"), Field("count"), Field("free")


@pytest.mark.parametrize(
    ("least", "expr"),
    [
        (0, SHARE),
        (0, COUNT),
        (None, FREE),
        (None, Field("nobody_knows")),
        (5, Literal(Quantity(5))),
        (None, Literal("word")),
        (0, abs(FREE)),
        (0, Guarded(COUNT, ())),
        (0, COUNT + SHARE),
        (0, COUNT * 2),
        (0, COUNT / SHARE),
        (None, COUNT - SHARE),
        (None, COUNT + FREE),
        (0, Coalesce((COUNT, SHARE))),
        (None, Coalesce((COUNT, FREE))),
        (0, Extreme(ExtremeKind.GREATEST, (FREE, COUNT))),
        (None, Extreme(ExtremeKind.LEAST, (FREE, COUNT))),
        (0, Extreme(ExtremeKind.LEAST, (SHARE, COUNT))),
        (0, Aggregate(Aggregation.COUNT, "rows")),
        (0, Aggregate(Aggregation.SUM, "rows", COUNT)),
        (None, Aggregate(Aggregation.SUM, "rows", FREE)),
        (None, Aggregate(Aggregation.SUM, "rows", COUNT, per="count")),
        (None, Aggregate(Aggregation.SUM, "others", COUNT)),
    ],
)
def test_the_least_number(least: int | None, expr: Expr) -> None:
    """Of fields as their table says, and of what is made of them."""
    assert least == bounds_of(expr, SCOPE).least


def test_the_greatest_number() -> None:
    """A share of time is one at most."""
    assert 1 == bounds_of(SHARE, SCOPE).most
    assert Bounds() == bounds_of(-SHARE, SCOPE)


def test_whole_numbers() -> None:
    """Days and rows are counted."""
    assert is_whole(DaysBetween(Field("day"), Field("day")), SCOPE)
    assert is_whole(Aggregate(Aggregation.COUNT, "rows"), SCOPE)
    assert is_whole(Field("day"), SCOPE)
    assert not is_whole(SHARE, SCOPE)
    assert not is_whole(Field("nobody_knows"), SCOPE)
    assert not is_whole(SHARE + 1, SCOPE)
