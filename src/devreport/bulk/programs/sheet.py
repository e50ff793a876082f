"""Sheets: a table whose columns are read as rules read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from attrs import define, evolve, field

from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.words import PREFIX, Width
from devreport.bulk.mapping.fitting import Held
from devreport.bulk.programs.reading import Column, columns_of
from devreport.bulk.programs.walk import Translation
from devreport.lowering import Fold, Form, Op
from devreport.lowering.python_source import ordered
from devreport.lowering.ranges import Range, Ranges

__all__ = ["READS", "Sheet"]

E = TypeVar("E")

#: How forms read columns.
READS = frozenset({Op.NUMBER, Op.NUMERATOR, Op.DENOMINATOR, Op.DAY_COLUMN, Op.WORD_COLUMN, Op.TRUTH_COLUMN, Op.PRESENT})


@define
class Sheet(Generic[E]):
    """A table and its columns as rules read them.

    Attributes:
        relation: the table.
        columns: by how they are read, and the name of the field.
        folds: the ranges of what folds give.
        first: what folds give, by fold.
    """

    relation: Relation[E]
    columns: Mapping[tuple[Op, str], Column[E]]
    folds: Mapping[Fold, tuple[Range, Range]] = field(factory=dict[Fold, tuple[Range, Range]])
    folded: Mapping[Fold, E] = field(factory=dict[Fold, E])

    @classmethod
    def of(cls, relation: Relation[E], held: Mapping[str, Held]) -> Sheet[E]:
        """A table as its mapping says."""
        return cls(relation, columns_of(held, relation.words))

    def ranges(self) -> Ranges:
        """How large the integers of forms become."""
        return Ranges(lambda op, name: self.columns[op, name].range, lambda fold: self.folds[fold])

    def used(self, forms: Iterable[Form]) -> list[tuple[Op, str]]:
        """The columns that some forms read."""
        found: dict[tuple[Op, str], None] = {}
        for form in ordered(list(forms)):
            if form.op in READS:
                found.update(dict.fromkeys(self._uses(form)))
        return list(found)

    def _uses(self, form: Form) -> list[tuple[Op, str]]:
        """The columns of one form; whether a field is there is asked of all its columns."""
        name = str(form.of)
        return [key for key in self.columns if key[1] == name] if form.op is Op.PRESENT else [(form.op, name)]

    def measured(self, forms: Iterable[Form]) -> Sheet[E]:
        """The same with the ranges that the numbers really have, and without checks that nothing fails.

        What lies in its range is valid; a column is looked at again without what is not, should there be any.
        """
        words, used = self.relation.words, self.used(forms)
        asked: dict[str, E] = {}
        for number, key in enumerate(used):
            column = self.columns[key]
            value = column.value if column.is_read else self._guarded(column)
            if column.is_number:
                asked[f"{PREFIX}least{number}"], asked[f"{PREFIX}most{number}"] = (
                    words.least(value),
                    words.greatest(value),
                )
            if column.valid is not None and not column.is_read:
                asked[f"{PREFIX}wrong{number}"] = words.holding(words.negation(column.valid))
        if not asked:
            return self
        (row,) = self.relation.grouped([], asked).rows()
        found = dict(zip(asked, row, strict=True))
        columns = dict(self.columns)
        for number, key in enumerate(used):
            columns[key] = _measured(columns[key], found, number)
        measured = evolve(self, columns=columns)
        beyond = any(columns[key].is_read is not self.columns[key].is_read for key in used)
        return measured.measured(forms) if beyond else measured

    def checked(self, key: tuple[Op, str]) -> E:
        """A column as rules read it, missing where it is not what the mapping says."""
        return self._guarded(self.columns[key])

    def _guarded(self, column: Column[E]) -> E:
        return column.value if column.valid is None else self.relation.words.either(column.valid, column.value)

    def guarded(self, forms: Iterable[Form]) -> Sheet[E]:
        """The same with the columns that have to be checked, or take work to read, as columns of their own."""
        checked: dict[str, E] = {}
        columns = dict(self.columns)
        for key in self.used(forms):
            column = columns[key]
            if column.valid is not None or column.is_once:
                name = f"{PREFIX}read{len(checked)}"
                checked[name] = self._guarded(column)
                columns[key] = evolve(
                    column, value=self.relation.words.column(name), valid=None, is_once=False, day=None
                )
        return evolve(self, relation=self.relation.with_columns(checked), columns=columns) if checked else self

    def translated(self, roots: Sequence[Form], *, prefix: str = "step") -> tuple[Relation[E], list[E]]:
        """The table with what several forms ask as columns, and the expressions of these forms."""
        words, name = self.relation.words, f"{PREFIX}{prefix}"
        translation = Translation(words, self.ranges(), self._read, self._fold, name, day=self._day)
        exprs = translation.write(roots)
        relation = self.relation
        for stage in translation.stages:
            relation = relation.with_columns(stage)
        return relation, exprs

    def _read(self, op: Op, name: str) -> tuple[E, Width]:
        if op is Op.PRESENT:
            return self._present(name), Width.LONG
        column = self.columns[op, name]
        return column.value, column.width

    def _day(self, name: str) -> E | None:
        return self.columns[Op.DAY_COLUMN, name].day

    def _present(self, name: str) -> E:
        """Whether a field has a value."""
        words = self.relation.words
        values = [column.value for key, column in self.columns.items() if key[1] == name]
        return words.conjunction([words.negation(words.is_missing(value)) for value in values])

    def _fold(self, fold: Fold) -> E:
        return self.folded[fold]


def _measured(column: Column[E], found: Mapping[str, int | None], number: int) -> Column[E]:
    """A column with what was found of it."""
    if not column.is_read and not found.get(f"{PREFIX}wrong{number}"):
        column = evolve(column, valid=None)
    if not column.is_number:
        return column
    least, most = found[f"{PREFIX}least{number}"] or 0, found[f"{PREFIX}most{number}"] or 0
    measured = Range(least, most)
    if column.is_read and not measured.within(column.range):
        return evolve(column, is_read=False)
    return evolve(column, range=measured, valid=None if column.is_read else column.valid)
