"""Expressions while a source is being translated: each with what is known of its kind, and what stands in the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from attrs import evolve, field, frozen

__all__ = ["SECONDS", "Draft", "Term", "plain_name"]

Data = dict[str, Any]

#: Seconds are a unit of the user's own.
SECONDS: Data = {"code": "秒", "dimension": {"hour": 1}, "scale": "1/3600"}

_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ORDERS = {"<", "<=", ">", ">="}


def plain_name(text: str) -> str:
    """A name that devreport takes, for a path or a function."""
    name = re.sub(r"\W", "_", text).lstrip("_")
    return name if name.isidentifier() else f"at_{name}"


@frozen
class Term:
    """A part of a translated expression.

    Attributes:
        data: its JSON form.
        kind: number, boolean, word, date; ``null`` where nothing but its absence is known, ``list`` and ``map`` for
            what has members, ``other`` for what is refused.
        whole: whether the source says that the number is an integer.
        operand: its JSON form inside a larger expression, where that is another one.
        slot: the cell whose type is not known yet.
        items: the members of a list, or the keys of a map.
        unit: the unit of a number that has one.
        absent: whether the source says that there is no value.
        shift: the days that are added to a date, which only a comparison can say.
    """

    data: Data
    kind: str
    whole: bool = False
    operand: Data | None = None
    slot: Data | None = None
    items: tuple[Term, ...] = ()
    unit: Any = None
    absent: bool = False
    shift: int = 0

    @property
    def inner(self) -> Data:
        """Its JSON form inside a larger expression."""
        return self.operand or self.data


@frozen
class Draft:
    """A case in the making.

    Attributes:
        cells: its row.
        notes: the reasons for which devreport should refuse it.
        hints: types of fields without a value, learnt from how they are used.
        learning: whether this is the draft from which they are learnt; a condition alone teaches nothing.
    """

    cells: dict[str, Data] = field(factory=dict[str, Data])
    notes: list[str] = field(factory=list[str])
    hints: dict[str, str] = field(factory=dict[str, str])
    learning: bool = False

    def note(self, reason: str) -> None:
        """Expect a refusal."""
        self.notes.append(reason)

    def cell(self, name: str, kind: str | None, value: object, *, whole: bool = False, unit: object = None) -> Term:
        """A field of the row, of a kind that may not be known yet."""
        kind = kind or self.hints.get(name)
        slot: Data = {"type": kind, "value": value}
        if unit:
            slot["unit"] = unit
        self.cells[name] = slot
        data: Data = {"node": "field", "name": name}
        return Term(data, kind or "null", whole, slot=None if kind else slot, unit=unit, absent=value is None)

    def literal(self, value: object, kind: str, *, whole: bool = False) -> Term:
        """A constant."""
        return Term({"node": "literal", "value": value}, kind, whole)

    def refused(self, reason: str, value: object) -> Term:
        """A constant of a kind that devreport does not have."""
        self.note(reason)
        return Term({"node": "literal", "value": value}, "other")

    def call(self, name: str, arguments: Sequence[Term], reason: str = "no_function") -> Term:
        """A function that devreport does not have."""
        self.note(reason)
        given = [self.settled(argument, "number").inner for argument in arguments if argument.kind not in _MEMBERS]
        return Term({"node": "opaque", "function": plain_name(name), "arguments": given}, "other")

    def settled(self, term: Term, kind: str) -> Term:
        """The term, of that kind if nothing was known of it."""
        if term.kind == "null" and kind not in {"null", "other", "list", "map"}:
            if term.slot is not None and term.slot["type"] is None and not (self.learning and kind == "boolean"):
                term.slot["type"] = kind
            return evolve(term, kind=kind)
        if term.kind in _MEMBERS:
            self.note("no_lists")
            return Term({"node": "literal", "value": []}, "other")
        return term

    def alike(self, terms: Sequence[Term]) -> list[Term]:
        """The terms, those of unknown kind like the others; it is noted if they are unlike."""
        kinds = [term.kind for term in terms if term.kind != "null"]
        settled = [self.settled(term, kinds[0] if kinds else "word") for term in terms]
        if len({term.kind for term in settled} - {"other"}) > 1:
            self.note("unlike")
        return settled

    def compare(self, comparison: str, left: Term, right: Term) -> Term:
        """A comparison."""
        left, right = self.alike([left, right])
        if comparison in _ORDERS and {left.kind, right.kind} & {"word", "boolean"}:
            self.note("no_order")
        data = {"node": "compare", "comparison": comparison, "left": left.inner, "right": right.inner}
        return Term(data, "boolean")

    def days(self, comparison: str, left: Term, right: Term) -> Term:
        """A comparison of two dates with days added: of the days between them with the days added."""
        if left.shift == right.shift or "other" in {left.kind, right.kind}:
            return self.compare(comparison, left, right)
        between: Data = {"node": "days_between", "start": left.inner, "end": right.inner}
        apart = self.literal({"quantity": str(left.shift - right.shift), "unit": "天"}, "number")
        return self.compare(_FLIPPED[comparison], Term(between, "number"), apart)

    def arithmetic(self, operation: str, left: Term, right: Term) -> Term:
        """One of the four operations; inside more, a difference is the sum with the opposite.

        The difference of two pure numbers is a number of percentage points, which only the whole expression may be.
        """
        left, right = self.settled(left, "number"), self.settled(right, "number")
        self._numbers([left, right])
        data = {"node": "arithmetic", "operation": operation, "left": left.inner, "right": right.inner}
        unit = left.unit or right.unit
        if operation == "-" and not unit:
            negated = {"node": "negate", "operand": right.inner}
            inside = {"node": "arithmetic", "operation": "+", "left": left.inner, "right": negated}
            return Term(data, "number", left.whole and right.whole, operand=inside)
        return Term(data, "number", left.whole and right.whole, unit=unit)

    def quotient(self, left: Term, right: Term, mode: str = "truncate") -> Term:
        """The quotient; of integers, rounded to an integer as the source says."""
        divided = self.arithmetic("/", left, right)
        return self.rounded(divided, 0, mode) if left.whole and right.whole else divided

    def remainder(self, left: Term, right: Term, mode: str = "truncate") -> Term:
        """What is left of a number when a whole number of divisors is taken away."""
        steps = self.rounded(self.arithmetic("/", left, right), 0, mode)
        return self.arithmetic("-", left, self.arithmetic("*", right, steps))

    def rounded(self, term: Term, places: int, mode: str) -> Term:
        """A number rounded on purpose."""
        term = self.settled(term, "number")
        self._numbers([term])
        data = {"node": "round", "operand": term.inner, "places": places, "mode": mode}
        return Term(data, "number", whole=term.whole or places <= 0)

    def signed(self, node: str, term: Term) -> Term:
        """A number with the other sign, or without one."""
        term = self.settled(term, "number")
        self._numbers([term])
        return Term({"node": node, "operand": term.inner}, "number", term.whole, unit=term.unit)

    def extreme(self, kind: str, terms: Sequence[Term]) -> Term:
        """The least or the greatest."""
        settled = [self.settled(term, "number") for term in terms]
        self._numbers(settled)
        operands = [term.inner for term in settled]
        return Term({"node": "extreme", "kind": kind, "operands": operands}, "number", all(t.whole for t in settled))

    def power(self, base: Term, exponent: Term) -> Term:
        """A power, by the registered function."""
        arguments = [self.settled(base, "number").inner, exponent.inner]
        return Term({"node": "opaque", "function": "power", "arguments": arguments}, "number")

    def logic(self, node: str, terms: Sequence[Term]) -> Term:
        """All or any of some conditions."""
        return Term({"node": node, "operands": [self.condition(term).inner for term in terms]}, "boolean")

    def opposite(self, term: Term) -> Term:
        """Not a condition."""
        return Term({"node": "not", "operand": self.condition(term).inner}, "boolean")

    def condition(self, term: Term) -> Term:
        """The term as a condition."""
        term = self.settled(term, "boolean")
        if term.kind not in {"boolean", "other"}:
            self.note("no_condition")
        return term

    def case(self, condition: Term, value: Term, otherwise: Term) -> Term:
        """One of two values."""
        value, otherwise = self.alike([value, otherwise])
        branches = [[self.condition(condition).inner, value.inner]]
        data = {"node": "case", "branches": branches, "otherwise": otherwise.inner}
        return Term(data, value.kind, value.whole and otherwise.whole, unit=value.unit)

    def missing(self, term: Term) -> Term:
        """Whether there is no value."""
        if term.kind in _MEMBERS:
            term = self.settled(term, "word")
        return Term({"node": "is_missing", "operand": term.inner}, "boolean")

    def coalesce(self, terms: Sequence[Term]) -> Term:
        """The first that has a value."""
        settled = self.alike(terms)
        data = {"node": "coalesce", "operands": [term.inner for term in settled]}
        return Term(data, settled[0].kind, all(term.whole for term in settled), unit=settled[0].unit)

    def member(self, term: Term, options: Sequence[Term]) -> Term:
        """Whether it is one of some constants: of words by membership, else one comparison each."""
        if options and {one.kind for one in options} == {"word"} and term.kind in {"word", "null"}:
            words = [one.data["value"] for one in options]
            return Term({"node": "member", "operand": self.settled(term, "word").inner, "options": words}, "boolean")
        return self.logic("or", [self.compare("==", term, one) for one in options])

    def rows(self, name: str, values: Sequence[Data], of: dict[str, Data]) -> None:
        """Child rows."""
        self.cells[name] = {"type": "rows", "of": of, "value": list(values)}

    def aggregate(self, aggregation: str, relation: str, value: Term | None, where: Term | None = None) -> Term:
        """Something said of child rows."""
        data: Data = {"node": "aggregate", "aggregation": aggregation, "relation": relation}
        data |= {} if value is None else {"value": value.inner}
        data |= {} if where is None else {"where": where.inner}
        return Term(data, "boolean" if aggregation in {"all", "any"} else "number", value is None or value.whole)

    def _numbers(self, terms: Sequence[Term]) -> None:
        if any(term.kind not in {"number", "other"} for term in terms):
            self.note("no_number")


_MEMBERS = {"list", "map"}
