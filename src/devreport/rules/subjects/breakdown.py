"""Breakdowns as subjects: a total beside its parts, each with the rounding it was recorded with."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from devreport.expressions import Cell
from devreport.measures import hedged_box
from devreport.model import Breakdown, Display, Hedge, Part
from devreport.quantities import Missing, Quantity, Ratio
from devreport.rules.facts.recorded import count, meanings, observed, plain
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "breakdown"

_REACH = meanings(
    below=Meaning(Sort.AMOUNT, "how far the true figure may lie below the recorded one; nothing for a count", least=0),
    above=Meaning(Sort.AMOUNT, "how far the true figure may lie above the recorded one", least=0),
)

SCHEMA = Table(
    _REACH
    | meanings(
        total=(Sort.AMOUNT, "what was recorded of the indicator that is broken down"),
        totalled=(Sort.TRUTH, "whether an indicator is broken down, and parts have figures"),
        exhaustive=(Sort.TRUTH, "whether the parts cover the total"),
        stated=Meaning(Sort.RATIO, "how many parts the text says there are", least=0),
        enumerated=(Sort.TRUTH, "whether the text says so"),
        open_list=(Sort.TRUTH, "whether the list ends in 等"),
    ),
    {
        "parts": _REACH
        | meanings(
            value=(Sort.AMOUNT, "the figure of the part"),
            subtract=(Sort.TRUTH, "whether the part is taken away"),
        )
    },
    texts=("name", "noun"),
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
            **_reach(total.value if total else None, total.hedge if total else None),
            "totalled": indicator is not None and any(part.value is not None or part.about for part in breakdown.parts),
            "exhaustive": breakdown.exhaustive,
            "stated": None if breakdown.stated_parts is None else count(breakdown.stated_parts),
            "enumerated": breakdown.stated_parts is not None,
            "open_list": breakdown.open_list,
        },
        inputs={
            **(dict.fromkeys(("total", "below", "above"), (total.id,)) if total else {}),
            "stated": (f"{record}.stated_parts",),
            "parts": (f"{record}.parts",),
        },
        children={"parts": parts},
        texts={"name": breakdown.name, "noun": breakdown.noun},
        display=plain(indicator.display) if indicator else Display(),
        unit=indicator.unit if indicator else None,
        tags=breakdown.tags,
    )


def _part(context: Context, part: Part, *, breakdown: Breakdown, number: int) -> Subject:
    period = breakdown.period or context.period
    found = None
    if part.value is None and part.about is not None:
        found = observed(context.plan, breakdown.indicator, about=part.about, period=period)
    value = found.value if found else part.value
    ids = (found.id if found else f"breakdown:{breakdown.id}.parts[{number}].value",)
    indicator = context.plan.indicator_by_id.get(breakdown.indicator or "")
    return Subject(
        kind="",
        id=f"parts[{number}]",
        period=period,
        cells={"value": value, "subtract": part.subtract, **_reach(value, found.hedge if found else None)},
        inputs=dict.fromkeys(("value", "below", "above"), ids),
        texts={"name": part.name},
        display=plain(indicator.display) if indicator else Display(),
        unit=indicator.unit if indicator else None,
    )


def _reach(value: Quantity | Missing | None, hedge: Hedge | None) -> dict[str, Cell]:
    """How far the true figure may lie from a recorded one: its rounding, and the reach of its hedge."""
    if not isinstance(value, Quantity):
        return {"below": None, "above": None}
    box = hedged_box(value, hedge) if hedge else value.interval()
    lower, upper = box.lower or Fraction(0), box.upper or Fraction(0)
    return {
        "below": Ratio.of_base(value.base - lower, value.unit),
        "above": Ratio.of_base(upper - value.base, value.unit),
    }
