"""Relations: what every engine does with a table besides computing columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, Self, TypeVar

from devreport.bulk.engines.words import Physical, Words

__all__ = ["Relation"]

E = TypeVar("E")


class Relation(Protocol[E]):
    """A table of an engine: nothing is computed before its rows are asked for."""

    @property
    def words(self) -> Words[E]:
        """The words of its engine."""
        ...

    @property
    def engine(self) -> str:
        """The name of its engine."""
        ...

    @property
    def is_stored(self) -> bool:
        """Whether it is held in memory, so that another pass over it costs little."""
        ...

    def schema(self) -> Mapping[str, Physical]:
        """Column name → what it holds, in order."""
        ...

    def with_columns(self, columns: Mapping[str, E]) -> Self:
        """The same with more columns, or other ones under the same names."""
        ...

    def select(self, columns: Mapping[str, E]) -> Self:
        """Only these columns."""
        ...

    def keep(self, names: Sequence[str]) -> Self:
        """Only the columns of these names, in this order."""
        ...

    def where(self, condition: E) -> Self:
        """The rows in which a condition holds."""
        ...

    def grouped(self, keys: Sequence[str], columns: Mapping[str, E]) -> Self:
        """One row for each group of rows with the same keys, missing ones being the same; one row without keys."""
        ...

    def joined(self, other: Self, *, on: Mapping[str, str]) -> Self:
        """Each row with the columns of the one row of another table with the same keys, or with nothing.

        Args:
            other: the other table, with one row for each key.
            on: column name here → column name there; the columns of the other side are dropped.
        """
        ...

    def stacked(self, others: Sequence[Self]) -> Self:
        """The rows of this table, then those of others with the same columns."""
        ...

    def numbered(self, name: str) -> Self | None:
        """The same with the place of each row, from 1 on, as a column; nothing where rows have no order."""
        ...

    def computed(
        self,
        inputs: Mapping[str, E],
        names: Sequence[str],
        *,
        by: Callable[[Sequence[tuple[Any, ...]]], Sequence[tuple[int, ...]]],
    ) -> Self:
        """The same with columns of small integers that Python computes, batch by batch.

        Args:
            inputs: what they are computed from.
            names: the names of the columns.
            by: from the inputs of some rows to their integers.

        Raises:
            EngineError: if the engine runs elsewhere, where there may be no Python to run.
        """
        ...

    def first(self, count: int) -> Self:
        """At most so many rows."""
        ...

    def rows(self) -> list[tuple[Any, ...]]:
        """All rows, as Python's own values; for small tables."""
        ...

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows, some at a time, as Python's own values."""
        ...

    def to_parquet(self, path: str) -> None:
        """Write the rows to one Parquet file; integers of 128 bits, which it cannot hold, as decimals.

        Raises:
            EngineError: if the engine writes no single files.
        """
        ...

    def native(self) -> Any:  # noqa: ANN401 - a frame or relation of whatever library the engine is
        """What the engine itself calls a table."""
        ...
