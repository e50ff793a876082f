"""Findings of a table: the rows that did not pass, counted, as columns, and one at a time."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from attrs import evolve

from devreport.bulk import Mapped, findings_of
from devreport.errors import InputError
from devreport.expressions import Field
from devreport.findings import Outcome
from tests.tables.made import judged, mapping, required, table

X, Y = Field("x"), Field("y")
ROWS = {"x": [1, 2, 3, None], "y": [2, 2, 2, 2]}
HELD = mapping(x=Mapped(), y=Mapped())


def of(*conditions: Any, needs: tuple[str, ...] = (), engine: str = "polars", **how: Any) -> Any:
    """The findings of some rules about four rows; the last rule needs others."""
    first, *others = required(*conditions)
    rules = [first, *others[:-1], evolve(others[-1], needs=needs)] if others else [first]
    given = table(ROWS, HELD)
    if engine == "duckdb":
        duckdb = pytest.importorskip("duckdb")
        given = evolve(given, source=duckdb.from_arrow(given.source.to_arrow()))
    return findings_of(judged(given, *rules), **how)


def rows(found: Any) -> list[dict[str, Any]]:
    """The rows of the frame, whatever the engine."""
    frame = found.frame()
    return (frame if isinstance(frame, pl.DataFrame) else frame.pl()).to_dicts()


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_only_rows_that_did_not_pass_are_findings(engine: str) -> None:
    """One row for each rule and row of the table, with how it ended."""
    found = rows(of(X > 1, X < 3, engine=engine))
    assert [("thing.r0", "k0", "fail"), ("thing.r0", "k3", "unknown")] == [
        (one["rule"], one["key"], one["outcome"]) for one in found[:2]
    ]
    assert [("thing.r1", "k2", "missed"), ("thing.r1", "k3", "")] == [
        (one["rule"], one["key"], one["verdict"]) for one in found[2:]
    ]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_what_is_missing_and_what_was_not_met_is_named(engine: str) -> None:
    """Why a row could not be decided stands beside it."""
    found = rows(of(X > 1, Y > X, needs=("thing.r0",), engine=engine))
    assert [("x", ""), ("", "thing.r0"), ("", ""), ("", ""), ("x", "thing.r0")] == [
        (one["missing"], one["unmet"]) for one in found[1:]
    ]


def test_what_a_rule_reads_stands_beside_its_findings() -> None:
    """And nothing of what only others read."""
    found = rows(of(X > 1, Y > 5))
    assert (1, None) == (found[0]["read.x"], found[0]["read.y"])
    assert (None, 2) == (found[2]["read.x"], found[2]["read.y"])
    assert "read.x" not in rows(of(X > 1, values=False))[0]


def test_values_can_be_left_out() -> None:
    """Then there are no steps to read them by."""
    assert {} == of(X > 1, values=False).steps
    assert ["read.x"] == list(of(X > 1).steps)


def test_each_rule_shows_at_most_so_many_rows() -> None:
    """How many there are is told all the same."""
    found = of(X > 5, Y > 5, limit=2)
    assert ["k0", "k1", "k0", "k1"] == [one["key"] for one in rows(found)]
    assert ["k0", "k1", "k0", "k1"] == [one.subject for one in found.each()]
    assert ["shown 2 of 4", "shown 2 of 4"] == [str(one) for one in found.counts.values()]
    assert {Outcome.FAIL: 3, Outcome.UNKNOWN: 1} == found.counts["thing.r0"].found


def test_only_some_rules_and_outcomes_can_be_asked_for() -> None:
    """A rule is found by its name or code, and asked for once."""
    found = of(X > 1, X < 3, rules=["thing.r1", "thing.r1"], outcomes=[Outcome.PASS])
    assert [("thing.r1", "k0"), ("thing.r1", "k1")] == [(one["rule"], one["key"]) for one in rows(found)]
    assert 2 == found.counts["thing.r1"].shown
    assert [Outcome.PASS] * 2 == [one.outcome for one in found.each()]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_no_rules_find_nothing(engine: str) -> None:
    """The table of no findings has its columns."""
    found = of(X > 1, rules=[], engine=engine)
    assert [] == rows(found)
    assert [] == list(found.each())
    assert {} == found.counts


def test_no_outcomes_are_no_findings() -> None:
    """Nothing is asked for, and nothing comes."""
    assert [] == rows(of(X > 1, outcomes=[]))


def test_what_cannot_be_had_is_said_at_once() -> None:
    """A rule that is not judged, with the reason; a limit below zero; rules that do not apply."""
    (rule, unmapped) = required(X > 1, Field("z") > 1)
    assessment = judged(table(ROWS, HELD), rule, unmapped)
    with pytest.raises(InputError) as caught:
        findings_of(assessment, rules=["thing.r1", "thing.r8"], limit=-1, outcomes=[Outcome.NOT_APPLICABLE])
    assert ["limit", "outcome", "rule", "rule"] == [one.code for one in caught.value.problems]
    hints = [one.hint for one in caught.value.problems]
    assert "no column is mapped to z" == hints[2]
    assert "did you mean" in hints[3]


def test_what_is_no_limit_and_no_outcome_is_refused() -> None:
    """In plain words, all at once; a single name of a rule is one."""
    assessment = of(X > 5).assessment
    assert ("thing.r0",) == tuple(rule.name for rule in findings_of(assessment, rules="thing.r0").rules)
    for outcomes in (["fail"], "fail", Outcome.FAIL, None):
        with pytest.raises(InputError) as caught:
            findings_of(assessment, limit="2", outcomes=outcomes)  # type: ignore[arg-type]
        assert ["limit", "outcome"] == [one.code for one in caught.value.problems]
        assert "a collection of Outcome.PASS, Outcome.FAIL or Outcome.UNKNOWN" == caught.value.problems[1].expected
    with pytest.raises(InputError, match="a whole number"):
        findings_of(assessment, limit=True)
