"""Tables as text: a query inside a query, which a database is given whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NoReturn, Self

from attrs import evolve, field, frozen

from devreport.bulk.engines.sql.dialects import Dialect
from devreport.bulk.engines.sql.words import SqlWords
from devreport.bulk.engines.words import Physical
from devreport.errors import EngineError, Problem

__all__ = ["SqlTable", "sql_table"]

_INDENT: Final = "  "


@frozen
class SqlTable:
    """A query of which nothing is ever computed here.

    Attributes:
        words: the words of its dialect.
        origin: what stands after ``FROM``.
        names: the names of its columns; nothing where only those that are pending are left.
        pending: columns that are computed of these, or other ones under the same names, and not yet part of a query.
        types: what the columns hold that the database has.
        is_stored: whether another pass costs little; there is none.
    """

    words: SqlWords
    origin: str
    names: tuple[str, ...]
    pending: Mapping[str, str] = field(factory=dict[str, str])
    types: Mapping[str, Physical] = field(factory=dict[str, Physical])
    is_stored: bool = False

    @property
    def engine(self) -> str:
        """The name of its dialect."""
        return self.words.dialect.name

    def schema(self) -> Mapping[str, Physical]:
        """Column name → what it holds, of the columns that the database has."""
        return {name: self.types[name] for name in self._all if name in self.types}

    @property
    def _all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.names, *self.pending]))

    def query(self) -> str:
        """The query, over several lines."""
        if not self.pending:
            return _select([self._is(name, self.words.column(name)) for name in self.names], self.origin)
        if self.names and self.words.dialect.is_fenced:
            return self._fenced()
        if self.names and self.pending.keys().isdisjoint(self.names):
            return _select(["*", *self._said(self.pending)], self.origin)
        if not self.names:
            return _select(self._said(self.pending), self.origin)
        return self.keep(self._all).query()

    def _fenced(self) -> str:
        """Each pending column computed once for a row, while conditions on the row still reach the table itself."""
        named, indent = self.words.column, f",\n{_INDENT * 2}"
        computed = indent.join(self._said(self.pending))
        step = f"(\n{_INDENT}SELECT\n{_INDENT * 2}{computed}\n{_INDENT}OFFSET 0\n) AS step"
        listed = ["*"]
        if not self.pending.keys().isdisjoint(self.names):
            listed = [f"{'step' if name in self.pending else 't'}.{named(name)}" for name in self._all]
        return _select(listed, f"{self.origin}\nCROSS JOIN LATERAL {step}")

    def _said(self, columns: Mapping[str, str]) -> list[str]:
        return [self._is(name, expr) for name, expr in columns.items()]

    def _is(self, name: str, expr: str) -> str:
        named = self.words.column(name)
        return named if expr == named else f"{expr} AS {named}"

    def _ready(self) -> Self:
        """The same with what was pending in a query of its own."""
        if not self.pending:
            return self
        return self._made(_inside(self.query(), "t"), self._all)

    def _made(self, origin: str, names: Sequence[str]) -> Self:
        return evolve(self, origin=origin, names=tuple(names), pending={})

    def with_columns(self, columns: Mapping[str, str]) -> Self:
        """The same with more columns."""
        return evolve(self._ready(), pending=columns) if columns else self

    def select(self, columns: Mapping[str, str]) -> Self:
        """Only these columns."""
        ready = self._ready()
        return self._made(_inside(_select(self._said(columns), ready.origin), "t"), tuple(columns))

    def keep(self, names: Sequence[str]) -> Self:
        """Only the columns of these names, computed in the same query."""
        said = {name: self.pending.get(name, self.words.column(name)) for name in names}
        return evolve(self, names=(), pending=said)

    def where(self, condition: str) -> Self:
        """The rows in which a condition holds."""
        ready = self._ready()
        return self._made(_inside(f"{_select(['*'], ready.origin)}\nWHERE {condition}", "t"), ready.names)

    def grouped(self, keys: Sequence[str], columns: Mapping[str, str]) -> Self:
        """One row for each group."""
        ready, named = self._ready(), [self.words.column(key) for key in keys]
        by = f"\nGROUP BY {', '.join(named)}" if named else ""
        query = _select([*named, *self._said(columns)], ready.origin) + by
        return self._made(_inside(query, "t"), (*keys, *columns))

    def joined(self, other: Self, *, on: Mapping[str, str]) -> Self:
        """Each row with the columns of the one row of another table with the same keys."""
        named, there = self.words.column, set(on.values())
        new = [name for name in other._all if name not in there]
        condition = " AND ".join(f"mine.{named(one)} = theirs.{named(two)}" for one, two in on.items())
        listed = ["mine.*", *(f"theirs.{named(name)}" for name in new)]
        mine, theirs = _inside(self.query(), "mine"), _inside(other.query(), "theirs")
        query = _select(listed, f"{mine}\nLEFT JOIN {theirs}\nON {condition}")
        return self._made(_inside(query, "t"), (*self._all, *new))

    def stacked(self, others: Sequence[Self]) -> Self:
        """The rows of this table and those of others."""
        queries = [one.keep(self._all).query() for one in (self, *others)]
        return self._made(_inside("\nUNION ALL\n".join(queries), "t"), self._all)

    def first(self, count: int) -> Self:
        """At most so many rows."""
        ready = self._ready()
        return self._made(_inside(f"{_select(['*'], ready.origin)}\nLIMIT {count}", "t"), ready.names)

    def numbered(self, name: str) -> Self | None:  # noqa: ARG002 - there is no such column
        """Nothing: the rows of a database have no order."""
        return None

    def computed(
        self,
        inputs: Mapping[str, str],  # noqa: ARG002 - nothing is computed
        names: Sequence[str],  # noqa: ARG002 - the same
        *,
        by: Callable[[Sequence[tuple[Any, ...]]], Sequence[tuple[int, ...]]],  # noqa: ARG002 - the same
    ) -> Self:
        """Nothing, as of all that has to be computed here.

        Raises:
            EngineError: always.
        """
        self._refuse()

    def rows(self) -> list[tuple[Any, ...]]:
        """Nothing.

        Raises:
            EngineError: always.
        """
        self._refuse()

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """Nothing.

        Raises:
            EngineError: always.
        """
        self._refuse()

    def to_parquet(self, path: str) -> None:  # noqa: ARG002 - nothing is written
        """Nothing.

        Raises:
            EngineError: always.
        """
        self._refuse()

    def _refuse(self) -> NoReturn:
        hint = "give the query to the database, and read there what it finds"
        raise EngineError.of(Problem(self.engine, "a query as text", "a table that is at hand", hint, "text"))

    def native(self) -> str:
        """The query."""
        return self.query()


def sql_table(dialect: Dialect, *, path: Sequence[str], types: Mapping[str, Physical]) -> SqlTable:
    """A table of a database.

    Args:
        dialect: what the database speaks.
        path: its name, after those of what it is in.
        types: column name → what it holds.
    """
    words = SqlWords(dialect)
    return SqlTable(words, f"{'.'.join(map(dialect.named, path))} AS t", tuple(types), types=types)


def _select(columns: Sequence[str], origin: str) -> str:
    listed = f",\n{_INDENT}".join(columns)
    return f"SELECT\n{_INDENT}{listed}\nFROM {origin}"


def _inside(query: str, name: str) -> str:
    """A query as a table of another one; lines inside words in quotes stay as they are."""
    indented = query.replace("\n", f"\n{_INDENT}") if _is_indentable(query) else query
    return f"(\n{_INDENT}{indented}\n) AS {name}"


def _is_indentable(query: str) -> bool:
    """Whether no line ends inside a word or a name."""
    return all(line.count(quote) % 2 == 0 for line in query.split("\n") for quote in "'\"`")
