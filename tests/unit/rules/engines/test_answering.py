"""Questions about records: compiled code and the interpreter give one row of answers."""

from __future__ import annotations

from attrs import define

from devreport.expressions import Expr, Field, Literal, Opaque
from devreport.lowering import UNKNOWN
from devreport.periods import parse_period
from devreport.quantities import Quantity
from devreport.rules import Records, Rule, requirement
from devreport.rules.engines.answering import Answering

PERIOD = parse_period("2026-S1")
SQUARE = Opaque("power", (Field("share"), Literal(Quantity(2))))


@define
class Part:
    """A part of something."""

    id: str
    share: int | None


RECORDS = Records.of(Part)


def answering(*conditions: Expr) -> Answering:
    """Requirements of parts."""
    rules = [requirement(condition, name=f"part.r{number}", over="part") for number, condition in enumerate(conditions)]
    return Answering(RECORDS, PERIOD, tuple(rules))


def code(_: Rule, test: int) -> object:
    """The answer itself."""
    return test


def test_what_compiled_code_does_not_know_is_answered_in_its_place() -> None:
    """In the order of the rules, whoever answers."""
    answers = answering(SQUARE > 3, Field("share") > 1, SQUARE < 3)
    assert [False, True, False] == answers.lowered
    assert (0, 0, 1) == answers.mixed(code)(Part("a", 2))
    assert (1, 1, 0) == answers.mixed(code)(Part("a", 1))
    assert (UNKNOWN, UNKNOWN, UNKNOWN) == answers.mixed(code)(Part("a", None))


def test_values_are_kept_only_by_compiled_code() -> None:
    """Where the interpreter answers for one rule, nothing is kept of any."""
    judge, frames = answering(Field("share") > 1).kept
    (answer,), frame = judge(Part("a", 2))
    assert (0, 1) == (answer, len(frames))
    assert frame
    judge, frames = answering(Field("share") > 1, SQUARE > 3).kept
    assert (((0, 0), None), ()) == (judge(Part("a", 2)), frames)
