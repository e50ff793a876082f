"""The four rules about grants written by hand for Polars: exact, and with three outcomes, as an expert would."""

from __future__ import annotations

from datetime import date

import polars as pl

from tests.benchmarks.table_jobs import AS_OF, NAMES, SOCIAL, Storage

__all__ = ["attached", "counted", "failing", "rolled_up", "verdicts"]

#: The last day of the period as days are stored: the number of days since 1970.
_AS_OF = (AS_OF - date(1970, 1, 1)).days

_TARGET, _ACTUAL, _BUDGET, _SPENT = pl.col("target"), pl.col("actual"), pl.col("budget"), pl.col("spent")


def verdicts(storage: Storage) -> dict[str, pl.Expr]:
    """A truth for each rule, missing where it is unknown: quotients are compared by their products."""
    integers = _same if storage == "integers" else _hundredths
    target, actual, budget, spent = map(integers, (_TARGET, _ACTUAL, _BUDGET, _SPENT))
    social = pl.col("sector").is_in(list(SOCIAL))
    found = (
        pl.when(target > 0).then(actual * 5 >= target * 4),
        # amounts of 15 digits need 128 bits; whoever knows that they have ten writes this
        pl.when((target > 0) & (budget > 0)).then(spent * target * 20 <= (actual * 20 + target * 3) * budget),
        pl.col("done").to_physical().fill_null(_AS_OF) - pl.col("due").to_physical() <= 30,
        pl.when(social)
        .then(spent.fill_null(0) * 20 <= budget * 21)
        .when(budget > 0)
        .then(spent * 2000 < budget * 2201),
    )
    return dict(zip(NAMES, found, strict=True))


def counted(frame: pl.LazyFrame, storage: Storage) -> dict[str, tuple[int, int]]:
    """Rule → how many rows pass, and how many fail."""
    asked = [
        one for name in NAMES for one in (pl.col(name).sum().alias(f"{name}+"), (~pl.col(name)).sum().alias(f"{name}-"))
    ]
    row = frame.select(**verdicts(storage)).select(asked).collect().row(0)
    return {name: (row[2 * number], row[2 * number + 1]) for number, name in enumerate(NAMES)}


def attached(frame: pl.LazyFrame, storage: Storage) -> pl.DataFrame:
    """All columns, and a truth for each rule."""
    return frame.with_columns(**verdicts(storage)).collect()


def failing(frame: pl.LazyFrame, storage: Storage) -> pl.DataFrame:
    """The rows that fail a rule."""
    found = frame.with_columns(**verdicts(storage))
    return found.filter(pl.any_horizontal(~pl.col(*NAMES))).collect()


def rolled_up(frame: pl.LazyFrame, storage: Storage) -> pl.DataFrame:
    """For each sector and level how many rows pass and fail each rule."""
    found = frame.with_columns(**verdicts(storage)).group_by("sector", "level")
    return found.agg(pl.col(*NAMES).sum().name.suffix("+"), (~pl.col(*NAMES)).sum().name.suffix("-")).collect()


def _same(column: pl.Expr) -> pl.Expr:
    return column


def _hundredths(column: pl.Expr) -> pl.Expr:
    return column.to_physical().cast(pl.Int64)
