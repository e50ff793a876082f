"""Compiled rules about subjects of a plan."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from devreport.errors import RuleError
from devreport.expressions import Absent, Field, Guarded, Literal, Opaque, Row, evaluate
from devreport.lowering import NOT_APPLICABLE, UNKNOWN, Question
from devreport.quantities import Interval, Quantity
from devreport.rules.engines import compiled
from devreport.rules.engines.compiled import PATIENCE, Asking, asking

ACTUAL, TARGET = Field("actual"), Field("target")
RATE = Guarded(ACTUAL / TARGET, ((TARGET <= 0, "no_target"),))
ROOT = Opaque("power", (RATE, Literal(Quantity("0.5")))) > 1
MISSING = Absent(missing=frozenset({"actual"}))


def row(actual: object, target: object = Fraction(2)) -> Row:
    """A row of an indicator, which has more fields than anyone asks for."""
    return Row({"actual": actual, "target": target})  # type: ignore[dict-item]  # whatever it is


def asked(question: Question, *, patience: int, kind: str = "indicator") -> Asking:
    """What asks it, with as much patience as is said."""
    found = asking(kind, question)
    found.asked = PATIENCE - patience
    return found


QUESTION = Question(TARGET > 1, (RATE >= 1, RATE < 0, None), (RATE,))
ROWS = [
    (row(Fraction(2)), 0),
    (row(Fraction(-1)), 1),
    (row(Fraction(1)), 2),
    (row(Fraction(1), Fraction(1)), NOT_APPLICABLE),
    (row(MISSING), UNKNOWN),
    (row(Fraction(1), MISSING), UNKNOWN),
    (row(Interval(Fraction(1), Fraction(3))), UNKNOWN),
]


@pytest.mark.parametrize("patience", [0, 1000])
@pytest.mark.parametrize("kind", ["indicator", "nothing a plan has"])
def test_both_engines_decide_alike(patience: int, kind: str) -> None:
    """The interpreter, compiled code, and the interpreter for what compiled code was not made for."""
    one = asked(QUESTION, patience=patience, kind=kind)
    for subject, expected in ROWS:
        assert expected == one.decide(subject)
        known = one.know(subject)
        assert known[RATE] == evaluate(RATE, subject)
        assert isinstance(known.verdict(UNKNOWN), Absent if expected == UNKNOWN else int) or expected == NOT_APPLICABLE


def test_after_some_patience_compiled_code_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not the interpreter, neither for the verdict nor for what is kept on the way."""
    one = asked(Question(TARGET > 1, (RATE >= 3, RATE < 2, None), (RATE,)), patience=0)
    monkeypatch.setattr(compiled, "evaluate", None)
    monkeypatch.setattr(compiled, "evaluate_all", None)
    assert [0, 1, 2] == [one.decide(row(Fraction(actual))) for actual in (6, 3, 5)]
    assert Fraction(3, 2) == one.know(row(Fraction(3)))[RATE]


def test_the_same_question_is_asked_by_the_same() -> None:
    """And compiled once, after some patience."""
    assert asking("indicator", QUESTION) is asking("indicator", QUESTION)
    assert PATIENCE > 0


def test_what_cannot_be_lowered_is_interpreted() -> None:
    """A root."""
    one = asked(Question(None, (ROOT,), ()), patience=0)
    assert [0, UNKNOWN] == [one.decide(row(Fraction(9))), one.decide(row(Fraction(1)))]
    assert one.know(row(Fraction(9)))[ROOT] is True


def test_nothing_left_has_no_verdict() -> None:
    """And says so; a test that takes what is left has one."""
    one = asked(Question(None, (RATE > 1,)), patience=0)
    known = one.know(row(Fraction(1)))
    assert UNKNOWN == one.decide(row(Fraction(1)))
    assert Absent(undefined=frozenset({"no_verdict"})) == known.verdict(UNKNOWN)
    assert 3 == known.verdict(3)


def test_unlike_things_leave_only_what_was_recorded() -> None:
    """Whatever was decided."""
    for patience in (0, 1000):
        one = asked(Question(None, (RATE > 1, None), (RATE,)), patience=patience)
        known = one.know(row(Fraction(3)), unlike="unlike_units")
        unlike = Absent(undefined=frozenset({"unlike_units"}))
        assert (unlike, Fraction(3), unlike) == (known[RATE], known[ACTUAL], known.verdict(0))


def test_why_a_rule_may_not_apply_is_said() -> None:
    """By the interpreter."""
    known = asked(QUESTION, patience=0).know(row(Fraction(1), MISSING))
    assert MISSING == known.verdict(UNKNOWN)


def test_a_number_is_never_taken_for_a_condition() -> None:
    """Whoever asks, and wherever it stands."""
    for question in (Question(None, (ACTUAL,), ()), Question(ACTUAL, (None,), ())):
        with pytest.raises(RuleError, match="found a number, expected a condition"):
            asked(question, patience=9).decide(row(Fraction(3)))
    with pytest.raises(RuleError):
        asked(Question(None, (ACTUAL,), ()), patience=9).know(row(Fraction(3))).verdict(UNKNOWN)


@pytest.mark.parametrize(
    ("value", "found"),
    [("word", "a word"), (date(2026, 1, 1), "a date"), (Fraction(3), "a number"), (Interval(1, 2), "a number")],
)
def test_what_is_no_condition_is_called_what_it_is(value: object, found: str) -> None:
    """As people call it."""
    with pytest.raises(RuleError, match=f"found {found}, expected a condition"):
        asked(Question(None, (ACTUAL,), ()), patience=9).decide(row(value))
