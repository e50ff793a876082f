"""Other libraries that validate tables, on the same grants and the same exact expressions of Polars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from statistics import median
from time import perf_counter
from typing import Any

import polars as pl
from attrs import evolve

from tests.benchmarks import table_hands
from tests.benchmarks.table_jobs import AMOUNTS, NAMES, assessed, grants, ruleset

__all__ = ["section"]

#: How many rows fail each rule.
Failed = dict[str, int]


def section(sizes: Sequence[int]) -> Iterator[str]:
    """Lines for each library: its time, and how many times that of the lazy expressions it is."""
    frame, rows = grants(min(sizes)).collect(), min(sizes)
    lazy = frame.lazy()

    def by_hand() -> Failed:
        return {name: failed for name, (_, failed) in table_hands.counted(lazy, "integers").items()}

    wanted = by_hand()
    yield f"| the same four rules, {rows:,} rows | million rows a second | times the lazy expressions |"
    yield "|---|---:|---:|"
    for name, make in PEERS.items():
        try:
            run = make(frame)
        except ImportError as error:
            yield f"| {name} | not installed: {error.name} | |"
            continue
        found = run()
        about = "" if found == wanted else f", other counts: {found} where {wanted} are right"
        times = [(_seconds(run), _seconds(by_hand)) for _ in range(5)]
        ratio, own = median(one / two for one, two in times), median(one for one, _ in times)
        yield f"| {name}{about} | {rows / own / 1_000_000:,.1f} | {ratio:.2f} |"


def _seconds(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


def _own(frame: pl.DataFrame) -> Callable[[], Failed]:
    own: Any = assessed(frame, ruleset())
    return lambda: _failed(own)


def _failed(own: Any) -> Failed:
    tallies = evolve(own).tallies
    return {name: tallies[f"grant.{name}"].failed for name in NAMES}


def _eager(frame: pl.DataFrame) -> Callable[[], Failed]:
    exprs = table_hands.verdicts("integers")

    def run() -> Failed:
        found = frame.select(**exprs)
        return {name: int((~found[name]).sum()) for name in NAMES}

    return run


def _pandera(frame: pl.DataFrame) -> Callable[[], Failed]:
    pandera: Any = import_module("pandera.polars")

    exprs: Mapping[str, pl.Expr] = table_hands.verdicts("integers")
    checks = [pandera.Check(partial(_pandera_check, expr), name=name) for name, expr in exprs.items()]
    schema = pandera.DataFrameSchema({"id": pandera.Column(int)}, checks=checks)

    def run() -> Failed:
        try:
            schema.validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as error:
            cases = error.failure_cases
            return {name: cases.filter(pl.col("check") == name).height for name in NAMES}
        return dict.fromkeys(NAMES, 0)

    return run


def _pandera_check(expr: pl.Expr, data: Any) -> pl.LazyFrame:
    found: pl.LazyFrame = data.lazyframe.select(expr.fill_null(value=True))
    return found


def _pointblank(frame: pl.DataFrame) -> Callable[[], Failed]:
    pointblank: Any = import_module("pointblank")

    exprs = table_hands.verdicts("integers")

    def run() -> Failed:
        asked = pointblank.Validate(frame)
        for expr in exprs.values():
            asked = asked.col_vals_expr(expr=expr.fill_null(value=True))
        found = asked.interrogate(collect_extracts=False, collect_tbl_checked=False)
        return {name: int(found.n_failed(i=number, scalar=True)) for number, name in enumerate(NAMES, 1)}

    return run


def _dataframely(frame: pl.DataFrame) -> Callable[[], Failed]:
    dataframely: Any = import_module("dataframely")

    exprs = table_hands.verdicts("integers")

    def rule(expr: pl.Expr) -> Any:
        def asked(cls: Any) -> pl.Expr:
            del cls
            return expr

        return dataframely.rule()(asked)

    amounts = {name: dataframely.Int64(nullable=True) for name in AMOUNTS}
    days = {name: dataframely.Date(nullable=True) for name in ("due", "done")}
    columns: dict[str, Any] = {"id": dataframely.Int64(), "sector": dataframely.String(), **amounts, **days}
    schema: Any = type("Grants", (dataframely.Schema,), columns | {name: rule(one) for name, one in exprs.items()})

    def run() -> Failed:
        _, failure = schema.filter(frame, cast=False)
        counts = failure.counts()
        return {name: counts.get(name, 0) for name in NAMES}

    return run


#: What is measured beside the lazy expressions of Polars.
PEERS: Mapping[str, Callable[[pl.DataFrame], Callable[[], Failed]]] = {
    "devreport": _own,
    "Polars by hand, eager": _eager,
    "pandera, all failure cases": _pandera,
    "pointblank, counts only": _pointblank,
    "dataframely, with the failing rows": _dataframely,
}
