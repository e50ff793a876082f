"""Figures in free texts as subjects: each beside what is recorded for the indicator that it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from devreport.errors import InputError
from devreport.measures import hedged_box
from devreport.model import Hedge, Indicator, Note, Observation
from devreport.quantities import Quantity, Ratio
from devreport.rules.facts.claims import apart
from devreport.rules.facts.recorded import meanings, newest, words_of
from devreport.rules.subject import Context, Meaning, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "mention"

SCHEMA = Table(
    meanings(
        said=Meaning(Sort.AMOUNT, "the figure in the text", optional=False),
        recorded=(Sort.AMOUNT, "what is recorded for the period"),
        reach=(Sort.AMOUNT, "how far rounding and hedges let the two be apart"),
        hedge=Meaning(Sort.WORD, "the hedge in the text; empty without one", words=words_of(Hedge, empty=True)),
        exact=(Sort.TRUTH, "whether what is recorded has no hedge"),
    )
)

_CLAUSES = re.compile(r"[，。；！？;!?\n]")

#: Words after which a figure is not that of the period: another time, or what is aimed at.
_ELSEWHERE = re.compile(r"[0-9０-９]|年|月|季度|上期|同期|目标|计划|预计|任务|力争|确保|其中|同比|环比|增长|下降|占")

_VERBS = r"(?:实际)?(?:累计)?(?:完成|达到|达|实现|为|有|是)?(?:了)?"
_BEFORE = {"近": Hedge.NEARLY, "约": Hedge.ABOUT, "超": Hedge.OVER, "超过": Hedge.OVER, "逾": Hedge.OVER}
_AFTER = {"余": Hedge.OVER, "多": Hedge.OVER}
_FIGURE = re.compile(_VERBS + r"(近|约|超过|超|逾)?([0-9]+(?:\.[0-9]+)?)(万|亿)?(余|多)?([^0-9]{0,6})")


@frozen
class _Said:
    """A figure in a text."""

    figure: Quantity
    hedge: Hedge | None


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each figure that a Chinese text states of an indicator by its name, recorded for the period."""
    for note in context.plan.notes:
        text = dict(note.text.by_language).get("zh", "")
        for clause in _CLAUSES.split(text):
            yield from _in_clause(context, note, clause=clause)


def _in_clause(context: Context, note: Note, *, clause: str) -> Iterator[Subject]:
    for indicator in context.plan.indicators:
        name = dict(indicator.name.by_language).get("zh", "")
        before, found, after = clause.partition(name) if name else (clause, "", "")
        recorded = newest(context.plan.observations_by_subject.get((indicator.id, None), ()), context.period)
        if found and recorded and not _ELSEWHERE.search(before) and (said := _said(after, indicator)):
            yield _subject(context, note, indicator=indicator, said=said, recorded=recorded)


def _said(text: str, indicator: Indicator) -> _Said | None:
    """The figure right behind a name, in a unit of the indicator's kind."""
    match = _FIGURE.match(text)
    if match is None:
        return None
    before, digits, scale, after, rest = (part or "" for part in match.groups())
    for length in range(len(rest), 0, -1):
        figure = _quantity(f"{digits}{scale}{rest[:length]}")
        if figure is not None and figure.unit.convertible_to(indicator.unit):
            return _Said(figure, _BEFORE.get(before) or _AFTER.get(after))
    return None


def _quantity(text: str) -> Quantity | None:
    try:
        return Quantity.parse(text)
    except InputError:
        return None


def _subject(context: Context, note: Note, *, indicator: Indicator, said: _Said, recorded: Observation) -> Subject:
    figure, value = said.figure, recorded.value
    exact = isinstance(value, Quantity) and recorded.hedge is None
    return Subject(
        kind=KIND,
        id=f"{note.id}/{indicator.id}",
        period=context.period,
        cells={
            "said": figure,
            "recorded": value,
            "reach": _reach(said, recorded),
            "hedge": said.hedge or "",
            "exact": exact,
        },
        inputs={
            "said": (f"note:{note.id}.text",),
            "recorded": (recorded.id,),
            "reach": (f"note:{note.id}.text", recorded.id),
        },
        texts={"name": indicator.name},
        unit=indicator.unit,
        tags=note.tags,
    )


def _reach(said: _Said, recorded: Observation) -> Ratio | None:
    """Half a unit of the last place of each, or as far as its hedge reaches."""
    if not isinstance(recorded.value, Quantity):
        return None
    reach = Fraction(0)
    for figure, hedge in ((said.figure, said.hedge), (recorded.value, recorded.hedge)):
        box = hedged_box(figure, hedge) if hedge else figure.interval()
        reach += max(abs(end - figure.base) for end in (box.lower, box.upper) if end is not None)
    return apart(reach, said.figure.unit)
