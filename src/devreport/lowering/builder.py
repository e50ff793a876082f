"""Building forms: each one once, with constants folded and what changes nothing left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import gcd

from attrs import field, frozen

from devreport.expressions import Comparison
from devreport.lowering.form import CONDITIONS, Constant, Form, Op

__all__ = ["FLIPPED", "OPPOSITE", "Builder", "factor", "terms", "value_of"]

#: The comparison with its sides exchanged.
FLIPPED = {
    Comparison.LESS: Comparison.GREATER,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.GREATER: Comparison.LESS,
    Comparison.AT_LEAST: Comparison.AT_MOST,
    Comparison.EQUAL: Comparison.EQUAL,
    Comparison.UNEQUAL: Comparison.UNEQUAL,
}

#: The comparison that holds where the other does not.
OPPOSITE = {
    Comparison.LESS: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.GREATER,
    Comparison.GREATER: Comparison.AT_MOST,
    Comparison.AT_LEAST: Comparison.LESS,
    Comparison.EQUAL: Comparison.UNEQUAL,
    Comparison.UNEQUAL: Comparison.EQUAL,
}

#: Two comparisons of the same things that together are a stricter one.
_STRICTER: Mapping[frozenset[Constant], Comparison] = {
    frozenset({Comparison.UNEQUAL, Comparison.AT_LEAST}): Comparison.GREATER,
    frozenset({Comparison.UNEQUAL, Comparison.AT_MOST}): Comparison.LESS,
}

_COMPARED = {
    Comparison.LESS: int.__lt__,
    Comparison.AT_MOST: int.__le__,
    Comparison.GREATER: int.__gt__,
    Comparison.AT_LEAST: int.__ge__,
    Comparison.EQUAL: int.__eq__,
    Comparison.UNEQUAL: int.__ne__,
}


def value_of(form: Form) -> int | None:
    """The value of a constant, and nothing for any other integer."""
    return form.of if form.op is Op.WHOLE and isinstance(form.of, int) else None


def factor(form: Form) -> tuple[int, Form | None]:
    """The constant factor of an integer, and what it multiplies; nothing where the integer is a constant."""
    constant = value_of(form)
    if constant is not None:
        return constant, None
    last = value_of(form.args[1]) if form.op is Op.MULTIPLY else None
    return (1, form) if last is None else (last, form.args[0])


def terms(condition: Form) -> tuple[Form, ...]:
    """The conditions that a condition is made of, in order."""
    found: list[Form] = []
    pending = [condition]
    while pending:
        form = pending.pop()
        if form.op is Op.AND and form.total:
            pending.extend(reversed(form.args))
        elif form.op is not Op.TRUTH or form.of is not True:
            found.append(form)
    return tuple(found)


@frozen
class Builder:
    """Makes forms, and hands out the same one for the same step."""

    known: dict[tuple[object, ...], Form] = field(factory=dict[tuple[object, ...], Form])

    def make(self, op: Op, *args: Form, of: Constant = None) -> Form:
        """The form of one step."""
        key = (op, args, type(of), of)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = Form(op, args, of, _is_total(op, args, of))
        return found

    # integers

    def whole(self, value: int) -> Form:
        """A constant."""
        return self.make(Op.WHOLE, of=value)

    def add(self, left: Form, right: Form) -> Form:
        """The sum."""
        first, second = value_of(left), value_of(right)
        if first is not None and second is not None:
            return self.whole(first + second)
        if not first and first is not None:
            return right
        return left if second == 0 else self.make(Op.ADD, left, right)

    def subtract(self, left: Form, right: Form) -> Form:
        """The difference."""
        first, second = value_of(left), value_of(right)
        if first is not None and second is not None:
            return self.whole(first - second)
        if first == 0:
            return self.negate(right)
        return left if second == 0 else self.make(Op.SUBTRACT, left, right)

    def negate(self, form: Form) -> Form:
        """The other sign."""
        constant = value_of(form)
        if constant is not None:
            return self.whole(-constant)
        return form.args[0] if form.op is Op.NEGATE else self.make(Op.NEGATE, form)

    def multiply(self, left: Form, right: Form) -> Form:
        """The product, with its constant factor last."""
        (first, this), (second, that) = factor(left), factor(right)
        constant = first * second
        if this is None or that is None:
            return self._scaled(this or that, constant)
        return self._scaled(self.make(Op.MULTIPLY, this, that), constant)

    def _scaled(self, form: Form | None, constant: int) -> Form:
        if form is None or constant == 0:
            return self.whole(constant)
        return form if constant == 1 else self.make(Op.MULTIPLY, form, self.whole(constant))

    def reduced(self, left: Form, right: Form) -> tuple[Form, Form]:
        """Both divided by the greatest constant that divides both."""
        (first, this), (second, that) = factor(left), factor(right)
        common = gcd(first, second)
        if common <= 1:
            return left, right
        return self._scaled(this, first // common), self._scaled(that, second // common)

    def choose(self, condition: Form, *either: Form) -> Form:
        """The first of two where a condition holds, and the second where it does not."""
        yes, no = either
        if yes is no or condition.of is True:
            return yes
        return no if condition.of is False else self.make(Op.CHOOSE, condition, yes, no)

    # truths

    def truth(self, value: bool | None) -> Form:  # noqa: FBT001 - a constant is what it is
        """True, false, or unknown."""
        return self.make(Op.TRUTH, of=value)

    @property
    def always(self) -> Form:
        """What is true."""
        return self.make(Op.TRUTH, of=True)

    @property
    def never(self) -> Form:
        """What is false."""
        return self.make(Op.TRUTH, of=False)

    def compare(self, comparison: Comparison, *sides: Form) -> Form:
        """A comparison of two integers, days or words, with a constant on the right."""
        left, right = sides
        first, second = value_of(left), value_of(right)
        if first is not None and second is not None:
            return self.truth(_COMPARED[comparison](first, second))
        if left.op in {Op.WHOLE, Op.DAY, Op.WORD}:
            left, right, comparison = right, left, FLIPPED[comparison]
        return self.make(Op.COMPARE, left, right, of=comparison)

    def all(self, operands: Iterable[Form]) -> Form:
        """Whether all of several conditions hold, one after another, so that what begins alike is shared."""
        found = self.always
        for operand in self._merged([term for one in operands for term in terms(one)]):
            if operand.of is False or found.of is False:
                found = self.never
            else:
                found = operand if found.op is Op.TRUTH else self.make(Op.AND, found, operand)
        return found

    def _merged(self, conditions: Iterable[Form]) -> Iterable[Form]:
        """The conditions, each once; what is not zero and not below zero is above it."""
        found: dict[object, Form] = {}
        for one in conditions:
            key = one.args if one.op is Op.COMPARE else one
            before = found.setdefault(key, one)
            stricter = _STRICTER.get(frozenset({before.of, one.of}))
            if stricter:
                found[key] = self.make(Op.COMPARE, *one.args, of=stricter)
            elif before is not one:
                found[one] = one
        return found.values()

    def any(self, operands: Iterable[Form]) -> Form:
        """Whether one of several conditions holds."""
        return self.joined(Op.OR, operands)

    def joined(self, op: Op, operands: Iterable[Form]) -> Form:
        """Kleene's "and" or "or" of truths; those that are never unknown come first, and guard the others."""
        deciding = op is Op.OR
        given = sorted(dict.fromkeys(operands), key=lambda one: not one.total)
        guards = {one for form in given if form.total for one in terms(self.opposite(form) if deciding else form)}
        found = [self._guarded_by(form, guards) for form in given]
        if any(one.op is Op.TRUTH and one.of is deciding for one in found):
            return self.truth(deciding)
        some = [one for one in found if one.op is not Op.TRUTH or one.of is None]
        if len(some) > 1:
            return self.make(op, *some)
        return some[0] if some else self.truth(not deciding)

    def _guarded_by(self, form: Form, guards: Collection[Form]) -> Form:
        """A truth that is only looked at where all guards hold."""
        if form.op is not Op.WHERE:
            return form
        return self.where(form.args[0], self.all([one for one in terms(form.args[1]) if one not in guards]))

    def opposite(self, form: Form) -> Form:
        """The opposite, with a comparison turned round rather than negated."""
        match form.op:
            case Op.TRUTH:
                return self.truth(None if form.of is None else not form.of)
            case Op.NOT:
                return form.args[0]
            case Op.COMPARE if isinstance(form.of, Comparison):
                return self.make(Op.COMPARE, *form.args, of=OPPOSITE[form.of])
            case Op.WHERE:
                return self.where(self.opposite(form.args[0]), form.args[1])
            case _:
                return self.make(Op.NOT, form)

    def where(self, truth: Form, condition: Form) -> Form:
        """The truth where the condition holds, and unknown elsewhere."""
        if condition.of is True and condition.op is Op.TRUTH:
            return truth
        if condition.of is False and condition.op is Op.TRUTH:
            return self.truth(None)
        return self.make(Op.WHERE, truth, condition)

    def is_known(self, truth: Form) -> Form:
        """Whether it is true or false."""
        if truth.total:
            return self.always
        return truth.args[1] if self._inside(truth) else self._asked(Op.KNOWN, truth, truth.of is not None)

    def is_true(self, truth: Form) -> Form:
        """Whether it is known to be true."""
        if truth.total:
            return truth
        inside = self._inside(truth)
        return self.all([truth.args[1], inside]) if inside else self._asked(Op.IS_TRUE, truth, truth.of is True)

    def is_false(self, truth: Form) -> Form:
        """Whether it is known to be false."""
        if truth.total:
            return self.opposite(truth)
        inside = self._inside(truth)
        if inside:
            return self.all([truth.args[1], self.opposite(inside)])
        return self._asked(Op.IS_FALSE, truth, truth.of is False)

    def _asked(self, op: Op, truth: Form, constant: bool) -> Form:  # noqa: FBT001 - what a constant gives
        return self.truth(constant) if truth.op is Op.TRUTH else self.make(op, truth)

    def _inside(self, truth: Form) -> Form | None:
        """The truth inside a where-form, if it is never unknown itself."""
        return truth.args[0] if truth.op is Op.WHERE and truth.args[0].total else None


def _is_total(op: Op, args: Sequence[Form], of: Constant) -> bool:
    """Whether a truth is never unknown where its arguments are there."""
    match op:
        case Op.TRUTH:
            return of is not None
        case Op.AND | Op.OR | Op.NOT:
            return all(one.total for one in args)
        case Op.CHOOSE:
            return args[1].total and args[2].total
        case _:
            return op in CONDITIONS
