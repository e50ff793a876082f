"""Questions about records, answered by compiled code where it can, and by the interpreter otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from devreport.expressions import Row
from devreport.lowering import Access, Frames, Judgement, Question, is_lowered, judging, keeping
from devreport.periods import Period
from devreport.rules.engines.compiled import Asking, asking
from devreport.rules.records import Records
from devreport.rules.rule import Rule

__all__ = ["Answering", "Code"]

#: What is answered, from a rule and the number of the verdict test that decides.
Code: TypeAlias = Callable[[Rule, int], object]


@frozen
class Answering:
    """Some rules, asked of records.

    Attributes:
        records: the class of the records.
        period: the period that is judged.
        rules: the rules, in the order of the answers.
    """

    records: Records
    period: Period
    rules: tuple[Rule, ...]

    @cached_property
    def _questions(self) -> list[Question]:
        return [
            Question(rule.applies, tuple([test.when for test in rule.verdicts]), (), rule.thresholds)
            for rule in self.rules
        ]

    @cached_property
    def _askings(self) -> list[Asking]:
        return [asking(self.records.kind, question) for question in self._questions]

    @cached_property
    def lowered(self) -> list[bool]:
        """Which rules compiled code can judge."""
        return [is_lowered(question, self.records.layout) for question in self._questions]

    def _row(self, record: object) -> Row:
        return self.records.subject(record, self.period).row

    def _codes(self, row: Row, positions: Iterable[int]) -> tuple[int, ...]:
        """What the interpreter answers for some rules."""
        return tuple([self._askings[position].decide(row) for position in positions])

    def _unframed(self, record: object) -> tuple[object, ...]:
        return self._codes(self._row(record), range(len(self.rules))), None

    @cached_property
    def kept(self) -> tuple[Judgement, tuple[Frames, ...]]:
        """What answers every question and keeps the values on the way, and how they are read, rule by rule."""
        return self._keeping(self._unframed, alone=True)

    @cached_property
    def kept_together(self) -> Judgement:
        """The same for one of many, inside exact decimals; nothing for a record that has to be judged by itself."""
        return self._keeping(lambda _: (), alone=False)[0]

    def _keeping(self, otherwise: Judgement, *, alone: bool) -> tuple[Judgement, tuple[Frames, ...]]:
        if not all(self.lowered):
            return otherwise, ()
        return keeping(
            self._questions,
            self.records.layout,
            access=Access.ATTRIBUTES,
            trusted=self.records.trusted,
            otherwise=otherwise,
            alone=alone,
        )

    def mixed(self, code: Code) -> Judgement:
        """One function for all rules; where compiled code cannot judge one of them, the interpreter answers for it."""
        compiled = [position for position, lowered in enumerate(self.lowered) if lowered]
        others = [position for position, lowered in enumerate(self.lowered) if not lowered]
        judge = self.compiled(code, compiled, otherwise=self._interpreted(code, compiled), alone=True)
        if not others:
            return judge
        rest, order = self._interpreted(code, others), [*compiled, *others]

        def both(record: object) -> tuple[object, ...]:
            found = dict(zip(order, (*judge(record), *rest(record)), strict=True))
            return tuple([found[position] for position in range(len(order))])

        return both

    def _interpreted(self, code: Code, positions: Sequence[int]) -> Judgement:
        def answer(record: object) -> tuple[object, ...]:
            codes = zip(positions, self._codes(self._row(record), positions), strict=True)
            return tuple([code(self.rules[position], found) for position, found in codes])

        return answer

    def compiled(self, code: Code, positions: Sequence[int], *, otherwise: Judgement, alone: bool) -> Judgement:
        """One compiled function for some rules; what it is not made for is judged otherwise."""
        return judging(
            [self._questions[position] for position in positions],
            self.records.layout,
            access=Access.ATTRIBUTES,
            code=lambda number, test: code(self.rules[positions[number]], test),
            trusted=self.records.trusted,
            otherwise=otherwise,
            alone=alone,
        )
