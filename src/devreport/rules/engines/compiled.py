"""Rules about the subjects of a plan as compiled code, each compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache

from attrs import define, frozen

from devreport.errors import Problem, RuleError
from devreport.expressions import Absent, And, Expr, Field, Row, Scalar, Value, evaluate, evaluate_all
from devreport.lowering import (
    NOT_APPLICABLE,
    UNKNOWN,
    UNSUITED,
    Access,
    Column,
    Frames,
    Judgement,
    Layout,
    NotLoweredError,
    Question,
    Storage,
    judging,
    keeping,
)
from devreport.rules.subject import Meaning, Sort
from devreport.rules.subjects import subject_tables

__all__ = ["PATIENCE", "Asking", "Known", "asking"]

_STORED = {
    Sort.AMOUNT: Storage.PAIR,
    Sort.RATIO: Storage.PAIR,
    Sort.DAY: Storage.DAY,
    Sort.WORD: Storage.WORD,
    Sort.TRUTH: Storage.TRUTH,
}


#: So often a question is put to the interpreter before compiling it pays.
PATIENCE = 16


@define(eq=False)
class Asking:
    """A rule's conditions and formulas, asked of rows of one kind.

    Attributes:
        kind: the kind of subject.
        question: what is asked.
        together: all of it as one expression, for the interpreter.
        asked: how often it has been asked; the interpreter answers the first :data:`PATIENCE` times.
    """

    kind: str
    question: Question
    together: Expr
    asked: int = 0

    def decide(self, row: Row) -> int:
        """The number of the test that decides, or that the rule does not apply or cannot be decided."""
        self.asked += 1
        if self.asked > PATIENCE and self._judge is not None:
            try:
                (code,) = self._judge(row)
            except UNSUITED:
                pass
            else:
                return int(code)
        return self._interpreted(row)

    def know(self, row: Row, *, unlike: str = "") -> Known:
        """The values of all that is asked; where unlike things would be mixed, only what was recorded has one.

        Args:
            row: what is known of the subject.
            unlike: why unlike things would be mixed; nothing where they are not.
        """
        if unlike:
            return Known(self, row, unlike=unlike)
        if self.asked > PATIENCE and self._keep is not None:
            judge, frames = self._keep
            try:
                _, frame = judge(row)
            except UNSUITED:
                pass
            else:
                return Known(self, row, frames, frame)
        return Known(self, row)

    def _interpreted(self, row: Row) -> int:
        parameters = self.question.parameters
        if self.question.applies is not None:
            applies = _truth(evaluate(self.question.applies, row, parameters=parameters))
            if applies is not True:
                return UNKNOWN if isinstance(applies, Absent) else NOT_APPLICABLE
        for number, test in enumerate(self.question.tests):
            holds = True if test is None else _truth(evaluate(test, row, parameters=parameters))
            if holds is not False:
                return UNKNOWN if isinstance(holds, Absent) else number
        return UNKNOWN

    @cached_property
    def _judge(self) -> Judgement | None:
        try:
            return judging([self.question], _layout(self.kind), access=Access.ROWS, code=lambda _, test: test)
        except RuleError:
            return None

    @cached_property
    def _keep(self) -> tuple[Judgement, Frames] | None:
        try:
            judge, (frames,) = keeping([self.question], _layout(self.kind), access=Access.ROWS)
        except RuleError:
            return None
        return judge, frames


def _truth(value: Value) -> bool | Absent:
    """What a condition gives; a number or a word is none, whatever it is.

    Raises:
        RuleError: for anything else.
    """
    if isinstance(value, bool | Absent):
        return value
    found = "a word" if isinstance(value, str) else "a date" if isinstance(value, date) else "a number"
    raise RuleError.of(Problem("", found, "a condition", "compare it with something", "type"))


def asking(kind: str, question: Question) -> Asking:
    """What asks a question; the same question about the same kind is compiled once."""
    return _asking(kind, question.applies, question.tests, question.values, tuple(question.parameters.items()))


@lru_cache(maxsize=4096)
def _asking(
    kind: str,
    applies: Expr | None,
    tests: tuple[Expr | None, ...],
    values: tuple[Expr, ...],
    parameters: tuple[tuple[str, Scalar], ...],
) -> Asking:
    asked = dict.fromkeys(one for one in (*tests, *values) if one is not None)
    together = And([one.is_missing() for one in asked])
    return Asking(kind, Question(applies, tests, values, dict(parameters)), together)


@frozen
class Known:
    """The values of what a rule asks of one row; what is absent is put down to its causes by the interpreter."""

    asking: Asking
    row: Row
    frames: Frames | None = None
    frame: tuple[object, ...] = ()
    unlike: str = ""

    def verdict(self, decided: int) -> int | Absent:
        """The number of the test that decides, or why none does."""
        if decided != UNKNOWN and not self.unlike:
            return decided
        question = self.asking.question
        applies = question.applies
        if applies is not None:
            holds = evaluate(applies, self.row, parameters=question.parameters)
            if isinstance(holds, Absent):
                return holds
        for number, test in enumerate(question.tests):
            holds = True if test is None else _truth(self[test])
            if holds is not False:
                return holds if isinstance(holds, Absent) else number
        return Absent(undefined=frozenset({"no_verdict"}))

    def __getitem__(self, expr: Expr) -> Value:
        """The value of a condition or a formula."""
        if self.frames is not None:
            value = self.frames.value(expr, self.frame)
            if value is not None:
                return value
        return self._all[expr]

    @cached_property
    def _all(self) -> Mapping[Expr, Value]:
        known = evaluate_all(self.asking.together, self.row, parameters=self.asking.question.parameters)
        if not self.unlike:
            return known
        unlike = Absent(undefined=frozenset({self.unlike}))
        return {node: value if isinstance(node, Field) else unlike for node, value in known.items()}


@lru_cache(maxsize=64)
def _layout(kind: str) -> Layout:
    """The columns of a kind of subject; of one that no plan has, nothing is known."""
    table = subject_tables().get(kind)
    if table is None:
        raise NotLoweredError(f"no table of the kind {kind}")
    return Layout(_columns(table.fields), {name: Layout(_columns(fields)) for name, fields in table.relations.items()})


def _columns(fields: Mapping[str, Meaning]) -> dict[str, Column]:
    return {name: Column(_STORED[meaning.sort]) for name, meaning in fields.items()}
