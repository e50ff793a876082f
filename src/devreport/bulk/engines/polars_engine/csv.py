"""CSV files as frames of text: blocks that are as they should be are read by Polars, others by the standard library.

Both say the same of the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl
from attrs import define, field

from devreport.bulk.engines.csv_text import LONGEST_FIELD, CsvText
from devreport.bulk.engines.polars_engine.naming import columns_of

__all__ = ["CsvFile"]


@define
class CsvFile:
    """A CSV file, read as frames.

    Attributes:
        path: the file.
        encoding: how its text is written.
        text: what it holds.
    """

    path: Path
    encoding: str = "utf-8"
    text: CsvText = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Read the header.

        Raises:
            InputError: if there is none, a column is named twice or not at all, or nobody knows the encoding.
        """
        self.text = CsvText(self.path, self.encoding)

    @property
    def names(self) -> tuple[str, ...]:
        """Its columns."""
        return self.text.names

    def frames(self, columns: Sequence[str] | None = None) -> Iterator[pl.DataFrame]:
        """Its rows, some at a time, as text; what is empty is missing.

        Args:
            columns: only these columns.

        Raises:
            InputError: naming the line that is not as it should be.
        """
        wanted = list(self.names if columns is None else columns)
        for rows, line, is_even in self.text.blocks():
            frame = self._quick(rows) if is_even else None
            yield (self._strict(rows, line) if frame is None else frame).select(columns_of(wanted))

    def _quick(self, block: bytes) -> pl.DataFrame | None:
        """A block as Polars reads it, where all of its records have as many fields as the header."""
        if len(self.names) == 1:
            return None  # an empty line is no row without a value
        try:
            frame = pl.read_csv(block, has_header=False, schema=dict.fromkeys(self.names, pl.String))
        except pl.exceptions.PolarsError:
            return None  # one record has too many fields and another too few
        longest = max(frame.select(pl.all().str.len_bytes().max().fill_null(0)).row(0))
        if longest > LONGEST_FIELD:
            return None
        return _without_empty(frame) if b'""' in block else frame

    def _strict(self, block: bytes, line: int) -> pl.DataFrame:
        """A block as the standard library reads it, empty lines left out."""
        rows = [record for record in self.text.records(block, line) if record]
        columns = zip(*rows, strict=True) if rows else [()] * len(self.names)
        data = {name: list(column) for name, column in zip(self.names, columns, strict=True)}
        frame = pl.DataFrame(data, schema=dict.fromkeys(self.names, pl.String))
        return _without_empty(frame)


def _without_empty(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(pl.when(pl.all() != "").then(pl.all()))
