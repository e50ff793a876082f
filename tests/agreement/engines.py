"""Every engine as one function: from rules and tables to the code of each rule in each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import polars as pl
from attrs import frozen

from devreport.bulk import Refused, Table, TableAssessment
from devreport.bulk.assessment import assessed
from devreport.bulk.rule_sql import rule_sql
from devreport.bulk.tables import open_table
from devreport.expressions import Absent, Row, evaluate
from devreport.periods import parse_period
from devreport.rules import Rule, RuleSet
from devreport.rules.engines.objects import Judge
from devreport.rules.engines.together import Together, outcome_of
from tests.agreement.layouts import Frame, Stored
from tests.agreement.oracle import CODES, Facts

__all__ = ["COLUMNS", "NEEDING", "PERIOD", "Engine", "Judged", "interpreted", "polars_frame", "row_of"]

#: The period that is judged.
PERIOD = parse_period("2026-S1")


@frozen
class Judged:
    """What an engine says.

    Attributes:
        codes: rule name → the code of each row.
        refused: the rules that it does not judge.
    """

    codes: Mapping[str, Sequence[int]]
    refused: tuple[Refused, ...] = ()


#: From rules and a table to what an engine says of it.
Engine = Callable[[RuleSet, Frame, bool], Judged]


def row_of(facts: Facts, label: str = "") -> Row:
    """A row as the interpreter and the object engine read it."""
    values = {name: Absent(missing=frozenset({name})) if one is None else one for name, one in facts.values.items()}
    children = {
        name: tuple(row_of(child, f"{name}{number}") for number, child in enumerate(rows))
        for name, rows in facts.children.items()
    }
    return Row(values, relations=children, label=label)


def interpreted(rules: Sequence[Rule], row: Row) -> dict[str, int]:
    """The outcomes by the interpreter, without what one rule needs of others."""
    return {rule.name: _interpreted(rule, row) for rule in rules}


def _interpreted(rule: Rule, row: Row) -> int:
    if rule.applies is not None:
        applies = evaluate(rule.applies, row, parameters=rule.thresholds)
        if applies is not True:
            return -2 if isinstance(applies, Absent) else -1
    for test in rule.verdicts:
        holds = True if test.when is None else evaluate(test.when, row, parameters=rule.thresholds)
        if isinstance(holds, Absent):
            return -2
        if holds is True:
            return CODES[test.outcome]
    return -2


def objects(ruleset: RuleSet, rows: Sequence[Row]) -> Judged:
    """The object engine, compiled."""
    together = Together(ruleset, ruleset.rules)
    judges = [Judge.of(rule) for rule in ruleset.rules]
    for judge in judges:
        judge.asking.asked = 100
    found: dict[str, list[int]] = {rule.name: [] for rule in ruleset.rules}
    for row in rows:
        codes = together.held([judge.asking.decide(row) for judge in judges])
        for rule, code in zip(ruleset.rules, codes, strict=True):
            found[rule.name].append(CODES[outcome_of(rule, code)])
    return Judged(found)


# column engines

_POLARS = {
    "integer": pl.Int64(),
    "float": pl.Float64(),
    "text": pl.String(),
    "truth": pl.Boolean(),
    "day": pl.Date(),
}


def polars_frame(columns: Mapping[str, Stored]) -> pl.DataFrame:
    """A table of Polars."""
    return pl.DataFrame([_series(name, one) for name, one in columns.items()])


def _series(name: str, stored: Stored) -> pl.Series:
    if stored.sort == "decimal":
        return pl.Series(name, stored.cells, dtype=pl.Decimal(stored.digits, stored.places))
    cells = [int(one) if isinstance(one, Decimal) else one for one in stored.cells]
    return pl.Series(name, cells, dtype=_POLARS[stored.sort])


def assess(
    ruleset: RuleSet, frame: Frame, made: Callable[[Frame], Any], *, engine: str = "", measure: bool
) -> TableAssessment[Any]:
    """A table in the form that an engine takes, assessed, also by rules that no author would write."""
    children = {name: made(one) for name, one in frame.children.items()}
    table = Table(source=made(frame), mapping=frame.mapping, children=children)
    return assessed(open_table(table, engine=engine), ruleset, period=PERIOD, measure=measure)


def _collected(found: TableAssessment[Any], rows: Callable[[list[str]], Sequence[Sequence[Any]]]) -> Judged:
    """The codes of each rule in the order of the keys: some engines do not keep that of rows."""
    names = [rule.name for rule in found.rules]
    by_key = sorted(rows(["key", *names]), key=lambda row: int(row[0]))
    columns = list(zip(*by_key, strict=True)) if by_key else [() for _ in ("key", *names)]
    return Judged({name: list(map(int, codes)) for name, codes in zip(names, columns[1:], strict=True)}, found.refused)


def polars(ruleset: RuleSet, frame: Frame, measure: bool) -> Judged:
    """Polars."""
    found = assess(ruleset, frame, lambda one: polars_frame(one.columns), measure=measure)
    return _collected(found, lambda names: found.outcomes().select(names).rows())


def duckdb(ruleset: RuleSet, frame: Frame, measure: bool) -> Judged:
    """DuckDB, with a database of its own."""
    import duckdb as library

    with library.connect(config={"threads": 1}) as connection:
        found = assess(ruleset, frame, lambda one: _stored(connection, polars_frame(one.columns)), measure=measure)
        return _collected(found, lambda names: found.outcomes().project(_quoted(names)).fetchall())


def _stored(connection: Any, frame: pl.DataFrame) -> Any:
    """A table of DuckDB."""
    name = f"made{len(connection.sql('FROM duckdb_tables()').fetchall())}"
    connection.from_arrow(frame.to_arrow()).create(name)
    return connection.table(name)


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def spark(session: Any, ruleset: RuleSet, frame: Frame, measure: bool) -> Judged:
    """Spark."""

    def made(one: Frame) -> Any:
        return session.createDataFrame(polars_frame(one.columns).to_arrow())

    with _interpreting(session):
        found = assess(ruleset, frame, made, measure=measure)
        return _collected(found, lambda names: found.outcomes().select([f"`{name}`" for name in names]).collect())


@contextmanager
def _interpreting(session: Any) -> Iterator[None]:
    """Without writing Java for every expression, which takes longer than a few rows do."""
    wanted = {"spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN"}
    before = {name: session.conf.get(name) for name in wanted}
    for name, value in wanted.items():
        session.conf.set(name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            session.conf.set(name, value)


def postgresql(connection: Any, ruleset: RuleSet, frame: Frame, measure: bool) -> Judged:
    """PostgreSQL, which is given one query; it is undone whatever it says."""
    with connection.transaction(force_rollback=True), connection.cursor() as cursor:
        _fill(cursor, "drawn_rows", frame.columns)
        children: dict[str, tuple[str, dict[str, str]]] = {}
        for name, one in frame.children.items():
            _fill(cursor, f"drawn_{name}", one.columns)
            children[name] = (f"drawn_{name}", _types(one.columns))
        sql = rule_sql(
            ruleset,
            frame.mapping,
            table="drawn_rows",
            schema=_types(frame.columns),
            children=children,
            period=PERIOD,
        )
        rows = sorted(cursor.execute(sql.text.encode()).fetchall(), key=lambda row: int(row[0]))
    columns = list(zip(*rows, strict=True)) if rows else [() for _ in ("key", *sql.rules)]
    return Judged({name: list(codes) for name, codes in zip(sql.rules, columns[1:], strict=True)}, sql.refused)


_POSTGRESQL = {
    "integer": "bigint",
    "float": "double precision",
    "text": "text",
    "truth": "boolean",
    "day": "date",
}


def _types(columns: Mapping[str, Stored]) -> dict[str, str]:
    return {
        name: f"numeric({one.digits},{one.places})" if one.sort == "decimal" else _POSTGRESQL[one.sort]
        for name, one in columns.items()
    }


def _fill(cursor: Any, table: str, columns: Mapping[str, Stored]) -> None:
    """A table that lasts as long as the transaction."""
    held = ", ".join(f'"{name}" {kind}' for name, kind in _types(columns).items())
    cursor.execute(f"CREATE TEMPORARY TABLE {table} ({held})")
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in zip(*[one.cells for one in columns.values()], strict=True):
            copy.write_row(row)


#: The engines that are Python packages and nothing else.
COLUMNS: dict[str, Engine] = {"polars": polars, "duckdb": duckdb}

#: Those that need a session, or a connection.
NEEDING: dict[str, Callable[..., Judged]] = {"postgresql": postgresql, "spark": spark}
