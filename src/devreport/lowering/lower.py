"""Lowering: from an expression to integers and truths, once, for every engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TypeAlias, assert_never

from attrs import evolve, field, frozen

from devreport.errors import Problem, RuleError
from devreport.expressions import (
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    Comparison,
    DaysBetween,
    Expr,
    Extreme,
    Field,
    Guarded,
    IsMissing,
    Literal,
    Member,
    Negate,
    Not,
    Opaque,
    Or,
    Parameter,
    Round,
    Scalar,
)
from devreport.expressions.names import look_up
from devreport.lowering.assumptions import ruled_signs
from devreport.lowering.builder import Builder
from devreport.lowering.form import Fold, Form, Op
from devreport.lowering.layout import Layout, Storage
from devreport.lowering.pairs import Pair, chosen, compared, computed, constant, extreme, rounded, union
from devreport.quantities import Quantity
from devreport.quantities.rounding import step_of

__all__ = ["MOST_BITS", "Atom", "Lowered", "Lowering", "NotLoweredError"]

#: The most bits of a numerator and a denominator together; beyond, numbers may be too large to be worked with.
MOST_BITS = 13_000

#: The most bits of a column's numerator and denominator together: 60 digits on either side of the point.
_COLUMN_BITS = 400

#: The most bits of what a fold gives; one that would have more is left to the interpreter.
FOLD_BITS = 1_000

#: Deeper expressions are left to the interpreter, which needs no stack.
DEEPEST = 50


class NotLoweredError(RuleError):
    """An expression that only the interpreter can evaluate."""


@frozen
class Atom:
    """A word or a day.

    Attributes:
        form: the value.
        needs: what must hold for it to be there.
    """

    form: Form
    needs: tuple[Form, ...] = ()


#: A number, a word or a day, or a truth.
Lowered: TypeAlias = Pair | Atom | Form


@frozen
class Lowering:
    """Lowers expressions over one layout; what several have in common is lowered once.

    Attributes:
        layout: how the fields are stored.
        parameters: the thresholds, by name.
        build: the maker of forms.
        known: what has been lowered; under which assumptions.
        signs: the expressions that are known to be above zero (1) or not below zero (0) here.
    """

    layout: Layout
    parameters: Mapping[str, Scalar] = field(factory=dict[str, Scalar])
    build: Builder = field(factory=Builder)
    known: dict[tuple[Expr, frozenset[tuple[Expr, int]]], Lowered] = field(
        factory=dict[tuple[Expr, frozenset[tuple[Expr, int]]], Lowered]
    )
    signs: Mapping[Expr, int] = field(factory=dict[Expr, int])

    def lower(self, node: Expr) -> Lowered:
        """The lowered form of an expression that the checker accepts.

        Raises:
            NotLoweredError: if only the interpreter can evaluate it.
            RuleError: if it reads what is not in the layout.
        """
        key = node, frozenset(self.signs.items())
        found = self.known.get(key)
        if found is None:
            if node.depth > DEEPEST:
                raise _not_lowered(node, f"an expression {node.depth} deep")
            found = self.known[key] = self._lowered(node)
        if isinstance(found, Pair) and found.bits > MOST_BITS:
            raise _not_lowered(node, "numbers of so many digits")
        return found

    def truth(self, node: Expr) -> Form:
        """A condition.

        Raises:
            RuleError: if it is none.
        """
        found = self.lower(node)
        if isinstance(found, Form):
            return found
        raise _unlike(node, "a condition")

    def number(self, node: Expr) -> Pair:
        """A number.

        Raises:
            RuleError: if it is none.
        """
        found = self.lower(node)
        if not isinstance(found, Pair):
            raise _unlike(node, "a number")
        sign = self.signs.get(node)
        if sign is None or found.sign == 1:
            return found
        return evolve(found, sign=sign)

    def atom(self, node: Expr) -> Atom:
        """A word or a day.

        Raises:
            RuleError: if it is none.
        """
        found = self.lower(node)
        if isinstance(found, Atom):
            return found
        raise _unlike(node, "a word or a day")

    def _lowered(self, node: Expr) -> Lowered:  # noqa: C901 - one arm per node
        match node:
            case Field(name):
                return self._column(name)
            case Literal(value):
                return self._constant(value)
            case Parameter(name):
                return self._constant(look_up(self.parameters, name, kind="parameter"))
            case Compare(comparison, left, right):
                return self._comparison(comparison, (self.lower(left), self.lower(right)))
            case And(operands):
                return self.build.joined(Op.AND, [self.truth(one) for one in operands])
            case Or(operands):
                return self.build.joined(Op.OR, [self.truth(one) for one in operands])
            case Not(operand):
                return self.build.opposite(self.truth(operand))
            case IsMissing(operand):
                return self.build.opposite(self.build.all(self.needs_of(self.lower(operand))))
            case Member(operand, options):
                word = self.atom(operand)
                member = self.build.make(Op.MEMBER, word.form, of=frozenset(options))
                return self.build.where(member, self.build.all(word.needs))
            case Coalesce(operands):
                return self._coalesced([self.lower(one) for one in operands])
            case Case(branches, otherwise):
                return self._case(branches, otherwise)
            case Guarded():
                return self._guarded(node)
            case Aggregate():
                return self._aggregate(node)
            case _:
                return self._number(node)

    def _number(self, node: Expr) -> Pair:
        match node:
            case Arithmetic(operation, left, right):
                return computed(self.build, operation, self.number(left), self.number(right))
            case Negate(operand):
                pair = self.number(operand)
                return Pair(self.build.negate(pair.above), pair.below, pair.needs, None, pair.bits)
            case Absolute(operand):
                pair = self.number(operand)
                above = pair.above if pair.sign is not None else self.build.make(Op.ABSOLUTE, pair.above)
                return Pair(above, pair.below, pair.needs, pair.sign or 0, pair.bits)
            case Extreme(kind, operands):
                return extreme(self.build, kind, *[self.number(one) for one in operands])
            case Round(operand, places, unit, mode):
                return rounded(self.build, self.number(operand), unit=unit, step=step_of(places), mode=mode)
            case DaysBetween(start, end):
                first, last = self.atom(start), self.atom(end)
                days = self.build.make(Op.DAYS, first.form, last.form)
                return Pair(days, self.build.whole(1), union(first.needs, last.needs), None, 24)
            case Opaque(name):
                raise _not_lowered(node, f"the function {name}")
            case _:
                raise _not_lowered(node, type(node).__name__)

    def _column(self, name: str) -> Lowered:
        column, build = look_up(self.layout.columns, name, kind="field"), self.build
        needs = (build.make(Op.PRESENT, of=name),) if column.nullable else ()
        match column.storage:
            case Storage.TRUTH:
                return build.where(build.make(Op.TRUTH_COLUMN, of=name), build.all(needs))
            case Storage.WORD:
                return Atom(build.make(Op.WORD_COLUMN, of=name), needs)
            case Storage.DAY:
                return Atom(build.make(Op.DAY_COLUMN, of=name), needs)
            case Storage.PAIR:
                above, below = build.make(Op.NUMERATOR, of=name), build.make(Op.DENOMINATOR, of=name)
            case _:
                above, below = build.make(Op.NUMBER, of=name), build.whole(1)
        above = build.multiply(above, build.whole(column.scale.numerator))
        below = build.multiply(below, build.whole(column.scale.denominator))
        return Pair(above, below, needs, 0 if column.nonnegative else None, _COLUMN_BITS)

    def _constant(self, value: Scalar) -> Lowered:
        match value:
            case Quantity():
                return constant(self.build, value.base)
            case bool():
                return self.build.truth(value)
            case date():
                return Atom(self.build.make(Op.DAY, of=value))
            case _:
                return Atom(self.build.make(Op.WORD, of=value))

    def _comparison(self, comparison: Comparison, pair: tuple[Lowered, Lowered]) -> Form:
        match pair:
            case (Pair() as left, Pair() as right):
                return compared(self.build, comparison, left, right)
            case (Atom() as left, Atom() as right):
                truth = self.build.compare(comparison, left.form, right.form)
                return self.build.where(truth, self.build.all(union(left.needs, right.needs)))
            case (Form() as left, Form() as right):
                return self._same_truth(left, right, equal=comparison is Comparison.EQUAL)
            case _:
                raise RuleError.of(Problem("", "unlike things compared", "like things", code="type"))

    def _same_truth(self, left: Form, right: Form, *, equal: bool) -> Form:
        build = self.build
        both = build.all([build.is_true(left), build.is_true(right)])
        neither = build.all([build.is_false(left), build.is_false(right)])
        same = build.any([both, neither])
        truth = same if equal else build.opposite(same)
        return build.where(truth, build.all([build.is_known(left), build.is_known(right)]))

    def needs_of(self, lowered: Lowered) -> tuple[Form, ...]:
        """What must hold for a value to be there."""
        return (self.build.is_known(lowered),) if isinstance(lowered, Form) else lowered.needs

    def _coalesced(self, values: Sequence[Lowered]) -> Lowered:
        found = values[-1]
        for value in reversed(values[:-1]):
            present, rest = self.build.all(self.needs_of(value)), self.build.all(self.needs_of(found))
            found = self._either(present, (value, found), needs=(self.build.any([present, rest]),))
        return found

    def _case(self, branches: Sequence[tuple[Expr, Expr]], otherwise: Expr) -> Lowered:
        """From the last branch to the first; an unknown condition decides nothing unless what may follow agrees."""
        found, build = self.lower(otherwise), self.build
        for condition, value in reversed(branches):
            truth, here = self.truth(condition), self.lower(value)
            if isinstance(here, Form) and isinstance(found, Form):
                found = self._either_truth(truth, (here, found))
                continue
            mine, rest = build.all(self.needs_of(here)), build.all(self.needs_of(found))
            possible = [build.all([build.is_true(truth), mine]), build.all([build.is_false(truth), rest])]
            if not truth.total:
                unknown = build.opposite(build.is_known(truth))
                agree = build.is_true(self._comparison(Comparison.EQUAL, (here, found)))
                possible.append(build.all([unknown, mine, rest, agree]))
            found = self._either(build.is_true(truth), (here, found), needs=(build.any(possible),))
        return found

    def _either_truth(self, condition: Form, pair: tuple[Form, Form]) -> Form:
        """One of two truths; where the condition is unknown, what both say."""
        build, (yes, no) = self.build, pair
        if condition.total:
            return build.choose(condition, yes, no)
        cases = ([condition, yes], [build.opposite(condition), no], [yes, no])
        return build.joined(Op.OR, [build.joined(Op.AND, both) for both in cases])

    def _either(self, condition: Form, pair: tuple[Lowered, Lowered], *, needs: tuple[Form, ...]) -> Lowered:
        needs = tuple([one for one in needs if one.of is not True])
        match pair:
            case (Pair() as yes, Pair() as no):
                return chosen(self.build, condition, yes, no, needs=needs)
            case (Atom() as yes, Atom() as no):
                return Atom(self.build.choose(condition, yes.form, no.form), needs)
            case (Form() as yes, Form() as no):
                return self.build.where(self.build.choose(condition, yes, no), self.build.all(needs))
            case _:
                raise RuleError.of(Problem("", "unlike things to choose from", "like things", code="type"))

    def _aggregate(self, node: Aggregate) -> Lowered:
        """What is said of all child rows; of groups of them, only the interpreter knows."""
        if node.per is not None:
            raise _not_lowered(node, "groups of child rows")
        build, rows = self.build, look_up(self.layout.relations, node.relation, kind="relation")
        child = Lowering(rows, self.parameters, build)
        where = build.always if node.where is None else child.truth(node.where)
        if node.value is not None and isinstance(child.lower(node.value), Form):
            truth = Fold(node.aggregation, node.relation, rows, where, (child.truth(node.value),), build.always)
            return build.make(Op.FOLD_TRUTH, of=truth)
        pair = constant(build, Fraction(1)) if node.value is None else child.number(node.value)
        held = (pair.above, pair.below)
        fold = build.make(Op.FOLD, of=Fold(node.aggregation, node.relation, rows, where, held, build.all(pair.needs)))
        above, below = build.make(Op.FIRST, fold), build.make(Op.SECOND, fold)
        sign = 0 if node.aggregation is Aggregation.COUNT else None
        return Pair(above, below, (build.make(Op.FOUND, fold),), sign, FOLD_BITS)

    def inside(self, node: Guarded) -> tuple[Lowering, list[Form]]:
        """What lowers the value of a guarded expression, and what must hold for it to be asked at all."""
        conditions = [condition for condition, _ in node.undefined_where]
        guards = [self.build.is_false(self.truth(condition)) for condition in conditions]
        signs = {**self.signs, **ruled_signs(conditions)}
        return Lowering(self.layout, self.parameters, self.build, self.known, signs), guards

    def _guarded(self, node: Guarded) -> Lowered:
        """The value where no guard holds; inside, what the guards rule out is known."""
        inner, guards = self.inside(node)
        found = inner.lower(node.value)
        match found:
            case Pair(above, below, needs, sign, bits):
                return Pair(above, below, union(needs, guards), sign, bits)
            case Atom(form, needs):
                return Atom(form, union(needs, guards))
            case Form():
                return self.build.where(found, self.build.all(guards))
            case _:
                assert_never(found)


def _unlike(node: Expr, expected: str) -> RuleError:
    return RuleError.of(Problem("", f"a {type(node).__name__}", expected, code="type"))


def _not_lowered(node: Expr, found: str) -> NotLoweredError:
    problem = Problem("", found, "what lowers to integers and truths", "only the interpreter evaluates it", "lowering")
    return NotLoweredError(f"a {type(node).__name__} cannot be lowered", [problem])
