"""Writing tables as they are judged: in flat memory, and whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from devreport.bulk.assessment import TableAssessment
from devreport.bulk.files import FORMATS
from devreport.bulk.progress import Progress
from devreport.errors import EngineError, InputError, Problem

__all__ = ["whole_file", "write_outcomes"]


def write_outcomes(
    assessment: TableAssessment[Any],
    path: str | os.PathLike[str],
    *,
    values: Literal["code", "boolean"] = "code",
    progress: Progress | None = None,
) -> None:
    """Write a table with a column for each rule to a file, row by row as they are judged.

    An old file stays until the new one is complete, so that a run can be repeated or stopped at any time.

    Args:
        assessment: the table and its rules.
        path: a file whose name ends in ``.parquet`` or ``.csv``; CSV is UTF-8 without a
            byte order mark, with a header and commas.
        values: what the columns hold, as for :meth:`TableAssessment.outcomes
            <devreport.bulk.TableAssessment.outcomes>`.
        progress: what is told of rows that are done.

    Raises:
        InputError: if it is a folder, cannot be written, or its name ends otherwise; or if the table cannot be read.
        EngineError: if the engine of the table leaves writing to its own means.
    """
    target = Path(path)
    form = FORMATS.get(target.suffix.lower())
    if form is None:
        raise _refused(target, f"a file that ends in {target.suffix!r}", expected=", ".join(FORMATS))
    engine = assessment.source.relation.engine
    try:
        module = import_module(f"devreport.bulk.{engine}_engine.writing")
    except ModuleNotFoundError as error:
        hint = "outcomes() gives what it can write"
        problem = Problem("engine", f"the engine {engine}", "one that writes files here", hint, "engine")
        raise EngineError.of(problem) from error
    with whole_file(target) as beside:
        module.write(assessment.attached(values=values), beside, form=form, progress=progress)


@contextmanager
def whole_file(target: Path) -> Generator[Path]:
    """A path beside a file, which takes its place once all of it is written.

    Raises:
        InputError: if it is a folder, or cannot be written.
    """
    if target.is_dir() or (target.exists() and not target.is_file()):
        raise _refused(target, "no regular file", expected="the name of a file")
    place = target.resolve()
    beside = place.with_name(f".{place.name[:200]}.{os.getpid()}.part")
    try:
        with beside.open("xb"):
            pass
    except OSError as error:
        found = f"a file that cannot be written: {error.strerror}"
        raise _refused(target, found, expected="a file in a folder that can be written to") from None
    try:
        yield beside
        with beside.open("rb+") as stream:
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(place)
    finally:
        with suppress(OSError):
            beside.unlink()


def _refused(target: Path, found: str, *, expected: str) -> InputError:
    return InputError.of(Problem(str(target), found, expected, code="file"))
