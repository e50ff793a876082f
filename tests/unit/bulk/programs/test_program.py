"""Rules in the words of an engine: what is judged, what is refused, and what waits for other rules."""

from __future__ import annotations

import pytest
from attrs import evolve

from devreport.bulk import CODES, Mapped, Refused
from devreport.expressions import Field, Opaque, total
from devreport.findings import Outcome, Verdict, VerdictTest
from devreport.rules import Rule
from devreport.rules.subject import Sort
from tests.tables.made import KIND, codes, judged, mapping, required, table

X, Y = Field("x"), Field("y")
HELD = mapping(x=Mapped(), y=Mapped())
ROWS = {"x": [1, 2, 3, None], "y": [2, 2, 2, 2]}


def reasons(refused: tuple[Refused, ...]) -> dict[str, str]:
    """Rule → the code of the reason."""
    return {one.rule: one.code for one in refused}


def graded(*tests: VerdictTest, applies: object = None, name: str = "r0", **how: object) -> Rule:
    """A rule with verdicts of its own."""
    (rule,) = required(X > 0)
    return evolve(rule, name=f"{KIND}.{name}", code=f"{KIND}.{name}", applies=applies, verdicts=tests, **how)


def test_the_codes_of_outcomes_are_truths_where_there_is_one() -> None:
    """The codes of outcomes are truths where there is one."""
    assert {Outcome.PASS: 1, Outcome.FAIL: 0, Outcome.NOT_APPLICABLE: -1, Outcome.UNKNOWN: -2} == CODES


def test_the_first_verdict_that_holds_decides() -> None:
    """The first verdict that holds decides."""
    rule = graded(
        VerdictTest(Verdict.AHEAD, Outcome.PASS, X > Y),
        VerdictTest(Verdict.ON_PACE, Outcome.UNKNOWN, X.equals(Y)),
        VerdictTest(Verdict.BEHIND, Outcome.FAIL),
    )
    assert [(0,), (-2,), (1,), (-2,)] == codes(judged(table(ROWS, HELD), rule))


def test_a_rule_that_does_not_apply_says_so() -> None:
    """A rule that does not apply says so."""
    rule = graded(
        VerdictTest(Verdict.MET, Outcome.PASS, Y > 0), VerdictTest(Verdict.MISSED, Outcome.FAIL), applies=X > 1
    )
    assert [(-1,), (1,), (1,), (-2,)] == codes(judged(table(ROWS, HELD), rule))


def test_a_rule_without_a_last_verdict_may_be_unknown() -> None:
    """A rule without a last verdict may be unknown."""
    rule = graded(VerdictTest(Verdict.MET, Outcome.PASS, Y > X))
    assert [(1,), (-2,), (-2,), (-2,)] == codes(judged(table(ROWS, HELD), rule))


def test_a_rule_waits_for_what_it_needs() -> None:
    """A rule waits for what it needs."""
    first, second = required(X > 1, Y > 0)
    needing = evolve(second, needs=(first.name,))
    assert [(0, -2), (1, 1), (1, 1), (-2, -2)] == codes(judged(table(ROWS, HELD), first, needing))


def test_a_rule_that_does_not_apply_waits_for_nothing() -> None:
    """A rule that does not apply waits for nothing."""
    first, second = required(X > 1, Y > 0)
    needing = evolve(second, needs=(first.name,), applies=X > 2)
    assert [(0, -1), (1, -1), (1, 1), (-2, -2)] == codes(judged(table(ROWS, HELD), first, needing))


def test_a_graded_rule_that_is_needed() -> None:
    """A graded rule that is needed."""
    first = graded(VerdictTest(Verdict.BEHIND, Outcome.FAIL, X < 2), VerdictTest(Verdict.MET, Outcome.PASS))
    (second,) = required(Y > 0)
    needing = evolve(second, name=f"{KIND}.r1", code=f"{KIND}.r1", needs=(first.name,))
    assert [(0, -2), (1, 1), (1, 1), (-2, -2)] == codes(judged(table(ROWS, HELD), first, needing))


def test_what_only_the_interpreter_can_judge_is_refused() -> None:
    """What only the interpreter can judge is refused."""
    (rule,) = required(Opaque("power", (X, 1 / Y)) > 0)
    assert {rule.name: "not_lowered"} == reasons(judged(table(ROWS, HELD), rule).refused)


@pytest.mark.parametrize("power", [2, 3])
def test_what_needs_more_than_38_digits_is_refused(power: int) -> None:
    """What needs more than 38 digits is refused."""
    wide = X
    for _ in range(power):
        wide = wide * X
    given = table({"x": [10**18], "y": [1]}, HELD)
    assessment = judged(given, *required(wide > Y))
    assert {f"{KIND}.r0": "too_wide"} == reasons(assessment.refused)
    assert f"{18 * (power + 1) + 1} digits" in assessment.refused[0].reason
    assert assessment.program.is_too_wide
    assert assessment.rules == ()
    assert assessment.tallies == {}


def test_what_needs_a_refused_rule_is_refused() -> None:
    """What needs a refused rule is refused."""
    first, second, third = required(X * X * X > Y, Y > 0, X > 0)
    needing, last = evolve(second, needs=(first.name,)), evolve(third, needs=(second.name,))
    assessment = judged(table({"x": [10**18], "y": [1]}, HELD), first, needing, last)
    assert {first.name: "too_wide", second.name: "needs", third.name: "needs"} == reasons(assessment.refused)


def test_sums_of_ratios_are_refused() -> None:
    """Sums of ratios are refused."""
    held = mapping({"parts": {"n": Mapped(), "d": Mapped()}}, x=Mapped())
    given = table({"x": [1]}, held, parts={"of": ["k0"], "n": [1], "d": [3]})
    (rule,) = required(total("parts", Field("n") / Field("d")) < 1)
    assert {rule.name: "denominators"} == reasons(judged(given, rule).refused)


def test_constants_are_judged_too() -> None:
    """Constants are judged too."""
    always, never = required((X > 0) | (X <= 0), Y.is_missing())
    assert [(1, 0), (1, 0), (1, 0), (-2, 0)] == codes(judged(table(ROWS, HELD), always, never))


def test_words_and_days() -> None:
    """Words and days."""
    held = mapping(x=Mapped(sort=Sort.WORD), y=Mapped(sort=Sort.WORD))
    given = table({"x": ["a", "b", None], "y": ["a", "a", "a"]}, held)
    assert [(1, 1), (0, 0), (-2, -2)] == codes(judged(given, *required(X.equals(Y), X.is_in("a", "c"))))


def test_a_truth_may_choose_a_verdict() -> None:
    """A truth may choose a verdict."""
    held = mapping(x=Mapped(sort=Sort.TRUTH))
    given = table({"x": [True, False, None]}, held)
    assert [(1, 0, 0), (0, 1, 0), (-2, -2, 1)] == codes(judged(given, *required(X, ~X, X.is_missing())))


def test_truths_are_codes_once_they_are_asked_for() -> None:
    """Truths are codes once they are asked for."""
    program = judged(table(ROWS, HELD), *required(X > 1)).program
    truths = program.judged(lambda _, code: code, ["r"], truths=True)
    assert [False, True, True, None] == [row[-1] for row in truths.keep(["r"]).rows()]


def test_a_condition_that_is_never_unknown() -> None:
    """A condition that is never unknown."""
    verdicts = VerdictTest(Verdict.MET, Outcome.PASS, X.is_missing()), VerdictTest(Verdict.BEHIND, Outcome.FAIL, X > 1)
    rule = graded(*verdicts, VerdictTest(Verdict.MISSED, Outcome.FAIL), applies=X.is_missing() | (Y > 0))
    assert [(0,), (0,), (0,), (1,)] == codes(judged(table(ROWS, HELD), rule))
