"""Tables: what somebody has, with what its columns hold, as an engine holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from devreport.bulk.engines.sources import Source, open_source
from devreport.bulk.engines.words import Physical
from devreport.bulk.mapping.fitting import fit
from devreport.bulk.mapping.table import TableMapping
from devreport.bulk.programs.folds import Children
from devreport.bulk.programs.sheet import Sheet
from devreport.bulk.programs.subjects import Rows
from devreport.errors import InputError, Problem, did_you_mean

__all__ = ["OpenTable", "Table", "check_keys", "open_table"]


@frozen(kw_only=True)
class Table:
    """A table and what it holds.

    Attributes:
        source: a frame of Polars or pandas, an Arrow table, a relation of DuckDB, a frame of Spark, or the path or
            pattern of files.
        mapping: what its columns hold.
        children: relation name → the table of its child rows, in any of these forms.
        label: what messages call it; by default where it is.
    """

    source: Any
    mapping: TableMapping
    children: Mapping[str, Any] = field(factory=dict[str, Any])
    label: str = ""


@frozen
class OpenTable:
    """A table as an engine holds it, fitted to its mapping.

    Attributes:
        table: the table.
        source: how it is held.
        children: the tables of its child rows, by relation.
        rows: how its rows become subjects.
    """

    table: Table
    source: Source[Any]
    children: Mapping[str, Children[Any]]
    rows: Rows


def open_table(table: Table, *, engine: str = "") -> OpenTable:
    """A table as an engine holds it.

    Raises:
        InputError: with every column that is missing or of the wrong type.
        EngineError: if the engine is not installed.
    """
    mapping = table.mapping
    unknown = [
        Problem(f"children.{name}", f"the child rows {name!r}", "mapped ones", did_you_mean(name, mapping.children))
        for name in table.children
        if name not in mapping.children
    ]
    if unknown:
        raise InputError("child rows that the mapping does not know", unknown)
    source = open_source(table.source, engine=engine, label=table.label)
    held = fit(mapping, source.relation.schema(), where=source.label)
    children: dict[str, Children[Any]] = {}
    below: dict[str, Rows] = {}
    for name, given in table.children.items():
        one, inner = open_source(given, engine=source.relation.engine), mapping.children[name]
        schema, where = one.relation.schema(), f"{source.label}.{name}"
        fields = fit(inner, schema, where=where, relation=name)
        check_keys(source.relation.schema(), schema, mapping=mapping, child=inner, where=f"{where}.parent")
        children[name] = Children(Sheet[Any].of(one.relation, fields), inner.parent)
        below[name] = Rows(inner, fields, relation=name)
    return OpenTable(table, source, children, Rows(mapping, held, below))


def check_keys(
    schema: Mapping[str, Physical],
    below: Mapping[str, Physical],
    *,
    mapping: TableMapping,
    child: TableMapping,
    where: str,
) -> None:
    """Refuse child rows that name the row they belong to in another way than that row names itself.

    Args:
        schema: the columns of the table.
        below: those of its child rows.
        mapping: what the table holds.
        child: what the child rows hold.
        where: what messages call the column that names a row of the table.

    Raises:
        InputError: if they are of different kinds.
    """
    key, parent = schema[mapping.key], below[child.parent]
    if key.kind is not parent.kind:
        found = f"the column {child.parent!r} of {parent.name}"
        expected = f"a column of {key.kind.value}, as the key {mapping.key!r} of {key.name} is"
        hint = "give both tables with keys of one type: all columns of CSV files are text, those of Parquet have a type"
        raise InputError.of(Problem(where, found, expected, hint, "type"))
