"""How single values are written in files: figures, periods, days, texts and units, losslessly in both directions."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, NoReturn, TypeVar

from attrs import evolve, frozen

from devreport.errors import InputError, Problem, did_you_mean
from devreport.io.plain import as_object
from devreport.model import Text
from devreport.model.shape import shown
from devreport.periods import Period, parse_period
from devreport.quantities import Missing, MissingReason, Quantity, Unit, exact, parse_unit

__all__ = [
    "Context",
    "Plain",
    "at",
    "object_of",
    "read_boolean",
    "read_day",
    "read_decimal",
    "read_figure",
    "read_integer",
    "read_missing",
    "read_period",
    "read_quantity",
    "read_string",
    "read_text_value",
    "read_unit",
    "read_word",
    "write_missing",
    "write_quantity",
    "write_text_value",
    "wrong",
]

#: What a value is in a file.
Plain = str | int | bool | None | list[Any] | dict[str, Any]

Word = TypeVar("Word", bound=Enum)

_FIGURE = "a figure with its unit, such as '629.0亿元'"


@frozen
class Context:
    """What the values of one file depend on.

    Attributes:
        units: the units of the plan's own.
        year: the year of a period that names none, such as 上半年.
    """

    units: tuple[Unit, ...] = ()
    year: int | None = None


def wrong(value: object, expected: str, *, hint: str = "", where: str = "") -> NoReturn:
    """Refuse a value."""
    raise InputError.of(Problem(where, shown(value), expected, hint, "type"))


@contextmanager
def at(where: str) -> Generator[None]:
    """Whatever is wrong inside is wrong at this place of the whole."""
    try:
        yield
    except InputError as error:
        problems = [evolve(problem, where=where + problem.where) for problem in error.problems]
        raise InputError(error.message, problems) from None


def read_string(value: object) -> str:
    """A string as it is."""
    return value if isinstance(value, str) else wrong(value, "a text")


def read_integer(value: object) -> int:
    """A whole number; true and false are none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else wrong(value, "a whole number")


def read_boolean(value: object) -> bool:
    """True or false."""
    return value if isinstance(value, bool) else wrong(value, "true or false")


def read_decimal(value: object) -> Decimal:
    """A number, best written as a string."""
    match value:
        case bool():
            wrong(value, "a number")
        case str() | int() | Decimal():
            return exact(value)
        case _:
            wrong(value, "a number")


def read_day(value: object) -> date:
    """A day as ISO 8601 writes it, or as TOML has it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        wrong(value, _DAY)
    try:
        return date.fromisoformat(value)
    except ValueError:
        wrong(value, _DAY)


_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY = "a day such as 2023-06-30"


def read_word(value: object, words: type[Word]) -> Word:
    """A word of a closed vocabulary."""
    options = [str(word.value) for word in words]
    if isinstance(value, str) and value in options:
        return words(value)
    hint = did_you_mean(value[:40], options) if isinstance(value, str) else ""
    wrong(value, "one of " + ", ".join(options), hint=hint)


def read_text_value(value: object) -> Text:
    """A text: a string, or an object with a text per language."""
    if isinstance(value, str):
        return Text(value)
    texts = as_object(value)
    if texts is None:
        wrong(value, "a text, or an object with a text per language")
    problems = [
        Problem(f".{language}", shown(text), "a text", code="type")
        for language, text in texts.items()
        if not isinstance(text, str)
    ]
    if problems:
        raise InputError("texts that are none", problems)
    return Text({language: str(text) for language, text in texts.items()})


def write_text_value(text: Text) -> Plain:
    """A plain string where there is Chinese text only."""
    return str(text) if [language for language, _ in text.by_language] == ["zh"] else dict(text.by_language)


def read_period(value: object, context: Context) -> Period:
    """A period in any spelling; 2023 may be a number."""
    match value:
        case bool():
            wrong(value, _PERIOD)
        case int() if 1000 <= value <= 9999:
            return _period(str(value), None)
        case str():
            return _period(value, context.year)
        case _:
            wrong(value, _PERIOD)


@lru_cache(maxsize=4096)
def _period(text: str, year: int | None) -> Period:
    """Few periods are named many times."""
    return parse_period(text, year=year)


_PERIOD = "a period such as 2023-S1 or 2023年1—6月"


def read_quantity(value: object, context: Context) -> Quantity:
    """A figure: ``"629.0亿元"``, ``{"value": "629.0", "unit": "亿元"}``, or a number without a unit."""
    if as_object(value) is not None:
        return _quantity(object_of(value, ("value", "unit", "places"), required=("value",)), context)
    match value:
        case str():
            return Quantity.parse(value, extra=context.units)
        case Decimal() | int():
            return Quantity(read_decimal(value))
        case _:
            wrong(value, _FIGURE)


def _quantity(fields: Mapping[str, object], context: Context) -> Quantity:
    with at(".value"):
        value = read_decimal(fields["value"])
    with at(".unit"):
        unit = read_unit(fields.get("unit", "1"), context)
    if "places" not in fields:
        return Quantity(value, unit)
    with at(".places"):
        return Quantity(value, unit, read_integer(fields["places"]))


def write_quantity(quantity: Quantity) -> Plain:
    """The number as it was recorded, then the unit; an object where it was rounded to tens or more."""
    if quantity.places < 0:
        return {"value": f"{quantity.value:f}", "unit": quantity.unit.code, "places": quantity.places}
    digits = f"{quantity.value:.{quantity.places}f}"
    code = "" if quantity.unit.code == "1" else quantity.unit.code
    return f"{digits} {code}" if code[:1].isdigit() else digits + code


def read_missing(value: object) -> Missing:
    """Why there is no figure: ``{"missing": "not_collected"}``."""
    fields = object_of(value, ("missing", "what"), required=("missing",))
    with at(".missing"):
        reason = read_word(fields["missing"], MissingReason)
    with at(".what"):
        return Missing(reason, read_string(fields.get("what", "")))


def write_missing(missing: Missing) -> Plain:
    """The reason, and what is missing where that is known."""
    return {"missing": missing.reason.value, **({"what": missing.what} if missing.what else {})}


def read_figure(value: object, context: Context) -> Quantity | Missing:
    """A figure, or why there is none."""
    if "missing" in (as_object(value) or ()):
        return read_missing(value)
    if value is None:
        wrong(value, _FIGURE, hint='say why there is none: {"missing": "not_published"}')
    return read_quantity(value, context)


def read_unit(value: object, context: Context) -> Unit:
    """A unit by its code or another spelling."""
    return parse_unit(value, extra=context.units) if isinstance(value, str) else wrong(value, "a unit such as 亿元")


def object_of(
    value: object, names: Iterable[str] | None, *, required: Iterable[str] = (), where: str = ""
) -> Mapping[str, object]:
    """An object with these keys and no others (any, if ``names`` is None); ``ext`` is allowed and left out."""
    given = as_object(value)
    if given is None:
        wrong(value, "an object", where=where)
    fields = {key: one for key, one in given.items() if key != "ext"}
    problems = [
        Problem(f"{where}.{name}", "nothing", "a value", code="required") for name in required if name not in fields
    ]
    if names is not None:
        problems += unknown(fields, tuple(names), where=where)
    if problems:
        raise InputError("an object that is not as it should be", problems)
    return fields


def unknown(keys: Iterable[str], names: Iterable[str], *, where: str = "") -> list[Problem]:
    """A problem for each key that is no name."""
    options = tuple(names)
    strays = [key for key in keys if key not in options]
    expected = "one of " + ", ".join(options)
    return [
        Problem(
            f"{where}.{key[:60]}", f"the unknown key {shown(key)}", expected, did_you_mean(key[:60], options), "unknown"
        )
        for key in strays
    ]
