"""Breakdowns as subjects: a total beside its parts, each with the rounding it was recorded with."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from devreport.expressions import Cell
from devreport.model import Breakdown, Display, Indicator, Part, Text
from devreport.periods import Period
from devreport.quantities import Missing, Quantity, Ratio
from devreport.rules.facts import count, meanings, observed, plain
from devreport.rules.subject import Context, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "breakdown"

SCHEMA = Table(
    meanings(
        total=(Sort.AMOUNT, "what was recorded of the indicator that is broken down"),
        slack=(Sort.AMOUNT, "half a unit of its last decimal; zero for a count"),
        totalled=(Sort.TRUTH, "whether an indicator is broken down, and parts have figures"),
        exhaustive=(Sort.TRUTH, "whether the parts cover the total"),
        stated=(Sort.RATIO, "how many parts the text says there are"),
        enumerated=(Sort.TRUTH, "whether the text says so"),
        open_list=(Sort.TRUTH, "whether the list ends in 等"),
    ),
    {
        "parts": meanings(
            value=(Sort.AMOUNT, "the figure of the part"),
            slack=(Sort.AMOUNT, "half a unit of its last decimal; zero for a count"),
            subtract=(Sort.TRUTH, "whether the part is taken away"),
        )
    },
)


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each breakdown."""
    for breakdown in context.plan.breakdowns:
        yield _subject(context, breakdown)


def _subject(context: Context, breakdown: Breakdown) -> Subject:
    period = breakdown.period or context.period
    indicator = context.plan.indicator_by_id.get(breakdown.indicator or "")
    total = observed(context.plan, breakdown.indicator, about=breakdown.about, period=period)
    parts = tuple(
        _part(context, part, breakdown=breakdown, number=number) for number, part in enumerate(breakdown.parts)
    )
    record = f"breakdown:{breakdown.id}"
    return Subject(
        kind=KIND,
        id=breakdown.id,
        period=period,
        cells={
            "total": total.value if total else None,
            "slack": _slack(total.value if total else None),
            "totalled": indicator is not None and any(part.value is not None or part.about for part in breakdown.parts),
            "exhaustive": breakdown.exhaustive,
            "stated": None if breakdown.stated_parts is None else count(breakdown.stated_parts),
            "enumerated": breakdown.stated_parts is not None,
            "open_list": breakdown.open_list,
        },
        inputs={
            **({"total": (total.id,), "slack": (total.id,)} if total else {}),
            "stated": (f"{record}.stated_parts",),
            "parts": (f"{record}.parts",),
        },
        children={"parts": parts},
        texts={"name": breakdown.name, "noun": breakdown.noun or _noun(indicator)},
        display=plain(indicator.display) if indicator else Display(),
        unit=indicator.unit if indicator else None,
        tags=breakdown.tags,
    )


def _part(context: Context, part: Part, *, breakdown: Breakdown, number: int) -> Subject:
    period = breakdown.period or context.period
    value, source = _value(context, part, breakdown=breakdown, period=period)
    inputs = (source or f"breakdown:{breakdown.id}.parts[{number}].value",)
    indicator = context.plan.indicator_by_id.get(breakdown.indicator or "")
    return Subject(
        kind="",
        id=f"parts[{number}]",
        period=period,
        cells={"value": value, "slack": _slack(value), "subtract": part.subtract},
        inputs={"value": inputs, "slack": inputs},
        texts={"name": part.name},
        display=plain(indicator.display) if indicator else Display(),
        unit=indicator.unit if indicator else None,
    )


def _value(
    context: Context, part: Part, *, breakdown: Breakdown, period: Period
) -> tuple[Quantity | Missing | None, str]:
    """The figure of a part and where it was recorded: its own, or the observation about the same thing."""
    if part.value is not None or part.about is None:
        return part.value, ""
    found = observed(context.plan, breakdown.indicator, about=part.about, period=period)
    return (found.value, found.id) if found else (None, "")


def _slack(value: Quantity | Missing | None) -> Cell:
    """Half the width of the rounding box of a recorded figure."""
    if not isinstance(value, Quantity):
        return None
    upper = value.interval().upper or Fraction(0)
    return Ratio.of_base(upper - value.base, value.unit)


def _noun(indicator: Indicator | None) -> Text:
    return (indicator.noun or indicator.name) if indicator else Text()
