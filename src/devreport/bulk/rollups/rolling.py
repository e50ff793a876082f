"""Rolling up: one pass of grouped sums over a table, whichever engine holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Generic, TypeVar

from attrs import evolve, frozen

from devreport.bulk.assessment import TableAssessment
from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.words import PREFIX, PhysicalKind, Width
from devreport.bulk.mapping.fitting import Held
from devreport.bulk.programs.program import CODES
from devreport.bulk.programs.reading import Column, columns_of
from devreport.bulk.rollups.asked import wanted
from devreport.bulk.rollups.rollup import GroupKey, GroupRow, Pair, RollUp, Summed, order
from devreport.errors import InputError, Problem, did_you_mean
from devreport.expressions import Comparison
from devreport.findings import Outcome, Tally
from devreport.lowering import Op
from devreport.lowering.ranges import LONGEST, MOST
from devreport.measures.series import Partial
from devreport.quantities import Ratio, Undefined
from devreport.rules.engines.together import outcome_of
from devreport.rules.rule import Rule
from devreport.text import Text

__all__ = ["roll_up"]

E = TypeVar("E")

#: More rows than this belong to no table; sums of no more of them are known to fit before they are counted.
_MOST_ROWS = 10**10

#: What groups cannot be told apart by: a NaN is no value, and floats that look alike may differ.
_NO_KEYS = frozenset({PhysicalKind.FLOAT, PhysicalKind.OTHER})

#: What is counted of each rule; what is unknown is the rest.
_COUNTED: Mapping[str, Outcome] = {
    "passed": Outcome.PASS,
    "failed": Outcome.FAIL,
    "not_applicable": Outcome.NOT_APPLICABLE,
}


def roll_up(
    assessment: TableAssessment[Any],
    by: Sequence[str] | str = (),
    *,
    ratios: Mapping[str, tuple[str, str]] | None = None,
    sums: Sequence[str] | str = (),
    totals: bool = True,
) -> RollUp:
    """What the rules say of a table, group by group, with exact sums and ratios of sums; in one pass.

    A ratio adds up what stands above and below only over the rows that have both, and a sum only what is there; how
    many rows that leaves out is kept beside it. Nothing is divided before the sums are complete.

    Args:
        assessment: the table that was judged.
        by: the columns of the table whose values tell groups apart, or one of them; rows without a value are a group
            of their own.
        ratios: name → the fields above and below, as the mapping of the table names them.
        sums: the fields of the mapping to add up, or one of them.
        totals: whether its lines have a subtotal for each block of groups, and the total.

    Raises:
        InputError: with everything that is not asked for as it must be, every column that is not there or cannot tell
            groups apart, every field that cannot be added up, every name that is there twice, and every sum that could
            need more than 38 digits.
    """
    asked, by, sums = wanted(by, ratios or {}, sums=sums)
    fields = list(dict.fromkeys([*sums, *(name for pair in asked.values() for name in pair)]))
    problems = [*_wrong_keys(assessment, by), *_wrong_fields(assessment, fields)]
    if problems:
        raise InputError(f"{assessment.source.label} cannot be rolled up like that", problems)
    held = assessment.rows.held
    empty = RollUp(
        label=assessment.source.label,
        kind=assessment.table.mapping.kind,
        period=assessment.period,
        by=by,
        groups=(),
        rules=assessment.rules,
        refused=assessment.refused,
        ratios=asked,
        sums=tuple(dict.fromkeys(sums)),
        summed={name: _described(held[name]) for name in fields},
        totals=totals,
        edition=assessment.ruleset.edition,
    )
    _check_header(empty.header())
    return evolve(empty, groups=_groups(assessment, empty))


def _groups(assessment: TableAssessment[E], wanted: RollUp) -> tuple[GroupRow, ...]:
    """What is said of each group, in the order of their keys."""
    source = assessment.source.relation
    columns = columns_of(assessment.rows.held, source.words)
    names = [_outcome(number) for number in range(len(wanted.rules))]
    judged = assessment.program.judged(_code, names, truths=True)
    rolling = _Rolling(
        judged, source, wanted, assessment.program.plain, {name: columns[Op.NUMBER, name] for name in wanted.summed}
    )
    rolling.check_digits()
    return tuple(sorted(rolling.groups(), key=lambda group: order(group.key)))


def _check_header(header: Sequence[str]) -> None:
    """Refuse names that would be there twice, such as a column that is called as a rule is."""
    twice = [name for name in dict.fromkeys(header) if header.count(name) > 1]
    if twice:
        problems = [Problem(name, f"{name!r} twice", "a name of its own", code="duplicate") for name in twice]
        raise InputError("some names of the roll-up are there twice", problems)


def _described(held: Held) -> Summed:
    column = held.column if held.physical else ""
    title = held.mapped.name or Text(held.column)
    return Summed(name=held.field, column=column, unit=held.mapped.unit, title=title)


def _wrong_keys(assessment: TableAssessment[Any], by: Sequence[str]) -> Iterator[Problem]:
    every = assessment.source.relation.schema()
    schema = {name: physical for name, physical in every.items() if not name.startswith(PREFIX)}
    for number, name in enumerate(by):
        where = f"by[{number}]"
        if name not in schema:
            hint = did_you_mean(name, schema) or f"there are: {', '.join(map(repr, list(schema)[:20]))}"
            yield Problem(where, f"no column {name!r}", "a column of the table", hint, "missing_column")
        elif schema[name].kind in _NO_KEYS:
            found = f"the column {name!r} of {schema[name].name}"
            yield Problem(where, found, "a column of text, integers, decimals, days or truth values", code="type")


def _wrong_fields(assessment: TableAssessment[Any], fields: Sequence[str]) -> Iterator[Problem]:
    held = assessment.rows.held
    columns = columns_of(held, assessment.source.relation.words)
    for name in fields:
        if name not in held:
            hint = did_you_mean(name, held) or f"there are: {', '.join(held)}"
            yield Problem(name, f"no field {name!r}", "a field of the mapping", hint, "unknown_field")
        elif (Op.NUMERATOR, name) in columns:
            hint = "roll up the ratio of its two columns"
            yield Problem(name, "ratios with denominators of their own", "numbers to add up", hint, "denominators")
        elif (Op.NUMBER, name) not in columns:
            yield Problem(name, f"a field of the sort {held[name].sort.value}", "numbers to add up", code="sort")


@frozen
class _Rolling(Generic[E]):
    """What is asked of a table."""

    judged: Relation[E]
    source: Relation[E]
    wanted: RollUp
    plain: frozenset[str]
    columns: Mapping[str, Column[E]]

    def check_digits(self) -> None:
        """Refuse sums that could be too large; the columns are looked at only where their types do not bound them."""
        wide = {name: one for name, one in self.columns.items() if one.range.size * _MOST_ROWS > MOST}
        if not wide:
            return
        words = self.source.words
        asked = {"rows": words.rows()}
        for number, column in enumerate(wide.values()):
            value = self._guarded(column)
            asked[f"least{number}"], asked[f"most{number}"] = words.least(value), words.greatest(value)
        (row,) = self.source.grouped([], {f"{PREFIX}{name}": expr for name, expr in asked.items()}).rows()
        rows, *bounds = [int(one or 0) for one in row]
        digits = {
            name: len(str(max(abs(bounds[2 * number]), abs(bounds[2 * number + 1])) * rows))
            for number, name in enumerate(wide)
        }
        problems = [
            Problem(name, f"a sum of up to {count} digits", f"at most {LONGEST}", code="too_wide")
            for name, count in digits.items()
            if count > LONGEST
        ]
        if problems:
            raise InputError("some sums could be too large to be exact", problems)

    def groups(self) -> list[GroupRow]:
        """What is said of each group, in no order."""
        words = self.source.words
        columns: dict[str, E] = {name: words.column(name) for name in self.wanted.by}
        columns |= {_outcome(number): words.column(_outcome(number)) for number in range(len(self.wanted.rules))}
        columns |= {_value(name): self._guarded(column) for name, column in self.columns.items()}
        asked = dict(self._asked())
        relation = self.judged.select(columns).grouped(self.wanted.by, asked).keep([*self.wanted.by, *asked])
        return [
            self._group(row[: len(self.wanted.by)], dict(zip(asked, row[len(self.wanted.by) :], strict=True)))
            for row in relation.rows()
        ]

    def _guarded(self, column: Column[E]) -> E:
        return column.value if column.valid is None else self.source.words.either(column.valid, column.value)

    def _asked(self) -> Iterator[tuple[str, E]]:
        words = self.source.words
        yield f"{PREFIX}rows", words.rows()
        for number, rule in enumerate(self.wanted.rules):
            for word, truth in self._ended(rule, words.column(_outcome(number))).items():
                yield f"{PREFIX}{word}{number}", words.holding(truth)
        for name in self.wanted.sums:
            value = words.column(_value(name))
            yield f"{PREFIX}sum_{name}", words.total(value)
            yield f"{PREFIX}sum_rows_{name}", words.holding(words.negation(words.is_missing(value)))
        for number, pair in enumerate(self.wanted.ratios.values()):
            yield from self._pair(number, *pair)

    def _ended(self, rule: Rule, column: E) -> dict[str, E]:
        """Whether a rule ended in each outcome that is counted; that of a plain rule is a truth, others are codes."""
        words = self.source.words
        if rule.name in self.plain:
            return {"passed": column, "failed": words.negation(column)}
        return {
            word: words.compare(column, words.code(CODES[outcome]), by=Comparison.EQUAL)
            for word, outcome in _COUNTED.items()
        }

    def _pair(self, number: int, above: str, below: str) -> Iterator[tuple[str, E]]:
        words, width = self.source.words, max(Width.LONG, self.columns[below].width)
        one, other = words.column(_value(above)), words.column(_value(below))
        there = words.conjunction([words.negation(words.is_missing(value)) for value in (one, other)])
        wide = words.widened(other, width)
        doubtful = words.compare(wide, words.whole(0, width), by=Comparison.AT_MOST)
        yield f"{PREFIX}above{number}", words.total(words.either(there, one))
        yield f"{PREFIX}below{number}", words.total(words.either(there, other))
        yield f"{PREFIX}both{number}", words.holding(there)
        yield f"{PREFIX}doubtful{number}", words.holding(words.conjunction([there, doubtful]))

    def _group(self, key: GroupKey, found: Mapping[str, Any]) -> GroupRow:
        counts = {name.removeprefix(PREFIX): int(value or 0) for name, value in found.items()}
        rows = counts["rows"]
        return GroupRow(
            key=tuple(key),
            rows=rows,
            tallies={rule.name: _tally(counts, number, rows) for number, rule in enumerate(self.wanted.rules)},
            ratios={
                name: Pair(
                    above=self._number(above, counts[f"above{number}"]),
                    below=self._number(below, counts[f"below{number}"]),
                    present=counts[f"both{number}"],
                    expected=rows,
                    doubtful=counts[f"doubtful{number}"],
                )
                for number, (name, (above, below)) in enumerate(self.wanted.ratios.items())
            },
            sums={
                name: Partial(
                    self._number(name, counts[f"sum_{name}"])
                    if counts[f"sum_rows_{name}"]
                    else Undefined("missing_input"),
                    counts[f"sum_rows_{name}"],
                    rows,
                )
                for name in self.wanted.sums
            },
        )

    def _number(self, name: str, steps: int) -> Ratio:
        held = self.columns[name].held
        return Ratio(Fraction(steps) * held.size, unit=held.mapped.unit)


def _tally(counts: Mapping[str, int], number: int, rows: int) -> Tally:
    found = {word: counts.get(f"{word}{number}", 0) for word in _COUNTED}
    return Tally(**found, unknown=rows - sum(found.values()))


def _outcome(number: int) -> str:
    return f"{PREFIX}outcome{number}"


def _value(name: str) -> str:
    return f"{PREFIX}value_{name}"


def _code(rule: Rule, number: int) -> int:
    return CODES[outcome_of(rule, number)]
