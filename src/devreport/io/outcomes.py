"""Tables with the outcome of every rule, written to a file: whole, or not at all."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from devreport.bulk import TableAssessment
from devreport.bulk.relation import Relation
from devreport.errors import InputError, Problem, did_you_mean

__all__ = ["OUTCOME_FORMATS", "check_outcome_path", "write_outcomes"]


def write_outcomes(
    assessment: TableAssessment[Any], path: str | os.PathLike[str], *, values: Literal["code", "boolean"] = "code"
) -> None:
    """Write the table with a column for each rule, as Parquet or CSV by the end of the name, batch by batch.

    Args:
        assessment: what the rules say of the table.
        path: the file; an old one stays until the new one is complete.
        values: see :meth:`TableAssessment.outcomes() <devreport.bulk.TableAssessment.outcomes>`.

    Raises:
        InputError: for another end of a name, or if it cannot be written.
        EngineError: if the engine writes no such file.
    """
    write = check_outcome_path(path)
    relation = assessment.attached(values=values)
    with _beside(Path(path)) as beside:
        write(relation, beside)


def check_outcome_path(path: str | os.PathLike[str], *, where: str = "") -> Callable[[Relation[Any], Path], None]:
    """What writes a file of that name.

    Raises:
        InputError: for a folder, or a name that ends otherwise.
    """
    target = Path(path)
    if target.is_dir():
        raise InputError.of(Problem(where or str(target), "a folder", "the name of a file", code="file"))
    suffix = target.suffix.lower()
    if suffix not in OUTCOME_FORMATS:
        hint = did_you_mean(suffix, OUTCOME_FORMATS)
        expected = f"a name that ends in {' or '.join(OUTCOME_FORMATS)}"
        raise InputError.of(Problem(where or str(target), repr(target.name), expected, hint, "format"))
    return OUTCOME_FORMATS[suffix]


def _parquet(relation: Relation[Any], path: Path) -> None:
    relation.to_parquet(str(path))


def _csv(relation: Relation[Any], path: Path) -> None:
    with path.open("x", encoding="utf-8", newline="") as stream:
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
OUTCOME_FORMATS: Mapping[str, Callable[[Relation[Any], Path], None]] = {".parquet": _parquet, ".csv": _csv}


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its place when all went well."""
    beside = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(target)
    except OSError as error:
        found = f"a file that cannot be written: {error.strerror or type(error).__name__}"
        raise InputError.of(
            Problem(str(target), found, "a file in a folder that can be written to", code="file")
        ) from None
    finally:
        with suppress(OSError):
            beside.unlink()
