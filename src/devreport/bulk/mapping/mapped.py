"""How one field is held in a table, and what of that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from devreport.errors import InputError, Problem, counted, did_you_mean
from devreport.lowering.ranges import LONGEST
from devreport.model.shape import shown
from devreport.quantities import ONE, Unit, parse_unit
from devreport.quantities.number import exact
from devreport.rules.subject import Sort
from devreport.text import Text

__all__ = [
    "MOST_DIGITS",
    "SORTS",
    "Always",
    "Mapped",
    "is_number",
    "plural",
    "read_scale",
    "refuse_all",
    "sort_named",
    "sort_problems",
]

#: The most digits that a number of a table can have.
MOST_DIGITS = LONGEST

#: The words for what a field holds, as mapping files write them.
SORTS: Mapping[str, Sort] = {
    "number": Sort.AMOUNT,
    "ratio": Sort.RATIO,
    "day": Sort.DAY,
    "word": Sort.WORD,
    "truth": Sort.TRUTH,
}


@frozen
class Always:
    """What every row has in place of a column.

    Attributes:
        value: the value; nothing where it is missing everywhere.
    """

    value: Decimal | int | str | bool | date | None = None


def is_number(sort: Sort) -> bool:
    """Whether it is a number of any sort."""
    return sort in {Sort.AMOUNT, Sort.RATIO}


def sort_named(word: str) -> Sort:
    """What a word of a mapping file says that a field holds.

    Raises:
        InputError: if there is no such word.
    """
    if word not in SORTS:
        hint = did_you_mean(word, SORTS)
        raise InputError.of(Problem("sort", shown(word), f"one of {', '.join(SORTS)}", hint, "sort"))
    return SORTS[word]


def read_scale(value: Fraction | Decimal | int | str, *, where: str = "scale") -> Fraction:
    """How many units a stored number is: a number, or a text such as ``1/100`` or ``0.01``.

    Args:
        value: the number.
        where: its place, for messages.

    Raises:
        InputError: if it is no exact number above zero.

    Example:
        >>> read_scale("1/100") == read_scale("0.01")
        True
    """
    if isinstance(value, Fraction):
        found = value
    else:
        above, slash, below = value.partition("/") if isinstance(value, str) else (value, "", "")
        found = Fraction(exact(above, where=where))
        divisor = Fraction(exact(below, where=where)) if slash else Fraction(1)
        found = found / divisor if divisor else divisor
    if found <= 0:
        raise InputError.of(Problem(where, str(value), "a scale above zero", code="number"))
    return found


def _unit(value: Unit | str) -> Unit:
    return parse_unit(value, where="unit")


def _sort(value: Sort | str | None) -> Sort | None:
    return sort_named(value) if isinstance(value, str) else value


def _words(value: Iterable[str] | str) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _always(value: Always | Decimal | int | str | date | None) -> Always | None:
    return value if value is None or isinstance(value, Always) else Always(value)


@frozen(kw_only=True)
class Mapped:
    """How one field is held in a table.

    Attributes:
        column: the name of its column; by default that of the field.
        sort: what it holds, also by its word in a mapping file: number, ratio, day, word or truth; by default what the
            kind of subject says, and a number for a kind of one's own.
        unit: the unit of its numbers; without one they are pure numbers.
        scale: how many such units a stored number is: 1/100 for hundredths in a column of integers.
        decimals: the decimals of its numbers, which floats and texts have to state.
        digits: the most digits of its numbers, decimals included; one with more is not what the column promises.
        nonnegative: whether no number may be below zero.
        over: for a ratio that is kept as two columns, the one of the denominators, which are above zero.
        words: the words that it can be; any word where none is named.
        true: the words that mean true, where truths are written.
        false: the words that mean false.
        always: what every row has, in place of a column.
        name: what the field is called in sentences and explanations.

    Raises:
        InputError: with everything in it that cannot be.
    """

    column: str = ""
    sort: Sort | None = field(default=None, converter=_sort)
    unit: Unit = field(default=ONE, converter=_unit)
    scale: Fraction = field(default=Fraction(1), converter=read_scale)
    decimals: int | None = None
    digits: int | None = None
    nonnegative: bool = False
    over: str = ""
    words: tuple[str, ...] = field(default=(), converter=_words)
    true: tuple[str, ...] = field(default=(), converter=_words)
    false: tuple[str, ...] = field(default=(), converter=_words)
    always: Always | None = field(default=None, converter=_always)
    name: Text = field(factory=Text, converter=Text)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be, whatever the field."""
        refuse_all(list(_problems(self)), "a field cannot be held like this")


def _problems(mapped: Mapped) -> Iterator[Problem]:
    """What cannot be, whatever the field holds."""
    yield from _digit_problems(mapped)
    yield from _truth_problems(mapped)
    if mapped.always is not None:
        for name, text in (("over", mapped.over), ("column", mapped.column)):
            if text:
                hint = "what every row has is in no column"
                yield Problem(name, f"the column {text!r} with always", "one of the two", hint, "always")
    if mapped.sort is not None:
        yield from sort_problems(mapped, mapped.sort)


def _digit_problems(mapped: Mapped) -> Iterator[Problem]:
    decimals, digits = mapped.decimals, mapped.digits
    if decimals is not None and not _is_within(decimals, 0):
        yield Problem("decimals", shown(decimals), f"a whole number from 0 to {MOST_DIGITS}", code="places")
    if digits is not None and not _is_within(digits, 1):
        yield Problem("digits", shown(digits), f"a whole number from 1 to {MOST_DIGITS}", code="number")
    elif digits is not None and decimals is not None and digits < decimals:
        hint = "digits are all of them, decimals included"
        yield Problem("digits", f"{digits} digits, {decimals} of them decimals", f"at least {decimals}", hint, "number")


def _is_within(number: object, least: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and least <= number <= MOST_DIGITS


def _truth_problems(mapped: Mapped) -> Iterator[Problem]:
    for name, own, other in (("true", mapped.true, mapped.false), ("false", mapped.false, mapped.true)):
        if not own and other:
            yield Problem(name, "no words", "words for both true and false", code="required")
    for word in sorted(set(mapped.true) & set(mapped.false)):
        yield Problem("false", f"the word {word!r}", "words other than those for true", code="duplicate")


def sort_problems(mapped: Mapped, sort: Sort) -> Iterator[Problem]:
    """What a field that holds this cannot have."""
    of_numbers = {
        "unit": mapped.unit != ONE,
        "scale": mapped.scale != 1,
        "decimals": mapped.decimals is not None,
        "digits": mapped.digits is not None,
        "nonnegative": mapped.nonnegative,
        "over": bool(mapped.over),
    }
    of_truths = {"true": bool(mapped.true), "false": bool(mapped.false)}
    options = [
        *((name, "numbers", given, is_number(sort)) for name, given in of_numbers.items()),
        *((name, "truths", given, sort is Sort.TRUTH) for name, given in of_truths.items()),
        ("words", "words", bool(mapped.words), sort is Sort.WORD),
    ]
    for name, what, given, fits in options:
        if given and not fits:
            hint = f"only {what} have one; this field holds {plural(sort)}"
            yield Problem(name, f"{name} of {plural(sort)}", f"no {name}", hint, "sort")
    if mapped.always is not None and mapped.always.value is not None:
        yield from _always_problems(mapped.always.value, mapped, sort)


def _always_problems(value: object, mapped: Mapped, sort: Sort) -> Iterator[Problem]:
    fitting = {
        Sort.DAY: isinstance(value, date) and not isinstance(value, datetime),
        Sort.WORD: isinstance(value, str),
        Sort.TRUTH: isinstance(value, bool),
    }
    if not fitting.get(sort, _is_exact(value)):
        yield Problem("always", shown(value), f"one of {plural(sort)}, or nothing", code="type")
    elif mapped.words and value not in mapped.words:
        hint = did_you_mean(str(value), mapped.words)
        yield Problem("always", shown(value), f"one of {', '.join(mapped.words)}", hint, "unknown_word")
    elif mapped.nonnegative and isinstance(value, Decimal | int) and value < 0:
        yield Problem("always", shown(value), "no number below zero", code="negative")


def _is_exact(value: object) -> bool:
    """Whether it is a number of as many digits as tables have."""
    if not isinstance(value, Decimal | int) or isinstance(value, bool):
        return False
    try:
        number = exact(value)
    except InputError:
        return False
    places = max(0, -int(number.as_tuple().exponent))
    return abs(Fraction(number)) * Fraction(10**places) < Fraction(10**MOST_DIGITS)


def plural(sort: Sort) -> str:
    """What a field holds, as messages say it."""
    return next(f"{word}s" for word, own in SORTS.items() if own is sort)


def refuse_all(problems: list[Problem], message: str) -> None:
    """Refuse a mapping if anything is wrong with it.

    Raises:
        InputError: with all of it.
    """
    if len(problems) == 1:
        raise InputError.of(problems[0])
    if problems:
        raise InputError(f"{message}: {counted(len(problems), 'problem')}", problems)
