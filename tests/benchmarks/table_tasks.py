"""What is asked of each engine, by devreport and by hand: counts, outcomes beside the table, failing rows, roll-ups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
from attrs import evolve, frozen

from devreport.bulk import TableAssessment
from tests.benchmarks import table_hands, table_sql
from tests.benchmarks.table_jobs import NAMES, Storage, assessed, ruleset

__all__ = ["TASKS", "Side", "duckdb_sides", "polars_sides", "spark_sides"]

#: What each task says: (rule → passed and failed), or how many rows were found.
Found = object

TASKS = ("counts per rule", "outcomes beside the table", "failing rows", "roll-up by sector and level")


@frozen
class Side:
    """The tasks as devreport does them, or as they are written by hand.

    Attributes:
        tasks: each task, by its name; what it gives has to be the same on both sides.
        prepare: getting ready, which a hand-written query does not have: checking the rules, measuring columns.
    """

    tasks: Mapping[str, Callable[[], Found]]
    prepare: Callable[[], object] | None = None


#: Both sides: that of devreport, and that of the hand-written queries.
Sides = tuple[Side, Side]

_OUTCOMES = [f"grant.{name}" for name in NAMES]


def polars_sides(frame: pl.DataFrame, storage: Storage) -> Sides:
    """On a frame of Polars in memory."""
    lazy = frame.lazy()

    def prepare() -> TableAssessment[Any]:
        return assessed(lazy, ruleset(), storage=storage, measure=True)

    own = prepare()
    truths: pl.LazyFrame = own.outcomes(values="boolean")
    fails = pl.any_horizontal(~pl.col(*_OUTCOMES))
    counts = (pl.col(*_OUTCOMES).sum().name.suffix("+"), (~pl.col(*_OUTCOMES)).sum().name.suffix("-"))
    ours = (
        lambda: _tallied(own),
        lambda: own.outcomes(values="boolean").collect().shape,
        lambda: truths.filter(fails).collect().shape,
        lambda: truths.group_by("sector", "level").agg(*counts).collect().shape,
    )
    hands = (
        lambda: table_hands.counted(lazy, storage),
        lambda: table_hands.attached(lazy, storage).shape,
        lambda: table_hands.failing(lazy, storage).shape,
        lambda: table_hands.rolled_up(lazy, storage).shape,
    )
    return _sides(ours, hands, prepare)


def duckdb_sides(frame: pl.DataFrame, storage: Storage) -> Sides:
    """On a table of DuckDB in memory."""
    import duckdb

    connection: Any = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.register("given", frame.to_arrow())
    connection.execute("CREATE TABLE grants AS FROM given")
    connection.unregister("given")

    def prepare() -> TableAssessment[Any]:
        return assessed(connection.table("grants"), ruleset(), storage=storage, measure=True)

    own = prepare()
    truths = own.outcomes(values="boolean")
    fails = " OR ".join(f"NOT {_quoted(name)}" for name in _OUTCOMES)
    ours = (
        lambda: _tallied(own),
        lambda: _shape(own.outcomes(values="boolean")),
        lambda: _shape(truths.filter(fails)),
        lambda: _shape(truths.aggregate(f"sector, level, {_counted(_OUTCOMES)}", "sector, level")),
    )

    def by_hand(query: Callable[[str, Storage, str], str]) -> Callable[[], Found]:
        return lambda: _shape(connection.sql(query("grants", storage, "duckdb")))

    hands = (
        lambda: _paired(connection.sql(table_sql.counted("grants", storage, "duckdb")).fetchall()[0]),
        *map(by_hand, (table_sql.with_verdicts, table_sql.failing, table_sql.rolled_up)),
    )
    return _sides(ours, hands, prepare)


def spark_sides(frame: pl.DataFrame, storage: Storage, *, session: Any, path: str) -> Sides:
    """On a Parquet file that Spark reads."""
    frame.write_parquet(path)
    read = session.read.parquet(path)
    read.createOrReplaceTempView("grants")

    def prepare() -> TableAssessment[Any]:
        return assessed(read, ruleset(), storage=storage, measure=True)

    own = prepare()
    truths = own.outcomes(values="boolean")
    truths.createOrReplaceTempView("judged")
    fails = " OR ".join(f"NOT `{name}`" for name in _OUTCOMES)
    counted = _counted(_OUTCOMES, quote="`")
    grouped = f"SELECT sector, level, {counted} FROM judged GROUP BY sector, level"  # noqa: S608 - our own names
    ours = (
        lambda: _tallied(own),
        lambda: _written(truths),
        lambda: truths.where(fails).count(),
        lambda: len(session.sql(grouped).collect()),
    )
    hands = (
        lambda: _paired(session.sql(table_sql.counted("grants", storage, "spark")).collect()[0]),
        lambda: _written(session.sql(table_sql.with_verdicts("grants", storage, "spark"))),
        lambda: session.sql(table_sql.failing("grants", storage, "spark")).count(),
        lambda: len(session.sql(table_sql.rolled_up("grants", storage, "spark")).collect()),
    )
    return _sides(ours, hands, prepare)


def _sides(
    ours: tuple[Callable[[], Found], ...], hands: tuple[Callable[[], Found], ...], prepare: Callable[[], object]
) -> Sides:
    return Side(dict(zip(TASKS, ours, strict=True)), prepare), Side(dict(zip(TASKS, hands, strict=True)))


def _tallied(assessment: TableAssessment[Any]) -> dict[str, tuple[int, int]]:
    """The counts, made anew."""
    tallies = evolve(assessment).tallies
    return {name: (tallies[f"grant.{name}"].passed, tallies[f"grant.{name}"].failed) for name in NAMES}


def _paired(row: Any) -> dict[str, tuple[int, int]]:
    return {name: (row[2 * number], row[2 * number + 1]) for number, name in enumerate(NAMES)}


def _counted(names: list[str], *, quote: str = '"') -> str:
    """What is counted of the outcomes of devreport, whose names hold a point."""
    counted = table_sql.COUNTED
    for short, name in zip(NAMES, names, strict=True):
        counted = counted.replace(f" {short} ", f" {quote}{name}{quote} ")
    return counted


def _quoted(name: str) -> str:
    return f'"{name}"'


def _shape(relation: Any) -> tuple[int, int]:
    """How many rows and columns there are, once they have all been handed over."""
    found = relation.pl()
    return found.shape  # type: ignore[no-any-return]


def _written(frame: Any) -> int:
    """All rows computed, and thrown away."""
    frame.write.format("noop").mode("overwrite").save()
    return 0
