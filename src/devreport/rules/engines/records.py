"""The object engine for records: objects of one's own class, judged one at a time by one compiled function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Self

from attrs import define, evolve, frozen

from devreport.expressions import Expr, Row, Value, evaluate
from devreport.findings import Finding, Outcome, Verdict
from devreport.lowering import (
    NOT_APPLICABLE,
    UNKNOWN,
    Access,
    Frames,
    Judgement,
    Question,
    exactly,
    is_lowered,
    judging,
    keeping,
)
from devreport.periods import Period
from devreport.rules.engines.compiled import Asking, asking
from devreport.rules.engines.objects import Judge
from devreport.rules.records import Records
from devreport.rules.rule import Rule
from devreport.rules.ruleset import RuleSet

__all__ = ["Kept", "RecordRules"]

#: So many records are judged in one go.
_CHUNK = 1_000


@frozen
class RecordRules:
    """The rules of a set about one class of records, compiled together: what several ask is computed once.

    Attributes:
        ruleset: the rule set.
        records: the class.
        period: the period that is judged.
        rules: its rules about these records, with the thresholds of that period and place; outcomes are in this order.

    Example:
        >>> from decimal import Decimal
        >>> from attrs import define
        >>> from devreport.periods import parse_period
        >>> from devreport.rules import requirement
        >>> @define
        ... class Project:
        ...     id: str
        ...     done: Decimal | None
        ...     planned: Decimal
        >>> projects = Records.of(Project, units={"done": "万元", "planned": "万元"})
        >>> half = requirement(
        ...     projects.field("done") >= projects.field("planned") / 2, name="project.half", over="project"
        ... )
        >>> rules = RecordRules.of(
        ...     RuleSet(id="own", version="1", rules=(half,)), projects, period=parse_period("2026-S1")
        ... )
        >>> [str(one.value) for one in rules.outcomes(Project("a", Decimal("49.99"), Decimal("100.00")))]
        ['fail']
    """

    ruleset: RuleSet
    records: Records
    period: Period
    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, ruleset: RuleSet, records: Records, *, period: Period, place: str = "") -> Self:
        """Make the rules about these records ready.

        Args:
            ruleset: the rules; those over another kind of subject are left out.
            records: what they are about.
            period: the period that is judged; its last day chooses between the editions of a threshold.
            place: the id of the place whose thresholds hold.

        Raises:
            RuleError: if a rule reads what the records do not have.
        """
        rules = tuple(rule.at(period.end, place) for rule in ruleset.rules if rule.over == records.kind)
        made = cls(ruleset, records, period, rules)
        for question in made._questions:
            is_lowered(question, records.layout)
        return made

    @cached_property
    def outcomes(self) -> Callable[[Any], tuple[Outcome, ...]]:
        """From a record to the outcome of each rule.

        Raises:
            InputError: when called on a record with a float, or with another value that is not of its annotated type.
        """
        return self._answering(_outcome, alone=True)

    @cached_property
    def verdicts(self) -> Callable[[Any], tuple[Verdict | None, ...]]:
        """From a record to the verdict of each rule; nothing where it does not apply or cannot be decided."""
        return self._answering(_verdict, alone=True)

    def each(self, records: Iterable[object]) -> Iterator[tuple[Outcome, ...]]:
        """The outcomes of many records, a thousand at a time; faster than one by one where they hold decimals."""
        waiting = iter(records)
        while chunk := list(islice(waiting, _CHUNK)):
            with exactly():
                found = [self._many(record) for record in chunk]
            yield from found

    def keep(self, record: object) -> Kept:
        """The outcome of each rule, with every value on the way, which is read only when asked for."""
        return Kept(self, record, self._keeping[0](record))

    def findings(self, record: object) -> tuple[Finding, ...]:
        """What the rules find about a record; nothing where one does not apply."""
        subject = self.records.subject(record, self.period)
        found = [judge.judge(subject) for judge in self._judges]
        return tuple([finding for finding in found if finding])

    @cached_property
    def _many(self) -> Judgement:
        return self._answering(_outcome, alone=False)

    @cached_property
    def _judges(self) -> list[Judge]:
        return [evolve(Judge.of(rule), edition=self.ruleset.edition) for rule in self.rules]

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
    def _lowered(self) -> list[bool]:
        """Which rules compiled code can judge."""
        return [is_lowered(question, self.records.layout) for question in self._questions]

    def _row(self, record: object) -> Row:
        return self.records.subject(record, self.period).row

    def _codes(self, row: Row, positions: Iterable[int]) -> tuple[int, ...]:
        """What the interpreter answers for some rules."""
        return tuple([self._askings[position].decide(row) for position in positions])

    def _unframed(self, record: object) -> tuple[object, ...]:
        return self._codes(self._row(record), range(len(self.rules))), None

    @property
    def frames(self) -> tuple[Frames, ...]:
        """How the values that :meth:`keep` keeps are read, rule by rule."""
        return self._keeping[1]

    @cached_property
    def _keeping(self) -> tuple[Judgement, tuple[Frames, ...]]:
        if not all(self._lowered):
            return self._unframed, ()
        return keeping(
            self._questions,
            self.records.layout,
            access=Access.ATTRIBUTES,
            trusted=self.records.trusted,
            otherwise=self._unframed,
            alone=True,
        )

    def _answering(self, code: Callable[[Rule, int], object], *, alone: bool) -> Judgement:
        """One function for all rules; where compiled code cannot judge one of them, the interpreter answers for it."""
        compiled = [position for position, lowered in enumerate(self._lowered) if lowered]
        others = [position for position, lowered in enumerate(self._lowered) if not lowered]

        def interpreted(positions: Sequence[int]) -> Judgement:
            def answer(record: object) -> tuple[object, ...]:
                codes = zip(positions, self._codes(self._row(record), positions), strict=True)
                return tuple([code(self.rules[position], found) for position, found in codes])

            return answer

        judge = judging(
            [self._questions[position] for position in compiled],
            self.records.layout,
            access=Access.ATTRIBUTES,
            code=lambda number, test: code(self.rules[compiled[number]], test),
            trusted=self.records.trusted,
            otherwise=interpreted(compiled),
            alone=alone,
        )
        if not others:
            return judge
        rest, order = interpreted(others), [*compiled, *others]

        def both(record: object) -> tuple[object, ...]:
            found = dict(zip(order, (*judge(record), *rest(record)), strict=True))
            return tuple([found[position] for position in range(len(order))])

        return both


@define(eq=False)
class Kept:
    """What the rules say of a record, with every value on the way.

    Attributes:
        rules: the rules.
        record: the record.
        answer: for each rule the number of the verdict test that decides; and the values, nothing if the interpreter
            judged.
    """

    rules: RecordRules
    record: object
    answer: tuple[Any, ...]

    @property
    def codes(self) -> tuple[int, ...]:
        """For each rule the number of the verdict test that decides, or that it is unknown or does not apply."""
        codes: tuple[int, ...] = self.answer[0]
        return codes

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcome of each rule."""
        return tuple([_outcome(rule, code) for rule, code in zip(self.rules.rules, self.codes, strict=True)])

    @property
    def verdicts(self) -> tuple[Verdict | None, ...]:
        """The verdict of each rule."""
        return tuple([_verdict(rule, code) for rule, code in zip(self.rules.rules, self.codes, strict=True)])

    def value(self, name: str, expr: Expr) -> Value:
        """The value of an expression inside the rule of that name, or why there is none.

        Raises:
            KeyError: if there is no such rule.
        """
        position = [rule.name for rule in self.rules.rules].index(name)
        frame = self.answer[1]
        if frame is not None:
            found = self.rules.frames[position].value(expr, frame)
            if found is not None:
                return found
        row = self.rules.records.subject(self.record, self.rules.period).row
        return evaluate(expr, row, parameters=self.rules.rules[position].thresholds)


def _outcome(rule: Rule, code: int) -> Outcome:
    if code == NOT_APPLICABLE:
        return Outcome.NOT_APPLICABLE
    return Outcome.UNKNOWN if code == UNKNOWN else rule.verdicts[code].outcome


def _verdict(rule: Rule, code: int) -> Verdict | None:
    return None if code in {NOT_APPLICABLE, UNKNOWN} else rule.verdicts[code].verdict
