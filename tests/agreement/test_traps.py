"""No engine is caught in a trap: each trap is a test on each engine, beside what naive expressions say there."""

from __future__ import annotations

import duckdb
import polars as pl
import pytest

from tests.agreement.engines import Engine, polars_frame
from tests.agreement.traps import TRAPS, Trap, frame_of, ruleset_of

#: The engines that can look at their numbers before they judge; PostgreSQL is only given a query.
MEASURING = {"polars", "duckdb", "spark"}

TRUTHS = {1: True, 0: False, -2: None}


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_a_trap(trap: Trap, engine: tuple[str, Engine]) -> None:
    """The outcome is right, whether the numbers are measured before or not; else the rule is refused as too wide."""
    name, judged = engine
    if name in MEASURING:
        assert list(trap.codes) == judged(ruleset_of(trap), frame_of(trap), True).codes["trap.asked"]
    if name == "spark":
        return
    found = judged(ruleset_of(trap), frame_of(trap), False)
    if trap.refused:
        assert [("trap.asked", "too_wide")] == [(one.rule, one.code) for one in found.refused]
    else:
        assert list(trap.codes) == found.codes["trap.asked"]


@pytest.mark.parametrize("trap", [one for one in TRAPS if "polars" in one.naive], ids=lambda trap: trap.name)
def test_a_naive_expression_of_polars_is_caught(trap: Trap) -> None:
    """It gives another answer, or none."""
    expected = [TRUTHS[code] for code in trap.codes]
    frame = polars_frame(trap.columns)
    try:
        found = frame.select(pl.sql_expr(trap.naive["polars"]).alias("x"))["x"].to_list()
    except pl.exceptions.PolarsError:
        return
    assert expected != found


@pytest.mark.parametrize("trap", [one for one in TRAPS if "duckdb" in one.naive], ids=lambda trap: trap.name)
def test_a_naive_expression_of_duckdb_is_caught(trap: Trap) -> None:
    """It gives another answer, or none."""
    expected = [TRUTHS[code] for code in trap.codes]
    with duckdb.connect() as connection:
        try:
            found = (
                connection.from_arrow(polars_frame(trap.columns).to_arrow()).project(trap.naive["duckdb"]).fetchall()
            )
        except duckdb.Error:
            return
    assert expected != [row[0] for row in found]
