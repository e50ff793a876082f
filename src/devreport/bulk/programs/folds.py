"""What is said of all child rows: they are grouped by the row that they belong to, and joined to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar, assert_never

from attrs import evolve, frozen

from devreport.bulk.engines.words import PREFIX, Width, Words
from devreport.bulk.programs.sheet import Sheet
from devreport.expressions import Aggregation, Comparison
from devreport.lowering import Fold, Form, Op
from devreport.lowering.builder import value_of
from devreport.lowering.python_source import ordered
from devreport.lowering.ranges import Range, fold_of

__all__ = ["Children", "fold_range", "folds_in", "forms_of", "is_foldable", "joined"]

E = TypeVar("E")

#: More child rows than this belong to no table.
_MOST_ROWS = 10**10


@frozen
class Children(Generic[E]):
    """The child rows of a table.

    Attributes:
        sheet: their table.
        parent: the column with the key of the row they belong to.
    """

    sheet: Sheet[E]
    parent: str


def folds_in(forms: Iterable[Form]) -> list[Fold]:
    """What some forms say of child rows."""
    return list(dict.fromkeys(fold_of(one) for one in ordered(list(forms)) if one.op in {Op.FOLD, Op.FOLD_TRUTH}))


def is_foldable(fold: Fold) -> bool:
    """Whether columns can say it: numbers must have one denominator, the same in all rows."""
    return len(fold.value) < 2 or value_of(fold.value[1]) is not None


def joined(sheet: Sheet[E], folds: Sequence[Fold], *, children: Mapping[str, Children[E]], key: str) -> Sheet[E]:
    """A table with a column for what each fold gives."""
    for relation in dict.fromkeys(fold.relation for fold in folds):
        mine = [fold for fold in folds if fold.relation == relation]
        sheet = _joined(sheet, children[relation], mine, key=key, name=relation)
    return sheet


def forms_of(fold: Fold) -> tuple[Form, ...]:
    """Everything that is asked of a child row."""
    return (fold.where, fold.condition, *fold.value)


def _joined(sheet: Sheet[E], children: Children[E], folds: Sequence[Fold], *, key: str, name: str) -> Sheet[E]:
    words, forms = sheet.relation.words, [form for fold in folds for form in forms_of(fold)]
    rows = children.sheet.guarded(forms)
    relation, exprs = rows.translated(forms)
    said = dict(zip(forms, exprs, strict=True))
    count = f"{PREFIX}{name}_rows"
    each: dict[str, E] = {}
    grouped: dict[str, E] = {count: words.rows()}
    results, ranges = dict(sheet.folded), dict(sheet.folds)
    for number, fold in enumerate(folds):
        folding = _Folding(words, fold, f"{PREFIX}{name}{number}", said)
        each.update(folding.each())
        grouped.update(folding.grouped())
        results[fold] = folding.result(words.is_missing(words.column(count)))
        ranges[fold] = fold_range(fold, rows)
    groups = relation.with_columns(each).grouped([children.parent], grouped)
    found = sheet.relation.joined(groups, on={key: children.parent})
    return evolve(sheet, relation=found, folds=ranges, folded=results)


def fold_range(fold: Fold, rows: Sheet[E]) -> tuple[Range, Range]:
    """The ranges of the numerator and the denominator of what a fold gives."""
    if len(fold.value) < 2:
        return Range(0, 0), Range(1, 1)
    above, below = [rows.ranges().of(one) for one in fold.value]
    if fold.aggregation in {Aggregation.SUM, Aggregation.COUNT}:
        above = above.times(Range(0, _MOST_ROWS))
    return above, below


@frozen
class _Folding(Generic[E]):
    """One fold, from what is said of each child row to what is said of all."""

    words: Words[E]
    fold: Fold
    name: str
    said: Mapping[Form, E]

    def each(self) -> dict[str, E]:
        """The columns of a child row: what counts, and whether that is open."""
        words, where = self.words, self.said[self.fold.where]
        if self.fold.aggregation in {Aggregation.ALL, Aggregation.ANY}:
            truth = self._each(where, self.said[self.fold.value[0]])
            against = truth if self._is_any else words.negation(truth)
            return {f"{self.name}_open": words.is_missing(truth), f"{self.name}_decided": words.certain(against)}
        condition = self.said[self.fold.condition]
        kept = words.either(words.conjunction([where, condition]), self.said[self.fold.value[0]])
        without = words.conjunction([words.certain(where), words.negation(words.certain(condition))])
        return {
            f"{self.name}_open": words.disjunction([words.is_missing(where), without]),
            f"{self.name}_value": kept,
        }

    def grouped(self) -> dict[str, E]:
        """The columns of one row for each group."""
        words, open_ = self.words, self.words.column(f"{self.name}_open")
        found = {f"{self.name}_open": words.holding(open_)}
        match self.fold.aggregation:
            case Aggregation.ALL | Aggregation.ANY:
                found[f"{self.name}_decided"] = words.holding(words.column(f"{self.name}_decided"))
            case Aggregation.MIN:
                found[f"{self.name}_value"] = words.least(words.column(f"{self.name}_value"))
            case Aggregation.MAX:
                found[f"{self.name}_value"] = words.greatest(words.column(f"{self.name}_value"))
            case Aggregation.COUNT | Aggregation.SUM:
                found[f"{self.name}_value"] = words.total(words.column(f"{self.name}_value"))
            case _:
                assert_never(self.fold.aggregation)
        return found

    @property
    def _is_any(self) -> bool:
        return self.fold.aggregation is Aggregation.ANY

    def _each(self, where: E, value: E) -> E:
        """Whether a row does not take part or holds; or whether it takes part and holds."""
        if self._is_any:
            return self.words.conjunction([where, value])
        return self.words.disjunction([self.words.negation(where), value])

    def result(self, childless: E) -> E:
        """What the columns of a group say; of a row without any child rows, what is said of none."""
        words = self.words
        open_ = words.compare(words.column(f"{self.name}_open"), words.whole(0, Width.LONG), by=Comparison.GREATER)
        match self.fold.aggregation:
            case Aggregation.ALL | Aggregation.ANY:
                decided = words.column(f"{self.name}_decided")
                found = words.compare(decided, words.whole(0, Width.LONG), by=Comparison.GREATER)
                rest = words.either(open_, words.truth(value=None), otherwise=words.truth(value=not self._is_any))
                known = words.either(found, words.truth(value=self._is_any), otherwise=rest)
                return words.either(childless, words.truth(value=not self._is_any), otherwise=known)
            case Aggregation.COUNT | Aggregation.SUM:
                value = words.widened(words.column(f"{self.name}_value"), Width.WIDE)
                found = words.either(words.negation(open_), value)
                return words.either(childless, words.whole(0, Width.WIDE), otherwise=found)
            case _:
                value = words.widened(words.column(f"{self.name}_value"), Width.WIDE)
                return words.either(words.negation(open_), value)
