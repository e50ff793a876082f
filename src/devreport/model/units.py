"""Units of a plan's own: new ones only, and every unit in use is either known or among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast, get_args

from attrs import AttrsInstance, fields, has, resolve_types

from devreport.errors import Problem
from devreport.model.shape import shown
from devreport.quantities import Quantity, Unit, parse_unit

__all__ = ["own_units", "undeclared"]


def own_units(units: Iterable[Unit]) -> Iterator[Problem]:
    """Units of the plan's own that are known already, or whose code could be taken for part of a number."""
    for index, unit in enumerate(units):
        where = f"$.units[{index}].code"
        if unit.code != unit.code.strip() or _starts_like_a_number(unit.code):
            expected = "a code that starts with neither a numeral, a sign nor a space"
            yield Problem(where, shown(unit.code), expected, code="unit")
        elif _is_known(unit.code):
            yield Problem(where, shown(unit.code), "a unit that is not known already", code="unit")


def undeclared(record: AttrsInstance, units: Iterable[Unit]) -> Iterator[Problem]:
    """Units in use that are neither known nor declared, so that no file could name them."""
    own = tuple(units)
    good: set[Unit] = set()
    for where, unit in _units_in(record, "$"):
        if unit in good:
            continue
        if _is_known(unit.code, own) and parse_unit(unit.code, extra=own) == unit:
            good.add(unit)
        else:
            yield Problem(
                where, f"the unit {shown(unit.code)}", "a known unit, or one of the plan's own units", code="unit"
            )


def _is_known(code: str, extra: Iterable[Unit] = ()) -> bool:
    try:
        parse_unit(code, extra=extra)
    except ValueError:
        return False
    return True


def _starts_like_a_number(code: str) -> bool:
    return code[:1].isnumeric() or code[:1] in set("+-－＋.,．，○〇两")


def _units_in(value: object, where: str) -> Iterator[tuple[str, Unit]]:
    """Every unit in a record, with its place."""
    match value:
        case Unit():
            yield where, value
        case Quantity():
            yield where, value.unit
        case tuple():
            for index, one in enumerate(cast("tuple[object, ...]", value)):
                yield from _units_in(one, f"{where}[{index}]")
        case _:
            for name in _with_units(cast("Any", type(value))):
                yield from _units_in(getattr(value, name), f"{where}.{name}")


@cache
def _with_units(cls: type[Any]) -> tuple[str, ...]:
    """The fields of a class that can hold a unit; none for what is no record."""
    if not has(cls):
        return ()
    resolve_types(cls)
    return tuple(field.name for field in fields(cls) if _mentions_unit(field.type))


def _mentions_unit(annotation: Any) -> bool:  # noqa: ANN401
    if annotation in {Unit, Quantity}:
        return True
    if has(annotation):
        return bool(_with_units(annotation))
    return any(_mentions_unit(one) for one in get_args(annotation))
