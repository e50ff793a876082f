"""The job that rules on tables are measured by: grants, four rules about them, and tables made of a seed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import polars as pl

from devreport.bulk import Mapped, Table, TableAssessment, TableMapping, assess_table
from devreport.expressions import Case, DaysBetween, Expr, Field, Round
from devreport.periods import Period, parse_period
from devreport.quantities import Quantity
from devreport.rules import Rule, RuleSet, requirement
from devreport.rules.subject import Sort

__all__ = ["AMOUNTS", "AS_OF", "NAMES", "SOCIAL", "Storage", "assessed", "grants", "many_rules", "mapping", "ruleset"]

AS_OF = date(2026, 6, 30)
AMOUNTS = ("target", "actual", "budget", "spent")
DAYS = ("due", "done")

#: The rules, in order; a column of hand-written queries is called as the rule is.
NAMES = ("completion", "burn", "late", "overspend")

#: The sectors that may overspend a little.
SOCIAL = ("education", "health")

SECTORS = (
    *SOCIAL,
    "water",
    "transport",
    "energy",
    "farming",
    "housing",
    "finance",
    "justice",
    "culture",
    "trade",
    "law",
)

#: How amounts are stored: as integers in hundredths, or as decimals of 15 digits.
Storage = Literal["integers", "decimals"]

PERIOD: Period = parse_period("2026-S1")


def grants(rows: int, *, seed: int = 1, storage: Storage = "integers") -> pl.LazyFrame:
    """Grants in hundredths: some miss a figure, have a target of zero, or lie exactly on the limit of a rule."""

    def draw(below: int, use: int) -> pl.Expr:
        """A number below a bound, of the position of the row."""
        return (pl.col("id").hash(1000 * seed + use) % below).cast(pl.Int64)

    def but(value: pl.Expr, hundredths: int, use: int) -> pl.Expr:
        """The same, missing in so many rows of a hundred."""
        return pl.when(draw(100, use) >= hundredths).then(value)

    share = 30 + draw(90, 3)
    target = pl.when(draw(50, 1) > 0).then(draw(10_000_000, 2) * 5).otherwise(0)
    actual = pl.when(draw(7, 4) == 0).then(target * 4 // 5).otherwise(target * (share + 25) // 100)
    budget = draw(100_000_000, 5) * 20
    spent = pl.when(draw(10, 6) == 0).then(budget * 21 // 20).otherwise(budget * share // 100)
    due = 20_600 + draw(200, 7)
    frame = pl.LazyFrame({"id": pl.int_range(rows, eager=True)}).select(
        "id",
        sector=pl.lit(pl.Series(SECTORS)).gather(draw(12, 8)),
        level=draw(4, 9).cast(pl.Int8),
        target=but(target, 1, 10),
        actual=but(actual, 3, 11),
        budget=but(budget, 1, 12),
        spent=but(spent, 5, 13),
        due=due.cast(pl.Int32).cast(pl.Date),
        done=but(due - 60 + draw(92, 14), 40, 15).cast(pl.Int32).cast(pl.Date),
    )
    if storage == "integers":
        return frame
    return frame.with_columns((pl.col(*AMOUNTS).cast(pl.Decimal(18, 2)) / 100).cast(pl.Decimal(15, 2)))


def mapping(storage: Storage = "integers") -> TableMapping:
    """What the columns of grants hold."""
    scale = Fraction(1, 100) if storage == "integers" else Fraction(1)
    amounts = {name: Mapped(unit="元", scale=scale, nonnegative=True, digits=15) for name in AMOUNTS}
    days = {name: Mapped(sort=Sort.DAY) for name in DAYS}
    return TableMapping(kind="grant", key="id", fields={**amounts, **days, "sector": Mapped(sort=Sort.WORD)})


def ruleset() -> RuleSet:
    """The four rules."""
    rate, burnt = Field("actual") / Field("target"), Field("spent") / Field("budget")
    late = DaysBetween(Field("due"), Field("done").or_else(AS_OF))
    social = Field("spent").or_else(Quantity(0, "元")) <= Field("budget") * Decimal("1.05")
    conditions = {
        "completion": rate >= Decimal("0.8"),
        "burn": burnt <= rate + Decimal("0.15"),
        "late": late <= Quantity(30, "天"),
        "overspend": Case(((Field("sector").is_in(*SOCIAL), social),), Round(burnt * 100, 1) <= Decimal("110.0")),
    }
    return _set(conditions)


def many_rules(count: int) -> RuleSet:
    """So many rules, of which no two are the same."""
    rate, burnt = Field("actual") / Field("target"), Field("spent") / Field("budget")
    late = DaysBetween(Field("due"), Field("done").or_else(AS_OF))

    def one(number: int) -> Expr:
        bound = Decimal(1 + number % 97) / 100 + Decimal(number) / 10_000
        return (
            rate >= bound,
            burnt <= rate + bound,
            late <= Quantity(number % 60 + number // 60, "天"),
            Round(burnt * 100, 1) <= 100 + number,
        )[number % 4]

    return _set({f"r{number}": one(number) for number in range(count)})


def _set(conditions: dict[str, Expr]) -> RuleSet:
    rules: tuple[Rule, ...] = tuple(
        requirement(one, name=f"grant.{name}", over="grant") for name, one in conditions.items()
    )
    return RuleSet(id="benchmark", version="1", rules=rules)


def assessed(source: object, rules: RuleSet, *, storage: Storage = "integers", **how: Any) -> TableAssessment[Any]:
    """Grants judged by devreport; how: ``engine`` and ``measure``.

    Raises:
        SystemExit: if a rule is refused, which is no measurement.
    """
    found = assess_table(Table(source=source, mapping=mapping(storage)), ruleset=rules, period=PERIOD, **how)
    if found.refused:
        raise SystemExit(f"not judged: {found.refused}")
    return found
