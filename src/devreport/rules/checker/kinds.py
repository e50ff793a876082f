"""Types and units of the expressions of a rule: those that can be told without a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import TypeAlias, assert_never

from attrs import evolve

from devreport.errors import Problem, RuleError
from devreport.expressions import (
    BOOLEAN,
    DATE,
    WORD,
    ZERO,
    Field,
    Kind,
    Literal,
    Parameter,
    Round,
    Scalar,
    Schema,
    Type,
    infer,
    number_type,
    scalar_type,
)
from devreport.quantities import PERCENT, PERCENTAGE_POINT, POINTS, RATIO, Dimension, Quantity, Unit
from devreport.quantities.dimension import is_counter
from devreport.rules.checker.places import Part, Spot, Use, spots
from devreport.rules.subject import Meaning, Sort, Table

__all__ = ["wrong_types"]

#: How many ways of reading the units of a rule are tried.
_MOST_GUESSES = 64

#: How units that only the plan knows begin.
_UNKNOWN = "the unit of "

#: Amounts multiplied with each other, whatever they measure.
_PRODUCT = re.compile(rf"{_UNKNOWN}[^·^]*\^[0-9]")

#: The place of the figure of a rule, and of what it is held against.
_HELD = re.compile(r"\.figures\.(value|limit)(?:\.value)?")

#: Family → what its amounts measure.
_Guess: TypeAlias = Mapping[str, Dimension]

#: What is wrong in each expression.
_Wrong: TypeAlias = dict[Part, tuple[Problem, ...]]


def wrong_types(parts: Sequence[Part], parameters: Mapping[str, Scalar]) -> _Wrong:
    """Every expression in which unlike things are combined, with what is wrong in it.

    The unit of an amount is known from the plan only. A rule may take it for one kind of thing, and no more: of all
    ways of reading it, the one with the fewest problems counts.
    """
    every = [spot for part in parts for spot in spots(part)]
    best: tuple[tuple[int, int], _Wrong] | None = None
    units = [part.unit.dimension for part in parts if part.unit is not None]
    for guess in _guesses(every, [*_dimensions(every, parameters), *units]):
        schemas = _schemas(parts, parameters, guess=guess)
        found = _found(schemas)
        unlike = {} if found else _unlike_limit(schemas)
        rank = (sum(map(len, found.values())), len(unlike))
        if best is None or rank < best[0]:
            best = rank, found or unlike
        if best[0] == (0, 0):
            break
    return (best and best[1]) or _products(_found(_schemas(parts, parameters, guess={})))


def _products(found: _Wrong) -> _Wrong:
    """Amounts multiplied with each other and held against a share: no reading of the units makes sense of that."""
    held = {
        part: tuple(
            one for one in problems if _SHARE in {one.found, one.expected.removesuffix(_BESIDE)} and _is_product(one)
        )
        for part, problems in found.items()
    }
    return {part: problems for part, problems in held.items() if problems}


def _is_product(problem: Problem) -> bool:
    return any(_PRODUCT.search(said) for said in (problem.found, problem.expected))


def _schemas(parts: Sequence[Part], parameters: Mapping[str, Scalar], *, guess: _Guess) -> dict[Part, Schema]:
    types = {name: scalar_type(value) for name, value in parameters.items()}
    return {part: _schema(part.scope, types, guess=guess) for part in parts}


def _found(schemas: Mapping[Part, Schema]) -> _Wrong:
    found = {part: tuple(_problems(part, schema)) for part, schema in schemas.items()}
    return {part: problems for part, problems in found.items() if problems}


def _unlike_limit(schemas: Mapping[Part, Schema]) -> _Wrong:
    """A limit that measures something else than the figure that is held against it."""
    shown = {part: infer(part.expr, schema) for part, schema in schemas.items() if part.use is Use.FIGURE}
    roles = {part: found[1] for part in shown if (found := _HELD.search(part.where))}
    values = [type_ for part, type_ in shown.items() if roles.get(part) == "value"]
    limits = [(part, type_) for part, type_ in shown.items() if roles.get(part) == "limit"]
    return {
        part: (Problem(part.where, str(limit), f"{value}, as the value is", "show what it is held against", "type"),)
        for part, limit in limits
        for value in values
        if value != limit and ZERO not in {value, limit}
    }


def _problems(part: Part, schema: Schema) -> Iterator[Problem]:
    try:
        type_ = infer(part.expr, schema)
    except RuleError as error:
        scopes = {spot.where: spot.scope for spot in spots(part)}
        for one in error.problems:
            where = part.where + one.where.removeprefix("$")
            yield evolve(one, where=where, hint=_fix(one) or _named(one, scopes.get(where)))
        return
    if part.use is Use.CONDITION:
        if type_ != BOOLEAN:
            yield Problem(part.where, str(type_), "a condition", "compare it with something", "type")
    elif type_.kind not in {Kind.NUMBER, Kind.DATE}:
        yield Problem(part.where, str(type_), "a number or a date", "show what was compared", "type")
    elif part.unit is not None and not _shows(part.unit, type_):
        where = part.where.removesuffix(".value") + ".unit"
        yield Problem(where, part.unit.code, f"a unit of {type_}", "show it in a unit of its own kind", "type")


def _shows(unit: Unit, type_: Type) -> bool:
    """Whether a figure can be shown in a unit; a number of rows, or a difference of two, is shown in any counter."""
    counts = type_.dimension == RATIO and is_counter(unit.dimension)
    counts = counts or (type_.dimension == POINTS and unit.scale == 1)
    return counts or (type_.kind is Kind.NUMBER and type_.dimension in {None, unit.dimension})


def _named(problem: Problem, scope: Table | None) -> str:
    """The names there are, where none is near."""
    known = {"unknown_field": scope.fields, "unknown_relation": scope.relations} if scope is not None else {}
    names = sorted(known.get(problem.code, ()))
    return f"name what there is: {', '.join(names)}" if names else "name what there is"


def _fix(problem: Problem) -> str:
    """What to write instead; a misspelt name has its hint already."""
    expected = problem.expected.removesuffix(_BESIDE)
    match problem.found, expected:
        case _ if problem.code != "type":
            return problem.hint
        case found, _ if {found, expected} == {_SHARE, _POINTS}:
            wanted, what = ("个百分点", "a ratio less a ratio") if expected == _POINTS else ("%", "a ratio")
            return f"{what} is held against a number in {wanted}: write it in {wanted}"
        case _ if _is_product(problem):
            return "amounts multiplied with each other are no amount: divide one by the other, or leave one out"
        case found, _ if found == _SHARE and expected.startswith("a number"):
            return f"give the number its unit: {expected} is beside it; a share is held against one amount over another"
        case _:
            return f"use {expected} here: unlike things are not compared, added or taken for each other"


#: What a type is followed by where it is that of the other side.
_BESIDE = ", as beside it"

_SHARE, _POINTS = str(number_type(PERCENT)), str(number_type(PERCENTAGE_POINT))


def _guesses(every: Sequence[Spot], constants: Sequence[Dimension]) -> Iterator[_Guess]:
    meanings = [
        spot.scope.fields[spot.node.name]
        for spot in every
        if isinstance(spot.node, Field) and spot.node.name in spot.scope.fields
    ]
    first = {_family(one): _first(one) for one in meanings if one.sort is Sort.AMOUNT and not one.settled}
    concrete = list(dict.fromkeys([*first.values(), *constants]))
    if POINTS in concrete and RATIO not in concrete:
        concrete.append(RATIO)
    for chosen in islice(product(*(_choices(one, concrete) for one in first.values())), _MOST_GUESSES):
        yield dict(zip(first, chosen, strict=True))


def _family(meaning: Meaning) -> str:
    """The amounts that measure the same as this one."""
    return meaning.family if meaning.unit is None else meaning.unit.code


def _first(meaning: Meaning) -> Dimension:
    """What an amount measures if the rule does not say more of it."""
    return _own(meaning.family) if meaning.unit is None else meaning.unit.dimension


def _choices(first: Dimension, concrete: Iterable[Dimension]) -> list[Dimension]:
    """What an amount may measure: whatever the rule takes it for; of money, money of any currency."""
    is_open = first[:1] and first[0][0].startswith(_UNKNOWN)
    return [first, *(one for one in concrete if one != first and (is_open or (_is_money(one) and _is_money(first))))]


def _is_money(dimension: Dimension) -> bool:
    return [name.partition(":")[0] for name, _ in dimension] == ["money"]


def _dimensions(every: Iterable[Spot], parameters: Mapping[str, Scalar]) -> Iterator[Dimension]:
    """What the constants of a rule measure."""
    for spot in every:
        match spot.node:
            case Literal(Quantity() as value) if scalar_type(value) != ZERO:
                yield value.unit.dimension
            case Parameter(name) if isinstance(threshold := parameters.get(name), Quantity):
                yield threshold.unit.dimension
            case Round(unit=unit):
                yield unit.dimension
            case _:
                pass


def _own(family: str) -> Dimension:
    """What the amounts of a family measure, whatever that is."""
    return ((f"{_UNKNOWN}{family or 'the plan'}", 1),)


def _schema(scope: Table, parameters: Mapping[str, Type], *, guess: _Guess) -> Schema:
    return Schema(
        _types(scope.fields, guess),
        {name: Schema(_types(fields, guess), {}, parameters) for name, fields in scope.relations.items()},
        parameters,
    )


def _types(fields: Mapping[str, Meaning], guess: _Guess) -> dict[str, Type]:
    return {name: _type(meaning, guess) for name, meaning in fields.items()}


def _type(meaning: Meaning, guess: _Guess) -> Type:
    match meaning.sort:
        case Sort.AMOUNT if meaning.settled:
            return Type(Kind.NUMBER, _first(meaning))
        case Sort.AMOUNT:
            return Type(Kind.NUMBER, guess.get(_family(meaning), _first(meaning)))
        case Sort.RATIO:
            return Type(Kind.NUMBER)
        case Sort.DAY:
            return DATE
        case Sort.WORD:
            return WORD
        case Sort.TRUTH:
            return BOOLEAN
        case _:
            assert_never(meaning.sort)
