"""Cases of Substrait: one line each, ``function(argument::type, …) [option:value] = result::type``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from attrs import frozen

from devreport.errors import DevreportError
from devreport.quantities import Quantity
from tests.conformance.classify import Answer, classified
from tests.conformance.terms import SECONDS, Draft, Term

__all__ = ["convert"]

#: Folders with cases about what devreport is for; text, bits and curves are not.
FOLDERS = (
    "aggregate_generic", "arithmetic", "arithmetic_decimal", "arithmetic_unsigned", "boolean", "comparison",
    "datetime", "list", "rounding", "rounding_decimal",
)  # fmt: skip

_LINE = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\)\s*(?:\[(?P<options>[\w:, ]+)\])?\s*= (?P<result>.*)")
_TYPED = re.compile(r"(?P<value>.*)::(?:u!)?(?P<type>[a-z_]+[0-9]*)(?P<optional>\?)?(?P<parameters><.*>)?", re.DOTALL)
_MIDNIGHT = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(T00:00:00(\.0+)?(Z|[+]00:00)?)?")
_SPAN = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_WRAPPED = re.compile(r"\('(-?[0-9]+)'\)")
_UNSIGNED = {"u8", "u16", "u32", "u64"}
_COMPARISONS = {"equal": "==", "not_equal": "!=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
_OPERATIONS = {"add": "+", "subtract": "-", "multiply": "*"}


@frozen
class Typed:
    """A value with its type, as a case writes it."""

    value: str
    type: str
    parameters: str = ""

    @property
    def null(self) -> bool:
        """Whether there is no value."""
        return self.value.lower() == "null"

    @property
    def floating(self) -> bool:
        """Whether it is a binary number."""
        return self.type.startswith("fp")

    @property
    def whole(self) -> bool:
        """Whether it is an integer."""
        return bool(re.fullmatch("[iu][0-9]+", self.type))


@frozen
class Call:
    """One case: a function, its arguments and options."""

    name: str
    arguments: Sequence[Typed]
    options: Mapping[str, str]


def convert(root: Path) -> Iterator[dict[str, Any]]:
    """Every case of the folders that are about what devreport is for."""
    for folder in FOLDERS:
        for path in sorted((root / "tests" / "cases" / folder).glob("*.test")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if match := _LINE.fullmatch(line.strip()):
                    yield _case(f"substrait:{folder}/{path.name}:{number}", match)


def _case(source: str, match: re.Match[str]) -> dict[str, Any]:
    options = [one.split(":") for one in re.split(r",\s*", match["options"] or "") if one]
    arguments = [_typed(one) for one in _split(match["arguments"])]
    call = Call(match["name"], arguments, {name.strip(): value.strip() for name, value in options})
    draft = Draft()
    aggregated = len(arguments) == 1 and arguments[0].value.startswith("(")
    term = _aggregate(draft, call) if aggregated else _call(draft, call)
    return classified(source, draft, term, _answer(call, match["result"], aggregated=aggregated))


def _split(text: str) -> list[str]:
    """The arguments: commas inside brackets, quotes and types do not count."""
    found, depth, quoted, start = list[str](), 0, False, 0
    for place, sign in enumerate(text):
        quoted = quoted is not (sign == "'")
        if not quoted:
            depth += (sign in "([<") - (sign in ")]" or (sign == ">" and text[place - 1] != "-"))
        if sign == "," and not depth and not quoted:
            found.append(text[start:place])
            start = place + 1
    return [one.strip() for one in [*found, text[start:]] if one.strip()]


def _typed(text: str) -> Typed:
    match = _TYPED.fullmatch(text)
    if match is None:
        return Typed(text, "")
    value = _WRAPPED.sub(r"\1", match["value"].strip()) if match["type"] in _UNSIGNED else match["value"].strip()
    return Typed(value, match["type"], match["parameters"] or "")


def _answer(call: Call, result: str, *, aggregated: bool) -> Answer:
    floating = any(argument.floating for argument in call.arguments) or call.name in {"power", "sqrt"}
    empty = aggregated and not re.search(r"[0-9tf]", call.arguments[0].value.lower().replace("null", ""))
    domain = "overflow" if "overflow" in call.options else "empty" if empty else ""
    if result == "<!ERROR>":
        kind = "overflow" if domain == "overflow" else "division" if "zero" in str(call.options) else "domain"
        return Answer({"error": "division" if "on_domain_error" in call.options else kind}, floating, domain)
    if result == "<!UNDEFINED>":
        return Answer({"other": "undefined"}, floating, domain)
    return Answer(_expected(_typed(result)), floating, domain)


def _expected(typed: Typed) -> Any:
    if typed.null:
        return None
    if typed.type == "bool":
        return typed.value == "true"
    if typed.whole or typed.type in {"dec", "fp"} or typed.floating:
        try:
            return {"number": str(Fraction(typed.value))}
        except ValueError:
            return {"other": typed.value}
    if typed.type in {"str", "string"}:
        return typed.value.strip("'")
    if typed.type in {"iday", "iyear"} and (span := span_of(typed.value)):
        return {"number": str(span[2])}
    return {"other": typed.value}


def _term(draft: Draft, name: str, typed: Typed) -> Term:
    """An argument: a field of the row."""
    if typed.type == "bool":
        return draft.cell(name, "boolean", None if typed.null else typed.value == "true")
    if typed.whole or typed.floating or typed.type == "dec":
        return draft.cell(name, "number", None if typed.null else number(draft, typed.value), whole=typed.whole)
    if typed.type in {"date", "pts", "ptstz"}:
        return draft.cell(name, "date", None if typed.null else day(draft, typed.value))
    if typed.type in {"iday", "iyear"}:
        return _span(draft, name, typed)
    if typed.type in {"str", "string"}:
        return draft.cell(name, "word", None if typed.null else typed.value.strip("'"))
    return draft.refused("no_lists" if typed.type in {"list", "func"} else "no_such_type", {typed.type: typed.value})


def number(draft: Draft, text: str) -> dict[str, str]:
    """A number as a constant writes it, and a note if devreport does not know it."""
    try:
        Quantity(text)
    except DevreportError:
        draft.note("too_many_digits" if re.search("[0-9]", text) else "not_finite")
    return {"quantity": text}


def day(draft: Draft, text: str) -> dict[str, str]:
    """A date, and a note if it has a time of day."""
    match = _MIDNIGHT.fullmatch(text)
    if match is None:
        draft.note("no_time_of_day")
    elif match["day"] < "0001":
        draft.note("no_such_date")
    return {"date": match["day"] if match else text}


def _span(draft: Draft, name: str, typed: Typed) -> Term:
    """A span of whole days, of hours, minutes and seconds, or of years and months."""
    if typed.null:
        return draft.cell(name, "number", None, unit="天" if typed.type == "iday" else "个月")
    span = span_of(typed.value)
    if span is None:
        draft.note("no_time_of_day")
        return draft.cell(name, "number", {"quantity": typed.value})
    amount, unit, _ = span
    return draft.cell(name, "number", {"quantity": str(amount), "unit": unit}, unit=unit)


def span_of(text: str) -> tuple[int, Any, Fraction] | None:
    """A span of one kind: its amount, its unit, and the amount in base units."""
    match = _SPAN.fullmatch(text)
    years, months, days, hours, minutes, seconds = [int(part or 0) for part in match.groups()] if match else [0] * 6
    months, seconds = 12 * years + months, 3600 * hours + 60 * minutes + seconds
    if sum(map(bool, (months, days, seconds))) > 1:
        return None
    if seconds:
        return seconds, SECONDS, Fraction(seconds, 3600)
    return (months, "个月", Fraction(months)) if months else (days, "天", Fraction(days))


def _call(draft: Draft, call: Call) -> Term:  # noqa: C901 - one arm per kind of function
    terms = list(_arguments(draft, call))
    match call.name, terms:
        case (name, [left, right]) if name in _COMPARISONS:
            return draft.compare(_COMPARISONS[name], left, right)
        case (name, [left, right]) if name in _OPERATIONS and {left.kind, right.kind} <= {"number", "other"}:
            return draft.arithmetic(_OPERATIONS[name], left, right)
        case ("add" | "subtract", [_, _]):
            draft.note("no_date_arithmetic")
            return draft.arithmetic(_OPERATIONS[call.name], *terms)
        case ("add_intervals", [left, right]):
            if left.unit != right.unit:
                draft.note("unlike")
            return draft.arithmetic("+", left, right)
        case ("between", [value, low, high]):
            return draft.logic("and", [draft.compare(">=", value, low), draft.compare("<=", value, high)])
        case ("divide" | "modulus", [left, right]):
            mode = "floor" if call.options.get("division_type") == "FLOOR" else "truncate"
            return (draft.quotient if call.name == "divide" else draft.remainder)(left, right, mode)
        case (name, _) if name in _SIMPLE:
            return _SIMPLE[name](draft, terms)
        case ("ceil" | "floor", [value]):
            return draft.rounded(value, 0, {"ceil": "ceiling", "floor": "floor"}[call.name])
        case ("round", [value, _]):
            return draft.rounded(value, int(call.arguments[1].value), "half_even")
        case ("any_match" | "all_match" | "cardinality", _):
            return _list(draft, call)
        case _:
            return draft.call(call.name, terms)


def _arguments(draft: Draft, call: Call) -> Iterator[Term]:
    if call.name in {"any_match", "all_match", "cardinality"}:
        return
    for name, typed in zip("abcdefgh", call.arguments, strict=False):
        yield _term(draft, name, typed)


def _nullif(draft: Draft, terms: Sequence[Term]) -> Term:
    """Undefined where both are known and equal; what is unknown of the second changes nothing."""
    left, right = terms
    same = draft.logic("and", [draft.opposite(draft.missing(right)), draft.compare("==", left, right)])
    guarded = {"node": "guarded", "value": left.inner, "undefined_where": [[same.inner, "equal"]]}
    return Term(guarded, left.kind, left.whole)


def _xor(draft: Draft, terms: Sequence[Term]) -> Term:
    return draft.compare("!=", *terms)


def _same(draft: Draft, terms: Sequence[Term]) -> Term:
    """Both missing, or both known and equal."""
    missing = [draft.missing(term) for term in terms]
    known = [draft.opposite(one) for one in missing]
    both = draft.logic("and", [*known, draft.compare("==", *terms)])
    return draft.logic("or", [draft.logic("and", missing), both])


def _certain(*, wanted: bool) -> Callable[[Draft, Sequence[Term]], Term]:
    """Whether a condition is known to be so."""

    def certain(draft: Draft, terms: Sequence[Term]) -> Term:
        condition = terms[0] if wanted else draft.opposite(terms[0])
        return draft.coalesce([condition, draft.literal(value=False, kind="boolean")])

    return certain


def _root(draft: Draft, terms: Sequence[Term]) -> Term:
    return draft.power(terms[0], draft.literal({"quantity": "0.5"}, "number"))


_SIMPLE: Mapping[str, Callable[[Draft, Sequence[Term]], Term]] = {
    "and": lambda draft, terms: draft.logic("and", terms),
    "or": lambda draft, terms: draft.logic("or", terms),
    "not": lambda draft, terms: draft.opposite(terms[0]),
    "and_not": lambda draft, terms: draft.logic("and", [terms[0], draft.opposite(terms[1])]),
    "xor": _xor,
    "coalesce": lambda draft, terms: draft.coalesce(terms),
    "nullif": _nullif,
    "is_null": lambda draft, terms: draft.missing(terms[0]),
    "is_not_null": lambda draft, terms: draft.opposite(draft.missing(terms[0])),
    "is_not_distinct_from": _same,
    "is_true": _certain(wanted=True),
    "is_false": _certain(wanted=False),
    "is_not_true": lambda draft, terms: draft.opposite(_certain(wanted=True)(draft, terms)),
    "is_not_false": lambda draft, terms: draft.opposite(_certain(wanted=False)(draft, terms)),
    "negate": lambda draft, terms: draft.signed("negate", terms[0]),
    "abs": lambda draft, terms: draft.signed("absolute", terms[0]),
    "power": lambda draft, terms: draft.power(terms[0], terms[1]),
    "sqrt": _root,
}

_AGGREGATES = {"sum": "sum", "min": "min", "max": "max", "count": "count", "bool_and": "all", "bool_or": "any"}


def _aggregate(draft: Draft, call: Call) -> Term:
    """An aggregate of SQL leaves out what is missing; here the expression says so."""
    listed = call.arguments[0]
    values = [Typed(text, listed.type) for text in _split(listed.value[1:-1])]
    value = _rows(draft, values, listed)
    if call.name not in _AGGREGATES:
        return draft.call(call.name, [])
    known = draft.opposite(draft.missing(value))
    return draft.aggregate(_AGGREGATES[call.name], "rows", None if call.name == "count" else value, known)


def _rows(draft: Draft, values: Sequence[Typed], listed: Typed) -> Term:
    """Child rows with one value each."""
    inside = Draft(notes=draft.notes)
    value = _term(inside, "value", Typed("null", listed.type))
    if value.kind == "other":
        return value
    found = list[Any]()
    for one in values:
        _term(inside, "value", one)
        found.append({"value": inside.cells["value"]["value"]})
    draft.rows("rows", found, {"value": {"type": value.kind}})
    return value


def _list(draft: Draft, call: Call) -> Term:
    """A predicate over the members of a list, which are child rows."""
    listed, *rest = call.arguments
    element = re.match(r"<(?P<type>\w+)", listed.parameters)
    if listed.null or element is None or (rest and rest[0].null):
        return draft.call(call.name, [], "no_lists")
    values = [Typed(text, element["type"]) for text in _split(listed.value[1:-1])]
    value = _rows(draft, values, Typed("null", element["type"]))
    if not rest:
        return draft.aggregate("count", "rows", None)
    body = re.fullmatch(r"\(\w+ -> (?P<name>\w+)\(\w+, (?P<limit>.+)::\w+\)\)", rest[0].value)
    if body is None:
        return draft.call(call.name, [])
    limit = draft.literal({"quantity": body["limit"]}, "number")
    held = draft.compare(_COMPARISONS[body["name"]], value, limit)
    return draft.aggregate("any" if call.name == "any_match" else "all", "rows", held)
