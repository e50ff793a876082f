"""Measure rules on tables beside exact queries written by hand, and print Markdown tables.

Run it with ``python -m tests.benchmarks.tables``, or with some of the sections of :data:`SECTIONS` and a size:
``python -m tests.benchmarks.tables memory stream --rows 1_000_000``. Machines differ and are noisy: each round measures
both sides in turn, and the median of their ratios is what is printed. Engines that are not installed are named and
left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TypeVar

from tests.benchmarks import table_peers, table_streams
from tests.benchmarks.table_jobs import Storage, assessed, grants, many_rules
from tests.benchmarks.table_tasks import TASKS, Sides, duckdb_sides, polars_sides, spark_sides

_T = TypeVar("_T")

SIZES = (1_000_000, 10_000_000)
MILLION = 1_000_000
MANY = (4, 100, 400)


def main(given: Sequence[str] | None = None) -> None:
    """Measure what is asked for and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", default=[])
    parser.add_argument("--rows", type=lambda text: int(text.replace("_", "")), help="one size in place of all")
    parser.add_argument(
        "--cpu", action="store_true", help="time of all processors in place of the clock, on a busy machine"
    )
    asked = parser.parse_args(given)
    _clock[0] = process_time if asked.cpu else perf_counter
    for name, section in SECTIONS.items():
        if not asked.sections or name in asked.sections:
            for line in section((asked.rows,) if asked.rows else SIZES):
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()
            sys.stdout.write("\n")


def in_memory(sizes: Sequence[int]) -> Iterator[str]:
    """Polars and DuckDB on tables in memory."""
    yield "| four rules, in memory | rows | devreport, ms | by hand, ms | ratio |"
    yield "|---|---:|---:|---:|---:|"
    for rows in sizes:
        for storage in _STORAGES:
            frame = grants(rows, storage=storage).collect()
            yield from _compared(f"Polars, {storage}", rows, polars_sides(frame, storage))
            if find_spec("duckdb") is None:
                yield f"| DuckDB, {storage}: not installed | | | | |"
            else:
                yield from _compared(f"DuckDB, {storage}", rows, duckdb_sides(frame, storage))


def on_spark(sizes: Sequence[int]) -> Iterator[str]:
    """Spark on this machine, from a Parquet file."""
    if find_spec("pyspark") is None:
        yield "| Spark: not installed | | | | |"
        return
    from pyspark.sql import SparkSession

    yield "| four rules, Spark on two cores | rows | devreport, ms | by hand, ms | ratio |"
    yield "|---|---:|---:|---:|---:|"
    build = SparkSession.builder.master("local[2]").config("spark.ui.enabled", value=False)
    session = build.config("spark.sql.shuffle.partitions", 4).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    try:
        for storage in _STORAGES:
            with tempfile.TemporaryDirectory() as folder:
                rows = min(sizes)
                path = str(Path(folder, "grants.parquet"))
                frame = grants(rows, storage=storage).collect()
                yield from _compared(f"Spark, {storage}", rows, spark_sides(frame, storage, session=session, path=path))
    finally:
        session.stop()


def many(sizes: Sequence[int]) -> Iterator[str]:
    """Many rules in one pass over one table."""
    rows = min(sizes)
    frame = grants(rows).collect()
    yield "| rules in one pass, Polars | rows | getting ready, ms a rule | counting, ms | million judgements a second |"
    yield "|---:|---:|---:|---:|---:|"
    for count in MANY if rows >= MILLION else MANY[:1]:
        rules = many_rules(count)
        found, ready = _timed(lambda rules=rules: assessed(frame, rules))
        _, seconds = _timed(lambda found=found: found.tallies)
        speed = rows * count / seconds / MILLION
        yield f"| {count} | {rows:,} | {ready * 1000 / count:.2f} | {seconds * 1000:,.0f} | {speed:,.0f} |"


def findings(sizes: Sequence[int]) -> Iterator[str]:
    """What failed, as columns and as objects."""
    from devreport.bulk import findings_of
    from devreport.findings import Outcome
    from tests.benchmarks.table_jobs import ruleset

    rows = min(sizes)
    frame = grants(rows).collect()
    own = assessed(frame, ruleset())
    yield "| findings of what fails, Polars | findings | µs each |"
    yield "|---|---:|---:|"
    seconds: list[float] = []
    number = 0
    for _ in range(_rounds(rows)):
        columns, took = _timed(lambda: findings_of(own, outcomes=(Outcome.FAIL,)).frame())
        seconds.append(took)
        number = len(columns)
    yield f"| as columns, with the values that were read | {number:,} | {median(seconds) / number * MILLION:.2f} |"
    few = max(1, min(number, 1_000) // 4)
    made, took = _timed(lambda: list(findings_of(own, outcomes=(Outcome.FAIL,), limit=few).each()))
    yield f"| as objects, each judged again with its evidence | {len(made):,} | {took / len(made) * MILLION:.1f} |"


def _compared(name: str, rows: int, sides: Sides) -> Iterator[str]:
    """A line for each task: median times, and the median of the ratios of rounds."""
    ours, hands = sides
    if ours.prepare:
        _, ready = _timed(ours.prepare)
        yield f"| {name}: getting ready, once | {rows:,} | {ready * 1000:,.0f} | | |"
    for task in TASKS:
        own, hand = ours.tasks[task], hands.tasks[task]
        if own() != hand():
            raise SystemExit(f"{name}, {task}: {own()} by devreport, {hand()} by hand")
        times = [(_timed(own)[1], _timed(hand)[1]) for _ in range(_rounds(rows))]
        first, second = (median(one) * 1000 for one in zip(*times, strict=True))
        ratio = median(one / two for one, two in times)
        yield f"| {name}: {task} | {rows:,} | {first:,.0f} | {second:,.0f} | {ratio:.2f} |"


def _rounds(rows: int) -> int:
    """Fewer of what takes long; a table that is too small to say anything is only tried."""
    if rows < MILLION // 100:
        return 1
    return 9 if rows <= MILLION else 5


def _timed(call: Callable[[], _T]) -> tuple[_T, float]:
    clock = _clock[0]
    start = clock()
    result = call()
    return result, clock() - start


#: What time is measured by.
_clock: list[Callable[[], float]] = [perf_counter]

_STORAGES: tuple[Storage, ...] = ("integers", "decimals")

#: The sections, by the name that asks for them.
SECTIONS: dict[str, Callable[[Sequence[int]], Iterator[str]]] = {
    "memory": in_memory,
    "many": many,
    "findings": findings,
    "stream": table_streams.section,
    "spark": on_spark,
    "peers": table_peers.section,
}


if __name__ == "__main__":
    main()
