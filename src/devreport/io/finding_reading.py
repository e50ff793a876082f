"""Findings read back from their JSON form, with every problem of a file at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, TypeVar

from attrs import evolve, frozen

from devreport.errors import DevreportError, InputError, Problem
from devreport.expressions import Absent, Expr, Lag, Literal, Row, Scalar, Value, from_data
from devreport.findings import (
    Edition,
    Evidence,
    Figure,
    Finding,
    Listed,
    ListShape,
    Outcome,
    Severity,
    Shape,
    Threshold,
    Verdict,
    VerdictTest,
    Waived,
)
from devreport.io import values
from devreport.io.files import decoded, read_text
from devreport.io.finding_json import FINDING_VERSION, shape_hash
from devreport.io.plain import as_list, as_object
from devreport.io.plan_json import parse_json
from devreport.model import Hedge, Text
from devreport.periods import Period
from devreport.quantities import ONE, Interval, Missing, Quantity, Ratio, Unit

__all__ = ["finding_from_data", "read_findings"]

T = TypeVar("T")
Read = Callable[[object], Any]

#: How deep expressions make a file: as deep as they may be themselves, and what stands around them.
DEEPEST = 340

_VERSION = re.compile(r"1\.(\d{1,4})")
_NUMBER = re.compile(r"-?[0-9]{1,2000}(/0*[1-9][0-9]{0,2000})?")
_HEADER = ("plan", "period", "as_of", "fictional", "ruleset", "tallies")


def finding_from_data(data: object) -> Finding:
    """The finding that :func:`~devreport.io.finding_to_data` wrote.

    Raises:
        InputError: with everything that is wrong with it, each problem with its place.
    """
    with values.at("$"):
        held = _versioned(data)
        shapes = _shapes(held, held.newer)
        return _Reader(shapes, newer=held.newer).finding(held.fields)


def read_findings(source: str | os.PathLike[str] | bytes) -> tuple[Finding, ...]:
    """The findings in the file of an assessment, or the one in a file of its own.

    Args:
        source: the file, or the bytes of one.

    Raises:
        InputError: with everything that is wrong with it, each problem with its place.
    """
    where = "" if isinstance(source, bytes) else os.fspath(source)
    text = decoded(source) if isinstance(source, bytes) else read_text(source)
    data = parse_json(text, where, depth=DEEPEST)
    with values.at(f"{where}: " if where else ""):
        if "findings" not in (as_object(data) or ()):
            return (finding_from_data(data),)
        with values.at("$"):
            return _assessed(data)


@frozen
class _Versioned:
    """An object of a known major version.

    Attributes:
        fields: what it holds.
        newer: whether it is of a newer minor version, which may hold more than is known here.
    """

    fields: Mapping[str, object]
    newer: bool


def _versioned(data: object) -> _Versioned:
    fields = values.object_of(data, None, required=("schema_version",))
    version = fields["schema_version"]
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if match is None:
        values.wrong(version, f"version {FINDING_VERSION}, or a newer one before 2", where=".schema_version")
    return _Versioned({name: one for name, one in fields.items() if name != "schema_version"}, int(match[1]) > 0)


def _assessed(data: object) -> tuple[Finding, ...]:
    held = _versioned(data)
    known = {name: one for name, one in held.fields.items() if name not in _HEADER}
    read: Mapping[str, Read] = {"shapes": _anything, "findings": _anything}
    fields = _fields(known, read, required=("findings",), newer=held.newer)
    shapes = _shapes(_Versioned(fields, held.newer), held.newer)
    reader = _Reader(shapes, newer=held.newer)
    with values.at(".findings"):
        return _each(reader.finding)(fields["findings"])


def _anything(value: object) -> object:
    return value


def _shapes(held: _Versioned, newer: bool) -> Mapping[str, Shape]:  # noqa: FBT001
    """The table of shapes; each stands under the hash of its content."""
    with values.at(".shapes"):
        return _by_name(partial(_keyed_shape, newer=newer), keyed=True)(held.fields.get("shapes", {}))


def _fields(
    data: object, read: Mapping[str, Read], *, required: Iterable[str] = (), newer: bool = False
) -> dict[str, Any]:
    """What stands under each known key, read; every problem of every key at once."""
    given = values.object_of(data, None)
    problems = [Problem(f".{name}", "nothing", "a value", code="required") for name in required if name not in given]
    problems += [] if newer else values.unknown(given, tuple(read))
    made: dict[str, Any] = {}
    for name, one in read.items():
        if name in given:
            problems += _attempt(made, name, partial(one, given[name]), place=f".{name}")
    if problems:
        raise InputError("an object that is not as it should be", problems)
    return made


def _attempt(made: dict[str, Any], name: str, read: Callable[[], Any], *, place: str) -> list[Problem]:
    try:
        made[name] = read()
    except DevreportError as error:
        return [evolve(problem, where=place + problem.where) for problem in error.problems]
    return []


def _each(read: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    """A reader of lists."""

    def read_all(data: object) -> tuple[T, ...]:
        members = as_list(data)
        if members is None:
            values.wrong(data, "a list")
        made: dict[str, Any] = {}
        problems: list[Problem] = []
        for number, one in enumerate(members):
            problems += _attempt(made, str(number), partial(read, one), place=f"[{number}]")
        if problems:
            raise InputError("a list with problems", problems)
        return tuple(made.values())

    return read_all


def _by_name(read: Callable[..., T], *, keyed: bool = False) -> Callable[[object], dict[str, T]]:
    """A reader of objects with any keys."""

    def read_all(data: object) -> dict[str, T]:
        given = as_object(data)
        if given is None:
            values.wrong(data, "an object")
        made: dict[str, Any] = {}
        problems: list[Problem] = []
        for name, one in given.items():
            reading = partial(read, one, name) if keyed else partial(read, one)
            problems += _attempt(made, name, reading, place=f".{name[:70]}")
        if problems:
            raise InputError("an object with problems", problems)
        return made

    return read_all


_STRINGS = _each(values.read_string)


def _word(words: type[Any]) -> Read:
    return lambda value: values.read_word(value, words)


def _period(value: object) -> Period:
    return values.read_period(value, values.Context())


def _text(value: object) -> Text:
    return values.read_text_value(value)


def _number(value: object) -> Fraction:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Fraction(value)
    values.wrong(value, "an exact number in text, such as '629' or '3145/3237'")


def _expression(value: object) -> Expr:
    return from_data(value, where="")


def _scalar(value: object) -> Scalar:
    literal = from_data({"node": "literal", "value": value}, where="")
    return literal.value if isinstance(literal, Literal) else ""


def _unit(value: object) -> Unit:
    quantity = _scalar({"quantity": "1", "unit": value})
    return quantity.unit if isinstance(quantity, Quantity) else ONE


_RATIO: Mapping[str, Read] = {"value": _number, "unit": _unit, "radius": _number}
_WAIVED: Mapping[str, Read] = {
    "reason": values.read_string,
    "by": values.read_string,
    "until": values.read_string,
    "expired": values.read_boolean,
}
_EDITION: Mapping[str, Read] = dict.fromkeys(("id", "version", "hash"), values.read_string)


def _ratio(value: object, *, newer: bool) -> Ratio:
    held = _fields(value, _RATIO, required=("value", "unit"), newer=newer)
    return _as_ratio(held)


def _as_ratio(held: Mapping[str, Any]) -> Ratio:
    exact: Fraction = held["value"]
    return Ratio(exact.numerator, exact.denominator, held.get("unit", ONE), held.get("radius", Fraction(0)))


def _number_or_missing(value: object) -> Fraction | Missing:
    return _number(value) if as_object(value) is None else values.read_missing(value)


@frozen
class _Reader:
    """Reads findings whose shapes stand in a table."""

    shapes: Mapping[str, Shape]
    newer: bool = False

    def finding(self, data: object) -> Finding:
        read: dict[str, Read] = {
            **dict.fromkeys(("id", "rule", "kind", "subject", "statement"), values.read_string),
            "period": _period,
            "verdict": lambda value: None if value is None else values.read_word(value, Verdict),
            "outcome": _word(Outcome),
            "severity": _word(Severity),
            "figures": _by_name(self._figure),
            "texts": _by_name(_text),
            "lists": _by_name(_each(self._listed)),
            **dict.fromkeys(("missing", "undefined", "tags", "unmet"), _STRINGS),
            "waived": self._waived,
            "edition": self._edition,
            "evidence": self._evidence,
            "shapes": _anything,
        }
        required = ("rule", "kind", "subject", "period", "statement", "verdict", "outcome", "severity")
        held = _fields(data, read, required=required, newer=self.newer)
        named = held.pop("id", None)
        held.pop("shapes", None)
        finding = Finding(**held)
        if named not in {None, finding.id}:
            raise InputError.of(Problem(".id", repr(named), repr(finding.id), "made of rule, subject and period", "id"))
        return finding

    def _waived(self, value: object) -> Waived:
        return Waived(**_fields(value, _WAIVED, required=("reason", "by"), newer=self.newer))

    def _edition(self, value: object) -> Edition:
        return Edition(**_fields(value, _EDITION, required=tuple(_EDITION), newer=self.newer))

    def _listed(self, value: object) -> Listed:
        return Listed(**_fields(value, {"name": _text, "figure": self._figure}, newer=self.newer))

    def _figure(self, value: object) -> Figure:
        read: dict[str, Read] = {
            "id": values.read_string,
            **_RATIO,
            "value": _number_or_missing,
            "period": _period,
            "day": values.read_day,
            "places": values.read_integer,
            "formula": values.read_string,
            "inputs": _STRINGS,
            "hedge": _word(Hedge),
            "hedge_step": partial(_ratio, newer=self.newer),
            "recorded_hedge": _word(Hedge),
        }
        held = _fields(value, read, required=("id",), newer=self.newer)
        shown = _figure_value(held)
        kept = {name: one for name, one in held.items() if name not in {*_RATIO, "period", "day"}}
        return Figure(value=shown, **kept)

    def _evidence(self, value: object) -> Evidence:
        read: dict[str, Read] = {
            "shape": self._shape,
            "row": self._row,
            "reach": _by_name(partial(_valued, newer=self.newer)),
            "thresholds": _by_name(self._threshold),
        }
        held = _fields(value, read, required=("shape", "row"), newer=self.newer)
        row: Row = held["row"]
        hedged = {name: found for name, (found, _) in held.get("reach", {}).items()}
        reach = evolve(row, values={**row.values, **hedged}) if hedged else row
        return Evidence(shape=held["shape"], row=row, reach=reach, thresholds=held.get("thresholds", {}))

    def _shape(self, value: object) -> Shape:
        key = values.read_string(value)
        if key not in self.shapes:
            values.wrong(value, "the key of a shape in the table")
        return self.shapes[key]

    def _threshold(self, value: object) -> Threshold:
        read: Mapping[str, Read] = {"value": _scalar, "source": values.read_string}
        return Threshold(**_fields(value, read, required=("value",), newer=self.newer))

    def _row(self, value: object) -> Row:
        read: dict[str, Read] = {
            "values": _by_name(partial(_valued, newer=self.newer)),
            "inputs": _by_name(_STRINGS),
            "relations": _by_name(_each(self._row)),
            "periods": _by_name(_period),
            "label": values.read_string,
            "earlier": self._earlier,
        }
        held = _fields(value, read, required=("values",), newer=self.newer)
        found: Mapping[str, tuple[Value, Unit | None]] = held.pop("values")
        units = {name: unit for name, (_, unit) in found.items() if unit is not None}
        return Row(values={name: one for name, (one, _) in found.items()}, units=units, **held)

    def _earlier(self, value: object) -> Mapping[Lag, Row]:
        read: Mapping[str, Read] = {lag.value: self._row for lag in Lag}
        return {Lag(lag): row for lag, row in _fields(value, read, newer=self.newer).items()}


def _figure_value(held: Mapping[str, Any]) -> Ratio | Period | date | Missing:
    given = [name for name in ("value", "period", "day") if name in held]
    if len(given) != 1:
        raise InputError.of(Problem("", f"{len(given)} values", "one of value, period and day", code="value"))
    value: Fraction | Period | date | Missing = held[given[0]]
    return _as_ratio(held) if isinstance(value, Fraction) else value


def _valued(value: object, *, newer: bool) -> tuple[Value, Unit | None]:
    """A value of a row, with the unit of a number."""
    if isinstance(value, bool | str):
        return value, None
    read: Mapping[str, Read] = {
        **dict.fromkeys(("number", "lower", "upper"), lambda one: None if one is None else _number(one)),
        "unit": _unit,
        "open": _STRINGS,
        "date": values.read_day,
        **dict.fromkeys(("missing", "undefined"), lambda one: frozenset(_STRINGS(one))),
    }
    held = _fields(value, read, newer=newer)
    unit: Unit | None = held.get("unit")
    scale = unit.scale if unit else Fraction(1)
    match held:
        case {"number": Fraction() as number}:
            return number * scale, unit
        case {"lower": lower, "upper": upper}:
            return _interval(lower, upper, scale=scale, ends=held.get("open", ())), unit
        case {"date": day}:
            return day, None
        case {"missing": missing}:
            return Absent(missing, held.get("undefined", frozenset())), None
        case _:
            values.wrong(value, "a number, its bounds, a word, a truth value, a date, or what is missing")


def _interval(
    lower: Fraction | None, upper: Fraction | None, *, scale: Fraction, ends: tuple[str, ...]
) -> Interval:
    return Interval(
        None if lower is None else lower * scale,
        None if upper is None else upper * scale,
        lower_closed="lower" not in ends,
        upper_closed="upper" not in ends,
    )


def _keyed_shape(value: object, key: str, *, newer: bool) -> Shape:
    """A shape, which must be what its key says."""
    test: Mapping[str, Read] = {"verdict": _word(Verdict), "outcome": _word(Outcome), "when": _expression}
    read: Mapping[str, Read] = {
        "applies": _expression,
        "tests": _each(lambda one: VerdictTest(**_fields(one, test, required=("verdict", "outcome"), newer=newer))),
        "figures": _by_name(_expression),
        "periods": _by_name(values.read_string),
        "lists": _by_name(partial(_list_shape, newer=newer)),
    }
    held = _fields(value, read, required=("tests",), newer=newer)
    if not newer and (found := shape_hash(values.object_of(value, None))) != key:  # type: ignore[arg-type]
        raise InputError.of(Problem("", f"the content of {found}", "what its key says", "it was altered", "hash"))
    return Shape(**{"applies": None, **held})


def _list_shape(value: object, *, newer: bool) -> ListShape:
    read: Mapping[str, Read] = {
        "relation": values.read_string,
        "value": _expression,
        "period": values.read_string,
        "where": _expression,
    }
    return ListShape(**_fields(value, read, required=("relation",), newer=newer))
