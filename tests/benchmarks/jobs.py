"""The job that rule engines are measured by: four rules about plan items, written by hand and for devreport."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from attrs import define

from devreport.expressions import DaysBetween, Extreme, ExtremeKind, Field, Guarded
from devreport.findings import Outcome
from devreport.measures import COMPLETION
from devreport.periods import parse_period
from devreport.quantities import Quantity
from devreport.rules import RecordRules, Records, RuleSet, requirement
from devreport.rules.inline import inlined

__all__ = [
    "AS_OF",
    "DecimalItem",
    "IntegerItem",
    "Verdicts",
    "by_hand",
    "decimal_items",
    "integer_items",
    "rules_about",
]

AS_OF = date(2026, 6, 30)
HALF = Decimal("0.5")
DAY = Quantity(1, "天")

#: For each rule whether the item passes; nothing where that is unknown.
Verdicts = tuple[bool | None, bool | None, bool | None, bool | None]

_OUTCOMES: dict[Outcome, bool | None] = {Outcome.PASS: True, Outcome.FAIL: False, Outcome.UNKNOWN: None}


@define
class DecimalItem:
    """A plan item with amounts in 元."""

    id: str
    planned: Decimal | None
    actual: Decimal | None
    start: date
    end: date
    status: str
    unit: str | None


@define
class IntegerItem:
    """The same with amounts in 分."""

    id: str
    planned: int | None
    actual: int | None
    start: date
    end: date
    status: str
    unit: str | None


def decimal_items(number: int, *, seed: int = 7) -> list[DecimalItem]:
    """Items of which some miss a figure, have a plan of zero, or miss a unit."""
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    items: list[DecimalItem] = []
    for position in range(number):
        planned = None if draw.random() < 0.03 else Decimal(draw.randrange(0, 500_000)) / 100
        done = None if draw.random() < 0.05 else (planned or Decimal(100)) * draw.randrange(0, 120) / 100
        start = date(2026, 1, 1) + timedelta(days=draw.randrange(150))
        items.append(
            DecimalItem(
                id=f"P{position:07d}",
                planned=planned,
                actual=None if done is None else done.quantize(Decimal("0.01")),
                start=start,
                end=start + timedelta(days=draw.randrange(20, 330)),
                status=draw.choice(["not_started", "in_progress", "in_progress", "done"]),
                unit=draw.choice([None, "", *["发改局", "财政局", "教育局", "住建局"] * 20]),
            )
        )
    return items


def integer_items(items: Sequence[DecimalItem]) -> list[IntegerItem]:
    """The same items, in hundredths."""
    return [
        IntegerItem(one.id, _hundredths(one.planned), _hundredths(one.actual), one.start, one.end, one.status, one.unit)
        for one in items
    ]


def _hundredths(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * 100)


def by_hand(item: DecimalItem) -> Verdicts:
    """The four rules as one would write them, exactly: cross-multiplied, never divided."""
    planned, actual, start, end = item.planned, item.actual, item.start, item.end
    if planned is None or actual is None or planned <= 0:
        half = pace = None
    else:
        half = actual >= planned * HALF
        span, passed = (end - start).days + 1, (AS_OF - start).days + 1
        passed = 0 if passed < 0 else span if passed > span else passed  # noqa: FURB136 - a call takes longer
        pace = actual * span >= planned * passed if span > 0 else None
    return half, pace, not (end < AS_OF and item.status != "done"), bool(item.unit)


def by_hand_in_integers(item: IntegerItem) -> Verdicts:
    """The same on hundredths."""
    planned, actual, start, end = item.planned, item.actual, item.start, item.end
    if planned is None or actual is None or planned <= 0:
        half = pace = None
    else:
        half = actual * 2 >= planned
        span, passed = (end - start).days + 1, (AS_OF - start).days + 1
        passed = 0 if passed < 0 else span if passed > span else passed  # noqa: FURB136 - a call takes longer
        pace = actual * span >= planned * passed if span > 0 else None
    return half, pace, not (end < AS_OF and item.status != "done"), bool(item.unit)


def rules_about(kind: type, *, trusted: bool) -> RecordRules:
    """The four rules of devreport, compiled for a class of items."""
    scale = {} if kind is DecimalItem else dict.fromkeys(("planned", "actual"), Fraction(1, 100))
    units = dict.fromkeys(("planned", "actual"), "元")
    records = Records.of(kind, units=units, scales=scale, name="item", trusted=trusted)
    rate = inlined(COMPLETION, actual=Field("actual"), target=Field("planned"))
    span = DaysBetween(Field("start"), Field("end")) + DAY
    passed = Extreme(ExtremeKind.GREATEST, (DaysBetween(Field("start"), AS_OF) + DAY, 0))
    elapsed = Guarded(Extreme(ExtremeKind.LEAST, (passed, span)) / span, ((span <= 0, "empty_span"),))
    conditions = {
        "half": rate >= Quantity("50", "%"),
        "pace": rate >= elapsed,
        "overdue": ~((Field("end") < AS_OF) & Field("status").differs("done")),
        "unit": ~Field("unit").is_missing() & Field("unit").differs(""),
    }
    rules = tuple(requirement(condition, name=f"item.{name}", over="item") for name, condition in conditions.items())
    return RecordRules.of(RuleSet(id="benchmark", version="1", rules=rules), records, period=parse_period("2026-S1"))


def as_verdicts(outcomes: Sequence[Outcome]) -> tuple[bool | None, ...]:
    """Outcomes as hand-written code gives them."""
    return tuple([_OUTCOMES[outcome] for outcome in outcomes])
