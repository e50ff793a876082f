"""The object engine for records: objects of one's own class, judged one at a time by one compiled function."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any, Self

from attrs import define, frozen

from devreport.expressions import Expr, Value, evaluate
from devreport.findings import Finding, Outcome, Verdict
from devreport.lowering import UNSUITED, Frames, Judgement, exactly
from devreport.periods import Period
from devreport.rules.checker import check_sound
from devreport.rules.engines.answering import Answering, Code
from devreport.rules.engines.together import Together, outcome_of, verdict_of
from devreport.rules.records import Records
from devreport.rules.rule import Rule
from devreport.rules.sets.locations import check_place
from devreport.rules.sets.ruleset import RuleSet
from devreport.rules.subjects import subject_tables

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
        place: the id of the place whose thresholds hold.

    Example:
        >>> from attrs import define
        >>> from devreport.periods import parse_period
        >>> from devreport.rules import requirement
        >>> @define
        ... class Project:
        ...     id: str
        ...     done: int | None
        ...     planned: int
        >>> projects = Records.of(Project, units={"done": "万元", "planned": "万元"})
        >>> half = requirement(
        ...     projects.field("done") >= projects.field("planned") / 2, name="project.half", over="project"
        ... )
        >>> rules = RecordRules.of(
        ...     RuleSet(id="own", version="1", rules=(half,)), projects, period=parse_period("2026-S1")
        ... )
        >>> [str(one.value) for one in rules.outcomes(Project("a", 49, 100))]
        ['fail']
    """

    ruleset: RuleSet
    records: Records
    period: Period
    rules: tuple[Rule, ...]
    place: str = ""

    @classmethod
    def of(
        cls, ruleset: RuleSet, records: Records, *, period: Period, place: str = "", others: Collection[Records] = ()
    ) -> Self:
        """Make the rules about these records ready.

        Args:
            ruleset: the rules; those over a kind of subject of plans, or over other records, are left out.
            records: what they are about.
            period: the period that is judged; its last day chooses between the editions of a threshold.
            place: the id of the place whose thresholds hold.
            others: the other classes that rules of the set are about.

        Raises:
            RuleError: with everything that is wrong with the rules, each problem with its rule and place; rules about
                plans are not looked at. Also if the rule set is not in effect on the last day of the period.
            InputError: if no threshold is for that place.
        """
        own = {one.kind: one.table for one in (*others, records)}
        of_plans = [rule for rule in ruleset.rules if rule.over in subject_tables().keys() - own.keys()]
        check_sound(ruleset, tables={**subject_tables(), **own}, sound=of_plans)
        ruleset.check_effect(period.end)
        check_place(place, [ruleset])
        rules = tuple([rule.at(period.end, place) for rule in ruleset.rules if rule.over == records.kind])
        return cls(ruleset, records, period, rules, place)

    @cached_property
    def outcomes(self) -> Callable[[Any], tuple[Outcome, ...]]:
        """From a record to the outcome of each rule.

        Raises:
            InputError: when called on a record with a float, or with another value that is not of its annotated type.
        """
        return self._answering(outcome_of)

    @cached_property
    def verdicts(self) -> Callable[[Any], tuple[Verdict | None, ...]]:
        """From a record to the verdict of each rule; nothing where it does not apply or cannot be decided."""
        return self._answering(verdict_of)

    def each(self, records: Iterable[object]) -> Iterator[tuple[Outcome, ...]]:
        """The outcomes of many records, a thousand at a time; faster than one by one where they hold decimals."""
        waiting = iter(records)
        while chunk := list(islice(waiting, _CHUNK)):
            with exactly():
                found = [self._many(record) for record in chunk]
            if () in found:
                yield from (one or self.outcomes(record) for record, one in zip(chunk, found, strict=True))
            else:
                yield from found

    def keep(self, record: object) -> Kept:
        """The outcome of each rule, with every value on the way, which is read only when asked for."""
        return Kept(self, record, self._answers.kept[0](record))

    def keep_each(self, records: Iterable[object]) -> Iterator[Kept]:
        """The same for many records, a thousand at a time; faster than one by one where they hold decimals."""
        waiting, judge = iter(records), self._answers.kept_together
        while chunk := list(islice(waiting, _CHUNK)):
            with exactly():
                found = [judge(record) for record in chunk]
            for record, answer in zip(chunk, found, strict=True):
                yield Kept(self, record, answer) if answer else self.keep(record)

    def findings(self, record: object) -> tuple[Finding, ...]:
        """What the rules find about a record; nothing where one does not apply."""
        return self.together.findings(self.records.subject(record, self.period))

    @cached_property
    def together(self) -> Together:
        """The rules as they are asked of one subject."""
        return Together(self.ruleset, self.rules, self.place)

    @cached_property
    def _answers(self) -> Answering:
        return Answering(self.records, self.period, self.rules)

    @cached_property
    def _many(self) -> Judgement:
        """The outcomes of one of many, or nothing for a record that has to be judged by itself."""
        if not all(self._answers.lowered) or any(self.together.needed.values()):
            return lambda _: ()
        return self._answers.compiled(outcome_of, range(len(self.rules)), otherwise=lambda _: (), alone=False)

    @property
    def frames(self) -> tuple[Frames, ...]:
        """How the values that :meth:`keep` keeps are read, rule by rule."""
        return self._answers.kept[1]

    def _answering(self, code: Code) -> Judgement:
        """One function for all rules, which holds back what needs other rules."""
        if not any(self.together.needed.values()):
            return self._answers.mixed(code)
        judge = self._answers.mixed(lambda _, test: test)

        def answer(record: object) -> tuple[object, ...]:
            return tuple(
                [code(rule, found) for rule, found in zip(self.rules, self.together.held(judge(record)), strict=True)]
            )

        return answer


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
        return self.rules.together.held(self.answer[0])

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcome of each rule."""
        return tuple([outcome_of(rule, code) for rule, code in zip(self.rules.rules, self.codes, strict=True)])

    @property
    def verdicts(self) -> tuple[Verdict | None, ...]:
        """The verdict of each rule."""
        return tuple([verdict_of(rule, code) for rule, code in zip(self.rules.rules, self.codes, strict=True)])

    def value(self, name: str, expr: Expr) -> Value:
        """The value of an expression inside the rule of that name, or why there is none.

        Raises:
            ValueError: if there is no such rule.
        """
        position = [rule.name for rule in self.rules.rules].index(name)
        found = self._kept(position, expr)
        if found is not None:
            return found
        row = self.rules.records.subject(self.record, self.rules.period).row
        return evaluate(expr, row, parameters=self.rules.rules[position].thresholds)

    def _kept(self, position: int, expr: Expr) -> Value | None:
        frame = self.answer[1]
        if frame is None:
            return None
        try:
            return self.rules.frames[position].value(expr, frame)
        except UNSUITED:
            return None
