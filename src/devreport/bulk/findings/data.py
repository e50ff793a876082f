"""Data findings: what the columns of a table hold that they do not promise, and keys that tell no rows apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from attrs import frozen

from devreport.bulk.assessment import TableAssessment
from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.words import PREFIX, PhysicalKind, Width
from devreport.bulk.findings.columns import fields_below, fields_of
from devreport.bulk.findings.reasons import REASONS, reason_of
from devreport.bulk.mapping.table import TableMapping
from devreport.bulk.programs.reading import Column
from devreport.bulk.programs.sheet import Sheet
from devreport.bulk.programs.subjects import identity_of
from devreport.errors import InputError, Problem, counted
from devreport.expressions import Comparison
from devreport.lowering import Op
from devreport.rules.rule import Rule

__all__ = ["DataExample", "DataFinding", "DataFindings", "data_findings"]

E = TypeVar("E")

_NUMBER = f"{PREFIX}number"


@frozen
class DataExample:
    """A row with a data finding.

    Attributes:
        key: its key.
        value: what is written there.
        row: its place in the table, or in its file, from 1 on, where its rows have an order.
        file: its file, of a table of several, where its engine knows.
    """

    key: str
    value: str
    row: int | None = None
    file: str = ""


@frozen(kw_only=True)
class DataFinding:
    """What is wrong with some rows of a column.

    Attributes:
        table: what messages call the table.
        relation: for a table of child rows, the name of their relation.
        column: the column.
        field: the field that it holds; nothing for keys.
        reason: why it is not what the mapping says; one of :data:`REASONS`.
        count: in how many rows.
        examples: the first of them.
        rules: the rules that read the field, for which it counts as missing.
    """

    table: str
    relation: str
    column: str
    field: str
    reason: str
    count: int
    examples: tuple[DataExample, ...]
    rules: tuple[str, ...]

    def __str__(self) -> str:
        """In words."""
        where = f"{self.table}: {self.relation}: " if self.relation else f"{self.table}: "
        shown = "; ".join(_shown(one) for one in self.examples[:3])
        return f"{where}column {self.column}: {REASONS[self.reason]} in {counted(self.count, 'row')} ({shown})"


@frozen
class DataFindings:
    """What is wrong with the data of a table.

    Attributes:
        findings: each column and reason.
        limit: the most examples of each.
    """

    findings: tuple[DataFinding, ...]
    limit: int

    @property
    def total(self) -> int:
        """In how many places something is wrong."""
        return sum(one.count for one in self.findings)


def data_findings(assessment: TableAssessment[Any], *, limit: int = 100) -> DataFindings:
    """What is wrong with the data of a table and those of its child rows: every value counts as missing for rules.

    It takes a pass over the table for keys, one for all columns, and one for each column with something wrong.

    Args:
        assessment: what rules say of the table.
        limit: the most examples of each column and reason; the counts are of all.

    Raises:
        InputError: for a limit that is no whole number, or below zero.
    """
    if type(limit) is not int or limit < 0:
        raise InputError.of(Problem("limit", f"{limit!r:.40}", "a whole number of at least 0", code="limit"))
    opened, rules = assessment.opened, assessment.rules
    sheet: Sheet[Any] = Sheet[Any].of(opened.source.relation, opened.rows.held)
    looking: _Looking[Any] = _Looking(
        opened.source.label, "", opened.rows.mapping, sheet, rules, limit, opened.source.placed
    )
    found = [*looking.findings()]
    for relation, children in opened.children.items():
        mapping = opened.rows.children[relation].mapping
        below = _Looking(opened.source.label, relation, mapping, children.sheet, rules, limit)
        found += below.findings()
        found += below.orphans(opened.source.relation, opened.rows.mapping.key)
    return DataFindings(tuple(found), limit)


@frozen
class _Looking(Generic[E]):
    """Looks at one table."""

    table: str
    relation: str
    mapping: TableMapping
    sheet: Sheet[E]
    rules: tuple[Rule, ...]
    limit: int
    placed: Callable[[int], tuple[str, int]] | None = None

    def findings(self) -> Iterator[DataFinding]:
        if self.mapping.key:
            yield from self._missing_keys()
            yield from self._duplicate_keys()
        counts = self._wrong()
        for key, column in self.sheet.columns.items():
            if counts.get(key):
                yield from self._column(column)

    def orphans(self, parents: Relation[E], key: str) -> Iterator[DataFinding]:
        """The child rows of no row."""
        source, words, parent = self.sheet.relation, self.sheet.relation.words, self.mapping.parent
        there = f"{PREFIX}there"
        keys = parents.grouped([key], {there: words.rows()})
        gone = words.is_missing(words.column(there))
        rows = self._numbered(source).joined(keys, on={parent: key}).where(gone)
        yield from self._said(rows, parent, lambda _: "no_parent")

    def _found(
        self, column: str, reason: str, count: int, examples: Sequence[DataExample], field: str = ""
    ) -> DataFinding:
        rules = tuple([rule.name for rule in self.rules if field and self._reads(rule, field)])
        return DataFinding(
            table=self.table,
            relation=self.relation,
            column=column,
            field=field,
            reason=reason,
            count=count,
            examples=tuple(examples),
            rules=rules,
        )

    def _reads(self, rule: Rule, field: str) -> bool:
        return field in (fields_below(rule, self.relation) if self.relation else fields_of(rule))

    # keys

    def _missing_keys(self) -> Iterator[DataFinding]:
        words, key = self.sheet.relation.words, self.mapping.key
        gone = words.is_missing(words.column(key))
        if self.sheet.relation.schema()[key].kind is PhysicalKind.TEXT:
            empty = words.compare(self._key(), words.word(""), by=Comparison.EQUAL)
            gone = words.disjunction([gone, empty])
        yield from self._said(self._numbered(self.sheet.relation).where(gone), key, lambda _: "missing_key")

    def _key(self) -> E:
        """The key as a word; for child rows without one, that of the row that they belong to."""
        source, key = self.sheet.relation, self.mapping.key or self.mapping.parent
        return source.words.text(key, source.schema()[key])

    def _duplicate_keys(self) -> Iterator[DataFinding]:
        """The keys of more than one row, each once."""
        source, words = self.sheet.relation, self.sheet.relation.words
        many, key = f"{PREFIX}many", f"{PREFIX}key"
        apart = {key: self._key()}
        if self.mapping.period:
            apart[f"{PREFIX}period"] = words.column(self.mapping.period)
        groups = source.select(apart).grouped(list(apart), {many: words.rows()})
        several = words.compare(words.column(many), words.whole(1, Width.LONG), by=Comparison.GREATER)
        there = words.compare(words.column(key), words.word(""), by=Comparison.UNEQUAL)
        count, examples = 0, list[DataExample]()
        for batch in groups.where(words.conjunction([several, there])).keep([key, many]).batches():
            count += sum(int(number) for _, number in batch)
            examples = sorted([*examples, *[DataExample(identity_of(one), str(one)) for one, _ in batch]], key=_order)
            examples = examples[: self.limit]
        if count:
            yield self._found(self.mapping.key, "duplicate_key", count, examples)

    # columns

    def _wrong(self) -> Mapping[tuple[Op, str], int]:
        """In how many rows each column is not what the mapping says."""
        words = self.sheet.relation.words
        checked = {key: one.valid for key, one in self.sheet.columns.items() if one.valid is not None}
        asked = {
            f"{PREFIX}wrong{number}": words.holding(words.negation(one)) for number, one in enumerate(checked.values())
        }
        if not asked:
            return {}
        (row,) = self.sheet.relation.grouped([], asked).rows()
        return dict(zip(checked, [int(count or 0) for count in row], strict=True))

    def _column(self, column: Column[E]) -> Iterator[DataFinding]:
        held, words = column.held, self.sheet.relation.words
        assert column.valid is not None  # noqa: S101 - only what is checked can be wrong
        rows = self._numbered(self.sheet.relation).where(words.negation(column.valid))
        name = held.mapped.over if column.op is Op.DENOMINATOR else held.column
        yield from self._said(rows, name, lambda text: reason_of(text, column), field=held.field)

    def _numbered(self, relation: Relation[E]) -> Relation[E]:
        return relation.numbered(_NUMBER) or relation

    def _said(
        self, rows: Relation[E], column: str, reason: Callable[[str], str], *, field: str = ""
    ) -> Iterator[DataFinding]:
        """The data findings of some rows about one column, counted by reason."""
        words, schema = rows.words, self.sheet.relation.schema()
        columns = {f"{PREFIX}key": self._key(), f"{PREFIX}text": words.text(column, schema[column])}
        if _NUMBER in rows.schema():
            columns[_NUMBER] = words.column(_NUMBER)
        counts: dict[str, int] = {}
        examples: dict[str, list[DataExample]] = {}
        for batch in rows.select(columns).batches():
            for key, text, *number in batch:
                said = "" if text is None else str(text)
                why = reason(said)
                counts[why] = counts.get(why, 0) + 1
                shown = examples.setdefault(why, [])
                if len(shown) < self.limit:
                    shown.append(self._example(identity_of(key), said, row=int(number[0]) if number else None))
        for why, count in counts.items():
            yield self._found(column, why, count, examples[why], field)

    def _example(self, key: str, said: str, *, row: int | None) -> DataExample:
        if row is None or self.placed is None:
            return DataExample(key, said, row)
        file, place = self.placed(row)
        return DataExample(key, said, place, file)


def _order(example: DataExample) -> str:
    return example.value


def _shown(example: DataExample) -> str:
    row = "" if example.row is None else f"row {example.row:,}, "
    file = f"{example.file}: " if example.file else ""
    return f"{file}{row}key {example.key}: {example.value[:60]!r}"
