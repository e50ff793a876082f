"""CSV files as text: each block is checked before an engine reads it, so that nothing is guessed or dropped.

A block without quotes, or with none that need more than a look, is right once its commas are counted; any other
is read by the standard library, which is strict.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import define, field

from devreport.errors import InputError, Problem

__all__ = ["LONGEST_FIELD", "LONGEST_RECORD", "CsvText"]

#: The most bytes of a field.
LONGEST_FIELD: Final = 2**17

#: The most bytes of a record.
LONGEST_RECORD: Final = 2**20

#: How much is read at a time.
_BLOCK: Final = 2**22

_MARKS: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


@define
class CsvText:
    """A CSV file: UTF-8 or what else it is said to be, a header, commas, quotes doubled inside quotes.

    Attributes:
        path: the file.
        encoding: how its text is written.
        names: its columns.
    """

    path: Path
    encoding: str = "utf-8"
    names: tuple[str, ...] = field(init=False, default=())

    def __attrs_post_init__(self) -> None:
        """Read the header.

        Raises:
            InputError: if there is none, a column is named twice or not at all, or nobody knows the encoding.
        """
        try:
            "a".encode(self.encoding)
        except (LookupError, UnicodeError):
            raise InputError.of(
                Problem(str(self.path), f"the encoding {self.encoding!r}", "an encoding such as gb18030", code="file")
            ) from None
        records = self.records(next(self._blocks(), (b"", b""))[0], line=1)
        self.names = tuple(next(records, ()))
        if not self.names:
            raise self._refused("no columns", expected="a line of column names", line=1)
        for name in self.names:
            if not name.strip():
                raise self._refused("a column without a name", expected="a name for each column", line=1)
            if self.names.count(name) > 1:
                raise self._refused(f"the column {name!r} twice", expected="columns of different names", line=1)

    def check(self) -> None:
        """See to it that all of it is as it should be, in one pass.

        Raises:
            InputError: naming the line that is not as it should be.
        """
        for rows, line, is_even in self.blocks():
            if not is_even or not self._is_plain(rows):
                for _ in self.records(rows, line):
                    pass

    def _is_plain(self, rows: bytes) -> bool:
        """Whether no quote is in any row, and each has as many commas as there should be, and is short."""
        lines = rows.removesuffix(b"\n").split(b"\n")
        commas = {line.count(b",") for line in lines} == {len(self.names) - 1}
        return b'"' not in rows and commas and max(map(len, lines)) <= LONGEST_FIELD

    def blocks(self) -> Iterator[tuple[bytes, int, bool]]:
        """The rows some at a time, with the line they begin in, and whether there are as many commas as there should.

        Raises:
            InputError: naming the line that is not as it should be.
        """
        line = 1
        for block, bare in self._blocks():
            start = _header_end(block) if line == 1 else 0
            header = block[:start]
            line += header.count(b"\n")
            if rows := block[start:]:
                commas = bare.count(b",") - (len(self.names) - 1 if start else 0)
                lines = bare.count(b"\n") - (_outside(header) or b"").count(b"\n") + (not block.endswith(b"\n"))
                yield rows, line, commas == lines * (len(self.names) - 1)
                line += rows.count(b"\n")

    def _blocks(self) -> Iterator[tuple[bytes, bytes]]:
        """The file as UTF-8 in pieces that end where records end, and what of them is outside of quotes."""
        rest, line = b"", 1
        for read in self._read():
            block = rest + read
            cut = _cut(block)
            if cut:
                yield self._checked(block[:cut], line)
            rest, line = block[cut:], line + block.count(b"\n", 0, cut)
            if len(rest) > LONGEST_RECORD:
                found = f"a record of more than {LONGEST_RECORD:,} bytes"
                raise self._refused(found, expected="a shorter one", line=line, hint="is a quote not closed?")
        if rest:
            yield self._checked(rest, line)

    def _read(self) -> Iterator[bytes]:
        """The file in pieces, as UTF-8 without its mark if it is as it is said to be."""
        decode = None if self._is_utf8 else codecs.getincrementaldecoder(self.encoding)().decode
        mark, line = codecs.BOM_UTF8, 1
        try:
            with self.path.open("rb") as stream:
                while read := stream.read(_BLOCK):
                    piece = read.removeprefix(mark) if decode is None else decode(read).encode()
                    yield piece
                    mark, line = b"", line + piece.count(b"\n")
            if decode is not None:
                yield decode(b"", final=True).encode()
        except UnicodeDecodeError as error:
            raise self._undecoded(error, line) from None
        except UnicodeError as error:  # of the file as a whole, such as one of UTF-16 that does not begin as it must
            found, hint = f"text that is not {self.encoding}: {error}", "leave out the encoding if it is UTF-8"
            raise self._refused(found, expected=self.encoding, line=0, hint=hint) from None
        except OSError as error:
            found = f"a file that cannot be read: {error.strerror}"
            raise self._refused(found, expected="a readable file", line=0) from None

    @property
    def _is_utf8(self) -> bool:
        return codecs.lookup(self.encoding).name in {"utf-8", "utf-8-sig"}

    def _checked(self, block: bytes, line: int) -> tuple[bytes, bytes]:
        try:
            block.decode()
        except UnicodeDecodeError as error:
            raise self._undecoded(error, line) from None
        if b"\0" in block:
            at = line + block.count(b"\n", 0, block.index(b"\0"))
            raise self._refused("a NUL character", expected="text", line=at)
        bare = _outside(block)
        if bare is None or bare.count(b"\r") != bare.count(b"\r\n"):
            raise self._misshapen(block, line)
        return block, bare

    def _misshapen(self, block: bytes, line: int) -> InputError:
        """Quotes are only at the ends of fields, and a carriage return is only in a line end."""
        outside = [(_outside(record), at) for record, at in _by_record(block, line)]
        for at in (at for bare, at in outside if bare is None):
            hint = "is a quote not closed, or not doubled inside quotes?"
            return self._refused("a quote where none may be", expected="quotes around a field", line=at, hint=hint)
        lone = [at for bare, at in outside if bare and bare.count(b"\r") != bare.count(b"\r\n")]
        return self._refused("a lone carriage return", expected="line ends of one kind", line=lone[0])

    def _undecoded(self, error: UnicodeDecodeError, line: int) -> InputError:
        found = f"the byte 0x{error.object[error.start]:02x}"
        expected, hint = ("UTF-8", _other_encoding(error.object)) if self._is_utf8 else (self.encoding, "")
        at = line + error.object.count(b"\n", 0, error.start)
        return self._refused(found, expected=expected, line=at, hint=hint)

    def records(self, block: bytes, line: int) -> Iterator[list[str]]:
        """The records of a block as the standard library reads them, empty ones for empty lines.

        Args:
            block: whole records.
            line: the line it begins in.

        Raises:
            InputError: naming the line that is not as it should be.
        """
        reader = csv.reader(io.StringIO(block.decode(), newline=""), strict=True)
        begun = 0
        try:
            for record in reader:
                self._check(record, line + begun)
                begun = reader.line_num
                yield record
        except csv.Error as error:
            found = f"a record that is not CSV: {error}"
            hint = "is a quote not closed?"
            raise self._refused(found, expected="CSV", line=line + begun, hint=hint) from None

    def _check(self, record: list[str], line: int) -> None:
        if (
            max(map(len, record), default=0) * 4 > LONGEST_FIELD
            and max(len(one.encode()) for one in record) > LONGEST_FIELD
        ):
            raise self._refused(f"a field of more than {LONGEST_FIELD:,} bytes", expected="a shorter one", line=line)
        if self.names and record and len(record) != len(self.names):
            found, expected = _fields(len(record)), f"{_fields(len(self.names))}, as in the header"
            raise self._refused(found, expected=expected, line=line)

    def _refused(self, found: str, *, expected: str, line: int, hint: str = "") -> InputError:
        where = f"{self.path}:{line}" if line else str(self.path)
        return InputError.of(Problem(where, found, expected, hint, "csv"))


def _fields(number: int) -> str:
    return "1 field" if number == 1 else f"{number} fields"


def _header_end(block: bytes) -> int:
    """Where the first record ends."""
    return len(next(_by_record(block, 1))[0])


def _by_record(block: bytes, line: int) -> Iterator[tuple[bytes, int]]:
    """Each record, with the number of the line that it begins in."""
    record, begun = b"", line
    for number, one in enumerate(io.BytesIO(block), start=line):
        record += one
        if not record.count(b'"') % 2:
            yield record, begun
            record, begun = b"", number + 1
    if record:
        yield record, begun


def _cut(block: bytes) -> int:
    """Where the last whole record of a block ends: at a line end that is not inside quotes."""
    cut = block.rfind(b"\n") + 1
    quotes = block.count(b'"', 0, cut)
    while cut and quotes % 2:
        opening = block.rfind(b'"', 0, cut)
        before = block.rfind(b"\n", 0, opening) + 1
        quotes -= block.count(b'"', before, cut)
        cut = before
    return cut


def _outside(block: bytes) -> bytes | None:
    """What is outside of quotes, with a quote for each quoted field; nothing if quotes are where they may not be."""
    if b'"' not in block:
        return block
    parts = block.split(b'"')
    if not len(parts) % 2:
        return None
    bare = b'"'.join(parts[::2])
    while b'""' in bare:  # a quote that is doubled inside quotes
        bare = bare.replace(b'""', b'"')
    quotes = bare.count(b'"')
    begun = bare.count(b',"') + bare.count(b'\n"') + bare.startswith(b'"')
    ended = bare.count(b'",') + bare.count(b'"\n') + bare.count(b'"\r') + bare.endswith(b'"')
    return bare if quotes == begun == ended else None


def _other_encoding(data: bytes) -> str:
    if mark := _MARKS.get(data[:2]):
        return f"it looks like {mark}: {_said('utf-16')}"
    try:
        codecs.getincrementaldecoder("gb18030")().decode(data)
    except UnicodeDecodeError:
        return "save it as UTF-8"
    return f"it looks like GB 18030 (GBK): {_said('gb18030')}"


def _said(encoding: str) -> str:
    """How an encoding is said, wherever somebody is."""
    return f'Files(…, encoding="{encoding}") in Python reads it, and --encoding {encoding} on the command line'
