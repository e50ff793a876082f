"""Judging a table: every rule on every row, by the engine that holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Generic, Literal, TypeVar

from attrs import frozen

from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.sources import Source
from devreport.bulk.engines.words import PREFIX
from devreport.bulk.mapping.fitting import layout_of
from devreport.bulk.programs.lags import ways_of, with_earlier, with_earlier_columns
from devreport.bulk.programs.objects import ByObjects
from devreport.bulk.programs.program import CODES, Program, Refused
from devreport.bulk.programs.selecting import check_rules, selected
from devreport.bulk.programs.sheet import Sheet
from devreport.bulk.programs.subjects import Rows
from devreport.bulk.tables import OpenTable, Table, open_table
from devreport.errors import InputError, Problem
from devreport.expressions import Comparison
from devreport.findings import Outcome, Tally
from devreport.periods import Period
from devreport.rules.engines.together import Together, outcome_of
from devreport.rules.rule import Rule
from devreport.rules.sets.locations import check_place
from devreport.rules.sets.ruleset import RuleSet

__all__ = ["TableAssessment", "assess_table", "assessed"]

E = TypeVar("E")

#: What may judge the rules that the engine of a table cannot.
FALLBACKS = ("", "objects")


@frozen
class TableAssessment(Generic[E]):
    """What rules say of a table; nothing is computed before it is asked for.

    Attributes:
        opened: the table.
        ruleset: the rule set.
        period: the period that was judged.
        program: the rules in the words of its engine.
    """

    opened: OpenTable
    ruleset: RuleSet
    period: Period
    program: Program[E]

    @property
    def table(self) -> Table:
        """The table."""
        return self.opened.table

    @property
    def source(self) -> Source[E]:
        """How it is held."""
        return self.opened.source

    @property
    def rows(self) -> Rows:
        """How its rows become subjects."""
        return self.opened.rows

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The rules that are not judged, and why."""
        return self.program.refused

    @property
    def slow(self) -> tuple[Refused, ...]:
        """The rules that the object engine judges batch by batch, and why no column engine can."""
        return self.program.slow

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are judged, in the order of their columns."""
        return self.program.rules

    def outcomes(self, *, values: Literal["code", "boolean"] = "code") -> Any:  # noqa: ANN401 - the caller's own kind
        """The table with a column for each rule, by its name, in the form it was given in.

        Args:
            values: ``code`` for 1 (pass), 0 (fail), -1 (not applicable) and -2 (unknown); ``boolean`` for true and
                false, and nothing where there is no such answer.

        Raises:
            InputError: for other values.
        """
        if values not in {"code", "boolean"}:
            raise InputError.of(Problem("values", repr(values), "'code' or 'boolean'", code="values"))
        return self.source.back(self.attached(values=values))

    def attached(self, *, values: Literal["code", "boolean"] = "code") -> Relation[E]:
        """The same as a table of the engine, such as is written to a file."""
        names = [rule.name for rule in self.rules]
        own = [name for name in self.source.relation.schema() if name not in names]
        relation = self.program.judged(_code, names, truths=values == "boolean")
        if values == "boolean":
            words, plain = relation.words, self.program.plain
            truths = {
                name: words.either(
                    words.compare(words.column(name), words.code(0), by=Comparison.AT_LEAST),
                    words.compare(words.column(name), words.code(1), by=Comparison.EQUAL),
                )
                for name in names
                if name not in plain
            }
            relation = relation.with_columns(truths)
        return relation.keep([*own, *names])

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """Rule name → how often it ended in each outcome."""
        names = {rule.name: f"{PREFIX}outcome{number}" for number, rule in enumerate(self.rules)}
        asked = {key: expr for name, column in names.items() for key, expr in self._counted(name, column).items()}
        if not asked:
            return {}
        asked[f"{PREFIX}rows"] = self.program.source.words.rows()
        relation = self.program.judged(_code, list(names.values()), truths=True)
        (row,) = relation.grouped([], asked).rows()
        found = {key: int(count or 0) for key, count in zip(asked, row, strict=True)}
        rows = found[f"{PREFIX}rows"]
        return {name: _tally(column, found, rows) for name, column in names.items()}

    def _counted(self, name: str, column: str) -> dict[str, E]:
        """What is counted of the column of a rule: all outcomes but the unknown ones, which are the rest."""
        words = self.program.source.words
        one = words.column(column)
        if name in self.program.plain:
            return {f"{column}_{Outcome.PASS.value}": words.holding(one), f"{column}_known": words.counted(one)}
        known = {
            outcome: words.compare(one, words.code(code), by=Comparison.EQUAL)
            for outcome, code in CODES.items()
            if outcome is not Outcome.UNKNOWN
        }
        return {f"{column}_{outcome.value}": words.holding(truth) for outcome, truth in known.items()}


def _tally(column: str, found: Mapping[str, int], rows: int) -> Tally:
    passed, failed, not_applicable = [
        found.get(f"{column}_{outcome.value}", 0) for outcome in (Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE)
    ]
    if f"{column}_known" in found:
        failed = found[f"{column}_known"] - passed
    unknown = rows - passed - failed - not_applicable
    return Tally(passed=passed, failed=failed, unknown=unknown, not_applicable=not_applicable)


def _check_digits(refused: Sequence[Refused], *, where: str) -> None:
    """Refuse batches that would have to be read twice to judge a rule: few would see that it is not judged."""
    expected = "numbers of fewer digits, as batches that can be read only once are not measured first"
    hint = "say in the mapping how many digits each column has, give a list in place of an iterator, or measure=False"
    problems = [
        Problem(f"{where}: {one.rule}", one.reason, expected, hint, "too_wide")
        for one in refused
        if one.code == "too_wide"
    ]
    if problems:
        raise InputError("some rules cannot be judged on batches that can be read only once", problems)


def _code(rule: Rule, number: int) -> int:
    return CODES[outcome_of(rule, number)]


def assess_table(
    table: Table,
    *,
    ruleset: RuleSet,
    period: Period,
    place: str = "",
    engine: str = "",
    measure: bool | None = None,
    fallback: Literal["", "objects"] = "",
) -> TableAssessment[Any]:
    """Judge every row of a table by the rules of a set about its kind.

    Args:
        table: the table.
        ruleset: the rules.
        period: the period that is judged; its last day chooses between the editions of a threshold.
        place: the id of the place whose thresholds hold.
        engine: ``polars``, ``duckdb`` or ``spark``; by default the one that holds the table, and Polars for files.
        measure: whether to look for the greatest numbers first, in a pass of its own, so that narrower integers do;
            by default for tables that are held in memory, and for others if a rule asks for more than 38 digits
            otherwise, as it may of text without declared digits.
        fallback: ``objects`` to have the object engine judge, batch by batch, what the engine of the table cannot;
            :attr:`TableAssessment.slow` names these rules. By default they are refused.

    Raises:
        InputError: with every column that is missing or of the wrong type, if no threshold is for that place, and
            with every rule that asks for too many digits of batches that can be read only once: they cannot be
            measured first. ``measure=False`` refuses such rules alone.
        RuleError: with everything that is wrong with the rules.
        EngineError: if the engine is not installed.
    """
    ruleset.check_effect(period.end)
    check_place(place, [ruleset])
    opened = open_table(table, engine=engine)
    check_rules(ruleset, opened.rows)
    if fallback not in FALLBACKS:
        raise InputError.of(Problem("fallback", repr(fallback), "'objects' or nothing", code="fallback"))
    return assessed(opened, ruleset, period=period, place=place, measure=measure, fallback=fallback)


def assessed(
    opened: OpenTable,
    ruleset: RuleSet,
    *,
    period: Period,
    place: str = "",
    measure: bool | None = None,
    fallback: str = "",
) -> TableAssessment[Any]:
    """The same for rules that are known to be sound; see :func:`assess_table`."""
    source, rows = opened.source, opened.rows
    about = [rule.at(period.end, place) for rule in ruleset.rules if rule.over == rows.mapping.kind]
    rules, refused = selected(about, rows, period=period)
    plain, key = Sheet[Any].of(source.relation, rows.held), rows.mapping.key
    sheet = with_earlier(plain, rules, mapping=rows.mapping, where=source.label)
    layout = layout_of(rows.held, {name: one.held for name, one in rows.children.items()})

    def objects(given: Sequence[Rule]) -> ByObjects[Any]:
        return ByObjects(tuple(given), rows, sheet, opened.children, period, key)

    programs = partial(
        Program[Any].of,
        sheet,
        Together(ruleset, tuple(rules), place),
        children=opened.children,
        gone=refused,
        layout=with_earlier_columns(layout, ways_of(rules)),
        key=key,
        fallback=objects if fallback else None,
    )
    program = programs(measure=source.relation.is_stored if measure is None else measure)
    if measure is None and program.is_too_wide and not source.is_once:
        program = programs(measure=True)
    if measure is None and source.is_once:
        _check_digits(program.refused, where=source.label)
    return TableAssessment(opened, ruleset, period, program)
