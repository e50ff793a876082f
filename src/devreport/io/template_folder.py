"""The commented template of a plan that is written by hand."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from devreport.errors import InputError
from devreport.io.files import refused, write_text

__all__ = ["write_template"]


def write_template(directory: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Write a small, valid, commented plan into a folder that is new or empty; all of its files or none.

    Returns:
        The files that were written.

    Raises:
        InputError: if there is something in the folder already, or it cannot be written to.
    """
    folder = Path(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = next(folder.iterdir(), None)
    except OSError as error:
        raise refused(
            str(folder), error.strerror or "an unusable folder", expected="a folder that can be written to"
        ) from None
    if taken:
        raise refused(str(folder), f"a folder with {taken.name} in it", expected="a new or an empty folder")
    written: list[Path] = []
    try:
        for file in sorted(files("devreport.io").joinpath("template").iterdir(), key=lambda one: one.name):
            written.append(folder / file.name)
            write_text(written[-1], file.read_text(encoding="utf-8"))
    except InputError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)
