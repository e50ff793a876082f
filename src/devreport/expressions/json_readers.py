"""Reading the JSON form: what stands at each place of a node, or everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar, cast

from attrs import NOTHING, Attribute, evolve, fields, resolve_types

from devreport.errors import DevreportError, Problem, RuleError, did_you_mean
from devreport.expressions.limits import DEEPEST, LARGEST, MOST_PROBLEMS, WIDEST
from devreport.expressions.nodes import Expr, Scalar
from devreport.expressions.structure import NODES
from devreport.expressions.vocabulary import Aggregation, Comparison, ExtremeKind, Lag, Operation
from devreport.quantities import ONE, Quantity, Rounding, Unit, parse_unit

__all__ = ["FIELDS", "KINDS", "check_size", "read_node"]

_T = TypeVar("_T")

#: The kind of each node, as written.
KINDS: Mapping[str, type[Expr]] = {re.sub(r"(?<!^)(?=[A-Z])", "_", node.__name__).lower(): node for node in NODES}

#: The parts of each node, with their types.
FIELDS: Mapping[type[Expr], Sequence[Attribute[Any]]] = {
    node: [attribute for attribute in fields(resolve_types(node)) if attribute.init] for node in NODES
}

#: Objects, lists and values that a form may have: no node has more than seven of its own.
_MOST = 7 * LARGEST

#: The largest number of decimals, and the largest exponent of a unit.
_LARGEST_INTEGER = 999

#: Lists and objects between a node and the next one inside it, at most.
_LEVELS = 3


def check_size(data: object, where: str) -> None:
    """Refuse what is too deep or too large before anything is made of it; data that holds itself is too deep.

    Raises:
        RuleError: if so.
    """
    pending, seen = [(data, 0)], 0
    while pending:
        held, depth = pending.pop()
        inside = list(cast("Mapping[object, object]", held).values()) if isinstance(held, dict) else held
        if isinstance(inside, list):
            seen += len(cast("list[object]", inside))
            if seen > _MOST or depth > _LEVELS * DEEPEST:
                raise _too_large(where)
            pending.extend((one, depth + 1) for one in cast("list[object]", inside))


def read_node(data: object, where: str) -> Expr:
    """The node, and all that is inside it.

    Raises:
        RuleError: with everything that is wrong inside it.
    """
    held = _object(data, where, "a node, such as {'node': 'field', 'name': 'actual'}")
    kind = _option(held.get("node"), KINDS, f"{where}.node")
    known = {attribute.name: attribute for attribute in FIELDS[kind]}
    problems = _strangers(held, ["node", *known], where)
    values: dict[str, Any] = {}
    for name, attribute in known.items():
        try:
            if name in held:
                values[name] = _READERS[attribute.type](held[name], f"{where}.{name}")
            elif attribute.default is NOTHING:
                problems.append(Problem(where, "no such key", f"the key {name!r}", code="missing_key"))
        except RuleError as error:
            problems.extend(error.problems)
    _refuse(problems)
    return _made(lambda: kind(**values), where)


def _object(data: object, where: str, expected: str) -> Mapping[str, Any]:
    if isinstance(data, dict):
        return cast("Mapping[str, Any]", data)
    raise _wrong(where, _shown(data), expected)


def _list(data: object, where: str, expected: str) -> list[object]:
    if isinstance(data, list):
        return cast("list[object]", data)
    raise _wrong(where, _shown(data), expected)


def _strangers(held: Mapping[str, Any], known: Sequence[str], where: str) -> list[Problem]:
    strange = [str(key) for key in held if key not in known][:MOST_PROBLEMS]
    return [
        Problem(where, f"the key {key[:60]!r}", ", ".join(known), did_you_mean(key[:60], known), "unknown_key")
        for key in strange
    ]


def _option(data: object, options: Mapping[str, _T], where: str) -> _T:
    if isinstance(data, str) and data in options:
        return options[data]
    hint = did_you_mean(data[:60], options) if isinstance(data, str) else ""
    raise _wrong(where, _shown(data), f"one of {', '.join(options)}", hint)


def _each(read: Callable[[object, str], _T], most: int = WIDEST) -> Callable[[object, str], tuple[_T, ...]]:
    """A reader of lists that are not too long; it finds what is wrong with every member."""

    def read_all(data: object, where: str) -> tuple[_T, ...]:
        found: list[_T] = []
        problems: list[Problem] = []
        held = _list(data, where, "a list")
        if len(held) > most:
            raise _too_large(where)
        for position, one in enumerate(held):
            try:
                found.append(read(one, f"{where}[{position}]"))
            except RuleError as error:
                problems.extend(error.problems)
                if len(problems) >= MOST_PROBLEMS:
                    break
        _refuse(problems)
        return tuple(found)

    return read_all


def _pair(read: Callable[[object, str], _T]) -> Callable[[object, str], tuple[Expr, _T]]:
    """A reader of a condition and what belongs to it."""

    def read_both(data: object, where: str) -> tuple[Expr, _T]:
        both = _list(data, where, "a list of two")
        if len(both) != 2:
            raise _wrong(where, f"a list of {len(both)}", "a list of two")
        return read_node(both[0], f"{where}[0]"), read(both[1], f"{where}[1]")

    return read_both


def _one_of(vocabulary: type[Enum]) -> Callable[[object, str], Enum]:
    options = {str(member.value): member for member in vocabulary}
    return lambda data, where: _option(data, options, where)


def _text(data: object, where: str) -> str:
    if isinstance(data, str):
        return data
    raise _wrong(where, _shown(data), "a text")


def _integer(data: object, where: str) -> int:
    if isinstance(data, int) and not isinstance(data, bool) and abs(data) <= _LARGEST_INTEGER:
        return data
    raise _wrong(where, _shown(data), f"an integer from {-_LARGEST_INTEGER} to {_LARGEST_INTEGER}")


def _scalar(data: object, where: str) -> Scalar:
    if isinstance(data, bool | str):
        return data
    held = _object(data, where, "a text, a truth value, {'quantity': '0.8'} or {'date': '2024-06-30'}")
    if "date" in held:
        _refuse(_strangers(held, ["date"], where))
        return _date(held["date"], f"{where}.date")
    _refuse(_strangers(held, ["quantity", "unit", "places"], where))
    if not isinstance(number := held.get("quantity"), str):
        raise _wrong(
            f"{where}.quantity", _shown(number), "a number in text", "such as '0.80', so that it is read exactly"
        )
    unit = _unit(held.get("unit", ONE.code), f"{where}.unit")
    if "places" not in held:
        return _made(lambda: Quantity(number, unit), f"{where}.quantity")
    places = _integer(held["places"], f"{where}.places")
    return _made(lambda: Quantity(number, unit, places=places), f"{where}.quantity")


def _date(data: object, where: str) -> date:
    if isinstance(data, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", data):
        try:
            return date.fromisoformat(data)
        except ValueError:
            pass
    raise _wrong(where, _shown(data), "a date such as 2024-06-30")


def _unit(data: object, where: str) -> Unit:
    if isinstance(data, str):
        return _made(lambda: parse_unit(data), where)
    held = _object(data, where, "a unit")
    _refuse(_strangers(held, ["code", "dimension", "scale"], where))
    dimension = _object(held.get("dimension"), f"{where}.dimension", "exponents by dimension, such as {'money': 1}")
    powers = tuple((name, _integer(power, f"{where}.dimension.{name}")) for name, power in dimension.items())
    code, scale = _text(held.get("code"), f"{where}.code"), _text(held.get("scale"), f"{where}.scale")
    if not re.fullmatch(r"[0-9]{1,200}(/0*[1-9][0-9]{0,200})?", scale):
        raise _wrong(f"{where}.scale", _shown(scale), "an integer or a fraction in text, such as '1/100'")
    return _made(lambda: Unit(code, powers, Fraction(scale)), where)


_READERS: Mapping[Any, Callable[[object, str], Any]] = {
    Expr: read_node,
    Expr | None: read_node,
    tuple[Expr, ...]: _each(read_node),
    tuple[tuple[Expr, Expr], ...]: _each(_pair(read_node)),
    tuple[tuple[Expr, str], ...]: _each(_pair(_text)),
    tuple[str, ...]: _each(_text, LARGEST),
    str: _text,
    str | None: _text,
    int: _integer,
    Scalar: _scalar,
    Unit: _unit,
    **{
        vocabulary: _one_of(vocabulary)
        for vocabulary in (Aggregation, Comparison, ExtremeKind, Lag, Operation, Rounding)
    },
}


def _made(make: Callable[[], _T], where: str) -> _T:
    """What ``make`` makes, or a :class:`RuleError` that names the place."""
    try:
        return make()
    except DevreportError as error:
        raise _all([evolve(problem, where=problem.where or where) for problem in error.problems]) from None


def _shown(data: object) -> str:
    match data:
        case str():
            return repr(data[:60])
        case None:
            return "nothing"
        case bool():
            return "a truth value"
        case float() | Decimal():
            return f"the number {str(data)[:60]}"
        case int():
            return "a number"
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            return type(data).__name__


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise _all(problems[:MOST_PROBLEMS])


def _all(problems: Sequence[Problem]) -> RuleError:
    return RuleError.of(problems[0]) if len(problems) == 1 else RuleError("a wrong expression", problems)


def _too_large(where: str) -> RuleError:
    expected = f"at most {DEEPEST} deep, {WIDEST} wide and {LARGEST} nodes"
    return _wrong(where, "an expression that is too deep or too large", expected, code="too_large")


def _wrong(where: str, found: str, expected: str, hint: str = "", *, code: str = "form") -> RuleError:
    return RuleError.of(Problem(where, found, expected, hint, code))
