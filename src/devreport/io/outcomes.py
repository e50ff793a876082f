"""Tables with the outcome of every rule, written to a file: whole, or not at all."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal

from devreport.bulk import TableAssessment
from devreport.bulk.engines.progress import Progress
from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.words import PREFIX
from devreport.errors import InputError, Problem, did_you_mean
from devreport.io.files import write_made

__all__ = ["OUTCOME_FORMATS", "write_outcomes"]


def write_outcomes(
    assessment: TableAssessment[Any],
    path: str | os.PathLike[str],
    *,
    values: Literal["code", "boolean"] = "code",
    progress: Progress | None = None,
) -> None:
    """Write the table with a column for each rule, as Parquet or CSV by the end of the name, batch by batch.

    Args:
        assessment: what the rules say of the table.
        path: the file; an old one stays until the new one is complete.
        values: see :meth:`TableAssessment.outcomes() <devreport.bulk.TableAssessment.outcomes>`.
        progress: what is told of rows that are done, by an engine that knows.

    Raises:
        InputError: for another end of a name, or if it cannot be written.
        EngineError: if the engine writes no such file.
    """
    write = _writer(path)
    relation = assessment.attached(values=values)
    names = [name for name in relation.schema() if not name.startswith(PREFIX)]  # the place of a row is nobody's column
    kept = relation.keep(names)
    watched = None if progress is None else getattr(kept, "watched", None)
    write_made(path, partial(write, watched(progress.add) if progress and watched else kept))


def _writer(path: str | os.PathLike[str]) -> Callable[[Relation[Any], str], None]:
    """What writes a file of that name."""
    suffix = Path(path).suffix.lower()
    if suffix not in OUTCOME_FORMATS:
        hint, expected = did_you_mean(suffix, OUTCOME_FORMATS), f"a name that ends in {' or '.join(OUTCOME_FORMATS)}"
        raise InputError.of(Problem(str(path), repr(Path(path).name), expected, hint, "format"))
    return OUTCOME_FORMATS[suffix]


def _parquet(relation: Relation[Any], path: str) -> None:
    relation.to_parquet(path)


def _csv(relation: Relation[Any], path: str) -> None:
    with Path(path).open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(relation.schema())
        for batch in relation.batches():
            rows.writerows(map(_texts, batch))


def _texts(row: tuple[Any, ...]) -> Iterator[object]:
    """The values of a row as CSV has them: true and false in small letters, nothing where nothing is."""
    for value in row:
        match value:
            case True:
                yield "true"
            case False:
                yield "false"
            case _:
                yield value


#: The end of a file's name → what writes it.
OUTCOME_FORMATS: Mapping[str, Callable[[Relation[Any], str], None]] = {".parquet": _parquet, ".csv": _csv}
