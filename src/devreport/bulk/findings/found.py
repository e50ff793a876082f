"""Findings of a table: the rows that did not pass, as columns of the engine or as findings made one at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from attrs import frozen

from devreport.bulk.assessment import TableAssessment
from devreport.bulk.engines.relation import Relation
from devreport.bulk.findings.columns import COLUMNS, Step, columns_for, found_column, steps_of
from devreport.bulk.findings.proving import Proving
from devreport.errors import InputError, Problem, did_you_mean
from devreport.expressions import Comparison
from devreport.findings import Finding, Outcome
from devreport.lowering import UNKNOWN
from devreport.rules.engines.together import outcome_of
from devreport.rules.rule import Rule

__all__ = ["FindingCount", "TableFindings", "findings_of"]

E = TypeVar("E")

_ASKED = (Outcome.FAIL, Outcome.UNKNOWN)


@frozen
class FindingCount:
    """How many findings one rule has.

    Attributes:
        found: outcome → how many rows ended in it.
        shown: how many of them are shown.
    """

    found: Mapping[Outcome, int]
    shown: int

    @property
    def total(self) -> int:
        """How many there are, shown or not."""
        return sum(self.found.values())

    def __str__(self) -> str:
        """In words, such as ``shown 100 of 12,345``."""
        return f"shown {self.shown:,} of {self.total:,}"


@frozen
class TableFindings(Generic[E]):
    """What rules found in a table; nothing is computed before it is asked for.

    Attributes:
        assessment: what the rules say of the table.
        rules: the rules whose findings these are.
        wanted: the outcomes that are among them.
        limit: the most rows that are shown of each rule; all by default.
        values: whether the columns have what the rules read.
    """

    assessment: TableAssessment[E]
    rules: tuple[Rule, ...]
    wanted: tuple[Outcome, ...] = _ASKED
    limit: int | None = None
    values: bool = True

    @cached_property
    def counts(self) -> Mapping[str, FindingCount]:
        """Rule name → how many rows it found something in, and how many are shown."""
        return {rule.name: self._count(rule) for rule in self.rules}

    def _count(self, rule: Rule) -> FindingCount:
        tally = self.assessment.tallies[rule.name]
        found = {Outcome.PASS: tally.passed, Outcome.FAIL: tally.failed, Outcome.UNKNOWN: tally.unknown}
        asked = {outcome: found[outcome] for outcome in self.wanted}
        total = sum(asked.values())
        return FindingCount(asked, total if self.limit is None else min(self.limit, total))

    @property
    def steps(self) -> Mapping[str, Step]:
        """Column name → what the whole numbers of a column with values are, so that each can be followed."""
        return steps_of(self.assessment, self.rules) if self.values else {}

    def relation(self) -> Relation[E]:
        """One table of all findings, rule by rule: a row for each rule and row of the table.

        It has the columns ``rule``, ``key``, ``name``, ``outcome``, ``verdict``, ``missing`` (the fields without a
        value), ``invalid`` (those whose value is not what the mapping says), ``unmet`` (the needed rules that did not
        pass), and for each field that a rule reads ``read.<field>``.
        """
        first, *others = [self._part(rule) for rule in self.rules] or [self._nothing()]
        return first.stacked(others) if others else first

    def frame(self) -> Any:  # noqa: ANN401 - the caller's own kind
        """The same in the form that the table was given in."""
        return self.assessment.source.back(self.relation())

    def each(self) -> Iterator[Finding]:
        """The findings, rule by rule, each made and judged again by the object engine when it is its turn.

        Raises:
            EngineError: if the object engine says otherwise than the engine of the table; it names the rule and the
                row, and what each says.
        """
        for rule in self.rules:
            proving: Proving[E] = Proving[E].of(self.assessment, rule, code=_column(self.assessment, rule))
            yield from proving.findings(self._rows(rule))

    def _rows(self, rule: Rule) -> Relation[E]:
        """The rows of one rule, with the number of the test that decides and all columns on the way."""
        names = [found_column(position) for position in range(len(self.assessment.rules))]
        relation = self.assessment.program.judged(lambda _, test: test, names)
        words, column = relation.words, relation.words.column(_column(self.assessment, rule))
        numbers = [one for one in (UNKNOWN, *range(len(rule.verdicts))) if outcome_of(rule, one) in self.wanted]
        decided = [words.compare(column, words.code(number), by=Comparison.EQUAL) for number in numbers]
        rows = relation.where(words.disjunction(decided) if decided else words.truth(value=False))
        return rows if self.limit is None else rows.first(self.limit)

    def _part(self, rule: Rule) -> Relation[E]:
        code = _column(self.assessment, rule)
        rows = self._rows(rule)
        return rows.select(columns_for(self.assessment, rule, rules=self.rules, code=code, values=self.values))

    def _nothing(self) -> Relation[E]:
        """A table of no findings."""
        source = self.assessment.source.relation
        word, key = source.words.word(""), source.words.column(self.assessment.rows.mapping.key)
        return source.select({name: key if name in {"key", "name"} else word for name in COLUMNS}).first(0)


def findings_of(
    assessment: TableAssessment[E],
    *,
    rules: Collection[str] | None = None,
    outcomes: Collection[Outcome] = _ASKED,
    limit: int | None = None,
    values: bool = True,
) -> TableFindings[E]:
    """What rules found in a table: the rows that did not pass.

    Args:
        assessment: what the rules say of the table.
        rules: the names, codes or former names of the rules; by default all that are judged.
        outcomes: which outcomes are findings: what failed and what could not be decided.
        limit: the most rows that are shown of each rule; the counts are of all.
        values: whether the columns have what the rules read.

    Raises:
        InputError: with every rule that is not judged, a limit that is no whole number or below zero, and what is no
            outcome, or that of rules that do not apply.
    """
    problems = [*_impossible(outcomes, limit)]
    judged = {rule.name: rule for rule in assessment.rules}
    names: dict[str, None] = {}
    for asked in judged if rules is None else (rules,) if isinstance(rules, str) else rules:
        handle = assessment.ruleset.handles.get(asked)
        name = asked if handle is None else handle.name
        if name in judged:
            names[name] = None
        else:
            problems.append(_unjudged(asked, name, assessment))
    if problems:
        raise InputError("findings that cannot be had", problems)
    wanted = tuple(dict.fromkeys(outcomes))
    return TableFindings(assessment, tuple([judged[name] for name in names]), wanted, limit, values)


def _impossible(outcomes: object, limit: object) -> Iterator[Problem]:
    if limit is not None and (type(limit) is not int or limit < 0):
        yield Problem("limit", f"{limit!r:.40}", "a whole number of at least 0, or nothing", code="limit")
    given = _several(outcomes)
    expected = "Outcome.PASS, Outcome.FAIL or Outcome.UNKNOWN"
    alone: tuple[object, ...] = (outcomes,)
    for one in alone if given is None else given:
        if one is Outcome.NOT_APPLICABLE:
            hint = "a rule that does not apply finds nothing; the tallies count it"
            yield Problem("outcomes", "not_applicable", expected, hint, "outcome")
        elif not isinstance(one, Outcome) or given is None:
            yield Problem("outcomes", f"{one!r:.40}", f"a collection of {expected}", code="outcome")


def _several(given: object) -> tuple[object, ...] | None:
    """What a collection holds; nothing for what is none."""
    if isinstance(given, Collection) and not isinstance(given, str):
        return tuple(cast("Collection[object]", given))
    return None


def _unjudged(asked: str, name: str, assessment: TableAssessment[Any]) -> Problem:
    """Why a rule has no findings."""
    refused = [one.reason for one in assessment.refused if one.rule == name]
    hint = refused[0] if refused else did_you_mean(asked, [rule.name for rule in assessment.rules])
    return Problem("rules", f"the rule {asked!r}", "a rule that is judged", hint, "rule")


def _column(assessment: TableAssessment[Any], rule: Rule) -> str:
    """The column with the number of the test that decides a rule."""
    return found_column([one.name for one in assessment.rules].index(rule.name))
