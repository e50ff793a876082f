"""Reading files of bounded size, and writing them whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import IO

from devreport.errors import InputError, Problem, did_you_mean

__all__ = ["MAX_BYTES", "decoded", "read_text", "write_made", "write_parts", "write_text"]

#: The most bytes that a file may have.
MAX_BYTES = 64 * 2**20

#: Other encodings that a file may turn out to be in, by the bytes it starts with.
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_text(path: str | os.PathLike[str], limit: int = MAX_BYTES) -> str:
    """The text of a UTF-8 file; a byte order mark is dropped, Windows line ends stay.

    Args:
        path: the file.
        limit: the most bytes it may have.

    Raises:
        InputError: if there is no such file, if it cannot be read, if it is too large, empty or not UTF-8.
    """
    file = Path(path)
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would be waited for, a device may never end
            raise refused(str(file), "something that is no regular file", expected="a file")
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except InputError:
        raise
    except FileNotFoundError:
        raise refused(str(file), "no such file", expected="a file", hint=_sibling(file)) from None
    except (OSError, ValueError) as error:
        raise refused(str(file), f"a file that cannot be read: {_reason(error)}", expected="a readable file") from None
    return decoded(data, str(file), limit=limit)


def decoded(data: bytes, where: str = "", *, limit: int = MAX_BYTES) -> str:
    """The text of UTF-8 bytes without its byte order mark.

    Raises:
        InputError: if there is too much, nothing, or something other than UTF-8.
    """
    if len(data) > limit:
        raise refused(where, f"more than {limit:,} bytes", expected=f"at most {limit:,} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"the byte 0x{data[error.start]:02x} at position {error.start}"
        raise refused(where, found, expected="UTF-8", hint=_other_encoding(data)) from None
    if not text.strip():
        raise refused(where, "an empty file", expected="some content")
    return text


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write a UTF-8 file whole or not at all: an old file stays until the new one is complete.

    What is there and no regular file, such as ``/dev/stdout``, is written to as it is.

    Raises:
        InputError: if it is a folder, or cannot be written.
    """
    write_parts(path, [text])


def write_parts(path: str | os.PathLike[str], parts: Iterable[str]) -> None:
    """The same for a text that is made part by part, and never held as a whole.

    Raises:
        InputError: if it is a folder, or cannot be written.
    """

    def write(stream: IO[bytes]) -> None:
        for part in parts:
            stream.write(part.encode("utf-8"))

    target = _target(path)
    with _told(path):
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                write(stream)
        else:
            _replace(target.resolve(), write)


def write_made(path: str | os.PathLike[str], make: Callable[[str], None]) -> None:
    """The same for a file that something else writes.

    Args:
        path: where it is put when it is complete.
        make: writes it to the path that it is given.

    Raises:
        InputError: if there is a folder, or something that is no regular file, or it cannot be written.
    """
    target = _target(path)
    if target.exists() and not target.is_file():
        raise refused(str(path), "something that is no regular file", expected="the name of a file")
    with _told(path):
        _replace(target.resolve(), lambda stream: make(stream.name))


def _target(path: str | os.PathLike[str]) -> Path:
    """Where a file is written."""
    target = Path(path)
    if os.fspath(path).endswith(("/", os.sep)) or target.is_dir():
        raise refused(repr(os.fspath(path)), "a folder", expected="the name of a file")
    return target


@contextmanager
def _told(path: str | os.PathLike[str]) -> Generator[None]:
    """What goes wrong in it is said of a file that is written."""
    try:
        yield
    except OSError as error:
        found = f"a file that cannot be written: {_reason(error)}"
        raise refused(str(path), found, expected="a file in a folder that can be written to") from None


def refused(where: str, found: str, *, expected: str, hint: str = "") -> InputError:
    """The error about a single file."""
    return InputError.of(Problem(where, found, expected, hint, "file"))


def _replace(target: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write beside the target, then put it in its place at one stroke."""
    beside = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
    try:
        with beside.open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _reason(error: Exception) -> str:
    """Why the system would not do it, without the path."""
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)


def _sibling(file: Path) -> str:
    """A file of a very similar name in the same folder."""
    try:
        names = {other.name for other in islice(file.parent.iterdir(), 1000)} - {file.name}
        return did_you_mean(file.name, sorted(names), likeness=80)
    except OSError:
        return ""


def _other_encoding(data: bytes) -> str:
    """What to do about bytes that are not UTF-8."""
    if mark := _MARKS.get(data[:2]):
        return f"it looks like {mark}: save it as UTF-8"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "save it as UTF-8"
    return "it looks like GBK (GB 18030): save it as UTF-8"
