"""Cases of the Common Expression Language: an expression in text, bindings, and a value or an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from attrs import evolve

from tests.conformance.cel_text import Node, Unreadable, parse, read_proto
from tests.conformance.classify import Answer, classified
from tests.conformance.substrait import day, number
from tests.conformance.terms import SECONDS, Draft, Term

__all__ = ["convert"]

#: Files about what devreport is for; text, bytes, messages and extensions of the language are not.
FILES = ("basic", "comparisons", "fp_math", "integer_math", "lists", "logic", "macros", "math_ext", "timestamps")

_ERRORS = (
    ("divi|modulus", "division"),
    ("overload|type", "type"),
    ("overflow|range", "overflow"),
    ("unknown|unbound|undeclared|reference", "unknown"),
)
_NUMBERS = {"int64_value", "uint64_value", "double_value"}
_SPAN = re.compile(r"(?P<amount>-?[0-9.]+)(?P<unit>[hms])")
_STEPS = {"h": 3600, "m": 60, "s": 1}

#: Names that the language knows and devreport does not.
_TYPES = {"bool", "bytes", "double", "dyn", "google", "int", "list", "map", "null_type", "string", "type", "uint"}
_FUNCTIONS = {*_TYPES, "duration", "has", "matches", "size", "timestamp"}

#: The names an expression may use.
Scope = Mapping[str, Term]


def convert(root: Path) -> Iterator[dict[str, Any]]:
    """Every case of the files that are about what devreport is for and whose text is read."""
    for name in FILES:
        text = (root / "tests" / "simple" / "testdata" / f"{name}.textproto").read_text(encoding="utf-8")
        for section in read_proto(text)["section"]:
            for test in section.get("test", []):
                source = f"cel:{name}/{section['name'][0]}/{test['name'][0]}"
                try:
                    node = parse("".join(test["expr"]))
                except Unreadable:
                    continue
                yield _case(source, test, node)


def _case(source: str, test: Mapping[str, Any], node: Node) -> dict[str, Any]:
    draft = Draft()
    scope = {one["key"][0]: _bound(draft, one["key"][0], one["value"][0]) for one in test.get("bindings", [])}
    term = _Translator(draft, scope).term(node)
    if term.kind in {"null", "list", "map"} and term.slot is None:
        term = _alone(draft, term)
    return classified(source, draft, term, _answer(test, floating="." in "".join(test["expr"])))


def _alone(draft: Draft, term: Term) -> Term:
    """What is not a value of an expression by itself."""
    return draft.refused("no_null" if term.kind == "null" else "no_lists", {term.kind: []})


def _answer(test: Mapping[str, Any], *, floating: bool) -> Answer:
    if "eval_error" in test:
        message = str(test["eval_error"])
        kinds = [kind for pattern, kind in _ERRORS if re.search(pattern, message)]
        return Answer({"error": kinds[0] if kinds else "other"}, floating)
    value: Mapping[str, Any] = test.get("value", [{"bool_value": ["true"]}])[0]
    kind, held = next(iter(value.items()))
    return Answer(_plain(kind, held[0]), floating)


def _plain(kind: str, held: Any) -> Any:
    """A value of a test."""
    if kind == "bool_value":
        return held == "true"
    if kind in _NUMBERS:
        try:
            return {"number": str(Fraction(held))}
        except ValueError:
            return {"other": held}
    if kind == "string_value":
        return held
    return None if kind == "null_value" else {"other": kind}


def _bound(draft: Draft, name: str, value: Mapping[str, Any]) -> Term:
    kind, held = next(iter(value.get("value", [{"error": [""]}])[0].items()))
    if kind in _NUMBERS:
        return draft.cell(name, "number", number(draft, held[0]), whole=kind != "double_value")
    if kind == "bool_value":
        return draft.cell(name, "boolean", held[0] == "true")
    if kind == "string_value":
        return draft.cell(name, "word", held[0])
    if kind == "null_value":
        return draft.cell(name, None, None)
    return draft.refused(_strange(kind), {kind: str(held[0])})


def _strange(kind: str) -> str:
    return "no_lists" if kind in {"list_value", "map_value"} else "no_such_type"


class _Translator:
    """From nodes of the language to terms."""

    def __init__(self, draft: Draft, scope: Scope, *, inside: bool = False) -> None:
        self.draft = draft
        self.scope = scope
        self.inside = inside

    def term(self, node: Node) -> Term:
        kind, *parts = node
        translate: Callable[..., Term] = getattr(self, f"_{kind}")
        return translate(*parts)

    def _group(self, inside: Node) -> Term:
        return self.term(inside)

    def _number(self, text: str, whole: bool) -> Term:
        return self.draft.literal(number(self.draft, text), "number", whole=whole)

    def _truth(self, value: bool) -> Term:
        return self.draft.literal(value, "boolean")

    def _word(self, value: str) -> Term:
        return self.draft.literal(value, "word")

    def _null(self) -> Term:
        return Term({}, "null", absent=True)

    def _bytes(self, value: str) -> Term:
        return self.draft.refused("no_such_type", {"bytes": value})

    def _message(self, name: Node, _: object) -> Term:
        return self.draft.refused("no_such_type", {"message": str(name[-1])})

    def _list(self, members: Sequence[Node]) -> Term:
        return Term({}, "list", items=tuple(self.term(member) for member in members))

    def _map(self, pairs: Sequence[tuple[Node, Node]]) -> Term:
        return Term({}, "map", items=tuple(self.term(key) for key, _ in pairs))

    def _name(self, name: str) -> Term:
        if name in self.scope:
            return self.scope[name]
        known = "no_such_type" if name in _TYPES else "unknown_name"
        self.draft.note("no_outer_names" if self.inside else known)
        return Term({"node": "field", "name": name}, "other")

    def _select(self, owner: Node, name: str) -> Term:
        if self.plain(self.term(owner)).kind != "other":
            self.draft.note("no_members")
        return (
            Term({"node": "opaque", "function": name, "arguments": []}, "other") if self.draft.notes else self._null()
        )

    def _index(self, owner: Node, key: Node) -> Term:
        return self.draft.call("index", [self.plain(self.term(owner)), self.plain(self.term(key))], "no_lists")

    def _not(self, inside: Node) -> Term:
        return self.draft.opposite(self.plain(self.term(inside)))

    def _negate(self, inside: Node) -> Term:
        return self.draft.signed("negate", self.plain(self.term(inside)))

    def _case(self, condition: Node, value: Node, otherwise: Node) -> Term:
        first, second, third = [self.plain(self.term(one)) for one in (condition, value, otherwise)]
        return self.draft.case(first, second, third)

    def _binary(self, sign: str, left: Node, right: Node) -> Term:
        one, other = self.term(left), self.term(right)
        if sign == "in":
            return self._in(one, other)
        if sign in {"==", "!="} and "null" in {one.kind, other.kind}:
            return self._is_null(sign, one, other)
        pair = self.plain(one), self.plain(other)
        if sign in {"&&", "||"}:
            return self.draft.logic("and" if sign == "&&" else "or", pair)
        if sign in {"/", "%"}:
            return self.draft.quotient(*pair) if sign == "/" else self.draft.remainder(*pair)
        return self._sum(sign, *pair) if sign in "+-*" else self.draft.compare(sign, *pair)

    def _sum(self, sign: str, left: Term, right: Term) -> Term:
        kinds = {left.kind, right.kind}
        if kinds == {"date"} and sign == "-":
            return Term({"node": "days_between", "start": right.inner, "end": left.inner}, "number", unit="天")
        if "date" in kinds:
            self.draft.note("no_date_arithmetic")
        return self.draft.arithmetic(sign, left, right)

    def _is_null(self, sign: str, left: Term, right: Term) -> Term:
        """A comparison with null asks whether there is a value."""
        if left.kind == right.kind:
            return self.draft.compare(sign, self.plain(left), self.plain(right))
        missing = self.draft.missing(right if left.kind == "null" else left)
        return missing if sign == "==" else self.draft.opposite(missing)

    def _in(self, one: Term, other: Term) -> Term:
        if other.kind not in {"list", "map"}:
            return self.draft.call("in", [self.plain(one), self.plain(other)], "no_lists")
        return self.draft.member(self.plain(one), [self.plain(item) for item in other.items])

    def plain(self, term: Term) -> Term:
        """The term as an operand: lists and null are none."""
        if term.kind in {"list", "map"} or (term.kind == "null" and term.slot is None):
            return _alone(self.draft, term)
        return term

    def _call(self, name: str, arguments: Sequence[Node]) -> Term:
        match name, arguments:
            case "dyn", [inside]:
                return self.term(inside)
            case "size", [inside] if (listed := self.term(inside)).kind in {"list", "map"}:
                self._rows(listed)
                return self.draft.aggregate("count", "rows", None)
            case ("timestamp" | "duration", [("word", text)]):
                return self._instant(text) if name == "timestamp" else self._span(text)
            case _:
                reason = "no_function" if name in _FUNCTIONS else "unknown_name"
                return self.draft.call(name, [self.plain(self.term(one)) for one in arguments], reason)

    def _instant(self, text: str) -> Term:
        return self.draft.literal(day(self.draft, text), "date")

    def _span(self, text: str) -> Term:
        match = _SPAN.fullmatch(text)
        seconds = Fraction(match["amount"]) * _STEPS[match["unit"]] if match else None
        if seconds is None or seconds.denominator > 1:
            return self.draft.refused("no_time_of_day", {"duration": text})
        return evolve(self.draft.literal({"quantity": str(seconds), "unit": SECONDS}, "number"), unit=SECONDS)

    def _method(self, owner: Node, name: str, arguments: Sequence[Node]) -> Term:
        if owner == ("name", "math"):
            return self._math(name, [self.term(one) for one in arguments])
        held = self.term(owner)
        if held.kind in {"list", "map"} and name in {"all", "exists", "exists_one"} and len(arguments) == 2:
            return self._macro(name, held, arguments[0][1], arguments[1])
        if name in {"map", "filter", "all", "exists", "exists_one", "existsOne"}:
            return self.draft.call(name, [], "no_lists")
        return self.draft.call(name, [self.plain(held), *[self.plain(self.term(one)) for one in arguments]])

    def _math(self, name: str, terms: list[Term]) -> Term:
        if name in {"greatest", "least"}:
            items = [*terms[0].items] if len(terms) == 1 and terms[0].kind == "list" else terms
            if not items:
                return self.draft.call(name, [], "arity")
            return self.draft.extreme(name, [self.plain(one) for one in items])
        terms = [self.plain(one) for one in terms]
        modes = {"ceil": "ceiling", "floor": "floor", "trunc": "truncate", "round": "half_up"}
        if name in modes and len(terms) == 1:
            return self.draft.rounded(terms[0], 0, modes[name])
        if name == "abs" and len(terms) == 1:
            return self.draft.signed("absolute", terms[0])
        if name == "sqrt" and len(terms) == 1:
            half = self.draft.literal({"quantity": "0.5"}, "number")
            return self.draft.power(terms[0], half)
        return self.draft.call(f"math.{name}", terms)

    def _macro(self, name: str, held: Term, variable: str, body: Node) -> Term:
        """Something said of the members, which are child rows; of exactly one, a count."""
        value = self._rows(held)
        said = _Translator(self.draft, {variable: value}, inside=True).term(body)
        said = self.draft.condition(self.plain(said))
        if name == "exists_one":
            one = self.draft.literal({"quantity": "1"}, "number")
            return self.draft.compare("==", self.draft.aggregate("count", "rows", None, said), one)
        return self.draft.aggregate("all" if name == "all" else "any", "rows", said)

    def _rows(self, held: Term) -> Term:
        """Child rows, one for each member."""
        if self.inside:
            self.draft.note("no_outer_names")
        kinds = {item.kind for item in held.items}
        if not kinds <= {"number"} and not kinds <= {"word"} and not kinds <= {"boolean"}:
            self.draft.note("mixed_lists")
            self.draft.cells["rows"] = {"type": "rows", "of": {}, "value": []}
            return Term({"node": "literal", "value": [item.kind for item in held.items]}, "other")
        of: dict[str, Any] = {"type": next(iter(kinds), None)}
        values = [{"value": item.data.get("value")} for item in held.items]
        self.draft.rows("rows", values, {"value": of})
        whole = all(item.whole for item in held.items)
        return Term({"node": "field", "name": "value"}, of["type"] or "null", whole, slot=of)
