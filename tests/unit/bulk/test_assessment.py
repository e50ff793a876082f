"""Judging a table."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from devreport.bulk import Mapped, Table, assess_table, findings_of
from devreport.errors import InputError, RuleError
from devreport.expressions import Field, Parameter
from devreport.findings import Tally
from devreport.quantities import Quantity
from devreport.rules import ParameterEdition, ParameterValue, RuleSet
from tests.tables.made import PERIOD, judged, mapping, required, table

X = Field("x")
ROWS = {"x": [1, -1, None]}
HELD = mapping(x=Mapped())
RULES = RuleSet(id="own", version="1", rules=required(X > 0))


def assess(given: Table, ruleset: RuleSet = RULES, **how: object):
    """An assessment of sound rules."""
    return assess_table(given, ruleset=ruleset, period=PERIOD, **how)


def test_outcomes_stand_beside_the_columns() -> None:
    """Outcomes stand beside the columns."""
    found = assess(table(ROWS, HELD)).outcomes()
    assert ["key", "x", "thing.r0"] == found.columns
    assert [1, 0, -2] == found["thing.r0"].to_list()
    assert pl.Int8 == found["thing.r0"].dtype


def test_outcomes_may_be_truths() -> None:
    """Outcomes may be truths."""
    found = assess(table(ROWS, HELD)).outcomes(values="boolean")
    assert [True, False, None] == found["thing.r0"].to_list()


def test_outcomes_are_codes_or_truths() -> None:
    """Outcomes are codes or truths."""
    with pytest.raises(InputError, match="'code' or 'boolean'"):
        assess(table(ROWS, HELD)).outcomes(values="words")


def test_a_rerun_replaces_its_own_columns() -> None:
    """A rerun replaces its own columns."""
    once = assess(table(ROWS, HELD)).outcomes()
    again = assess(Table(source=once, mapping=HELD)).outcomes()
    assert once.equals(again)


def test_tallies_add_up_to_the_rows() -> None:
    """Tallies add up to the rows."""
    assert {"thing.r0": Tally(passed=1, failed=1, unknown=1)} == assess(table(ROWS, HELD)).tallies


@pytest.mark.parametrize("rows", [[], [5]])
def test_small_tables(rows: list[int]) -> None:
    """Small tables."""
    found = assess(table({"x": rows}, HELD, types={"x": pl.Int64, "key": pl.String}))
    assert found.tallies["thing.r0"] == Tally(passed=len(rows))


def test_a_threshold_is_that_of_the_place_and_the_period() -> None:
    """A threshold is that of the place and the period."""
    limit = ParameterValue(Quantity(0), editions=(ParameterEdition(value=Quantity(5), place="city"),))
    rules = RuleSet(id="own", version="1", rules=required(X > Parameter("limit"), parameters={"limit": limit}))
    given = table({"x": [1, 6]}, HELD)
    assert [1, 1] == assess(given, rules).outcomes()["thing.r0"].to_list()
    assert [0, 1] == assess(given, rules, place="city").outcomes()["thing.r0"].to_list()
    with pytest.raises(InputError, match="city"):
        assess(given, rules, place="citty")


def test_a_rule_set_has_to_be_in_effect() -> None:
    """A rule set has to be in effect."""
    with pytest.raises(RuleError, match="2027"):
        assess(table(ROWS, HELD), RuleSet(id="own", version="1", rules=RULES.rules, since=date(2027, 1, 1)))


def test_only_objects_can_stand_in() -> None:
    """Only objects can stand in."""
    with pytest.raises(InputError, match="objects"):
        assess(table(ROWS, HELD), fallback="floats")


def test_numbers_are_measured_where_a_rule_would_be_too_wide_otherwise() -> None:
    """Numbers are measured where a rule would be too wide otherwise."""
    held = mapping(x=Mapped(decimals=2))
    lazy = pl.LazyFrame({"key": ["a"], "x": ["12.50"]})
    condition = X * X * X > 1
    given = Table(source=lazy, mapping=held)
    assert [1] == judged(given, *required(condition)).outcomes().collect()["thing.r0"].to_list()
    assert judged(given, *required(condition), measure=False).program.is_too_wide


def test_a_stream_is_not_measured() -> None:
    """A stream is not measured: it is refused with what to do, and nothing is left out without a word."""
    rules = required(X * X * X > 1, X > 1)

    def given(**more: int) -> Table:
        batches = iter([pl.DataFrame({"key": ["a"], "x": ["12.50"]})])
        return Table(source=batches, mapping=mapping(x=Mapped(decimals=2, **more)))

    with pytest.raises(InputError, match="give a list") as caught:
        judged(given(), *rules)
    assert ["the table: thing.r0"] == [one.where for one in caught.value.problems]
    assert judged(given(), *rules, measure=False).program.is_too_wide
    assert [(1, 1)] == [
        row for one in judged(given(digits=6), *rules).outcomes() for row in one.select(pl.nth(2, 3)).rows()
    ]
    (found,) = findings_of(judged(given(digits=6), *required(X > 20))).each()
    assert "a" == found.subject


def test_an_assessment_knows_its_table() -> None:
    """An assessment knows its table."""
    given = table(ROWS, HELD)
    found = assess(given)
    assert given is found.table
    assert "the table" == found.source.label
    assert HELD is found.rows.mapping
