"""Files of a table: one, a folder, a pattern, or a list of them; which of them are there, and of which form."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from glob import has_magic, iglob
from pathlib import Path
from typing import Final, cast

from attrs import field, frozen

from devreport.errors import InputError, Problem, did_you_mean

__all__ = ["FORMATS", "MOST_ROWS", "Files", "Located", "is_files", "located", "row_in"]

#: The end of a file's name → its form.
FORMATS: Final = {".parquet": "parquet", ".pq": "parquet", ".csv": "csv"}

#: More rows than this cannot be counted by every engine.
MOST_ROWS: Final = 2**32 - 1

#: Files of other programs beside those of a table, such as ``_SUCCESS`` and ``.crc``.
_BESIDE = ("_", ".")


def _paths(given: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    several = [given] if isinstance(given, str | os.PathLike) else given
    return tuple([os.fspath(one) for one in several])


@frozen
class Files:
    """The files of one table, with what is to be known to read them; a bare path or a list of paths is one, too.

    Attributes:
        paths: each a file, a folder or a pattern such as ``data/2026-*.parquet``.
        encoding: how the text of CSV files is written, such as ``gb18030``.
        most_rows: a table of more rows is refused.

    Example:
        >>> Files("plans.csv", encoding="gb18030").paths
        ('plans.csv',)
    """

    paths: tuple[str, ...] = field(converter=_paths)
    encoding: str = "utf-8"
    most_rows: int = MOST_ROWS


@frozen
class Located:
    """The files of one table that were found.

    Attributes:
        paths: the files, all of one form, in order of their names within each folder or pattern.
        format: ``parquet`` or ``csv``.
        files: what was asked for.
    """

    paths: tuple[Path, ...]
    format: str
    files: Files

    @property
    def label(self) -> str:
        """What messages call the table."""
        return ", ".join(self.files.paths[:3]) + (", …" if len(self.files.paths) > 3 else "")


def row_in(ends: Sequence[tuple[Path, int]], row: int) -> tuple[str, int]:
    """The file of a row and its place there.

    Args:
        ends: each file, with how many rows there are up to its end.
        row: the place of the row among those of all files, from 1 on.

    Example:
        >>> row_in([(Path("a.csv"), 2), (Path("b.csv"), 2), (Path("c.csv"), 5)], 3)
        ('c.csv', 1)
    """
    before = 0
    for path, end in ends:
        if row <= end:
            return str(path), row - before
        before = end
    return "", row


def is_files(given: object) -> bool:
    """Whether something is a path, a list of paths, or files."""
    if isinstance(given, list | tuple):
        several = cast("Sequence[object]", given)
        return bool(several) and all(isinstance(one, str | os.PathLike) for one in several)
    return isinstance(given, str | os.PathLike | Files)


def located(given: Files | str | os.PathLike[str] | Sequence[str | os.PathLike[str]]) -> Located:
    """The files of a table.

    Raises:
        InputError: with everything that is not there, is no file, has an unknown form, or is there twice; and if
            they are of different forms.
    """
    files = given if isinstance(given, Files) else Files(given)
    found: dict[Path, str] = {}
    real: set[str] = set()
    problems: list[Problem] = []
    for one in files.paths:
        try:
            for path in _expanded(one):
                form, same = _format(path), os.path.realpath(path)
                if same in real:
                    raise _refused(str(path), "the same file twice", expected="each file once")
                real.add(same)
                found[path] = form
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError("the table cannot be read", problems)
    if not found:
        raise _refused("", "no files", expected="at least one file")
    forms = sorted(set(found.values()))
    if len(forms) > 1:
        raise _refused(", ".join(files.paths[:3]), "Parquet files and CSV files", expected="files of one form")
    return Located(tuple(found), forms[0], files)


def _expanded(given: str) -> Iterator[Path]:
    """The files that a path or a pattern stands for."""
    if not given.strip():
        raise _refused(repr(given), "no path", expected="a file, a folder or a pattern", hint="a folder can be '.'")
    path = Path(given)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not has_magic(given):
            raise _refused(given, "no such file", expected="a file", hint=_sibling(path)) from None
        yield from _matches(given)
        return
    except (OSError, ValueError) as error:
        found = f"a file that cannot be read: {getattr(error, 'strerror', '') or error}"
        raise _refused(repr(given), found, expected="a readable file") from None
    if stat.S_ISDIR(mode):
        yield from _inside(path)
    elif stat.S_ISREG(mode):  # a pipe would be waited for, a device may never end
        yield path
    else:
        raise _refused(given, "something that is no regular file", expected="a file")


def _matches(pattern: str) -> list[Path]:
    matches = sorted(iglob(pattern, recursive=True))  # noqa: PTH207 - a pattern may begin at the root
    found = [path for path in map(Path, matches) if not path.is_dir()]
    if not found:
        raise _refused(pattern, "a pattern that no file matches", expected="at least one file")
    return found


def _inside(folder: Path) -> list[Path]:
    """The files in a folder and those below."""
    inside = sorted(path for path in folder.rglob("*") if not path.is_dir())
    found = [path for path in inside if not any(part.startswith(_BESIDE) for part in path.relative_to(folder).parts)]
    if not found:
        raise _refused(str(folder), "a folder without files", expected="a folder of Parquet or CSV files")
    return found


def _format(path: Path) -> str:
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        hint = f"a folder can be read in part: {path.parent / '*.parquet'}"
        raise _refused(str(path), f"a file that ends in {path.suffix!r}", expected=", ".join(FORMATS), hint=hint)
    return form


def _sibling(path: Path) -> str:
    try:
        return did_you_mean(path.name, sorted(other.name for other in path.parent.iterdir())[:1000], likeness=80)
    except OSError:
        return ""


def _refused(where: str, found: str, *, expected: str, hint: str = "") -> InputError:
    return InputError.of(Problem(where, found, expected, hint, "file"))
