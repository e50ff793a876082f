"""Small tables and rules about them, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from devreport.bulk import Mapped, Table, TableAssessment, TableMapping
from devreport.bulk.assessment import assessed
from devreport.bulk.tables import open_table
from devreport.expressions import Expr
from devreport.periods import parse_period
from devreport.rules import Rule, RuleSet, requirement

__all__ = ["KIND", "PERIOD", "codes", "judged", "mapping", "required", "table"]

KIND = "thing"
PERIOD = parse_period("2026-S1")


def mapping(children: Mapping[str, Mapping[str, Mapped]] | None = None, **fields: Mapped) -> TableMapping:
    """A mapping of a kind of one's own; the keys stand in ``key``, those of the rows above in ``of``."""
    below = {
        name: TableMapping(kind=KIND, key="key", parent="of", fields=dict(one))
        for name, one in (children or {}).items()
    }
    return TableMapping(kind=KIND, key="key", fields=fields, children=below)


def table(
    columns: Mapping[str, Sequence[Any]], held: TableMapping, *, types: Any = None, **children: Mapping[str, Any]
) -> Table:
    """A frame of Polars with keys, as a table."""
    frame = pl.DataFrame(_keyed(columns), schema_overrides=types or {}, strict=False)
    below = {name: pl.DataFrame(_keyed(one)) for name, one in children.items()}
    return Table(source=frame, mapping=held, children=below)


def _keyed(columns: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """Keyed."""
    length = len(next(iter(columns.values())))
    return {"key": [f"k{number}" for number in range(length)], **columns}


def required(*conditions: Expr, **how: Any) -> tuple[Rule, ...]:
    """A rule for each condition, named ``thing.r0``, ``thing.r1`` and so on."""
    return tuple(requirement(one, name=f"{KIND}.r{number}", over=KIND, **how) for number, one in enumerate(conditions))


def judged(given: Table, *rules: Rule, **how: Any) -> TableAssessment[Any]:
    """What rules say of a table, without looking whether they are sound."""
    return assessed(open_table(given), RuleSet(id="made", version="1", rules=rules), period=PERIOD, **how)


def codes(assessment: TableAssessment[Any]) -> list[tuple[int, ...]]:
    """The codes of all rules, row by row."""
    return assessment.outcomes().select([rule.name for rule in assessment.rules]).rows()
