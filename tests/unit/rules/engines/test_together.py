"""Rules asked together: what needs other rules is held back."""

from __future__ import annotations

from attrs import evolve

from devreport.expressions import Field
from devreport.findings import Outcome, Verdict
from devreport.lowering import NOT_APPLICABLE, UNKNOWN
from devreport.quantities import Quantity
from devreport.rules import RuleSet, Subject
from devreport.rules.engines.together import Together, outcome_of, verdict_of
from tests.tables.made import PERIOD, required

FIRST, SECOND, THIRD = required(Field("x") > 1, Field("y") > 0, Field("y") > 5)
NEEDING = evolve(SECOND, needs=(FIRST.name,), applies=Field("y") < 9)


def together(*rules: object) -> Together:
    """These rules as a set of their own."""
    return Together(RuleSet(id="own", version="1", rules=rules), rules)


def subject(x: int, y: int) -> Subject:
    """A subject with two numbers."""
    return Subject(kind="thing", id="a", period=PERIOD, cells={"x": Quantity(x), "y": Quantity(y)})


def test_what_is_needed_comes_first() -> None:
    """What is needed comes first."""
    asked = together(NEEDING, FIRST)
    assert {1: (), 0: (1,)} == asked.needed
    assert [1, 0] == list(asked.needed)
    assert asked.rule(FIRST.name) is FIRST


def test_codes_are_held_back() -> None:
    """Codes are held back."""
    asked = together(NEEDING, FIRST)
    assert (UNKNOWN, 1) == asked.held((0, 1))
    assert (0, 0) == asked.held((0, 0))
    assert (NOT_APPLICABLE, UNKNOWN) == asked.held((NOT_APPLICABLE, UNKNOWN))


def test_findings_are_held_back() -> None:
    """Findings are held back."""
    asked = together(NEEDING, FIRST, THIRD)
    found = {finding.rule: finding for finding in asked.findings(subject(0, 1))}
    assert Outcome.UNKNOWN is found[SECOND.name].outcome
    assert (FIRST.name,) == found[SECOND.name].unmet
    assert Outcome.FAIL is found[FIRST.name].outcome is found[THIRD.name].outcome
    assert [NEEDING.name, FIRST.name, THIRD.name] == [one.rule for one in asked.findings(subject(2, 1))]
    assert [FIRST.name, THIRD.name] == [one.rule for one in asked.findings(subject(2, 9))]


def test_a_need_about_other_things_is_not_waited_for() -> None:
    """A need about other things is not waited for."""
    ruleset = RuleSet(id="own", version="1", rules=(FIRST, NEEDING))
    assert {0: ()} == Together(ruleset, (NEEDING,)).needed


def test_a_code_is_an_outcome_and_a_verdict() -> None:
    """A code is an outcome and a verdict."""
    outcomes = {code: outcome_of(FIRST, code) for code in (0, 1, NOT_APPLICABLE, UNKNOWN)}
    assert [Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE, Outcome.UNKNOWN] == list(outcomes.values())
    assert [Verdict.MET, Verdict.MISSED, None, None] == [verdict_of(FIRST, code) for code in outcomes]
