"""From plain data to a plan: every record is made, and everything that is wrong is listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, get_args, get_origin

from attrs import NOTHING, define, evolve, field, fields, resolve_types

from devreport.errors import InputError, ModelError, Problem, counted
from devreport.io.converter import converter_for, structured
from devreport.io.own_units import read_own_unit
from devreport.io.plain import MAX_PROBLEMS, as_list, as_object, unplain
from devreport.io.values import Context, read_period, unknown
from devreport.model import Plan
from devreport.model.shape import shown
from devreport.periods import year

__all__ = ["LISTS", "SCHEMA_VERSION", "Locate", "plan_from"]

SCHEMA_VERSION = "1.0"

#: From the place of a problem in the whole plan to the place that its writer knows.
Locate = Callable[[str], str]

_PLACE = re.compile(r"\$(\.\w+|\[\d+\])+")
_IN_LIST = re.compile(r"\$\.(\w+)\[(\d+)\]")

resolve_types(Plan)

#: The fields of a plan with their types.
_FIELDS: Mapping[str, Any] = {one.name: one.type for one in fields(Plan)}

#: The lists of a plan, and the class of the records in each.
LISTS: Mapping[str, Any] = {name: get_args(kind)[0] for name, kind in _FIELDS.items() if get_origin(kind) is tuple}

#: What stands in for a required value that is wrong, so that everything else can be checked.
_STAND_INS: Mapping[str, Any] = {"id": "plan", "title": "?", "period": year(2000)}


@define
class _Made:
    """What could be made of plain data.

    Attributes:
        values: the fields of the plan that are right, and in its lists the records that are.
        kept: for each list, the places in the data of the records that are right.
        lost: the ids of the records that are wrong, as problems show them.
    """

    values: dict[str, Any] = field(factory=dict[str, Any])
    kept: dict[str, list[int]] = field(factory=dict[str, list[int]])
    lost: set[str] = field(factory=set[str])


def plan_from(data: object, locate: Locate = str) -> Plan:
    """The plan that plain data describe.

    Args:
        data: an object with the fields of :class:`~devreport.model.Plan`; ``schema_version`` and ``ext`` are optional.
        locate: turns a place in the plan into the place that its writer knows.

    Raises:
        InputError: with everything that is wrong, each problem with its place.
    """
    made = _Made()
    inexact = list(islice(unplain(data), MAX_PROBLEMS))
    marked = {problem.where for problem in inexact}
    misread = (problem for problem in _read(data, made) if problem.where not in marked)
    problems = list(islice(chain(inexact, misread), MAX_PROBLEMS + 1))
    try:
        plan = Plan(**{**_STAND_INS, **made.values})
    except ModelError as error:
        problems += _real(error.problems, made)
    else:
        if not problems:
            return plan
    raise _failure(problems, locate)


def _read(data: object, made: _Made) -> Iterator[Problem]:
    """Make what can be made; everything that cannot is a problem."""
    given = as_object(data)
    if given is None:
        yield Problem("$", shown(data), "an object with the fields of a plan", code="type")
        return
    yield from unknown(given, ["schema_version", *_FIELDS, "ext"], where="$")
    if given.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
        hint = "this file was made by another version of devreport"
        yield Problem("$.schema_version", shown(given["schema_version"]), shown(SCHEMA_VERSION), hint, "version")
    yield from _each("units", given.get("units", []), read=read_own_unit, made=made)
    context = Context(tuple(made.values["units"]), _year(given.get("period")))
    for name, kind in _FIELDS.items():
        if name in given and name != "units":
            yield from _field(name, given[name], kind=kind, context=context, made=made)
    yield from (
        Problem(f"$.{one.name}", "nothing", "a value", code="required")
        for one in fields(Plan)
        if one.default is NOTHING and one.name not in given
    )


def _field(name: str, value: object, *, kind: Any, context: Context, made: _Made) -> Iterator[Problem]:  # noqa: ANN401
    """One field of the plan."""
    converter = converter_for(context)
    if name in LISTS:
        yield from _each(name, value, read=lambda one: structured(converter, one, kind=LISTS[name]), made=made)
        return
    try:
        made.values[name] = structured(converter, value, kind=kind)
    except InputError as error:
        yield from _below(f"$.{name}", error.problems)


def _each(name: str, value: object, *, read: Callable[[object], Any], made: _Made) -> Iterator[Problem]:
    """One list of the plan."""
    records: list[Any] = made.values.setdefault(name, [])
    kept = made.kept.setdefault(name, [])
    members = as_list(value)
    if members is None:
        yield Problem(f"$.{name}", shown(value), "a list", code="type")
        return
    for index, one in enumerate(members):
        try:
            records.append(read(one))
            kept.append(index)
        except InputError as error:
            made.lost.add(shown((as_object(one) or {}).get("id")))
            yield from _below(f"$.{name}[{index}]", error.problems)


def _year(period: object) -> int | None:
    """The year of the plan, for periods that name none."""
    try:
        return read_period(period, Context()).year
    except InputError:
        return None


def _below(where: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    return (evolve(problem, where=where + problem.where) for problem in problems)


def _real(problems: Iterable[Problem], made: _Made) -> Iterator[Problem]:
    """The contradictions that do not come from records that could not be read, with their places in the data."""
    for problem in problems:
        if problem.code != "dangling" or problem.found not in made.lost:
            where, hint = (_IN_LIST.sub(_original(made), text) for text in (problem.where, problem.hint))
            yield evolve(problem, where=where, hint=hint)


def _original(made: _Made) -> Callable[[re.Match[str]], str]:
    return lambda match: f"$.{match[1]}[{made.kept[match[1]][int(match[2])]}]"


def _failure(problems: list[Problem], locate: Locate) -> InputError:
    listed = [
        evolve(problem, where=locate(problem.where), hint=_PLACE.sub(lambda match: locate(match[0]), problem.hint))
        for problem in problems[:MAX_PROBLEMS]
    ]
    more = "more than " if len(problems) > MAX_PROBLEMS else ""
    return InputError(f"the plan has {more}{counted(len(listed), 'problem')}", listed)
