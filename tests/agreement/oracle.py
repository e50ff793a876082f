"""The oracle: what a rule says of a row, written from the documentation and from nothing else.

It computes on ``Fraction`` and knows no engine: neither the interpreter, nor lowered forms, nor compiled code. A value
is a number in base units, a word, a truth, a day, or nothing; why there is nothing does not matter for an outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import floor
from typing import cast

from attrs import field, frozen

from devreport.expressions import (
    Absolute,
    Aggregate,
    Aggregation,
    And,
    Arithmetic,
    Case,
    Coalesce,
    Compare,
    Comparison,
    DaysBetween,
    Earlier,
    Expr,
    Extreme,
    ExtremeKind,
    Field,
    Guarded,
    IsMissing,
    Lag,
    Literal,
    Member,
    Negate,
    Not,
    Opaque,
    Operation,
    Or,
    Parameter,
    Round,
    Scalar,
)
from devreport.findings import Outcome
from devreport.quantities import Quantity, Rounding
from devreport.rules import Rule

__all__ = ["CODES", "Facts", "Known", "codes", "value"]

#: What can be known of a field; nothing where it is missing.
Known = Fraction | bool | str | date | None

#: The code of each outcome, as the documentation of outcome columns gives it.
CODES = {Outcome.PASS: 1, Outcome.FAIL: 0, Outcome.NOT_APPLICABLE: -1, Outcome.UNKNOWN: -2}


@frozen
class Facts:
    """A row.

    Attributes:
        values: field name → value.
        children: relation name → child rows.
        earlier: the row a year or a period before.
    """

    values: Mapping[str, Known]
    children: Mapping[str, Sequence[Facts]] = field(factory=dict[str, "Sequence[Facts]"])
    earlier: Mapping[Lag, Facts] = field(factory=dict[Lag, "Facts"])


def codes(rules: Sequence[Rule], facts: Facts) -> list[int]:
    """The outcome of each rule of a set, a rule being unknown where one that it needs did not pass."""
    names = {rule.name: rule for rule in rules}
    found: dict[str, int] = {}

    def settled(rule: Rule) -> int:
        if rule.name not in found:
            own = _alone(rule, facts)
            unmet = any(settled(names[need]) in {0, -2} for need in rule.needs)
            found[rule.name] = -2 if unmet and own != -1 else own
        return found[rule.name]

    return [settled(rule) for rule in rules]


def _alone(rule: Rule, facts: Facts) -> int:
    thresholds = rule.thresholds
    if rule.applies is not None:
        applies = value(rule.applies, facts, thresholds)
        if applies is not True:
            return -2 if applies is None else -1
    for test in rule.verdicts:
        holds = True if test.when is None else value(test.when, facts, thresholds)
        if holds is None:
            return -2
        if holds:
            return CODES[test.outcome]
    return -2


def value(node: Expr, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    """What an expression is worth."""
    return _NODES[type(node)](node, facts, given)


# one function per node


def _field(node: Field, facts: Facts, _: Mapping[str, Scalar]) -> Known:
    return facts.values[node.name]


def _constant(node: Literal, _: Facts, __: Mapping[str, Scalar]) -> Known:
    return _scalar(node.value)


def _parameter(node: Parameter, _: Facts, given: Mapping[str, Scalar]) -> Known:
    return _scalar(given[node.name])


def _scalar(found: Scalar) -> Known:
    return Fraction(found.value) * found.unit.scale if isinstance(found, Quantity) else found


def _and(node: And, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    return _least(cast("bool | None", value(one, facts, given)) for one in node.operands)


def _or(node: Or, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    return _opposite(_least(_opposite(cast("bool | None", value(one, facts, given))) for one in node.operands))


def _not(node: Not, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    return _opposite(cast("bool | None", value(node.operand, facts, given)))


def _least(truths: Iterator[bool | None]) -> bool | None:
    """False before unknown before true."""
    return min(truths, key=lambda one: 1 if one is None else 2 * one, default=True)


def _opposite(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def _missing(node: IsMissing, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    return value(node.operand, facts, given) is None


def _coalesce(node: Coalesce, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    for one in node.operands:
        found = value(one, facts, given)
        if found is not None:
            return found
    return None


def _case(node: Case, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    """All values that may follow, one for each way in which what is unknown could turn out: known if they agree."""
    may: list[Known] = []
    for condition, one in node.branches:
        holds = value(condition, facts, given)
        if holds is not False:
            may.append(value(one, facts, given))
        if holds is True:
            break
    else:
        may.append(value(node.otherwise, facts, given))
    return may[0] if all(one is not None and one == may[0] for one in may) else None


def _guarded(node: Guarded, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    ruled_out = [value(condition, facts, given) for condition, _ in node.undefined_where]
    return value(node.value, facts, given) if all(one is False for one in ruled_out) else None


def _strict(compute: Callable[..., Known]) -> Callable[..., Known]:
    """A node without a value where one of its operands has none."""

    def computed(node: Expr, facts: Facts, given: Mapping[str, Scalar]) -> Known:
        operands = [value(one, facts, given) for one in _OPERANDS[type(node)](node)]
        return None if None in operands else compute(node, *operands)

    return computed


_OPERANDS: dict[type[Expr], Callable[..., Sequence[Expr]]] = {
    Arithmetic: lambda node: (node.left, node.right),
    Compare: lambda node: (node.left, node.right),
    Negate: lambda node: (node.operand,),
    Absolute: lambda node: (node.operand,),
    Round: lambda node: (node.operand,),
    Member: lambda node: (node.operand,),
    Extreme: lambda node: node.operands,
    DaysBetween: lambda node: (node.start, node.end),
    Opaque: lambda node: node.arguments,
}


def _arithmetic(node: Arithmetic, left: Fraction, right: Fraction) -> Known:
    match node.operation:
        case Operation.ADD:
            return left + right
        case Operation.SUBTRACT:
            return left - right
        case Operation.MULTIPLY:
            return left * right
        case Operation.DIVIDE:
            return left / right if right != 0 else None


def _compare(node: Compare, left: Fraction, right: Fraction) -> Known:
    """What is equal, before, or after."""
    if node.comparison is Comparison.EQUAL:
        return left == right
    if node.comparison is Comparison.UNEQUAL:
        return left != right
    before, after = left < right, left > right
    return {
        Comparison.LESS: before,
        Comparison.AT_MOST: not after,
        Comparison.GREATER: after,
        Comparison.AT_LEAST: not before,
    }[node.comparison]


def _round(node: Round, number: Fraction) -> Known:
    """The multiple of the last decimal beside the number, on the side that the mode says."""
    step = node.unit.scale * Fraction(10) ** -node.places
    return _whole(number / step, node.mode) * step


def _whole(number: Fraction, mode: Rounding) -> int:
    below = floor(number)
    rest = number - below
    match mode:
        case Rounding.FLOOR:
            return below
        case Rounding.CEILING:
            return below + (rest > 0)
        case Rounding.TRUNCATE:
            return below + (number < 0 and rest > 0)
        case Rounding.HALF_UP:
            return below + (rest > Fraction(1, 2) or (rest == Fraction(1, 2) and number > 0))
        case Rounding.HALF_EVEN:
            return below + (rest > Fraction(1, 2) or (rest == Fraction(1, 2) and below % 2 == 1))


def _earlier(node: Earlier, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    before = facts.earlier.get(node.lag)
    return None if before is None else value(node.operand, before, given)


def _aggregate(node: Aggregate, facts: Facts, given: Mapping[str, Scalar]) -> Known:
    """Something said of the child rows that take part, or of groups of them."""
    taken = _taking_part(node, facts, given)
    if node.per is not None:
        groups = _groups(node, facts, taken)
        if groups is None:
            return None
        taken = [(True, group) for group in groups]
    each = [(kept, True if node.value is None else value(node.value, child, given)) for kept, child in taken]
    if node.aggregation in {Aggregation.ALL, Aggregation.ANY}:
        return _truth_of_all(node.aggregation, cast("list[tuple[bool | None, bool | None]]", each))
    if any(kept is None or one is None for kept, one in each):
        return None
    return _number_of_all(node.aggregation, [cast("Fraction", one) for _, one in each])


def _taking_part(node: Aggregate, facts: Facts, given: Mapping[str, Scalar]) -> list[tuple[bool | None, Facts]]:
    """The child rows that take part or may do so, and whether they surely do."""
    found = [
        (True if node.where is None else cast("bool | None", value(node.where, child, given)), child)
        for child in facts.children[node.relation]
    ]
    return [(kept, child) for kept, child in found if kept is not False]


def _truth_of_all(aggregation: Aggregation, each: list[tuple[bool | None, bool | None]]) -> bool | None:
    """Whether all that take part hold, or one that takes part does."""
    if aggregation is Aggregation.ALL:
        return _least(_opposite(_least(iter((kept, _opposite(one))))) for kept, one in each)
    return _opposite(_least(_opposite(_least(iter(pair))) for pair in each))


def _number_of_all(aggregation: Aggregation, numbers: list[Fraction]) -> Fraction | None:
    match aggregation:
        case Aggregation.COUNT:
            return Fraction(len(numbers))
        case Aggregation.SUM:
            return sum(numbers, start=Fraction(0))
        case Aggregation.MIN:
            return min(numbers, default=None)
        case _:
            return max(numbers, default=None)


def _groups(node: Aggregate, facts: Facts, taken: Sequence[tuple[bool | None, Facts]]) -> list[Facts] | None:
    """The child rows by the value of a field; nothing if it is not known which there are."""
    key = str(node.per)
    listed = [] if node.among is None else list(facts.children[node.among])
    found: dict[Known, list[Facts]] = {one.values[key]: [] for one in listed}
    for kept, child in taken:
        if kept is None:
            return None
        found.setdefault(child.values[key], []).append(child)
    return None if None in found else [Facts({key: one}, {"rows": rows}) for one, rows in found.items()]


def _power(node: Opaque, base: Fraction, exponent: Fraction) -> Known:
    """The one function that is drawn: a whole power above zero, which needs no roots."""
    assert node.function == "power"
    return Fraction(base ** int(exponent))


_NODES: dict[type[Expr], Callable[..., Known]] = {
    Field: _field,
    Literal: _constant,
    Parameter: _parameter,
    And: _and,
    Or: _or,
    Not: _not,
    IsMissing: _missing,
    Coalesce: _coalesce,
    Case: _case,
    Guarded: _guarded,
    Earlier: _earlier,
    Aggregate: _aggregate,
    Arithmetic: _strict(_arithmetic),
    Compare: _strict(_compare),
    Negate: _strict(lambda _, number: -number),
    Absolute: _strict(lambda _, number: max(number, -number)),
    Round: _strict(_round),
    Extreme: _strict(lambda node, *numbers: (min if node.kind is ExtremeKind.LEAST else max)(numbers)),
    Member: _strict(lambda node, word: any(word == one for one in node.options)),
    Opaque: _strict(_power),
    DaysBetween: _strict(lambda _, start, end: Fraction((end - start).days)),
}
