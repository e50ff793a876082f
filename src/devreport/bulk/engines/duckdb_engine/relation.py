"""Tables of DuckDB."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NoReturn, Self

import duckdb
from attrs import evolve, field, frozen

from devreport.bulk.engines.sql.dialects import DUCKDB
from devreport.bulk.engines.sql.naming import check_names
from devreport.bulk.engines.sql.words import SqlWords
from devreport.bulk.engines.words import PREFIX, Physical, PhysicalKind, Width
from devreport.errors import EngineError, Problem
from devreport.lowering.ranges import LONGEST

__all__ = ["DuckdbRelation", "physical_of", "said"]

_INTEGERS: Final[Mapping[str, tuple[int, Width, bool]]] = {
    "tinyint": (3, Width.SMALL, False),
    "smallint": (5, Width.SMALL, False),
    "integer": (10, Width.SMALL, True),
    "bigint": (19, Width.LONG, True),
    "hugeint": (39, Width.WIDE, True),
    "utinyint": (3, Width.SMALL, False),
    "usmallint": (5, Width.SMALL, False),
    "uinteger": (10, Width.LONG, False),
    "ubigint": (20, Width.WIDE, False),
}
_OTHERS: Final[Mapping[str, PhysicalKind]] = {
    "null": PhysicalKind.NOTHING,
    "float": PhysicalKind.FLOAT,
    "double": PhysicalKind.FLOAT,
    "boolean": PhysicalKind.TRUTH,
    "date": PhysicalKind.DAY,
    "timestamp": PhysicalKind.MOMENT,
    "timestamp_s": PhysicalKind.MOMENT,
    "timestamp_ms": PhysicalKind.MOMENT,
    "timestamp_ns": PhysicalKind.MOMENT,
}

#: A decimal of more digits does not fit into 64 bits.
_LONG_DIGITS: Final = 18

#: Rows that are fetched at a time.
_BATCH: Final = 50_000

#: Where rows stood, for tables whose order a join would lose.
_POSITION: Final = f"{PREFIX}position"


def physical_of(kind: Any) -> Physical:  # noqa: ANN401 - a type of DuckDB, whose class has moved between versions
    """What a column of a type of DuckDB holds."""
    name, base = str(kind), kind.id
    if base in _INTEGERS:
        digits, width, native = _INTEGERS[base]
        return Physical(PhysicalKind.INTEGER, name, digits, width=width, is_native=native)
    if base == "decimal":
        said = dict(kind.children)
        width = Width.LONG if said["precision"] <= _LONG_DIGITS else Width.WIDE
        return Physical(PhysicalKind.DECIMAL, name, said["precision"], said["scale"], width)
    if base in {"varchar", "enum"}:
        # a column may be compared without regard to capitals, which its type does not show: each is made plain
        return Physical(PhysicalKind.TEXT, name, LONGEST, width=Width.WIDE, is_native=False)
    return Physical(_OTHERS.get(base, PhysicalKind.OTHER), name)


def said(error: duckdb.Error) -> str:
    """What DuckDB says first."""
    return str(error).strip().partition("\n")[0]


@frozen
class DuckdbRelation:
    """A relation of DuckDB.

    Attributes:
        relation: the relation.
        names: the names of its columns.
        label: what messages call it.
        is_stored: whether it is held in memory and does not change.
    """

    relation: duckdb.DuckDBPyRelation
    names: tuple[str, ...]
    label: str = ""
    is_stored: bool = False
    words: SqlWords = field(factory=lambda: SqlWords(DUCKDB))
    engine: str = "duckdb"

    @classmethod
    def of(cls, relation: duckdb.DuckDBPyRelation, *, label: str = "", is_stored: bool = False) -> DuckdbRelation:
        """A relation with all its columns."""
        return cls(relation, tuple(relation.columns), label, is_stored)

    def schema(self) -> Mapping[str, Physical]:
        """Column name → what it holds."""
        return dict(zip(self.names, map(physical_of, self.relation.types), strict=True))

    def _projected(self, said: Mapping[str, str]) -> Self:
        listed = ", ".join(f"{expr} AS {self.words.column(name)}" for name, expr in said.items())
        return self._made(lambda: self.relation.project(listed), tuple(said))

    def _made(self, make: Callable[[], Any], names: Sequence[str]) -> Self:
        return evolve(self, relation=self._tried(make), names=tuple(names))

    def _tried(self, ask: Callable[[], Any]) -> Any:  # noqa: ANN401 - what DuckDB gives
        try:
            return ask()
        except duckdb.Error as error:
            self._fail(error)

    def _fail(self, error: duckdb.Error) -> NoReturn:
        raise EngineError.of(Problem(self.label, said(error), "a table that DuckDB can read", code="duckdb")) from error

    def with_columns(self, columns: Mapping[str, str]) -> Self:
        """The same with more columns, or other ones under the same names.

        Raises:
            InputError: for names that differ from others in capitals only.
        """
        kept = {name: self.words.column(name) for name in self.names if name not in columns}
        check_names([*kept, *columns], where=self.label, engine="DuckDB")
        if len(kept) < len(self.names):
            return self._projected({**kept, **columns})
        listed = ", ".join(f"{expr} AS {self.words.column(name)}" for name, expr in columns.items())
        return self._made(lambda: self.relation.project(f"*, {listed}"), (*self.names, *columns))

    def select(self, columns: Mapping[str, str]) -> Self:
        """Only these columns."""
        return self._projected(columns)

    def keep(self, names: Sequence[str]) -> Self:
        """Only the columns of these names, the rows in the order they had before any join."""
        position = self.words.column(_POSITION)
        ordered = _POSITION in self.names and _POSITION not in names
        one = self._made(lambda: self.relation.order(position), self.names) if ordered else self
        return one._projected({name: self.words.column(name) for name in names})  # noqa: SLF001 - its own kind

    def where(self, condition: str) -> Self:
        """The rows in which a condition holds."""
        return self._made(lambda: self.relation.filter(condition), self.names)

    def grouped(self, keys: Sequence[str], columns: Mapping[str, str]) -> Self:
        """One row for each group."""
        said = self._compared(keys)
        listed = [f"{expr} AS {self.words.column(name)}" for name, expr in {**said, **columns}.items()]
        grouped = ", ".join(said.values())
        return self._made(lambda: self.relation.aggregate(", ".join(listed), grouped), (*keys, *columns))

    def joined(self, other: Self, *, on: Mapping[str, str]) -> Self:
        """Each row with the columns of the one row of another table with the same keys."""
        placed = self if _POSITION in self.names else self.with_columns({_POSITION: "row_number() OVER ()"})
        named, there = self.words.column, set(on.values())
        here, over = self._compared(list(on), "mine."), other._compared(list(on.values()), "theirs.")
        condition = " AND ".join(f"{here[one]} = {over[two]}" for one, two in on.items())
        new = [name for name in other.names if name not in there]
        listed = [*(f"mine.{named(name)}" for name in placed.names), *(f"theirs.{named(name)}" for name in new)]
        mine, theirs = placed.relation.set_alias("mine"), other.relation.set_alias("theirs")
        return placed._made(  # noqa: SLF001 - its own kind
            lambda: mine.join(theirs, condition, how="left").project(", ".join(listed)), (*placed.names, *new)
        )

    def _compared(self, names: Sequence[str], table: str = "") -> dict[str, str]:
        """Columns as they are told apart: words character by character, whatever the database was told of them."""
        held = self.schema()
        said = {name: f"{table}{self.words.column(name)}" for name in names}
        return {
            name: self.words.dialect.plain.format(expr=expr) if held[name].kind is PhysicalKind.TEXT else expr
            for name, expr in said.items()
        }

    def stacked(self, others: Sequence[Self]) -> Self:
        """The rows of this table, then those of others."""
        found = self
        for other in others:
            found = found._above(other.keep(self.names))
        return found

    def _above(self, other: Self) -> Self:
        return self._made(lambda: self.relation.union(other.relation), self.names)

    def numbered(self, name: str) -> Self | None:
        """The same with the place of each row."""
        return self.with_columns({name: "row_number() OVER ()"})

    def computed(
        self,
        inputs: Mapping[str, str],  # noqa: ARG002 - nothing is computed
        names: Sequence[str],  # noqa: ARG002 - the same
        *,
        by: Callable[[Sequence[tuple[Any, ...]]], Sequence[tuple[int, ...]]],  # noqa: ARG002 - the same
    ) -> Self:
        """Nothing: a relation is computed by DuckDB alone.

        Raises:
            EngineError: always.
        """
        hint = "judge these rules with the engine polars, or leave out `fallback`"
        raise EngineError.of(Problem("engine", "rules for the object engine", "rules in SQL", hint, "fallback"))

    def first(self, count: int) -> Self:
        """At most so many rows."""
        return self._made(lambda: self.relation.limit(count), self.names)

    def rows(self) -> list[tuple[Any, ...]]:
        """All rows."""
        found: list[tuple[Any, ...]] = self._tried(self.relation.fetchall)
        return found

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows, some at a time."""
        rows = _each(self.relation)
        while batch := self._tried(lambda: list(islice(rows, _BATCH))):
            yield batch

    def to_parquet(self, path: str) -> None:
        """Write the rows to one Parquet file."""
        self._tried(lambda: self.relation.write_parquet(path))

    def native(self) -> duckdb.DuckDBPyRelation:
        """The relation."""
        return self.relation


def _each(relation: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - a relation of one version or another
    """Row after row; relations of the first versions keep a result, which a copy does for this once."""
    if hasattr(duckdb.DuckDBPyRelation, "iter_rows"):
        yield from relation.iter_rows()
        return
    once = relation.project("*")
    while batch := once.fetchmany(_BATCH):
        yield from batch
