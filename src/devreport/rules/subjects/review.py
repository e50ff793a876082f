"""A five-year plan as a subject: all its indicators together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from devreport.expressions import Cell, Value, evaluate
from devreport.quantities import Ratio
from devreport.rules.facts.five_years import ACTUAL, CAPPED, HELD, RATE, reached
from devreport.rules.facts.recorded import meanings
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table
from devreport.rules.subjects import five_year

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "review"

SCHEMA = Table(
    meanings(reviewed=(Sort.TRUTH, "whether any indicator of the five years is reviewed")),
    {
        "indicators": meanings(
            rate=(Sort.RATIO, "how much of its way is done; of a cap, how much is used"),
            reached=Meaning(Sort.TRUTH, "whether it is as good as its target", optional=True),
            held=Meaning(Sort.TRUTH, "whether it was so when the five years began", optional=True),
            capped=(Sort.TRUTH, "whether it adds up to so much at most"),
            elapsed=five_year.SCHEMA.fields["elapsed"],
            binding=five_year.SCHEMA.fields["binding"],
        )
    },
    periods=("span",),
)


def subjects(context: Context) -> Iterator[Subject]:
    """The plan, with its indicators of the five years as child rows."""
    rows = tuple(_row(one) for one in five_year.subjects(context) if one.cells["reviewed"] is True)
    yield Subject(
        kind=KIND,
        id=context.plan.id,
        period=context.period,
        cells={"reviewed": bool(rows)},
        children={"indicators": rows},
        texts={"name": context.plan.title},
        periods={"span": five_year.plan_span(context.period.start)},
    )


def _row(indicator: Subject) -> Subject:
    """An indicator without its units: how far along it is."""
    found = {
        name: evaluate(expr, indicator.row)
        for name, expr in (("rate", RATE), ("reached", reached(ACTUAL)), ("held", HELD), ("capped", CAPPED))
    }
    figures = tuple(dict.fromkeys(one for ids in indicator.inputs.values() for one in ids))
    return Subject(
        kind="",
        id=indicator.id,
        period=indicator.period,
        cells={
            **{name: _cell(value) for name, value in found.items()},
            "elapsed": indicator.cells["elapsed"],
            "binding": indicator.cells["binding"],
        },
        inputs=dict.fromkeys(("rate", "reached", "held"), figures),
        texts=indicator.texts,
        tags=indicator.tags,
    )


def _cell(value: Value) -> Cell:
    match value:
        case Fraction():
            return Ratio(value)
        case bool():
            return value
        case _:
            return None
