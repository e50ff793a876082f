"""Rules on Parquet files larger than memory should see, beside a scan of the same columns, each in its own process.

``python -m tests.benchmarks.table_streams ENGINE TASK FILE ...`` is one of these processes: it prints its seconds and
the most memory it held.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.benchmarks.table_jobs import AMOUNTS, grants

__all__ = ["section"]

#: How much memory DuckDB may take.
LIMIT = "600MB"

_SUMS = [f"SUM({name})" for name in AMOUNTS]
_MOST = ["MAX(due)", "MAX(done)", "MAX(sector)"]


def section(sizes: Sequence[int]) -> Iterator[str]:
    """Lines for each engine: the time of rules beside that of a scan, and the most memory of each."""
    rows = max(sizes)
    yield "| four rules, streamed from Parquet | rows | rules, s | scan, s | ratio | most memory, MB: rules | scan |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder, "0.parquet")
        grants(rows).sink_parquet(first, row_group_size=1_000_000, compression="zstd", compression_level=1)
        files = [first, *(Path(folder, f"{number}.parquet") for number in range(1, 6))]
        for file in files[1:]:
            os.link(first, file)
        for engine in ("polars", "duckdb"):
            if find_spec(engine) is None:
                yield f"| {engine}: not installed | | | | | | |"
                continue
            for count in (1, len(files)):
                yield _line(engine, rows * count, [str(file) for file in files[:count]])


def _line(engine: str, rows: int, files: Sequence[str]) -> str:
    """Three rounds of both, in turn."""
    rounds = [(_measured(engine, "rules", files), _measured(engine, "scan", files)) for _ in range(3)]
    ours, scans = zip(*rounds, strict=True)
    ratio = median(one["seconds"] / two["seconds"] for one, two in rounds)
    times = [median(one["seconds"] for one in each) for each in (ours, scans)]
    memory = [max(one["megabytes"] for one in each) for each in (ours, scans)]
    return (
        f"| {engine} | {rows:,} | {times[0]:.2f} | {times[1]:.2f} | {ratio:.2f} | {memory[0]:,.0f} | {memory[1]:,.0f} |"
    )


def _measured(engine: str, task: str, files: Sequence[str]) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.table_streams", engine, task, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _main(engine: str, task: str, files: Sequence[str]) -> None:
    run = {"polars": _polars, "duckdb": _duckdb}[engine]
    start = perf_counter()
    run(task, files)
    seconds = perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "megabytes": most}))


def _polars(task: str, files: Sequence[str]) -> None:
    import polars as pl

    frame = pl.scan_parquet(list(files))
    if task == "rules":
        _judged(frame)
        return
    rest = pl.col("due", "done", "sector").max()
    frame.select(pl.col(*AMOUNTS).sum(), rest).collect(engine="streaming")


def _duckdb(task: str, files: Sequence[str]) -> None:
    import duckdb

    connection: Any = duckdb.connect()
    connection.execute(f"SET memory_limit = '{LIMIT}'")
    connection.execute("SET threads = 2")
    relation = connection.read_parquet(list(files))
    if task == "rules":
        _judged(relation)
        return
    relation.aggregate(", ".join([*_SUMS, *_MOST])).fetchall()


def _judged(source: object) -> None:
    """All rules counted, by the digits that the mapping states: nothing is measured in a pass of its own."""
    from tests.benchmarks.table_jobs import assessed, ruleset

    _ = assessed(source, ruleset(), measure=False).tallies


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], sys.argv[3:])
