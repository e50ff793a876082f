"""Hostile rules: each a name, what is done, and what must come of it.

The first kinds are what rules engines are known to fall over; the rest is what only a form like ours can be made to
swallow. ``REFUSED`` must end in an error that devreport raises on purpose, ``HARMLESS`` in a value.
"""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from devreport.expressions import (
    Absent,
    And,
    Case,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Function,
    Guarded,
    Literal,
    Member,
    Opaque,
    Or,
    Parameter,
    Round,
    Row,
    Schema,
    content_hash,
    count,
    evaluate,
    expression,
    from_data,
    infer,
    number_type,
    row,
    to_data,
    total,
)
from devreport.io.plan_json import parse_json
from devreport.quantities import MONEY, ONE, Quantity, Unit

__all__ = ["HARMLESS", "REFUSED"]

DEEP = 20_000
MILLION = 1_000_000
HUGE = 10**MILLION
OPTIONS = [str(one) for one in range(MILLION)]

X = Field("x")
FIELD = {"node": "field", "name": "x"}
SUBJECT = row({"x": Quantity("3"), "w": "abc"}, relations={"parts": [row({"y": Quantity(one)}) for one in range(300)]})
NUMBER = number_type(ONE)


def grown(grow: Callable[[Expr], Expr], times: int) -> Expr:
    """An expression around an expression, and so on."""
    built: Expr = X
    for _ in range(times):
        built = grow(built)
    return built


def nested(kind: str, key: str, times: int) -> dict[str, Any]:
    """A node in a node, and so on, as data."""
    data: dict[str, Any] = FIELD
    for _ in range(times):
        data = {"node": kind, key: data}
    return data


def nested_lists(times: int) -> list[Any]:
    """A list in a list, and so on."""
    data: list[Any] = []
    for _ in range(times):
        data = [data]
    return data


def holding_itself() -> dict[str, Any]:
    """An object inside itself."""
    data: dict[str, Any] = {"node": "not"}
    data["operand"] = data
    return data


def list_holding_itself() -> dict[str, Any]:
    """A list inside itself."""
    operands: list[Any] = []
    operands.append(operands)
    return {"node": "and", "operands": operands}


def laughing() -> dict[str, Any]:
    """Little data that stands for 10⁶⁰ nodes."""
    data: dict[str, Any] = FIELD
    for _ in range(60):
        data = {"node": "and", "operands": [data] * 10}
    return data


def literal(value: object) -> dict[str, Any]:
    """A literal, as data."""
    return {"node": "literal", "value": value}


def quantity(number: object, unit: object = "%") -> dict[str, Any]:
    """A figure, as data."""
    return literal({"quantity": number, "unit": unit})


def text(opening: str, inside: str, closing: str) -> object:
    """JSON text that nests deep, read as files are read and then as an expression."""
    return from_data(parse_json(opening * DEEP + inside + closing * DEEP))


def field(**changes: object) -> Callable[[], object]:
    """A field as data, with something wrong."""
    return lambda: from_data({**FIELD, **changes})


def data(made: object) -> Callable[[], object]:
    """Reading of data."""
    return lambda: from_data(made)


#: As many unknown names as there may be, and a subject with many fields.
MISSPELT = And([And([Field(f"fild_{i}_{j}") > 0 for j in range(49)]) for i in range(60)])
MANY_FIELDS = Schema({f"field_number_{one}": NUMBER for one in range(60)})


def own(name: str, call: Callable[..., Any]) -> Function:
    """A function of somebody's own."""
    return Function(name, [("one", NUMBER)], NUMBER, call)


#: What must be refused.
REFUSED: Mapping[str, Callable[[], object]] = {
    # deep nesting, long chains
    "deep not, by operators": lambda: grown(lambda inner: ~inner, DEEP),
    "deep minus, by operators": lambda: grown(lambda inner: -inner, DEEP),
    "deep sum, by operators": lambda: grown(lambda inner: X + inner, DEEP),
    "deep power, by nodes": lambda: grown(lambda inner: Opaque("power", (inner, 9)), DEEP),
    "deep case, by nodes": lambda: grown(lambda inner: Case(((inner, 1),), 2), DEEP),
    "deep guard, by nodes": lambda: grown(lambda inner: Guarded(X, ((inner, "why"),)), DEEP),
    "deep years, by operators": lambda: grown(lambda inner: inner.year_earlier(), DEEP),
    "deep aggregate, by nodes": lambda: grown(lambda inner: total("parts", inner), DEEP),
    "doubling, by operators": lambda: grown(lambda inner: inner * inner, DEEP),
    "long sum": lambda: grown(lambda inner: inner + 1, DEEP),
    "long and": lambda: grown(lambda inner: inner & X, DEEP),
    "long or, at once": lambda: Or([X] * DEEP),
    "a million operands": lambda: And([X] * MILLION),
    "deep not, as data": data(nested("not", "operand", DEEP)),
    "deep year, as data": data(nested("earlier", "operand", DEEP)),
    "deep lists, as data": data({"node": "and", "operands": nested_lists(DEEP)}),
    "deep name, as data": field(name=nested("not", "operand", DEEP)),
    "long and, as data": data({"node": "and", "operands": [FIELD] * DEEP}),
    "a million operands, as data": data({"node": "and", "operands": [FIELD] * MILLION}),
    "an object that holds itself": data(holding_itself()),
    "a list that holds itself": data(list_holding_itself()),
    "10^60 nodes in 60 lists": data(laughing()),
    "deep not, as text": lambda: text('{"node":"not","operand":', '{"node":"field","name":"x"}', "}"),
    "deep lists, as text": lambda: text("[", "", "]"),
    "deep lists that never close, as text": lambda: text("[", "", ""),
    # keys, kinds and lists beyond number
    "a million keys": data({**FIELD, **dict.fromkeys(map(str, range(MILLION)))}),
    "40,000 unknown keys": data({**FIELD, **dict.fromkeys(f"nam{one}" for one in range(40_000))}),
    "15,000 unknown kinds": data({"node": "and", "operands": [{"node": f"feild{one}"} for one in range(15_000)]}),
    "2,940 unknown fields": lambda: infer(MISSPELT, MANY_FIELDS),
    "a million options": lambda: Member(X, OPTIONS),
    "a very long word": lambda: Literal("a" * MILLION),
    "a very long word, as data": data(literal("a" * MILLION)),
    "a very long option": lambda: Member(X, ("a" * MILLION,)),
    "a very long reason": lambda: Guarded(X, ((X, "a" * MILLION),)),
    "a very long name": lambda: Field("x" * MILLION),
    "a very long name, as data": field(name="x" * MILLION),
    "a very long unit": data(quantity("1", "万" * MILLION)),
    "a very long kind": data({"node": "field" * MILLION}),
    "a very long key": data({**FIELD, "name" * MILLION: 1}),
    # numbers beyond measure
    "a huge exponent": data(quantity("1e999999999")),
    "a tiny exponent": data(quantity("1e-999999999")),
    "an exponent of a million digits": data(quantity("1e" + "9" * MILLION)),
    "a million digits": data(quantity("9" * MILLION)),
    "a million decimals": data(quantity("0." + "9" * MILLION)),
    "a Decimal with a huge exponent": lambda: X > Decimal("1e999999999"),
    "an int of a million digits": lambda: X > HUGE,
    "not a number": data(quantity("NaN")),
    "infinity": data(quantity("Infinity")),
    "infinity, in Python": lambda: X > Decimal("Infinity"),
    "a float": data(quantity(1e308)),
    "a float, in Python": lambda: X * 1e308,
    "a number as a number": data(quantity(1)),
    "huge decimals": lambda: Quantity("1", places=10**9),
    "huge places": lambda: Round(X, 10**9),
    "huge negative places": lambda: Round(X, -(10**9)),
    "places of a million digits": lambda: Round(X, HUGE),
    "huge places, as data": data({"node": "round", "operand": FIELD, "places": 10**9}),
    "fractional places": lambda: Round(X, Fraction(1, 2)),
    "a scale of a million digits": lambda: Round(X, 0, Unit("x", MONEY, Fraction(HUGE))),
    "a scale of a million digits, as data": data(
        quantity("1", {"code": "x", "dimension": {"money": 1}, "scale": "9" * MILLION})
    ),
    "a scale over zero, as data": data(quantity("1", {"code": "x", "dimension": {"money": 1}, "scale": "1/0"})),
    "a dimension of a huge power": data(quantity("1", {"code": "x", "dimension": {"money": 10**9}, "scale": "1"})),
    "a day out of range": data(literal({"date": "9999-99-99"})),
    "a year of five digits": data(literal({"date": "10000-01-01"})),
    "the year zero": data(literal({"date": "0000-01-01"})),
    "a very long day": data(literal({"date": "9" * MILLION})),
    "a time of day": lambda: Literal(datetime(2024, 1, 1)),
    # names of what an object keeps to itself
    "__class__": lambda: Field("__class__"),
    "x.__class__": lambda: Field("x.__class__"),
    "x.__class__.__mro__": field(name="x.__class__.__mro__"),
    "__dict__, as data": field(name="__dict__"),
    "_secret": lambda: Field("_secret"),
    "full-width __class__": lambda: Field("＿＿class＿＿"),
    "a name in ligatures": lambda: Field("ﬁeld"),
    "a name that ends a line": lambda: Field("x\n"),
    "a name with code": field(name="x'); import os; os.system('true') #"),
    "no name": lambda: Field(""),
    "__class__ as a parameter": lambda: Parameter("__class__"),
    "__class__ as a relation": lambda: count("__class__"),
    "__class__ as a key": lambda: count("parts", per="__class__"),
    "__class__ as a list of groups": lambda: count("parts", per="y", among="__class__"),
    "__import__ as a function": lambda: Opaque("__import__", (X,)),
    "eval as a function": lambda: evaluate(Opaque("eval", (Literal("1"),)), SUBJECT),
    "__class__ as a node": data({"node": "__class__"}),
    "__class__ as an operation": data({"node": "arithmetic", "operation": "__class__", "left": FIELD, "right": FIELD}),
    "a format, as data": data({"node": "field", "name": "{0.__class__}"}),
    "a field that is there in Python only": lambda: evaluate(Field("values"), SUBJECT),
    "a function that never ends": lambda: evaluate(
        Opaque("own", (X,)), SUBJECT, functions={"own": own("own", endless)}
    ),
    "an impure function": lambda: Function("own", [("one", NUMBER)], NUMBER, lambda one: one, pure=False),
    "a function with a private name": lambda: own("__own", lambda one: one),
    "a result that is a stranger": lambda: evaluate(
        Opaque("own", (X,)), SUBJECT, functions={"own": own("own", lambda one: one.__class__)}
    ),
    # unlike things
    "a word times two billion": lambda: evaluate(Literal("a") * 2_000_000_000, SUBJECT),
    "a word times two billion, checked": lambda: infer(Literal("a") * 2_000_000_000, Schema({})),
    "loops in loops": lambda: evaluate(total("parts", total("parts", total("parts", Field("y")))), SUBJECT),
    "a cell that is a stranger": lambda: row({"x": SUBJECT}),
    "no node at all": lambda: expression(object()),
    "an empty choice": lambda: Extreme(ExtremeKind.LEAST, ()),
}

DEEPEST = grown(lambda inner: X + inner, 99)
TOWER = Opaque("power", (9, Opaque("power", (9, 9))))


#: What does nothing worse than to have a value, and the value.
HARMLESS: Mapping[str, tuple[Callable[[], object], object]] = {
    "9 ** 9 ** 9": (
        lambda: evaluate(TOWER, SUBJECT),
        Absent(undefined=frozenset({"exponent_too_large"})),
    ),
    "a tower of powers": (
        lambda: evaluate(grown(lambda inner: Opaque("power", (inner, 900)), 90), SUBJECT),
        Absent(undefined=frozenset({"number_too_large"})),
    ),
    "a tower of squares": (
        lambda: evaluate(squares(30), SUBJECT),
        Absent(undefined=frozenset({"number_too_large"})),
    ),
    "beyond 64 bits": (
        lambda: evaluate(Literal(Quantity("9223372036854775807")) + 1 > 0, SUBJECT),
        True,
    ),
    "beyond 96 bits": (
        lambda: evaluate(Literal(Quantity("79228162514264337593543950335")) + 1 > 0, SUBJECT),
        True,
    ),
    "1 / 0": (
        lambda: evaluate(expression(1) / 0, SUBJECT),
        Absent(undefined=frozenset({"zero_denominator"})),
    ),
    "a pattern is a word": (
        lambda: evaluate(Literal("a" * 40 + "!").is_in("(a+)+$"), SUBJECT),
        False,
    ),
    "a format is a word": (
        lambda: evaluate(Literal("{0.__class__}"), SUBJECT),
        "{0.__class__}",
    ),
    "code is a word": (
        lambda: evaluate(from_data(literal("__import__('os')")), SUBJECT),
        "__import__('os')",
    ),
    "the deepest, copied": (lambda: copy.deepcopy(DEEPEST) is DEEPEST, True),
    "the deepest, pickled": (lambda: pickle.loads(pickle.dumps(DEEPEST)) == DEEPEST, True),  # noqa: S301 - our own
    "the deepest, written and read": (lambda: from_data(to_data(DEEPEST)) == DEEPEST, True),
    "the deepest, hashed": (lambda: len(content_hash(DEEPEST)), 64),
    "the deepest, checked": (lambda: infer(DEEPEST, Schema({"x": NUMBER})), NUMBER),
    "the deepest, over itself": (lambda: evaluate(DEEPEST, SUBJECT), Fraction(300)),
    "the deepest, years back": (
        lambda: evaluate(grown(lambda inner: inner.year_earlier(), 99), SUBJECT),
        Absent(missing=frozenset({"x" + "@year" * 99})),
    ),
    "the deepest, in groups": (
        lambda: evaluate(in_groups(90), Row({}, relations={"rows": SUBJECT.relations["parts"][:20]})),
        Fraction(20),
    ),
    "the widest": (lambda: evaluate(And([X > 0] * 500), SUBJECT), True),
}


def squares(times: int) -> Expr:
    """A power of a power, each a square, so that it is small and its value is not."""
    return grown(lambda inner: Opaque("power", (inner, 2)), times)


def in_groups(depth: int) -> Expr:
    """Groups in groups: in each, the only thing is a group of the same."""
    built: Expr = count("rows")
    for _ in range(depth):
        built = total("rows", built, per="y")
    return built


def endless(one: object) -> object:
    """A function without an end."""
    return endless(one)
