"""Rules that no column engine can judge, judged by the object engine batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from attrs import frozen

from devreport.bulk.engines.words import PREFIX
from devreport.bulk.programs.folds import Children
from devreport.bulk.programs.sheet import Sheet
from devreport.bulk.programs.subjects import Rows
from devreport.lowering import Question
from devreport.periods import Period
from devreport.rules.engines.compiled import Asking, asking
from devreport.rules.rule import Rule
from devreport.rules.subject import Subject

__all__ = ["ByObjects"]

E = TypeVar("E")


@frozen
class ByObjects(Generic[E]):
    """Some rules, put to the object engine about the rows of a table.

    The child rows are held in memory, those of the table itself are not.

    Attributes:
        rules: the rules.
        rows: how rows become subjects.
        sheet: the table.
        children: the tables of its child rows.
        period: the period that is judged.
        key: the column that tells rows apart.
    """

    rules: tuple[Rule, ...]
    rows: Rows
    sheet: Sheet[E]
    children: Mapping[str, Children[E]]
    period: Period
    key: str

    def inputs(self) -> dict[str, E]:
        """The columns that subjects are made of."""
        key = {f"{PREFIX}key": self.sheet.relation.words.column(self.key)}
        return {**key, **_inputs(self.sheet)}

    def codes(self, code: Callable[[Rule, int], int]) -> Callable[[Sequence[tuple[Any, ...]]], list[tuple[int, ...]]]:
        """From some rows with these columns to the codes of the rules."""

        def judged(rows: Sequence[tuple[Any, ...]]) -> list[tuple[int, ...]]:
            subjects = [self._subject(row) for row in rows]
            return [
                tuple(
                    [code(rule, one.decide(subject.reach)) for rule, one in zip(self.rules, self._asked, strict=True)]
                )
                for subject in subjects
            ]

        return judged

    @cached_property
    def _asked(self) -> list[Asking]:
        return [
            asking(rule.over, Question(rule.applies, tuple([test.when for test in rule.verdicts]), (), rule.thresholds))
            for rule in self.rules
        ]

    def _subject(self, row: tuple[Any, ...]) -> Subject:
        key, *values = row
        below = {relation: found.get(key, ()) for relation, found in self._below.items()}
        read = dict(zip(self.sheet.columns, values, strict=True))
        return self.rows.subject(read, self.period, identity=str(key), below=below)

    @cached_property
    def _below(self) -> Mapping[str, Mapping[object, Sequence[Subject]]]:
        """Relation name → the child rows of each key."""
        return {relation: self._children(relation, one) for relation, one in self.children.items()}

    def _children(self, relation: str, children: Children[E]) -> Mapping[object, Sequence[Subject]]:
        sheet, rows = children.sheet, self.rows.children[relation]
        words = sheet.relation.words
        keys = {
            f"{PREFIX}of": words.column(children.parent),
            f"{PREFIX}key": words.column(rows.mapping.key or children.parent),
        }
        found: dict[object, list[Subject]] = {}
        for parent, key, *values in sheet.relation.select({**keys, **_inputs(sheet)}).rows():
            read = dict(zip(sheet.columns, values, strict=True))
            found.setdefault(parent, []).append(rows.subject(read, self.period, identity=str(key)))
        return found


def _inputs(sheet: Sheet[E]) -> dict[str, E]:
    """The columns of a table as rules read them."""
    return {f"{PREFIX}in{number}": sheet.checked(key) for number, key in enumerate(sheet.columns)}
