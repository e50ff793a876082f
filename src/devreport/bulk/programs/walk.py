"""From lowered forms to the words of an engine: what several rules ask becomes a column, the rest one expression."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, TypeVar, assert_never, cast

from attrs import define, field

from devreport.bulk.engines.words import Width, Words
from devreport.bulk.programs.choosing import fills, parts_of, said_twice, steps
from devreport.bulk.programs.strict import Strictness
from devreport.expressions import Comparison
from devreport.lowering import Fold, Form, Op
from devreport.lowering.ranges import Range, Ranges, fold_of
from devreport.quantities import Rounding

__all__ = ["Translation", "width_of"]

E = TypeVar("E")

_LONG = 2**63 - 1
_SMALL = 2**31 - 1

#: What is said twice is written twice if it is no greater than this, and becomes a column otherwise.
_TWICE_AT_MOST = 24

#: The parts of a quotient are not so small that an engine would rather compute them several times.
_LEAST_STEP = 10


def width_of(found: Range) -> Width:
    """The bits that hold all integers of a range."""
    return Width.SMALL if found.size <= _SMALL else Width.LONG if found.size <= _LONG else Width.WIDE


@define
class Translation(Generic[E]):
    """Forms in the words of an engine, those that several ask for as columns that are computed before.

    Attributes:
        words: the words.
        ranges: how large integers can become.
        read: the expression and the bits of a column, by how it is read.
        folded: the expression of what a fold gives, or of its numerator.
        prefix: how the names of computed columns begin.
        day: the day itself that a column holds, where the engine has such days.
        stages: the computed columns; those of each stage are made of those before.
        exprs: the expression of each form.
    """

    words: Words[E]
    ranges: Ranges
    read: Callable[[Op, str], tuple[E, Width]]
    folded: Callable[[Fold], E]
    prefix: str
    day: Callable[[str], E | None] = field(default=lambda _: None, kw_only=True)
    stages: list[dict[str, E]] = field(factory=list[dict[str, E]])
    exprs: dict[Form, E] = field(factory=dict[Form, E])
    widths: dict[Form, Width] = field(factory=dict[Form, Width])
    strict: Strictness = field(factory=Strictness)
    _sizes: dict[Form, int] = field(factory=dict[Form, int])
    _levels: dict[Form, int] = field(factory=dict[Form, int])
    _level: int = 0

    def write(self, roots: Sequence[Form]) -> list[E]:
        """The expressions of some forms, which may name the columns of all stages."""
        order, weights = steps(roots), dict[Form, int]()
        uses: dict[Form, int] = dict.fromkeys(order, 0)
        for form in order:
            weights[form] = 1 + sum(weights[one] for one in parts_of(form))
            for one in (*parts_of(form), *(one for one in said_twice(form) if weights[one] > _TWICE_AT_MOST)):
                uses[one] += 1
        for form in roots:
            uses[form] += 1
        for form in order:
            if form not in self.exprs:
                self._write(form, shared=uses[form] > 1 or form.op is Op.ROUND)
        return [self.exprs[root] for root in roots]

    def _write(self, form: Form, *, shared: bool) -> None:
        self._level = max([self._levels[one] for one in parts_of(form)], default=0)
        expr, width = self._integer(form) if self._is_integer(form) else (self._truth(form), None)
        size = 1 + sum(self._sizes[one] for one in (*parts_of(form), *said_twice(form)))
        level = self._level
        if shared and size >= self.words.shared_from:
            expr, size, level = self._stage(expr, level), 1, level + 1
        if width is not None:
            self.widths[form] = width
        self.exprs[form], self._sizes[form], self._levels[form] = expr, size, level

    def _stage(self, expr: E, level: int) -> E:
        """A computed column of what is made of columns of some level."""
        if level == len(self.stages):
            self.stages.append({})
        name = f"{self.prefix}{sum(map(len, self.stages))}"
        self.stages[level][name] = expr
        return self.words.column(name)

    def _step(self, expr: E) -> E:
        """What the expression of one form says several times, as a column where the engine does not see that."""
        if self.words.shared_from > _LEAST_STEP:
            return expr
        self._level += 1
        return self._stage(expr, self._level - 1)

    def _is_integer(self, form: Form) -> bool:
        return self.ranges.is_number(form)

    # integers and days

    def at(self, form: Form, width: Width) -> E:
        """An integer of at least so many bits."""
        if form.op is Op.WHOLE or form.op is Op.DAY:
            return self.words.whole(self.ranges.of(form).most, width)
        expr = self.exprs[form]
        return self.words.widened(expr, width) if self.widths[form] < width else expr

    def _integer(self, form: Form) -> tuple[E, Width]:
        width = width_of(self.ranges.needed(form))
        match form.op:
            case Op.NUMBER | Op.NUMERATOR | Op.DENOMINATOR | Op.DAY_COLUMN:
                return self.read(form.op, str(form.of))
            case Op.WHOLE | Op.DAY:
                return self.words.whole(self.ranges.of(form).most, width), width
            case Op.FIRST:
                return self.folded(fold_of(form.args[0])), Width.WIDE
            case Op.SECOND:
                return self.words.whole(self.ranges.of(form).most, width), width
            case _:
                numbers = [one for one in form.args if one in self.widths]
                width = max([width, *(self.widths[one] for one in numbers)])
                return self._computed(form, [self.at(one, width) for one in numbers], width), width

    def _computed(self, form: Form, parts: Sequence[E], width: Width) -> E:
        words = self.words
        match form.op:
            case Op.ADD | Op.SUBTRACT | Op.MULTIPLY:
                return self._operated(form.op, parts, width)
            case Op.DAYS:
                days = self._days(form.args)
                return words.days(*days) if days else words.subtract(*reversed(parts), width=width)
            case Op.NEGATE:
                return self._negative(parts[0], width)
            case Op.ABSOLUTE | Op.SIGNED:
                return self._signed(parts[0], parts[-1], width)
            case Op.ROUND:
                return self._rounded(parts[0], parts[1], width=width, mode=cast("Rounding", form.of))
            case Op.CHOOSE:
                return self._chosen(form.args, *parts)
            case _:
                by = Comparison.AT_MOST if form.op is Op.LEAST else Comparison.AT_LEAST
                return words.either(words.compare(*parts, by=by), parts[0], otherwise=parts[1])

    def _operated(self, op: Op, parts: Sequence[E], width: Width) -> E:
        words = self.words
        done = {Op.ADD: words.add, Op.SUBTRACT: words.subtract, Op.MULTIPLY: words.multiply}[op]
        return done(parts[0], parts[1], width=width)

    def _negative(self, expr: E, width: Width) -> E:
        return self.words.subtract(self.words.whole(0, width), expr, width=width)

    def _signed(self, expr: E, sign: E, width: Width) -> E:
        """The first, with the other sign where the second is below zero."""
        below = self.words.compare(sign, self.words.whole(0, width), by=Comparison.LESS)
        return self.words.either(below, self._negative(expr, width), otherwise=expr)

    def _rounded(self, above: E, below: E, *, width: Width, mode: Rounding) -> E:
        """A quotient as a whole number: that of the distance from zero, with its sign."""
        words, zero, one = self.words, self.words.whole(0, width), self.words.whole(1, width)
        distance = self._step(self._signed(above, above, width))
        whole = self._step(words.quotient(distance, below, width=width))
        rest = self._step(words.subtract(distance, words.multiply(whole, below, width=width), width=width))
        up = words.either(self._goes_up(mode, (above, below, whole, rest), width), one, otherwise=zero)
        return self._signed(words.add(whole, up, width=width), above, width)

    def _goes_up(self, mode: Rounding, parts: tuple[E, E, E, E], width: Width) -> E:
        """Whether the distance from zero is rounded away from zero."""
        words, (above, below, whole, rest) = self.words, parts
        zero, two = words.whole(0, width), words.whole(2, width)
        double, some = words.multiply(rest, two, width=width), words.compare(rest, zero, by=Comparison.GREATER)
        match mode:
            case Rounding.HALF_UP:
                return words.compare(double, below, by=Comparison.AT_LEAST)
            case Rounding.HALF_EVEN:
                even = words.multiply(words.quotient(whole, two, width=width), two, width=width)
                odd = words.subtract(whole, even, width=width)
                return words.compare(words.add(double, odd, width=width), below, by=Comparison.GREATER)
            case Rounding.TRUNCATE:
                return words.truth(value=False)
            case Rounding.FLOOR:
                return words.conjunction([words.compare(above, zero, by=Comparison.LESS), some])
            case Rounding.CEILING:
                return words.conjunction([words.compare(above, zero, by=Comparison.GREATER), some])
            case _:
                assert_never(mode)

    def _chosen(self, args: Sequence[Form], yes: E, no: E) -> E:
        """One of two by a condition; a column, or another value where it is missing, without asking whether it is."""
        return self.words.filled(yes, no) if fills(args) else self.words.either(self.exprs[args[0]], yes, otherwise=no)

    # days themselves

    def _days(self, forms: Sequence[Form]) -> list[E]:
        """Days themselves, where the engine has all of them."""
        found = [one for form in forms if (one := self._day(form)) is not None]
        return found if len(found) == len(forms) else []

    def _day(self, form: Form) -> E | None:
        match form.op:
            case Op.DAY:
                return self.words.day(cast("date", form.of))
            case Op.DAY_COLUMN:
                return self.day(str(form.of))
            case Op.CHOOSE if fills(form.args):
                days = self._days(form.args[1:])
                return self.words.filled(*days) if days else None
            case _:
                return None

    # truths and words

    def _truth(self, form: Form) -> E:  # noqa: C901 - one arm per form
        words, parts = self.words, [self.exprs[one] for one in parts_of(form)]
        match form.op:
            case Op.TRUTH:
                return words.truth(value=cast("bool | None", form.of))
            case Op.TRUTH_COLUMN | Op.WORD_COLUMN | Op.PRESENT:
                return self.read(form.op, str(form.of))[0]
            case Op.WORD:
                return words.word(str(form.of))
            case Op.CHOOSE:
                return self._chosen(form.args, *parts[1:])
            case Op.AND:
                return words.conjunction(parts)
            case Op.OR:
                return self._any(form, parts)
            case Op.NOT:
                return words.negation(parts[0])
            case Op.WHERE:
                return self._where(*form.args)
            case Op.COMPARE:
                return self._compared(form)
            case Op.MEMBER:
                return words.member(parts[0], cast("frozenset[str]", form.of))
            case Op.FOLD:
                return self.folded(fold_of(form))
            case Op.FOLD_TRUTH:
                return self.folded(fold_of(form))
            case Op.FOUND | Op.KNOWN:
                return words.negation(words.is_missing(parts[0]))
            case Op.IS_TRUE:
                return words.certain(parts[0])
            case _:
                return words.certain(words.negation(parts[0]))

    def _any(self, form: Form, parts: Sequence[E]) -> E:
        """Whether one of several truths holds, or the one of two that a condition chooses."""
        if parts_of(form) is form.args:
            return self.words.disjunction(parts)
        condition, opposite, yes, no = parts
        return self.words.chosen(condition, opposite, yes=yes, no=no)

    def _where(self, truth: Form, condition: Form) -> E:
        needed = self.strict.needed(truth, condition)
        if not needed:
            return self.exprs[truth]
        return self.words.either(self.words.conjunction([self.exprs[one] for one in needed]), self.exprs[truth])

    def _compared(self, form: Form) -> E:
        by, sides = cast("Comparison", form.of), form.args
        days = self._days(sides)
        if days:
            return self.words.compare(*days, by=by)
        if sides[0] not in self.widths:
            return self.words.compare(*(self.exprs[one] for one in sides), by=by)
        width = max(self.widths[one] for one in sides)
        return self.words.compare(*(self.at(one, width) for one in sides), by=by)
