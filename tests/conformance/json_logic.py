"""Cases of CertLogic and of JsonLogic: a rule and data in JSON, and a value or an error."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from attrs import evolve

from tests.conformance.cases import as_list, as_object
from tests.conformance.classify import Answer, classified
from tests.conformance.substrait import day, number
from tests.conformance.terms import Draft, Term, plain_name

__all__ = ["convert", "convert_certlogic"]

_EQUALITIES = {"==": "==", "===": "==", "!=": "!=", "!==": "!="}
_ORDERS = ("<", "<=", ">", ">=")
_DATES = {"before": "<", "after": ">", "not-before": ">=", "not-after": "<="}
_SPANS = {"day": "天", "month": "个月", "year": "年", "hour": "小时"}
_LISTED = ("map", "filter", "reduce", "merge", "missing", "missing_some")
_ERRORS = {"NaN": "nan", "Invalid Arguments": "arity", "Unknown Operator": "unknown"}


def convert(root: Path) -> Iterator[dict[str, Any]]:
    """Every case of the suites of JsonLogic."""
    for path in sorted((root / "suites").rglob("*.json")):
        if path.name == "index.json":
            continue
        for position, case in enumerate(_read(path)):
            if "rule" in as_object(case):
                source = f"json_logic:{path.relative_to(root / 'suites').as_posix()}:{position}"
                yield _case(source, case["rule"], case.get("data"), _answer(case))


def convert_certlogic(root: Path) -> Iterator[dict[str, Any]]:
    """Every assertion of the suite of CertLogic."""
    for path in sorted((root / "certlogic" / "specification" / "testSuite").glob("*.json")):
        for place, case in enumerate(_read(path)["cases"]):
            for position, one in enumerate(case["assertions"]):
                rule = one.get("certLogicExpression", case.get("certLogicExpression"))
                answer = Answer(_plain(one["expected"]), floating=True)
                yield _case(f"certlogic:{path.name}:{place}.{position}", rule, one["data"], answer)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def _answer(case: Mapping[str, Any]) -> Answer:
    if "error" in case:
        return Answer({"error": _ERRORS.get(case["error"].get("type"), "other")}, floating=True)
    return Answer(_plain(case["result"]), floating=True)


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | str():
            return value
        case int() | Decimal():
            return {"number": str(Fraction(value))}
        case _:
            return {"other": "list" if isinstance(value, list) else "map"}


def _case(source: str, rule: Any, data: Any, answer: Answer) -> dict[str, Any]:
    learning = Draft(learning=True)
    _Translator(learning, data).term(rule)
    draft = Draft(hints={name: cell["type"] for name, cell in learning.cells.items() if cell["type"]})
    translator = _Translator(draft, data)
    term = translator.plain(translator.term(rule))
    if term.shift:
        draft.note("no_date_arithmetic")
        term = draft.arithmetic("+", term, draft.literal({"quantity": str(term.shift), "unit": "天"}, "number"))
    empty = any(cell["type"] == "rows" and not cell["value"] for cell in draft.cells.values())
    domain = "empty" if empty else "null" if "nothing" in draft.cells else ""
    return classified(source, draft, term, evolve(answer, domain=domain))


class _Translator:
    """From rules to terms; the types of fields are those of the data."""

    def __init__(self, draft: Draft, data: Any, item: Mapping[str, Term] | None = None) -> None:
        self.draft = draft
        self.data = data
        self.item = item

    def term(self, rule: Any) -> Term:
        match rule:
            case bool():
                return self.draft.literal(rule, "boolean")
            case int() | Decimal():
                return self.draft.literal(number(self.draft, str(rule)), "number")
            case str():
                return self.draft.literal(rule, "word")
            case None if self.item is not None:
                return self.draft.refused("no_null", {"null": ""})
            case None:
                return self.draft.cell("nothing", None, None)
            case list():
                return Term({}, "list", items=tuple([self.term(one) for one in as_list(rule)]))
            case _ if len(rule) == 1:
                return self._operation(*next(iter(rule.items())))
            case _:
                return self.draft.refused("no_members", {"map": sorted(rule)})

    def _operation(self, name: str, given: Any) -> Term:  # noqa: C901 - one arm per kind of operator
        rules = as_list(given) if isinstance(given, list) else [given]
        match name:
            case "var" | "val":
                return self._read(name, given, rules)
            case "and" | "or":
                return self._chain(name, rules if isinstance(given, list) else [])
            case "if" | "?:":
                return self._choice(rules)
            case "!" | "!!" if len(rules) == 1:
                truth = self.truth(self.term(rules[0]))
                return self.draft.opposite(truth) if name == "!" else truth
            case "all" | "some" | "none" if len(rules) == 2:
                return self._quantified(name, *rules)
            case "plusTime" if len(rules) == 3:
                return self._instant(*rules)
            case "in" if len(rules) == 2:
                return self._in(*rules)
            case _ if name in _LISTED:
                return self.draft.call(name, [], "no_lists")
            case _:
                return self._simple(name, [self.term(one) for one in rules])

    def _simple(self, name: str, terms: list[Term]) -> Term:
        if name in _EQUALITIES or name in _ORDERS or name in _DATES:
            return self._compared(name, terms)
        terms = [self.plain(term) for term in terms]
        if name in {"+", "-", "*", "/", "%"}:
            return self._calculated(name, terms)
        if name in {"min", "max"} and terms:
            return self.draft.extreme("least" if name == "min" else "greatest", terms)
        if name == "??" and terms:
            return self.draft.coalesce(terms)
        return self.draft.call(name, terms)

    def _compared(self, name: str, terms: Sequence[Term]) -> Term:
        """Each with the next; too few are refused as they are."""
        if len(terms) < 2:
            self.draft.note("arity")
            given = [self.plain(term).inner for term in terms]
            return Term({"node": "compare", "comparison": "==", **dict(zip(["left"], given, strict=False))}, "other")
        found = [self._pair(name, one, other) for one, other in pairwise(terms)]
        return found[0] if len(found) == 1 else self.draft.logic("and", found)

    def _pair(self, name: str, left: Term, right: Term) -> Term:
        """A comparison; with a written null, whether there is a value."""
        nothing = [term.data.get("name") == "nothing" for term in (left, right)]
        if name in _EQUALITIES and sum(nothing) == 1:
            missing = self.draft.missing(right if nothing[0] else left)
            return missing if _EQUALITIES[name] == "==" else self.draft.opposite(missing)
        left, right = self.plain(left), self.plain(right)
        if name in _DATES:
            return self.draft.days(_DATES[name], left, right)
        return self.draft.compare(_EQUALITIES.get(name, name), left, right)

    def _calculated(self, name: str, terms: Sequence[Term]) -> Term:
        if not terms or (len(terms) == 1 and name != "-"):
            return self.draft.call({"+": "plus", "*": "times", "/": "over", "%": "modulo", "-": "minus"}[name], terms)
        if len(terms) == 1:
            return self.draft.signed("negate", terms[0])
        found = terms[0]
        for other in terms[1:]:
            found = self.draft.remainder(found, other) if name == "%" else self.draft.arithmetic(name, found, other)
        return found

    def truth(self, term: Term) -> Term:
        """Whether a value is neither null, nor false, zero or empty: each type has its own test."""
        if term.kind in {"list", "map"}:
            return self.plain(term)
        term = self.draft.settled(term, "boolean")
        tests: Mapping[str, Callable[[], Term]] = {
            "number": lambda: self.draft.compare("!=", term, self.draft.literal({"quantity": "0"}, "number")),
            "word": lambda: self.draft.compare("!=", term, self.draft.literal("", "word")),
        }
        test = tests.get(term.kind, lambda: term)()
        if term.data["node"] != "field":
            return test
        return self.draft.coalesce([test, self.draft.literal(value=False, kind="boolean")])

    def _chain(self, name: str, rules: Sequence[Any]) -> Term:
        """All or any; of what are no conditions, the value that decides."""
        terms = [self.plain(self.term(one)) for one in rules]
        if not terms:
            return self.draft.call(name, [], "arity")
        if {term.kind for term in terms} <= {"boolean", "other"}:
            return self.draft.logic(name, [self.truth(term) for term in terms])
        found = terms[-1]
        for term in reversed(terms[:-1]):
            pair = (found, term) if name == "and" else (term, found)
            found = self.draft.case(self.truth(term), *pair)
        return found

    def _choice(self, rules: Sequence[Any]) -> Term:
        if len(rules) < 2:
            return self.draft.call("if", [self.plain(self.term(one)) for one in rules], "arity")
        terms = [self.term(one) for one in rules]
        found = self.plain(terms[-1] if len(terms) % 2 else self.draft.cell("nothing", None, None))
        for position in range(len(terms) // 2 * 2 - 2, -1, -2):
            value = self.plain(terms[position + 1])
            found = self.draft.case(self.truth(terms[position]), value, found)
        return found

    def plain(self, term: Term) -> Term:
        """The term as an operand: lists are none."""
        if term.kind in {"list", "map"}:
            return self.draft.refused("no_lists", {term.kind: len(term.items)})
        return term

    def _read(self, name: str, given: Any, rules: Sequence[Any]) -> Term:
        path = _path(name, given, rules)
        if path is None:
            return self.draft.call(name, [], "computed_names")
        found = self._item(path) if self.item is not None else self._cell(path, _look_up(self.data, path))
        if name == "val" or len(rules) < 2:
            return found
        return self.draft.coalesce([self.plain(found), self.plain(self.term(rules[1]))])

    def _item(self, path: Sequence[str]) -> Term:
        """A field of a child row."""
        found = (self.item or {}).get(".".join(path) or "value")
        if found is None:
            self.draft.note("no_outer_names")
            return Term({"node": "field", "name": plain_name("_".join(path))}, "other")
        return found

    def _cell(self, path: Sequence[str], value: Any) -> Term:
        name = plain_name("_".join(path) or "data")
        match value:
            case None:
                return self.draft.cell(name, None, None)
            case bool():
                return self.draft.cell(name, "boolean", value)
            case int() | Decimal():
                return self.draft.cell(name, "number", number(self.draft, str(value)))
            case str():
                return self.draft.cell(name, "word", value)
            case list():
                return Term({}, "list", slot={"rows": value})
            case _:
                return self.draft.refused("no_members", {"map": sorted(value)})

    def _in(self, needle: Any, haystack: Any) -> Term:
        """One of some constants; one of the members of a list of the data, which are child rows."""
        one, other = self.plain(self.term(needle)), self.term(haystack)
        if other.kind != "list":
            return self.draft.call("in", [one, self.plain(other)])
        if other.slot is None:
            return self.draft.member(one, [self.plain(item) for item in other.items])
        value = self._rows(other)["value"]
        if one.data["node"] == "field":
            self.draft.note("no_outer_names")
        return self.draft.aggregate("any", "rows", self.draft.compare("==", value, one))

    def _quantified(self, name: str, listed: Any, predicate: Any) -> Term:
        held = self.term(listed)
        if held.kind != "list":
            return self.draft.call(name, [self.plain(held)], "no_lists")
        inside = _Translator(self.draft, None, self._rows(held))
        said = inside.truth(inside.term(predicate))
        found = self.draft.aggregate("all" if name == "all" else "any", "rows", said)
        return self.draft.opposite(found) if name == "none" else found

    def _rows(self, held: Term) -> Mapping[str, Term]:
        """The fields of child rows, one row for each member; members with names have a field for each."""
        members = [
            _columns(one) for one in (held.slot or {}).get("rows", [item.data.get("value") for item in held.items])
        ]
        of: dict[str, dict[str, Any]] = {}
        rows: list[dict[str, Any]] = [{} for _ in members]
        fields: dict[str, Term] = {}
        for name in dict.fromkeys(name for member in members for name in member) or ["value"]:
            inside = Draft(notes=self.draft.notes)
            terms = [_Translator(inside, member)._cell([name], member.get(name)) for member in members]
            kinds = {term.kind for term in terms} - {"null"}
            if len(kinds) > 1 or not kinds <= {"number", "word", "boolean"}:
                self.draft.note("mixed_lists")
                kinds = {"other"}
            of[name] = {"type": next(iter(kinds), None)}
            for one, term, member in zip(rows, terms, members, strict=True):
                one[name] = _scalar(member.get(name)) if term.kind != "null" else None
            data = {"node": "field", "name": plain_name(name)}
            fields[name] = Term(data, of[name]["type"] or "null", slot=of[name])
        if "mixed_lists" in self.draft.notes:
            self.draft.cells["rows"] = {"type": "rows", "of": {}, "value": []}
            return {name: evolve(term, kind="other", slot=None) for name, term in fields.items()}
        self.draft.rows("rows", rows, of)
        return fields

    def _instant(self, base: Any, amount: Any, unit: Any) -> Term:
        """A date with days added; hours, months and years cannot be."""
        held = self._date(base)
        if held.kind == "other" or not isinstance(amount, int):
            return self.draft.call("plusTime", [held], "no_date_arithmetic")
        if amount == 0 or unit == "day":
            return evolve(held, shift=held.shift + amount)
        self.draft.note("no_date_arithmetic")
        span = self.draft.literal({"quantity": str(amount), "unit": _SPANS[unit]}, "number")
        return evolve(self.draft.arithmetic("+", held, span), kind="other")

    def _date(self, base: Any) -> Term:
        match base:
            case str():
                return self.draft.literal(day(self.draft, base), "date")
            case {"var": str() as path}:
                value = _look_up(self.data, _split(path))
                if isinstance(value, str | None):
                    written = None if value is None else day(self.draft, value)
                    return self.draft.cell(plain_name(f"{path}_day"), "date", written)
            case _:
                pass
        found = self.plain(self.term(base))
        return found if found.kind in {"date", "other"} else self.draft.call("date", [found])


def _columns(member: Any) -> Mapping[str, Any]:
    return as_object(member) if isinstance(member, dict) else {"value": member}


def _scalar(value: Any) -> Any:
    if isinstance(value, bool | str | dict):
        return cast("Any", value)
    return {"quantity": str(value)}


def _split(path: str) -> list[str]:
    return path.split(".") if path else []


def _path(name: str, given: Any, rules: Sequence[Any]) -> list[str] | None:
    """The steps to a value; none if they are computed."""
    if name == "val":
        steps = rules if isinstance(given, list) else [given]
        return [str(step) for step in steps] if all(isinstance(step, str | int) for step in steps) else None
    first = rules[0] if rules else ""
    if first is None:
        return []
    return _split(str(first)) if isinstance(first, str | int | Decimal) and not isinstance(first, bool) else None


def _look_up(data: Any, path: Sequence[str]) -> Any:
    """The value at the end of a path, or nothing."""
    held = data
    for step in path:
        if isinstance(held, list):
            members = as_list(held)
            held = members[int(step)] if step.isdigit() and int(step) < len(members) else None
        else:
            held = as_object(held).get(step)
    return held
