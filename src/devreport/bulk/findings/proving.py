"""Findings proved again: rows that an engine found, judged once more by the object engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

from attrs import evolve, frozen

from devreport.bulk.assessment import TableAssessment
from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.words import PREFIX, Physical, PhysicalKind, Width, Words
from devreport.bulk.programs.folds import Children
from devreport.bulk.programs.sheet import Sheet
from devreport.bulk.programs.subjects import Rows, identity_of
from devreport.bulk.programs.walk import width_of
from devreport.errors import EngineError, Problem
from devreport.expressions import Comparison
from devreport.findings import Finding, Outcome, Verdict
from devreport.lowering.ranges import Range
from devreport.rules.engines.together import Together, outcome_of, verdict_of
from devreport.rules.rule import Rule
from devreport.rules.subject import Subject

__all__ = ["Proving"]

E = TypeVar("E")

#: The child rows of so many rows are fetched at once.
_CHUNK = 1_000

#: So many conditions are put together in one.
_FANOUT = 32


@frozen
class Proving(Generic[E]):
    """The findings of one rule, made by the object engine.

    Attributes:
        assessment: what the rules say of the table.
        rule: the rule.
        together: the rule with those that it needs.
        code: the column with the number of the test that decides it.
    """

    assessment: TableAssessment[E]
    rule: Rule
    together: Together
    code: str

    @classmethod
    def of(cls, assessment: TableAssessment[E], rule: Rule, *, code: str) -> Proving[E]:
        """How the findings of a rule are proved."""
        together = assessment.program.together
        needed = {rule.name}
        for position in reversed(list(together.needed)):
            if together.rules[position].name in needed:
                needed.update(together.rules[one].name for one in together.needed[position])
        rules = tuple([one for one in together.rules if one.name in needed])
        return cls(assessment, rule, evolve(together, rules=rules), code)

    def findings(self, found: Relation[E]) -> Iterator[Finding]:
        """The findings of some rows.

        Raises:
            EngineError: if the object engine says otherwise.
        """
        for rows in _chunks(found.select(self._columns(found.words))):
            below = self._below([row[1] for row in rows])
            for code, key, name, *values in rows:
                yield self._proved(code, self._subject(key, name, values=values, below=below))

    def _columns(self, words: Words[E]) -> dict[str, E]:
        mapping = self.assessment.rows.mapping
        known = {
            f"{PREFIX}code": words.column(self.code),
            f"{PREFIX}key": words.column(mapping.key),
            f"{PREFIX}name": words.column(mapping.name or mapping.key),
        }
        return {**known, **_inputs(self.assessment.program.sheet)}

    def _subject(
        self,
        key: object,
        name: object,
        *,
        values: Sequence[object],
        below: Mapping[str, Mapping[object, list[Subject]]],
    ) -> Subject:
        read = dict(zip(self.assessment.program.sheet.columns, values, strict=True))
        return self.assessment.rows.subject(
            read,
            self.assessment.period,
            identity=identity_of(key),
            name="" if name is None else str(name),
            below={} if key is None else {relation: rows.get(key, []) for relation, rows in below.items()},
        )

    def _proved(self, code: int, subject: Subject) -> Finding:
        """The finding about a row, which must be what the engine of the table found."""
        expected = outcome_of(self.rule, code), verdict_of(self.rule, code)
        found = [one for one in self.together.findings(subject) if one.rule == self.rule.name]
        if not found or (found[0].outcome, found[0].verdict) != expected:
            raise self._disagreement(expected, found, subject)
        return found[0]

    def _disagreement(
        self, expected: tuple[Outcome, Verdict | None], found: Sequence[Finding], subject: Subject
    ) -> EngineError:
        source = self.assessment.source
        where = f"{source.label}: {self.rule.name}: the row {subject.id}"
        by_objects = "that it does not apply" if not found else _told(found[0].outcome, found[0].verdict)
        hint = "this is a mistake in devreport; please report it"
        told = f"{_told(*expected)} by the engine {source.relation.engine}"
        return EngineError.of(Problem(where, told, f"{by_objects} by the object engine", hint, "disagreement"))

    def _below(self, keys: Sequence[object]) -> dict[str, dict[object, list[Subject]]]:
        """The child rows of some rows, by relation and key."""
        asked = list(dict.fromkeys(key for key in keys if key is not None))
        return {
            relation: self._children(children, self.assessment.rows.children[relation], asked)
            for relation, children in self.assessment.opened.children.items()
        }

    def _children(self, children: Children[E], rows: Rows, keys: Sequence[object]) -> dict[object, list[Subject]]:
        sheet, found = children.sheet, dict[object, list[Subject]]()
        if not keys:
            return found
        relation, words = sheet.relation, sheet.relation.words
        key = rows.mapping.key or children.parent
        known = {"of": children.parent, "key": key, "name": rows.mapping.name or key}
        columns = {f"{PREFIX}{role}": words.column(column) for role, column in known.items()}
        mine = relation.where(_among(words, children.parent, relation.schema()[children.parent], keys))
        for parent, key, name, *values in mine.select({**columns, **_inputs(sheet)}).rows():
            read = dict(zip(sheet.columns, values, strict=True))
            said = "" if name is None else str(name)
            child = rows.subject(read, self.assessment.period, identity=identity_of(key), name=said)
            found.setdefault(parent, []).append(child)
        return found


def _told(outcome: Outcome, verdict: Verdict | None) -> str:
    return outcome.value if verdict is None else f"{outcome.value} ({verdict.value})"


def _inputs(sheet: Sheet[E]) -> dict[str, E]:
    return {f"{PREFIX}in{number}": sheet.checked(key) for number, key in enumerate(sheet.columns)}


def _chunks(relation: Relation[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table, a thousand at a time at the most."""
    for batch in relation.batches():
        rows = iter(batch)
        while chunk := list(islice(rows, _CHUNK)):
            yield chunk


def _among(words: Words[E], column: str, physical: Physical, keys: Sequence[object]) -> E:
    """Whether a column holds one of some keys."""
    if physical.kind is PhysicalKind.TEXT:
        return words.member(words.read_word(column, physical).value, [str(key) for key in keys])
    read = words.read_number(column, physical, places=0)
    numbers = [int(str(key)) for key in keys]
    width = max(read.width, Width.LONG, width_of(Range(min(numbers), max(numbers))))
    value = read.value if read.width == width else words.widened(read.value, width)
    asked = [words.compare(value, words.whole(number, width), by=Comparison.EQUAL) for number in numbers]
    while len(asked) > 1:
        asked = [words.disjunction(asked[start : start + _FANOUT]) for start in range(0, len(asked), _FANOUT)]
    return asked[0]
