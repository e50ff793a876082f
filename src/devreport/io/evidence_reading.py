"""Evidence read back from its JSON form: rows, thresholds, and the table of shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import evolve, frozen

from devreport.errors import InputError, Problem
from devreport.expressions import Absent, Expr, Lag, Literal, Row, Scalar, Value, from_data
from devreport.findings import Evidence, ListShape, Outcome, Shape, Threshold, Verdict, VerdictTest
from devreport.io import values
from devreport.io.fields import Read, by_name, each, fields_of
from devreport.io.finding_json import shape_hash
from devreport.periods import Period
from devreport.quantities import ONE, Interval, Quantity, Unit

__all__ = ["STRINGS", "EvidenceReader", "exact_number", "period", "read_shapes", "unit", "word"]

_NOTHING: Mapping[Any, Any] = MappingProxyType({})

#: A value of a row, with the unit of a number.
_Valued: TypeAlias = tuple[Value, Unit | None]

_NUMBER = re.compile(r"-?[0-9]{1,2000}(/0*[1-9][0-9]{0,2000})?")

#: Reads a list of texts.
STRINGS = each(values.read_string)


def word(words: type[Any]) -> Read:
    """A reader of the words of a closed vocabulary."""
    return lambda value: values.read_word(value, words)


def period(value: object) -> Period:
    """A period."""
    return values.read_period(value, values.Context())


def exact_number(value: object) -> Fraction:
    """An exact number."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        values.wrong(value, "an exact number in text, such as '629' or '3145/3237'")
    return Fraction(value)


def _expression(value: object) -> Expr:
    return from_data(value, where="")


def _scalar(value: object) -> Scalar:
    literal = from_data({"node": "literal", "value": value}, where="")
    return literal.value if isinstance(literal, Literal) else ""


def unit(value: object) -> Unit:
    """A unit, by its code or by all of it."""
    quantity = _scalar({"quantity": "1", "unit": value})
    return quantity.unit if isinstance(quantity, Quantity) else ONE


def read_shapes(value: object, *, newer: bool) -> Mapping[str, Shape]:
    """The table of shapes; each stands under the hash of its content."""
    return by_name(partial(_keyed_shape, newer=newer), keyed=True)(value)


@frozen
class EvidenceReader:
    """Reads evidence whose shapes stand in a table.

    Attributes:
        shapes: key → shape.
        newer: whether it is of a newer minor version, which may hold more than is known here.
    """

    shapes: Mapping[str, Shape]
    newer: bool = False

    def evidence(self, value: object) -> Evidence:
        """What a finding was made of."""
        read: dict[str, Read] = {
            "shape": self._shape,
            "row": self._facts,
            "reach": self._values,
            "thresholds": by_name(self._threshold),
            "place": values.read_string,
            "names": by_name(values.read_text_value),
        }
        held = fields_of(value, read, required=("shape", "row"), newer=self.newer)
        row, reach = held["row"]
        reach = _hedged(reach, held.get("reach", {}))
        given = {name: held[name] for name in ("thresholds", "place", "names") if name in held}
        return Evidence(shape=held["shape"], row=row, reach=reach, **given)

    def _shape(self, value: object) -> Shape:
        key = values.read_string(value)
        if key not in self.shapes:
            values.wrong(value, "the key of a shape in the table")
        return self.shapes[key]

    def _threshold(self, value: object) -> Threshold:
        read: Mapping[str, Read] = {"value": _scalar, "source": values.read_string}
        return Threshold(**fields_of(value, read, required=("value",), newer=self.newer))

    def _values(self, value: object) -> Mapping[str, _Valued]:
        read: Callable[[object], Mapping[str, _Valued]] = by_name(partial(_valued, newer=self.newer))
        return read(value)

    def _row(self, value: object) -> Row:
        return self._facts(value)[0]

    def _facts(self, value: object, more: Mapping[str, Read] = _NOTHING) -> tuple[Row, Row]:
        """A row, and the same with all that the hedged figures of its earlier rows may stand for."""
        read: dict[str, Read] = {
            "values": self._values,
            "inputs": by_name(STRINGS),
            "relations": by_name(each(self._row)),
            "periods": by_name(period),
            "label": values.read_string,
            "earlier": self._earlier,
            **more,
        }
        held = fields_of(value, read, required=("values",), newer=self.newer)
        found, boxes = held.pop("values"), held.pop("reach", _NOTHING)
        earlier = held.pop("earlier", _NOTHING)
        units = {name: measured for name, (_, measured) in found.items() if measured is not None}
        before = {lag: row for lag, (row, _) in earlier.items()}
        row = Row(values={name: one for name, (one, _) in found.items()}, units=units, earlier=before, **held)
        return row, _hedged(evolve(row, earlier={lag: reach for lag, (_, reach) in earlier.items()}), boxes)

    def _earlier(self, value: object) -> Mapping[Lag, tuple[Row, Row]]:
        then = partial(self._facts, more={"reach": self._values})
        read: Mapping[str, Read] = {lag.value: then for lag in Lag}
        return {Lag(lag): rows for lag, rows in fields_of(value, read, newer=self.newer).items()}


def _hedged(row: Row, boxes: Mapping[str, _Valued]) -> Row:
    """The row with all that hedged figures may stand for in their place."""
    return evolve(row, values={**row.values, **{name: box for name, (box, _) in boxes.items()}}) if boxes else row


def _bound(value: object) -> Fraction | None:
    return None if value is None else exact_number(value)


def _causes(value: object) -> frozenset[str]:
    return frozenset(STRINGS(value))


_VALUE: Mapping[str, Read] = {
    "number": exact_number,
    "lower": _bound,
    "upper": _bound,
    "unit": unit,
    "open": STRINGS,
    "date": values.read_day,
    "missing": _causes,
    "undefined": _causes,
}


def _valued(value: object, *, newer: bool) -> tuple[Value, Unit | None]:
    """A value of a row, with the unit of a number."""
    if isinstance(value, bool | str):
        return value, None
    held = fields_of(value, _VALUE, newer=newer)
    measured: Unit | None = held.get("unit")
    return _value(held, measured.scale if measured else Fraction(1)), measured


def _value(held: Mapping[str, Any], scale: Fraction) -> Value:
    match held:
        case {"number": Fraction() as number}:
            return number * scale
        case {"lower": lower, "upper": upper}:
            return _interval(lower, upper, scale=scale, ends=held.get("open", ()))
        case {"date": date() as day}:
            return day
        case {"missing": missing}:
            return Absent(missing, held.get("undefined", frozenset()))
        case _:
            found, expected = "an object without a value", "a number, its bounds, a date, or what is missing"
            raise InputError.of(Problem("", found, expected, code="value"))


def _interval(lower: Fraction | None, upper: Fraction | None, *, scale: Fraction, ends: tuple[str, ...]) -> Interval:
    return Interval(
        None if lower is None else lower * scale,
        None if upper is None else upper * scale,
        lower_closed="lower" not in ends,
        upper_closed="upper" not in ends,
    )


def _keyed_shape(value: object, key: str, *, newer: bool) -> Shape:
    """A shape, which must be what its key says."""
    test: Mapping[str, Read] = {"verdict": word(Verdict), "outcome": word(Outcome), "when": _expression}
    read: Mapping[str, Read] = {
        "applies": _expression,
        "tests": each(lambda one: VerdictTest(**fields_of(one, test, required=("verdict", "outcome"), newer=newer))),
        "figures": by_name(_expression),
        "periods": by_name(values.read_string),
        "lists": by_name(partial(_list_shape, newer=newer)),
    }
    held = fields_of(value, read, required=("tests",), newer=newer)
    if not newer and (found := shape_hash(values.object_of(value, None))) != key:
        raise InputError.of(Problem("", f"the content of {found}", "what its key says", "it was altered", "hash"))
    return Shape(held.pop("applies", None), **held)


def _list_shape(value: object, *, newer: bool) -> ListShape:
    read: Mapping[str, Read] = {
        "relation": values.read_string,
        "value": _expression,
        "period": values.read_string,
        "where": _expression,
    }
    return ListShape(**fields_of(value, read, required=("relation",), newer=newer))
