"""The long run: ``python -m tests.agreement.run --engines polars,duckdb --pairs 1000000 --seed 1``.

Each batch is drawn from a seed of its own, and what was compared is written down after each, so that a run that is
stopped goes on where it was. ``--report`` prints what the file of results says.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from tests.agreement.comparing import Counted, compared, drawn
from tests.agreement.engines import COLUMNS, NEEDING, Engine
from tests.conftest import SPARK

__all__ = ["main"]


def engine_named(name: str) -> Engine:
    """An engine, with a session or a connection of its own where it needs one."""
    if name in COLUMNS:
        return COLUMNS[name]
    return partial(NEEDING[name], spark_session() if name == "spark" else postgres_connection())


def spark_session() -> Any:
    """A session on this machine."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]")
    for setting, value in SPARK.items():
        builder = builder.config(setting, value)
    return builder.getOrCreate()


def postgres_connection() -> Any:
    """A connection to the server that DEVREPORT_POSTGRES names; nothing is committed."""
    import psycopg

    return psycopg.connect(os.environ["DEVREPORT_POSTGRES"])


def main() -> int:
    """Draw, compare and write down, until there are enough pairs."""
    given = arguments()
    names = given.engines.split(",")
    done: list[dict[str, Any]] = json.loads(given.results.read_text()) if given.results.exists() else []
    if not given.report:
        engines = {name: engine_named(name) for name in names}
        while pairs_of(done, names) < given.pairs:
            done.append(one_batch(engines, given, seed=given.seed * 1_000_000 + len(done)))
            given.results.write_text(json.dumps(done))
            sys.stdout.write(f"{pairs_of(done, names):,} pairs, {len(wrong_in(done))} disagreements" + "\n")
            sys.stdout.flush()
    sys.stdout.write(json.dumps(total(done), indent=2, ensure_ascii=False) + "\n")
    return 1 if wrong_in(done) else 0


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", default="polars,duckdb")
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rules", type=int, default=40)
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--rest", action="store_true", help="ask the interpreter and the object engine, too")
    parser.add_argument("--results", type=Path, default=Path("agreement.json"))
    parser.add_argument("--report", action="store_true")
    return parser.parse_args()


def one_batch(engines: dict[str, Engine], given: argparse.Namespace, *, seed: int) -> dict[str, Any]:
    """One batch, and what came of it."""
    counted = Counted()
    compared(drawn(seed, rules=given.rules, rows=given.rows), engines, counted, rest=given.rest)
    return {
        "seed": seed,
        "drawn": given.rules * given.rows,
        "pairs": counted.pairs,
        "refused": counted.refused,
        "outcomes": {str(code): count for code, count in counted.outcomes.items()},
        "wrong": counted.wrong,
    }


def pairs_of(done: list[dict[str, Any]], names: list[str]) -> int:
    """The pairs of a rule and a row that were judged in at least one layout by each engine."""
    found = total(done)["pairs"]
    return min(max([count for label, count in found.items() if label.startswith(name)], default=0) for name in names)


def wrong_in(done: list[dict[str, Any]]) -> list[str]:
    """All disagreements."""
    return [text for one in done for text in one["wrong"]]


def total(done: list[dict[str, Any]]) -> dict[str, Any]:
    """All batches together."""
    pairs, outcomes, refused = Counter[str](), Counter[str](), dict[str, Counter[str]]()
    for one in done:
        pairs.update(one["pairs"])
        outcomes.update(one["outcomes"])
        for label, counts in one["refused"].items():
            refused.setdefault(label, Counter()).update(counts)
    return {
        "batches": len(done),
        "drawn": sum(one["drawn"] for one in done),
        "pairs": pairs,
        "refused": refused,
        "outcomes": outcomes,
        "wrong": len(wrong_in(done)),
    }


if __name__ == "__main__":
    sys.exit(main())
