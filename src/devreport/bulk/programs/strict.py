"""What an engine sees to by itself: where a column is missing, so is what is computed of it.

A lowered comparison stands where its columns have values. On a column engine it is unknown without that being said, so
that ``actual is there, target is there, target > 0`` shrinks to ``target > 0``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, field

from devreport.lowering import Form, Op
from devreport.lowering.builder import terms

__all__ = ["Strictness"]

_PAIR = frozenset({Op.NUMERATOR, Op.DENOMINATOR})
_COLUMNS = frozenset({Op.NUMBER, Op.DAY_COLUMN, Op.WORD_COLUMN, Op.TRUTH_COLUMN})

#: Forms that are missing as soon as one of their arguments is.
_STRICT = frozenset(
    {Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.NEGATE, Op.ABSOLUTE, Op.DAYS, Op.COMPARE, Op.MEMBER, Op.NOT}
    | {Op.FIRST, Op.FOLD_TRUTH}
)

_NOTHING: frozenset[object] = frozenset()


@define
class Strictness:
    """Where forms are missing, or do not hold, because a column is missing."""

    missing: dict[Form, frozenset[object]] = field(factory=dict[Form, "frozenset[object]"])
    failing: dict[Form, frozenset[object]] = field(factory=dict[Form, "frozenset[object]"])

    def needed(self, truth: Form, condition: Form) -> Sequence[Form]:
        """The conditions of a where-form that have to be said."""
        asked = terms(condition)
        others = [one for one in asked if one.op not in {Op.PRESENT, Op.FOUND}]
        seen = self.missing_with(truth).union(*(self.failing_with(one) for one in others))
        return [one for one in asked if one.op not in {Op.PRESENT, Op.FOUND} or not _is_seen(one, seen)]

    def missing_with(self, form: Form) -> frozenset[object]:
        """The columns, and folds, without which a form is missing."""
        found = self.missing.get(form)
        if found is None:
            found = self.missing[form] = self._missing_with(form)
        return found

    def failing_with(self, form: Form) -> frozenset[object]:
        """The columns, and folds, without which a truth is not true."""
        found = self.failing.get(form)
        if found is None:
            found = self.failing[form] = self._failing_with(form)
        return found

    def _missing_with(self, form: Form) -> frozenset[object]:
        if form.op in _PAIR:
            return frozenset({(form.op, form.of)})
        if form.op in _COLUMNS:
            return frozenset({form.of})
        if form.op is Op.FOLD:
            return frozenset({form})
        if form.op in _STRICT:
            return _NOTHING.union(*map(self.missing_with, form.args))
        match form.op:
            case Op.WHERE:
                return self.missing_with(form.args[0]) | self.failing_with(form.args[1])
            case Op.CHOOSE:
                return self.missing_with(form.args[1]) & self.missing_with(form.args[2])
            case Op.SIGNED | Op.ROUND:
                return self.missing_with(form.args[0])
            case _:
                return _NOTHING

    def _failing_with(self, form: Form) -> frozenset[object]:
        match form.op:
            case Op.PRESENT:
                return frozenset({form.of, *_both(form)})
            case Op.FOUND:
                return frozenset({form.args[0]})
            case Op.AND:
                return _NOTHING.union(*map(self.failing_with, form.args))
            case Op.OR:
                return _common(map(self.failing_with, form.args))
            case Op.WHERE:
                return self.failing_with(form.args[0]) | self.failing_with(form.args[1])
            case Op.IS_TRUE:
                return self.failing_with(form.args[0])
            case Op.IS_FALSE | Op.KNOWN:
                return self.missing_with(form.args[0])
            case _:
                return self.missing_with(form)


def _is_seen(form: Form, seen: frozenset[object]) -> bool:
    """Whether something else is missing wherever a column, or what a fold gives, is."""
    if form.op is Op.FOUND:
        return form.args[0] in seen
    return form.of in seen or seen.issuperset(_both(form))


def _both(form: Form) -> tuple[object, object]:
    """The columns of a field that is kept as two; each may be missing without the other."""
    return (Op.NUMERATOR, form.of), (Op.DENOMINATOR, form.of)


def _common(found: Iterable[frozenset[object]]) -> frozenset[object]:
    first, *others = found
    return first.intersection(*others)
