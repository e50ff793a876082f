"""Progress on a terminal: how many rows are done."""

from __future__ import annotations

import sys
import time
from threading import Lock
from typing import Final, Self, TextIO

from attrs import define, field

__all__ = ["Progress"]

#: Seconds between two looks.
_PAUSE: Final = 1 / 5

_WIDTH: Final = 24


@define
class Progress:
    """A line on a terminal that says how many rows are done; silent anywhere else, so that logs stay clean.

    Attributes:
        what: what is done.
        total: how many rows there are; nothing where nobody knows yet.
        stream: where it is written, by default the standard error output.

    Example:
        >>> with Progress("checked", total=10) as progress:
        ...     progress.add(10)
        >>> progress.done
        10
    """

    what: str
    total: int | None = None
    stream: TextIO = field(factory=lambda: sys.stderr)
    done: int = field(init=False, default=0)
    _last: float = field(init=False, default=0)
    _lock: Lock = field(init=False, factory=Lock, repr=False, eq=False)

    def add(self, rows: int) -> None:
        """Say that more rows are done."""
        with self._lock:
            self.done += rows
            now = time.monotonic()
            if self._shows and now - self._last >= _PAUSE:
                self._last = now
                self._write()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shows:
            self._write()
            self.stream.write("\n")
            self.stream.flush()

    @property
    def _shows(self) -> bool:
        return self.stream.isatty()

    def _write(self) -> None:
        self.stream.write(f"\r{self}\x1b[K")
        self.stream.flush()

    def __str__(self) -> str:
        """The line."""
        if not self.total:
            return f"{self.what}: {self.done:,}"
        part = min(self.done, self.total) * _WIDTH // self.total
        bar = "#" * part + "." * (_WIDTH - part)
        return f"{self.what}: [{bar}] {self.done:,} / {self.total:,} ({min(100, 100 * self.done // self.total)} %)"
