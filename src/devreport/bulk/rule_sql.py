"""Rules as SQL: one query that a database is given, with the key of each row and what each rule says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, cast

from attrs import field, frozen

from devreport.bulk.assessment import assessed
from devreport.bulk.engines.relation import Relation
from devreport.bulk.engines.reserved import check_reserved
from devreport.bulk.engines.sources import Source
from devreport.bulk.engines.sql.dialects import POSTGRESQL, Dialect, dialect_of
from devreport.bulk.engines.sql.naming import check_names
from devreport.bulk.engines.sql.relation import SqlTable, sql_table
from devreport.bulk.engines.sql.types import Schema, types_of
from devreport.bulk.mapping.fitting import Held, fit
from devreport.bulk.mapping.table import TableMapping
from devreport.bulk.programs.folds import Children
from devreport.bulk.programs.program import Refused
from devreport.bulk.programs.sheet import Sheet
from devreport.bulk.programs.subjects import Rows
from devreport.bulk.tables import OpenTable, Table, check_keys
from devreport.errors import EngineError, InputError, Problem, RuleError, did_you_mean
from devreport.periods import Period
from devreport.rules.checker.names import names
from devreport.rules.rule import Rule
from devreport.rules.sets.locations import check_place
from devreport.rules.sets.ruleset import RuleSet

__all__ = ["RuleSql", "rule_sql"]

#: PostgreSQL cuts longer names.
_MOST_BYTES: Final = 63


@frozen
class RuleSql:
    """Rules as SQL.

    Attributes:
        text: the query; it ends without a semicolon, so that a view can be made of it.
        rules: the names of the rules that are judged, which are those of its columns after the key.
        refused: the rules that are not judged, and why.
    """

    text: str
    rules: tuple[str, ...]
    refused: tuple[Refused, ...] = field(factory=tuple[Refused, ...])

    def __str__(self) -> str:
        """The query."""
        return self.text


def rule_sql(
    ruleset: RuleSet,
    mapping: TableMapping,
    *,
    table: str | Sequence[str],
    schema: Schema,
    period: Period,
    children: Mapping[str, tuple[str | Sequence[str], Schema]] | None = None,
    dialect: str = "postgresql",
    place: str = "",
    values: Literal["code", "boolean"] = "code",
) -> RuleSql:
    """The rules of a set about a kind, as one query over the table of a database.

    Nothing is asked of the database, and the query has no parameters: the same rules give the same text.

    Args:
        ruleset: the rules.
        mapping: what the columns of the table hold.
        table: its name, such as ``plans`` or ``reporting.plans``; in parts where a part has a point of its own.
        schema: column name → its type, such as ``numeric(15,2)``, or rows of ``information_schema.columns`` as
            dictionaries.
        period: the period that is judged.
        children: relation name → the name and the schema of the table of its child rows.
        dialect: ``postgresql``, ``duckdb`` or ``spark``.
        place: the id of the place whose thresholds hold.
        values: ``code`` for 1 (pass), 0 (fail), -1 (not applicable) and -2 (unknown); ``boolean`` for true and false,
            and nothing where there is no such answer.

    Raises:
        InputError: with every column that is missing or of the wrong type, and every argument that is none.
        RuleError: for names of rules that no rule may have.
        EngineError: if a name or a word cannot be said in that dialect.
    """
    if values not in {"code", "boolean"}:
        raise InputError.of(Problem("values", repr(values), "'code' or 'boolean'", code="values"))
    ruleset.check_effect(period.end)
    check_place(place, [ruleset])
    spoken, label = dialect_of(dialect), ".".join(_path(table))
    opened = _opened(mapping, spoken, table=table, schema=schema, children=children or {}, label=label)
    judged = assessed(opened, ruleset, period=period, place=place, measure=False)
    _check_rules(judged.rules, spoken, key=mapping.key, where=label)
    listed = tuple([rule.name for rule in judged.rules])
    attached = cast("SqlTable", judged.attached(values=values))
    query = attached.keep([mapping.key, *listed]).query()
    return RuleSql(query, listed, judged.refused)


def _opened(
    mapping: TableMapping,
    dialect: Dialect,
    *,
    table: str | Sequence[str],
    schema: Schema,
    children: Mapping[str, tuple[str | Sequence[str], Schema]],
    label: str,
) -> OpenTable:
    relation, held = _table(mapping, dialect, table=table, schema=schema, label=label)
    below: dict[str, Children[Any]] = {}
    rows: dict[str, Rows] = {}
    for name, (inside, columns) in children.items():
        if name not in mapping.children:
            hint = did_you_mean(name, mapping.children)
            raise InputError.of(Problem(label, f"the relation {name!r}", "one of the mapping", hint, "relation"))
        inner = mapping.children[name]
        where = f"{label}.{name}"
        one, fields = _table(inner, dialect, table=inside, schema=columns, label=where, relation=name)
        check_keys(relation.schema(), one.schema(), mapping=mapping, child=inner, where=f"{where}.parent")
        below[name] = Children(Sheet[str].of(one, fields), inner.parent)
        rows[name] = Rows(inner, fields, relation=name)
    source: Source[Any] = Source(relation, str, label)
    return OpenTable(Table(source=label, mapping=mapping), source, below, Rows(mapping, held, rows))


def _table(
    mapping: TableMapping,
    dialect: Dialect,
    *,
    table: str | Sequence[str],
    schema: Schema,
    label: str,
    relation: str = "",
) -> tuple[Relation[str], dict[str, Held]]:
    """A table of the database, and how its fields are held."""
    types = types_of(schema, dialect, where=label)
    check_reserved(types, where=label)
    return sql_table(dialect, path=_path(table), types=types), fit(mapping, types, where=label, relation=relation)


def _path(table: object) -> list[str]:
    """The parts of the name of a table.

    Raises:
        InputError: if it is no name.
    """
    parts: object = table.split(".") if isinstance(table, str) else table
    found = cast("Sequence[object]", parts) if isinstance(parts, list | tuple) else ()
    if found and all(isinstance(one, str) and one.strip() for one in found):
        return [str(one) for one in found]
    expected = "its name, such as 'plans' or 'reporting.plans', or the parts of it"
    raise InputError.of(Problem("table", repr(table), expected, code="table"))


def _check_rules(rules: Sequence[Rule], dialect: Dialect, *, key: str, where: str) -> None:
    """See to it that the columns, the key first, keep their names, and are not taken for each other."""
    problems = [problem for rule in rules for problem in names(rule)]
    if problems:
        raise RuleError("the rules cannot be columns", problems)
    listed = [rule.name for rule in rules]
    if key in listed:
        hint = "a query has one column of a name: give one of them another name"
        raise InputError.of(Problem(where, f"the key {key!r}, as a rule is called", "a name of its own", hint, "names"))
    if dialect is not POSTGRESQL:
        check_names([key, *listed], where=where, engine=dialect.title)
        return
    problems = [
        Problem(name, f"a name of {len(name.encode())} bytes", f"at most {_MOST_BYTES} bytes", code="long_name")
        for name in listed
        if len(name.encode()) > _MOST_BYTES
    ]
    if problems:
        raise EngineError("PostgreSQL cuts names that are this long", problems)
