"""The columns of findings: which rule and row, how it ended, what was read, and what was not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, TypeVar

from attrs import frozen

from devreport.bulk.assessment import TableAssessment
from devreport.bulk.engines.words import PREFIX, Words
from devreport.bulk.mapping.fitting import Held
from devreport.bulk.programs.folds import folds_in
from devreport.expressions import Comparison, Expr
from devreport.findings import Verdict
from devreport.lowering import UNKNOWN, Op
from devreport.quantities import ONE, Unit
from devreport.rules.engines.together import outcome_of, verdict_of
from devreport.rules.evidence.reading import reading_of
from devreport.rules.rule import Rule, Shown, ShownPeriod
from devreport.rules.sets.needs import UNMET

__all__ = ["COLUMNS", "Step", "columns_for", "fields_below", "fields_of", "found_column", "steps_of"]

E = TypeVar("E")

#: The columns that findings of every table have.
COLUMNS = ("rule", "key", "name", "outcome", "verdict", "missing", "invalid", "unmet")

_MOST_DIGITS = 1_000


@frozen
class Step:
    """What is in a column of what rules read.

    Attributes:
        field: the name of the field.
        op: how it is read.
        size: how many units a step of one is; one for days, words and truths.
        unit: the unit.
    """

    field: str
    op: Op
    size: Fraction = Fraction(1)
    unit: Unit = ONE

    def text(self, value: Any) -> str:  # noqa: ANN401 - whatever the engine holds
        """A value as it is written out: an exact decimal number in the unit, a day, a word, true or false."""
        match self.op, value:
            case _, None:
                return ""
            case Op.DAY_COLUMN, int():
                return (date(1970, 1, 1) + timedelta(days=value)).isoformat()
            case Op.TRUTH_COLUMN, _:
                return "true" if value else "false"
            case Op.WORD_COLUMN, _:
                return str(value)
            case _:
                return _exact(int(value) * self.size)


def _exact(value: Fraction) -> str:
    """A number without rounding: as a decimal number where it is one, else as a fraction."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(value)
    with localcontext(prec=_MOST_DIGITS):
        return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def fields_of(rule: Rule) -> tuple[str, ...]:
    """The fields of a row that a rule reads, for its verdicts and its figures."""
    return tuple(dict.fromkeys(name for root in _roots(rule) for name in reading_of(root).fields))


def fields_below(rule: Rule, relation: str) -> tuple[str, ...]:
    """The fields of child rows that a rule reads."""
    read = [names for root in _roots(rule) for found, names in reading_of(root).relations if found == relation]
    listed = [
        reading_of(one).fields
        for shown in rule.lists.values()
        if shown.relation == relation
        for one in (shown.where, shown.value.value if isinstance(shown.value, Shown) else shown.value)
        if isinstance(one, Expr)
    ]
    return tuple(dict.fromkeys(name for names in (*read, *listed) for name in names))


def _roots(rule: Rule) -> Iterator[Expr]:
    if rule.applies is not None:
        yield rule.applies
    yield from (test.when for test in rule.verdicts if test.when is not None)
    for shown in rule.figures.values():
        if not isinstance(shown, ShownPeriod):
            yield shown.value if isinstance(shown, Shown) else shown


def steps_of(assessment: TableAssessment[Any], rules: Sequence[Rule]) -> dict[str, Step]:
    """Column name → what is in it, for the columns of what some rules read."""
    read = dict.fromkeys(name for rule in rules for name in fields_of(rule))
    columns = assessment.program.sheet.columns
    return {
        _named(op, field): _step(op, columns[op, field].held) for field in read for op, name in columns if name == field
    }


def _named(op: Op, field: str) -> str:
    return f"read.{field}.over" if op is Op.DENOMINATOR else f"read.{field}"


def _step(op: Op, held: Held) -> Step:
    match op:
        case Op.NUMBER:
            return Step(held.field, op, held.size, held.mapped.unit)
        case Op.NUMERATOR:
            return Step(held.field, op, held.mapped.scale / 10**held.places, held.mapped.unit)
        case Op.DENOMINATOR:
            return Step(held.field, op, Fraction(1, 10**held.over_places))
        case _:
            return Step(held.field, op)


def columns_for(
    assessment: TableAssessment[E], rule: Rule, *, rules: Sequence[Rule], code: str, values: bool
) -> dict[str, E]:
    """The columns of the findings of one rule.

    Args:
        assessment: what the rules say of the table.
        rule: the rule.
        rules: all rules whose findings are put together; they have the same columns.
        code: the column with the number of the test that decides.
        values: whether there are columns of what rules read.
    """
    words, mapping = assessment.source.relation.words, assessment.rows.mapping
    column, numbers = words.column(code), [UNKNOWN, *range(len(rule.verdicts))]
    found = {
        "rule": words.word(rule.name),
        "key": words.column(mapping.key),
        "name": words.column(mapping.name or mapping.key),
        "outcome": _said(words, column, {number: outcome_of(rule, number).value for number in numbers}),
        "verdict": _said(words, column, {number: _verdict(verdict_of(rule, number)) for number in numbers}),
        "missing": _listed(words, _missing(assessment, rule)),
        "invalid": _listed(words, _invalid(assessment, rule)),
        "unmet": _listed(words, _unmet(assessment, rule)),
    }
    return {**found, **_values(assessment, rule, rules)} if values else found


def _verdict(verdict: Verdict | None) -> str:
    return "" if verdict is None else verdict.value


def _said(words: Words[E], column: E, texts: Mapping[int, str]) -> E:
    """A word for each number."""
    by_text: dict[str, list[int]] = {}
    for number, text in texts.items():
        by_text.setdefault(text, []).append(number)
    (last, _), *others = by_text.items()
    said = words.word(last)
    for text, numbers in others:
        said = words.either(_is_one(words, column, numbers), words.word(text), otherwise=said)
    return said


def _is_one(words: Words[E], column: E, numbers: Sequence[int]) -> E:
    return words.disjunction([words.compare(column, words.code(one), by=Comparison.EQUAL) for one in numbers])


def _listed(words: Words[E], parts: Mapping[str, E]) -> E:
    """The names of what holds."""
    said = [words.either(condition, words.word(name)) for name, condition in parts.items()]
    return words.listed(said) if said else words.word("")


def _missing(assessment: TableAssessment[E], rule: Rule) -> dict[str, E]:
    """The fields that a rule reads → whether there is no value; the same for what it says of child rows."""
    sheet, fields = assessment.program.sheet, fields_of(rule)
    words = sheet.relation.words
    found: dict[str, E] = {}
    for field in fields:
        gaps = [words.is_missing(sheet.checked(key)) for key in sheet.columns if key[1] == field]
        if gaps:
            found[field] = words.disjunction(gaps)
    asked = assessment.program.asked.get(rule.name)
    below: dict[str, list[E]] = {}
    for fold in folds_in(asked.forms) if asked else ():
        below.setdefault(fold.relation, []).append(words.is_missing(assessment.program.folded[fold]))
    return {**found, **{relation: words.disjunction(gaps) for relation, gaps in below.items()}}


def _invalid(assessment: TableAssessment[E], rule: Rule) -> dict[str, E]:
    """The fields that a rule reads → whether what is there is not what the mapping says."""
    sheet, fields = assessment.program.sheet, fields_of(rule)
    words = sheet.relation.words
    found: dict[str, E] = {}
    for field in fields:
        valid = [one.valid for key, one in sheet.columns.items() if key[1] == field and one.valid is not None]
        if valid:
            found[field] = words.disjunction([words.negation(one) for one in valid])
    return found


def _unmet(assessment: TableAssessment[E], rule: Rule) -> dict[str, E]:
    """The rules that a rule needs → whether they did not pass."""
    program = assessment.program
    words, position = program.source.words, [one.name for one in program.rules].index(rule.name)
    return {
        program.rules[needed].name: _is_one(words, words.column(found_column(needed)), _bad(program.rules[needed]))
        for needed in program.together.needed[position]
    }


def found_column(position: int) -> str:
    """The column with the number of the test that decides the rule at some position."""
    return f"{PREFIX}found{position}"


def _bad(rule: Rule) -> list[int]:
    return [number for number in (UNKNOWN, *range(len(rule.verdicts))) if outcome_of(rule, number) in UNMET]


def _values(assessment: TableAssessment[E], rule: Rule, rules: Sequence[Rule]) -> dict[str, E]:
    """What the rule reads; nothing in the columns of what only others read."""
    sheet, own = assessment.program.sheet, fields_of(rule)
    words = sheet.relation.words
    found: dict[str, E] = {}
    for name, step in steps_of(assessment, rules).items():
        value = sheet.checked((step.op, step.field))
        found[name] = value if step.field in own else words.either(words.truth(value=False), value)
    return found
