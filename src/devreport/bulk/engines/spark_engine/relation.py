"""Tables of Spark: steps of ``selectExpr`` on the frame that somebody has, classic or through Spark Connect."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Self

from attrs import evolve, field, frozen

from devreport.bulk.engines.sql.dialects import MOST_PLACES, SPARK
from devreport.bulk.engines.sql.naming import check_names
from devreport.bulk.engines.sql.words import SqlWords
from devreport.bulk.engines.words import PREFIX, Physical, PhysicalKind, Width
from devreport.errors import EngineError, Problem
from devreport.lowering.ranges import LONGEST

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["SparkRelation", "physical_of"]

_TYPES: Mapping[str, Physical] = {
    "tinyint": Physical(PhysicalKind.INTEGER, "tinyint", 3, width=Width.SMALL, is_native=False),
    "smallint": Physical(PhysicalKind.INTEGER, "smallint", 5, width=Width.SMALL, is_native=False),
    "int": Physical(PhysicalKind.INTEGER, "int", 10, width=Width.SMALL),
    "bigint": Physical(PhysicalKind.INTEGER, "bigint", 19, width=Width.LONG),
    "float": Physical(PhysicalKind.FLOAT, "float", is_native=False),
    "double": Physical(PhysicalKind.FLOAT, "double"),
    "string": Physical(PhysicalKind.TEXT, "string", LONGEST, width=Width.WIDE),
    "boolean": Physical(PhysicalKind.TRUTH, "boolean"),
    "date": Physical(PhysicalKind.DAY, "date"),
    "timestamp_ntz": Physical(PhysicalKind.MOMENT, "timestamp_ntz"),
}

_DECIMAL = re.compile(r"decimal\((?P<digits>\d+),(?P<places>\d+)\)")

#: A decimal of more digits does not fit into 64 bits.
_LONG_DIGITS = 18

#: How many rows are handed on at a time.
_BATCH: Final = 10_000


def physical_of(name: str) -> Physical:
    """What a column of a type of Spark holds.

    A moment in a time zone is none of it, because its day depends on the session, and neither is text that a collation
    compares, nor a number of so many decimals that a product would lose some of them.

    Example:
        >>> physical_of("decimal(12,4)").places, physical_of("timestamp").kind.value
        (4, 'other')
    """
    if decimal := _DECIMAL.fullmatch(name):
        digits, places = int(decimal["digits"]), int(decimal["places"])
        if places > MOST_PLACES:
            return Physical(PhysicalKind.OTHER, f"{name}, of more than {MOST_PLACES} decimals")
        width = Width.LONG if digits <= _LONG_DIGITS else Width.WIDE
        return Physical(PhysicalKind.DECIMAL, name, digits, places, width)
    return _TYPES.get(name) or Physical(PhysicalKind.OTHER, name)


@frozen
class SparkRelation:
    """A frame of Spark, and the columns that are to be computed of it.

    Attributes:
        frame: the frame.
        names: its columns.
        pending: more columns of it, or other ones under the same names, that no step has computed yet.
        is_stored: whether another pass over it costs little.
    """

    frame: DataFrame
    names: tuple[str, ...]
    pending: Mapping[str, str] = field(factory=dict[str, str])
    is_stored: bool = False
    words: SqlWords = field(factory=lambda: SqlWords(SPARK))
    engine: str = "spark"

    @classmethod
    def of(cls, frame: DataFrame) -> SparkRelation:
        """A frame as it is."""
        return cls(frame, tuple(frame.columns))

    def schema(self) -> Mapping[str, Physical]:
        """Column name → what it holds."""
        return {one.name: physical_of(one.dataType.simpleString()) for one in self.native().schema.fields}

    def with_columns(self, columns: Mapping[str, str]) -> Self:
        """The same with more columns."""
        ready = self._ready()
        new = [name for name in columns if name not in ready.names]
        check_names([*ready.names, *new], where="", engine="Spark")
        return evolve(ready, pending=columns)

    def select(self, columns: Mapping[str, str]) -> Self:
        """Only these columns."""
        return self._made(self.native().selectExpr(*self._said(columns)), columns)

    def keep(self, names: Sequence[str]) -> Self:
        """Only the columns of these names, computed in the same step."""
        said = {name: self.pending.get(name, self.words.column(name)) for name in names}
        return self._made(self.frame.selectExpr(*self._said(said)), names)

    def where(self, condition: str) -> Self:
        """The rows in which a condition holds."""
        ready = self._ready()
        return evolve(ready, frame=ready.frame.where(condition))

    def grouped(self, keys: Sequence[str], columns: Mapping[str, str]) -> Self:
        """One row for each group."""
        if not keys:
            return self.select(columns)
        if not columns:
            kept = self.keep(keys)
            return evolve(kept, frame=kept.frame.distinct())
        expr = _functions(self.frame).expr
        frame = self.native().groupBy(*map(self.words.column, keys)).agg(*map(expr, self._said(columns)))
        return self._made(frame, [*keys, *columns])

    def joined(self, other: Self, *, on: Mapping[str, str]) -> Self:
        """Each row with the columns of the one row of another table with the same keys."""
        column, used = self.words.column, [f"{PREFIX}key{number}" for number in range(len(on))]
        here = self._said({key: column(name) for key, name in zip(used, on, strict=True)})
        there = self._said({key: column(name) for key, name in zip(used, on.values(), strict=True)})
        theirs = [name for name in (*other.names, *other.pending) if name not in on.values()]
        right = other.native().selectExpr(*map(column, dict.fromkeys(theirs)), *there)
        frame = self.native().selectExpr("*", *here).join(right, on=used, how="left")
        names = dict.fromkeys([*self.names, *self.pending, *theirs])
        return self._made(frame.selectExpr(*map(column, names)), names)

    def stacked(self, others: Sequence[Self]) -> Self:
        """The rows of this table and those of others."""
        frame = self.native()
        for other in others:
            frame = frame.unionByName(other.native())
        return self._made(frame, self.schema())

    def numbered(self, name: str) -> Self | None:  # noqa: ARG002 - there is no such column
        """Nothing: the rows of a cluster have no order."""
        return None

    def computed(
        self,
        inputs: Mapping[str, str],  # noqa: ARG002 - nothing is computed
        names: Sequence[str],  # noqa: ARG002 - the same
        *,
        by: Callable[[Sequence[tuple[Any, ...]]], Sequence[tuple[int, ...]]],  # noqa: ARG002 - the same
    ) -> Self:
        """Nothing: no code of devreport runs on a cluster.

        Raises:
            EngineError: always.
        """
        hint = "judge these rules with the engine polars, or leave out `fallback`"
        raise EngineError.of(Problem("engine", "rules for the object engine", "rules in SQL", hint, "fallback"))

    def first(self, count: int) -> Self:
        """At most so many rows."""
        ready = self._ready()
        return evolve(ready, frame=ready.frame.limit(count))

    def rows(self) -> list[tuple[Any, ...]]:
        """All rows."""
        return [_plain(row) for row in self.native().collect()]

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows, some at a time; one part of the table after another is fetched."""
        rows = map(_plain, self.native().toLocalIterator())
        while batch := list(islice(rows, _BATCH)):
            yield batch

    def to_parquet(self, path: str) -> None:  # noqa: ARG002 - nothing is written
        """Nothing: a cluster writes folders.

        Raises:
            EngineError: always.
        """
        hint = "write the frame itself: frame.write.parquet(folder)"
        raise EngineError.of(Problem("engine", "one Parquet file", "a folder, as a cluster writes it", hint, "parquet"))

    def native(self) -> DataFrame:
        """The frame with all columns."""
        if not self.pending:
            return self.frame
        if self.pending.keys().isdisjoint(self.names):
            return self.frame.selectExpr("*", *self._said(self.pending))
        names = dict.fromkeys([*self.names, *self.pending])
        return self.keep(list(names)).frame

    def _ready(self) -> Self:
        """The same, everything computed."""
        return self._made(self.native(), dict.fromkeys([*self.names, *self.pending])) if self.pending else self

    def _made(self, frame: DataFrame, names: Iterable[str]) -> Self:
        return evolve(self, frame=frame, names=tuple(names), pending={})

    def _said(self, columns: Mapping[str, str]) -> list[str]:
        return [f"{expr} AS {self.words.column(name)}" for name, expr in columns.items()]


def _functions(frame: DataFrame) -> Any:  # noqa: ANN401 - a module
    """The functions that make columns for frames like this: in Spark Connect they are others."""
    connect = "pyspark.sql.connect"
    return import_module(f"{connect if type(frame).__module__.startswith(connect) else 'pyspark.sql'}.functions")


def _plain(row: Iterable[Any]) -> tuple[Any, ...]:
    """A row with integers of 38 digits as Python's own."""
    return tuple([int(one) if isinstance(one, Decimal) and not one.as_tuple().exponent else one for one in row])
