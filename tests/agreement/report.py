"""The results of long runs as a table: ``python -m tests.agreement.report polars.json duckdb.json``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from tests.agreement.run import total
from tests.docs.markdown import table

__all__ = ["report"]

HEADER = ("engine, columns", "rules × rows", "seed", "pairs judged", "pairs refused", "disagreements")
PACKAGES = ("polars", "duckdb", "psycopg", "pyspark", "pyarrow")


def report(files: Sequence[Path]) -> str:
    """What runs found, a line for each engine and each way of holding numbers."""
    rows = [row for file in files for row in rows_of(file)]
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"{table(HEADER, rows)}\n\nVersions: {versions}; Python {sys.version.split()[0]}."


def rows_of(file: Path) -> Iterator[list[str]]:
    """The lines of one run."""
    done = json.loads(file.read_text(encoding="utf-8"))
    found, wrong = total(done), [text for one in done for text in one["wrong"]]
    for label, count in sorted(found["pairs"].items()):
        refused = found["refused"].get(label, {})
        reasons = ", ".join(f"{word} {pairs:,}" for word, pairs in sorted(refused.items()))
        against = sum(text.startswith(f"{label},") for text in wrong)
        yield [
            label.replace("/", ", "),
            f"{found['drawn']:,}",
            str(done[0]["seed"] // 1_000_000),
            f"{count:,}",
            reasons or "0",
            str(against),
        ]


if __name__ == "__main__":
    sys.stdout.write(report([Path(name) for name in sys.argv[1:]]) + "\n")
