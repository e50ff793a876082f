"""The four rules about grants written by hand in SQL: exact, and with three outcomes, as an expert would."""

from __future__ import annotations

from tests.benchmarks.table_jobs import AS_OF, NAMES, SOCIAL, Storage

__all__ = ["COUNTED", "counted", "failing", "rolled_up", "with_verdicts"]

_SOCIAL = ", ".join(f"'{one}'" for one in SOCIAL)
_LATE = {
    "duckdb": f"COALESCE(done, DATE '{AS_OF}') - due <= 30",
    "spark": f"DATEDIFF(COALESCE(done, DATE '{AS_OF}'), due) <= 30",
}
_INTEGERS = (
    "CASE WHEN target > 0 THEN actual * 5 >= target * 4 END",
    "CASE WHEN target > 0 AND budget > 0 THEN spent * target * 20 <= (actual * 20 + target * 3) * budget END",
    (
        f"CASE WHEN sector IN ({_SOCIAL}) THEN COALESCE(spent, 0) * 20 <= budget * 21"
        " WHEN budget > 0 THEN spent * 2000 < budget * 2201 END"
    ),
)
_DECIMALS = (
    "CASE WHEN target > 0 THEN actual >= target * 0.80 END",
    (
        "CASE WHEN target > 0 AND budget > 0 THEN CAST(spent AS DECIMAL(18, 2)) * CAST(target AS DECIMAL(20, 2))"
        " <= (actual + target * 0.15) * CAST(budget AS DECIMAL(20, 2)) END"
    ),
    (
        f"CASE WHEN sector IN ({_SOCIAL}) THEN COALESCE(spent, 0) <= budget * 1.05"
        " WHEN budget > 0 THEN spent * 100 < budget * 110.05 END"
    ),
)

#: What is counted of each rule: the rows that pass, and those that fail.
COUNTED = ", ".join(f"COUNT(CASE WHEN {name} THEN 1 END), COUNT(CASE WHEN NOT {name} THEN 1 END)" for name in NAMES)


def with_verdicts(table: str, storage: Storage, dialect: str) -> str:
    """All columns of a table, and a truth for each rule."""
    completion, burn, overspend = _INTEGERS if storage == "integers" else _DECIMALS
    exprs = zip(NAMES, (completion, burn, _LATE[dialect], overspend), strict=True)
    said = ", ".join(f"{expr} AS {name}" for name, expr in exprs)
    return f"SELECT *, {said} FROM {table}"  # noqa: S608 - our own names


def counted(table: str, storage: Storage, dialect: str) -> str:
    """How many rows pass and fail each rule."""
    return f"SELECT {COUNTED} FROM ({with_verdicts(table, storage, dialect)})"  # noqa: S608 - our own names


def failing(table: str, storage: Storage, dialect: str) -> str:
    """The rows that fail a rule."""
    fails = " OR ".join(f"NOT {name}" for name in NAMES)
    return f"SELECT * FROM ({with_verdicts(table, storage, dialect)}) WHERE {fails}"  # noqa: S608 - our own names


def rolled_up(table: str, storage: Storage, dialect: str) -> str:
    """For each sector and level how many rows pass and fail each rule."""
    found = with_verdicts(table, storage, dialect)
    return f"SELECT sector, level, {COUNTED} FROM ({found}) GROUP BY sector, level"  # noqa: S608 - our own names
