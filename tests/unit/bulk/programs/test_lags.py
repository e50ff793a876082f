"""Earlier rows of a table."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from attrs import evolve

from devreport.bulk import Mapped, Table, TableMapping, data_findings, findings_of
from devreport.bulk.programs.lags import MOST_PERIODS, before, looks_at_children, named, there, without_lags
from devreport.errors import InputError
from devreport.expressions import Earlier, Expr, Field, Lag, count
from devreport.periods import parse_period
from devreport.rules import ShownPeriod
from devreport.rules.subject import Sort
from tests.tables.made import KIND, codes, judged, mapping, required, table

X, DONE, DAY = Field("x"), Field("done"), Field("day")
HELD = TableMapping(
    kind=KIND,
    key="id",
    period="month",
    fields={"x": Mapped(), "done": Mapped(sort=Sort.TRUTH), "day": Mapped(sort=Sort.DAY)},
)
#: a: both years; b: two rows for the year before; c: the month before, none a year before.
ROWS = {
    "id": ["a", "a", "b", "b", "b", "c", "c"],
    "month": ["2025-06", "2026-06", "2025-06", "2025-06", "2026-06", "2026-05", "202606"],
    "x": [10, 12, 1, 2, 3, 5, 4],
    "done": [True, False, True, True, True, None, True],
    "day": [date(2025, 6, 1)] * 7,
}
GIVEN = Table(source=pl.DataFrame(ROWS), mapping=HELD)

CASES = [
    ("more than a year before", X > X.year_earlier(), [-2, 1, -2, -2, -2, -2, -2]),
    ("more than a month before", X > X.period_earlier(), [-2, -2, -2, -2, -2, -2, 0]),
    ("there is none", X.year_earlier().is_missing(), [1, 0, 1, 1, 1, 1, 1]),
    ("what stands in", X.year_earlier().or_else(0) < X, [1, 1, 1, 1, 1, 1, 1]),
    ("what stands in there", Earlier(X.or_else(0), Lag.YEAR) < X, [-2, 1, -2, -2, -2, -2, -2]),
    ("truths", DONE.year_earlier(), [-2, 1, -2, -2, -2, -2, -2]),
    ("days", DAY.period_earlier() < date(2026, 1, 1), [-2, -2, -2, -2, -2, -2, 1]),
    ("a year and a month before", X.period_earlier().year_earlier() > 0, [-2] * 7),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_row_looks_back(condition: Expr, expected: list[int]) -> None:
    """The same as the object engine says, which proves every finding again."""
    assessment = judged(GIVEN, *required(condition))
    assert expected == [code for (code,) in codes(assessment)]
    found = list(findings_of(assessment).each())
    assert len(found) == sum(code != 1 for code in expected)


def test_a_row_before_the_one_before() -> None:
    """A way of two steps needs the row in the middle."""
    months = {"id": ["a"] * 3, "month": ["2026-04", "2026-05", "2026-06"], "x": [1, 2, 3]}
    held = TableMapping(kind=KIND, key="id", period="month", fields={"x": Mapped()})
    whole, gap = (Table(source=pl.DataFrame(months).filter(one), mapping=held) for one in (True, pl.col("x") != 2))
    rule = required(X.period_earlier().period_earlier().equals(1))
    assert [(-2,), (-2,), (1,)] == codes(judged(whole, *rule))
    assert [(-2,), (-2,)] == codes(judged(gap, *rule))


def test_findings_are_about_the_period_of_their_row() -> None:
    """Findings are about the period of their row, and carry what came before it."""
    (finding,) = [
        one
        for one in findings_of(judged(GIVEN, *required(X < X.year_earlier()))).each()
        if one.subject == "a" and one.period.code == "2026-M06"
    ]
    assert finding.evidence.row.earlier[Lag.YEAR].values["x"] == 10


def test_a_key_may_stand_in_several_periods() -> None:
    """A key may stand in several periods, but once in each."""
    found = data_findings(judged(GIVEN, *required(X > 0)))
    assert [("duplicate_key", 2)] == [(one.reason, one.count) for one in found.findings]


def test_periods_have_to_be_periods() -> None:
    """Every text that is no period is named."""
    frame = pl.DataFrame({"id": ["a", "b"], "month": ["June", "2026-13"], "x": [1, 2]})
    held = TableMapping(kind=KIND, key="id", period="month", fields={"x": Mapped()})
    with pytest.raises(InputError) as caught:
        judged(Table(source=frame, mapping=held), *required(X > X.year_earlier()))
    assert 2 == len(caught.value.problems)
    plain = judged(Table(source=frame, mapping=held), *required(X > 1))
    assert ["2026-S1"] == [one.period.code for one in findings_of(plain).each()]


def test_a_column_of_too_many_periods_is_none() -> None:
    """A column of too many periods is none."""
    days = pl.date_range(date(2025, 1, 1), date(2026, 1, 1), eager=True).dt.to_string()
    frame = pl.DataFrame({"id": "a", "month": days, "x": 1})
    held = TableMapping(kind=KIND, key="id", period="month", fields={"x": Mapped()})
    with pytest.raises(InputError, match=f"more than {MOST_PERIODS}"):
        judged(Table(source=frame, mapping=held), *required(X > X.year_earlier()))


def test_what_cannot_look_back_is_refused() -> None:
    """Child rows of an earlier row cannot be had, nor earlier rows without periods."""
    held = mapping({"parts": {"n": Mapped()}}, x=Mapped())
    given = table({"x": [1]}, held, parts={"of": ["k0"], "n": [1]})
    rules = required(Earlier(count("parts"), Lag.YEAR) > 0, X > X.year_earlier(), count("parts") > 0)
    assert [True, False, False] == list(map(looks_at_children, rules))
    reasons = [one.reason for one in judged(given, *rules).refused]
    assert ["it looks at the child rows of an earlier row"] == reasons[:1]
    assert reasons[1].startswith("it looks back")


def test_the_calendar_may_have_no_such_period() -> None:
    """The calendar may have no such period."""
    assert before(parse_period("2026-06"), (Lag.YEAR, Lag.PERIOD)) == parse_period("2025-05")
    assert before(parse_period("0001-01"), (Lag.YEAR, Lag.PERIOD)) is None


def test_names_of_earlier_fields_are_their_own() -> None:
    """Names of earlier fields are their own."""
    (rule,) = required(X > 0)
    assert without_lags(rule) is rule
    assert named("x", ()) == "x"
    assert named("x", (Lag.YEAR,)) != there((Lag.YEAR,))
    assert evolve(rule, figures={"span": ShownPeriod("span")}).figures


def test_child_rows_of_the_row_itself_may_be_asked_too() -> None:
    """Child rows of the row itself may be asked beside, and the calendar may begin with a row."""
    child = TableMapping(kind=KIND, key="key", parent="of", fields={"n": Mapped()})
    held = TableMapping(kind=KIND, key="id", period="month", fields={"x": Mapped()}, children={"parts": child})
    rows = pl.DataFrame({"id": ["a", "a"], "month": ["0001-12", "0002-12"], "x": [1, 2]})
    parts = pl.DataFrame({"key": ["p"], "of": ["a"], "n": [1]})
    given = Table(source=rows, mapping=held, children={"parts": parts})
    assert [(-2,), (1,)] == codes(judged(given, *required((X > X.year_earlier()) & count("parts").equals(1))))
