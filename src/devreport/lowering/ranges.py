"""Ranges: how large each integer of a lowered form can become, which decides how many bits it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from attrs import define, field, frozen

from devreport.lowering.form import Fold, Form, Op

__all__ = ["DAYS", "EPOCH", "LONGEST", "MOST", "NUMBERS", "Range", "Ranges", "day_number", "fold_of"]

#: The number of the first of January 1970 where Python counts days from the year 1; engines count from there.
EPOCH = date(1970, 1, 1).toordinal()

#: The most digits of an integer on any column engine.
LONGEST = 38

#: The greatest integer on any column engine.
MOST = 10**LONGEST - 1


@frozen
class Range:
    """The least and the greatest value of an integer.

    Example:
        >>> Range(-2, 3).times(Range(5, 7))
        Range(least=-14, most=21)
    """

    least: int
    most: int

    @classmethod
    def digits(cls, count: int) -> Range:
        """All integers of at most so many digits."""
        return cls(1 - 10**count, 10**count - 1)

    @property
    def size(self) -> int:
        """The greatest distance from zero."""
        return max(abs(self.least), abs(self.most))

    @property
    def length(self) -> int:
        """The most digits."""
        return len(str(self.size))

    def plus(self, other: Range) -> Range:
        """The range of sums."""
        return Range(self.least + other.least, self.most + other.most)

    def minus(self, other: Range) -> Range:
        """The range of differences."""
        return self.plus(other.negative)

    def times(self, other: Range) -> Range:
        """The range of products."""
        found = [one * two for one in (self.least, self.most) for two in (other.least, other.most)]
        return Range(min(found), max(found))

    @property
    def negative(self) -> Range:
        """The range with the other sign."""
        return Range(-self.most, -self.least)

    def or_(self, other: Range) -> Range:
        """The range of either."""
        return Range(min(self.least, other.least), max(self.most, other.most))

    def within(self, other: Range) -> bool:
        """Whether it reaches nowhere that another one does not."""
        return other.least <= self.least and self.most <= other.most


#: Forms that are integers or days, whatever their arguments are.
NUMBERS = frozenset(
    {Op.WHOLE, Op.NUMBER, Op.NUMERATOR, Op.DENOMINATOR, Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.NEGATE, Op.ABSOLUTE}
    | {Op.SIGNED, Op.LEAST, Op.GREATEST, Op.ROUND, Op.DAYS, Op.FIRST, Op.SECOND, Op.DAY, Op.DAY_COLUMN}
)

#: All days that Python knows, as numbers of days since 1970.
DAYS = Range(date.min.toordinal() - EPOCH, date.max.toordinal() - EPOCH)


@define
class Ranges:
    """The ranges of forms, from those of the columns.

    Attributes:
        columns: the range of what a column holds, by how it is read and by its name; of its days for a day.
        folds: the range of the numerator of what a fold gives, and of its denominator.
    """

    columns: Callable[[Op, str], Range]
    folds: Callable[[Fold], tuple[Range, Range]]
    known: dict[Form, Range] = field(factory=dict[Form, Range])

    def of(self, form: Form) -> Range:
        """The range of an integer or of a day."""
        found = self.known.get(form)
        if found is None:
            found = self.known[form] = self._found(form)
        return found

    def is_number(self, form: Form) -> bool:
        """Whether a form is an integer or a day."""
        return form.op in NUMBERS or (form.op is Op.CHOOSE and self.is_number(form.args[1]))

    def needed(self, form: Form) -> Range:
        """The range of an integer with all that is computed on the way to it."""
        found = self.of(form)
        if form.op is Op.ROUND:
            above, below = [self.of(one) for one in form.args]
            most = 2 * (above.size + below.size)
            return Range(-most, most)
        return found

    def _found(self, form: Form) -> Range:
        match form.op:
            case Op.WHOLE | Op.DAY:
                value = day_number(form.of) if isinstance(form.of, date) else int(str(form.of))
                return Range(value, value)
            case Op.NUMBER | Op.NUMERATOR | Op.DENOMINATOR | Op.DAY_COLUMN:
                return self.columns(form.op, str(form.of))
            case Op.FIRST | Op.SECOND:
                return self.folds(fold_of(form.args[0]))[form.op is Op.SECOND]
            case _:
                return self._computed(form.op, [self.of(one) for one in _numbers(form)])

    def _computed(self, op: Op, parts: list[Range]) -> Range:
        match op:
            case Op.NEGATE:
                return parts[0].negative
            case Op.ABSOLUTE:
                return Range(0, parts[0].size)
            case Op.SIGNED:
                return parts[0].or_(parts[0].negative)
            case Op.ROUND:
                return _quotient(*parts)
            case Op.DAYS:
                return parts[1].minus(parts[0])
            case _:
                return _COMBINED[op](*parts)


_COMBINED: Mapping[Op, Callable[[Range, Range], Range]] = {
    Op.ADD: Range.plus,
    Op.SUBTRACT: Range.minus,
    Op.MULTIPLY: Range.times,
    Op.LEAST: lambda one, two: Range(min(one.least, two.least), min(one.most, two.most)),
    Op.GREATEST: lambda one, two: Range(max(one.least, two.least), max(one.most, two.most)),
    Op.CHOOSE: Range.or_,
}


def _numbers(form: Form) -> tuple[Form, ...]:
    """The integers that an integer is made of."""
    return form.args[1:] if form.op is Op.CHOOSE else form.args


def _quotient(above: Range, below: Range) -> Range:
    """The range of rounded quotients by what is above zero."""
    least = max(below.least, 1)
    return Range(min(above.least // least, 0) - 1, max(above.most // least, 0) + 1)


def fold_of(form: Form) -> Fold:
    """What a form says of all child rows."""
    return cast("Fold", form.of)


def day_number(day: date) -> int:
    """How many days a day is after the first of January 1970.

    Example:
        >>> day_number(date(1970, 2, 1))
        31
    """
    return day.toordinal() - EPOCH
