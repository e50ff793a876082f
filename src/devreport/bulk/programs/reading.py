"""Reading columns: each as integers, days, words or truths; what is not what the mapping says counts as missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import field, frozen

from devreport.bulk.engines.floats import AT_MOST
from devreport.bulk.engines.words import Physical, PhysicalKind, Read, Width, Words
from devreport.bulk.mapping.fitting import Held
from devreport.bulk.programs.walk import width_of
from devreport.expressions import Comparison
from devreport.lowering import Op
from devreport.lowering.ranges import DAYS, LONGEST, Range, day_number
from devreport.rules.subject import Sort

__all__ = ["Column", "columns_of"]

E = TypeVar("E")


@frozen(kw_only=True)
class Column(Generic[E]):
    """A column as rules read it.

    Attributes:
        held: the field that it holds.
        op: how it is read: as a number, a numerator, a denominator, a day, a word or a truth.
        value: its value; missing where it is missing, anything where it is not valid.
        valid: whether what is there is what the mapping says; nothing where nothing else can be there.
        width: the bits of an integer.
        range: what an integer can be where it is valid.
        is_read: whether all that is there can be read, so that it is valid as soon as it is in its range.
        is_once: whether reading it takes work, so that it is read into a column of its own.
        day: the day itself, where the engine has such days.
    """

    held: Held
    op: Op
    value: E
    valid: E | None
    width: Width = Width.LONG
    range: Range = field(factory=lambda: Range(0, 0))
    is_read: bool = False
    is_once: bool = False
    day: E | None = None

    @property
    def is_number(self) -> bool:
        """Whether it holds integers whose range matters."""
        return self.op in {Op.NUMBER, Op.NUMERATOR, Op.DENOMINATOR}


def columns_of(held: Mapping[str, Held], words: Words[E]) -> dict[tuple[Op, str], Column[E]]:
    """The columns of all fields."""
    return {(column.op, name): column for name, one in held.items() for column in _columns(one, words)}


def _columns(held: Held, words: Words[E]) -> Iterator[Column[E]]:
    if held.physical is None:
        yield _constant(held, words)
        return
    match held.sort:
        case Sort.DAY:
            read = words.read_day(held.column, held.physical)
            yield Column(
                held=held,
                op=Op.DAY_COLUMN,
                value=read.value,
                valid=read.valid,
                width=read.width,
                range=DAYS,
                day=read.day,
            )
        case Sort.WORD:
            read = words.read_word(held.column, held.physical)
            known = words.member(read.value, held.mapped.words) if held.mapped.words else None
            yield Column(held=held, op=Op.WORD_COLUMN, value=read.value, valid=known)
        case Sort.TRUTH:
            true, false = held.mapped.true, held.mapped.false
            read = words.read_truth(held.column, held.physical, true=true, false=false)
            yield Column(held=held, op=Op.TRUTH_COLUMN, value=read.value, valid=read.valid)
        case _:
            yield from _numbers(held, words)


def _numbers(held: Held, words: Words[E]) -> Iterator[Column[E]]:
    physical = held.physical
    assert physical is not None  # noqa: S101 - a constant has been read before
    least = 0 if held.mapped.nonnegative else None
    read = words.read_number(held.column, physical, places=held.places)
    op = Op.NUMERATOR if held.over else Op.NUMBER
    yield _bounded(held, op, read, words=words, physical=physical, least=least)
    if held.over:
        below = words.read_number(held.mapped.over, held.over, places=held.over_places)
        yield _bounded(held, Op.DENOMINATOR, below, words=words, physical=held.over, least=1)


def _bounded(held: Held, op: Op, read: Read[E], *, words: Words[E], physical: Physical, least: int | None) -> Column[E]:
    """A column of numbers with its range: that of its type, and what the mapping promises beyond."""
    natural, digits = _natural(physical), held.mapped.digits
    promised = Range.digits(LONGEST if digits is None or op is Op.DENOMINATOR else digits)
    wanted = _within(natural, promised)
    wanted = wanted if least is None else Range(least, wanted.most)
    checks = [] if read.valid is None else [read.valid]
    if wanted.least > natural.least:
        checks.append(_compared(words, read, wanted.least, by=Comparison.AT_LEAST))
    if wanted.most < natural.most:
        checks.append(_compared(words, read, wanted.most, by=Comparison.AT_MOST))
    valid = words.conjunction(checks) if checks else None
    is_read = read.valid is None
    return Column(
        held=held,
        op=op,
        value=read.value,
        valid=valid,
        width=read.width,
        range=wanted,
        is_read=is_read,
        is_once=read.is_once,
    )


def _compared(words: Words[E], read: Read[E], bound: int, *, by: Comparison) -> E:
    width = max(read.width, width_of(Range(bound, bound)))
    value = read.value if width == read.width else words.widened(read.value, width)
    return words.compare(value, words.whole(bound, width), by=by)


def _natural(physical: Physical) -> Range:
    """What the type of a column can hold."""
    if physical.kind is PhysicalKind.FLOAT:
        return Range(1 - AT_MOST, AT_MOST - 1)
    held = Range(-(2 ** (physical.width - 1)), 2 ** (physical.width - 1) - 1)
    return held if physical.digits is None else _within(held, Range.digits(physical.digits))


def _within(one: Range, other: Range) -> Range:
    return Range(max(one.least, other.least), min(one.most, other.most))


def _constant(held: Held, words: Words[E]) -> Column[E]:
    """What every row has."""
    value = held.mapped.always.value if held.mapped.always else None
    match held.sort, value:
        case (Sort.DAY, date()):
            return _whole(held, Op.DAY_COLUMN, day_number(value), words)
        case (Sort.WORD, str()):
            return Column(held=held, op=Op.WORD_COLUMN, value=words.word(value), valid=None)
        case (Sort.TRUTH, bool()):
            return Column(held=held, op=Op.TRUTH_COLUMN, value=words.truth(value=value), valid=None)
        case ((Sort.AMOUNT | Sort.RATIO), Decimal() | int()):
            return _whole(held, Op.NUMBER, int(Fraction(value) * 10**held.places), words)
        case _:
            return _nothing(held, words)


def _whole(held: Held, op: Op, value: int, words: Words[E]) -> Column[E]:
    found = Range(value, value)
    width = width_of(found)
    return Column(held=held, op=op, value=words.whole(value, width), valid=None, width=width, range=found)


def _nothing(held: Held, words: Words[E]) -> Column[E]:
    """A column without a value in any row."""
    never = words.truth(value=False)
    match held.sort:
        case Sort.DAY:
            return Column(
                held=held,
                op=Op.DAY_COLUMN,
                value=words.either(never, words.whole(0, Width.SMALL)),
                valid=None,
                width=Width.SMALL,
            )
        case Sort.WORD:
            return Column(held=held, op=Op.WORD_COLUMN, value=words.either(never, words.word("")), valid=None)
        case Sort.TRUTH:
            return Column(held=held, op=Op.TRUTH_COLUMN, value=words.truth(value=None), valid=None)
        case _:
            return Column(
                held=held,
                op=Op.NUMBER,
                value=words.either(never, words.whole(0, Width.SMALL)),
                valid=None,
                width=Width.SMALL,
            )
