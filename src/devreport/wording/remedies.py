"""What would make a failed finding true, in words: how much is missing, and by which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from devreport.findings import Figure, Finding
from devreport.quantities import Ratio
from devreport.rules.remedy.least_change import Remedy, remedies
from devreport.wording.causes import word_field
from devreport.wording.composition import as_sentence
from devreport.wording.document import Segment, Sentence
from devreport.wording.needed import enough
from devreport.wording.page import Page
from devreport.wording.template import fill

__all__ = ["decimals_of", "word_remedies"]

#: More decimals than this are not printed to say how much is missing.
_MOST_PLACES = 6


def word_remedies(finding: Finding, page: Page, *, most: int | None = None) -> list[Sentence]:
    """A sentence for each remedy of a failed finding, and one for what each month that is left must bring.

    A number that cannot be printed exactly is not said: rounded, it might not be enough.

    Args:
        finding: what failed.
        page: keeps what is behind the figures.
        most: how many remedies are said at most.
    """
    said = [one for one in remedies(finding) if _is_exact(one)]
    clauses = [clause for one in said[:most] for clause in _clauses(one, finding, page)]
    return [as_sentence(clause, page.locale, findings=(finding.id,)) for clause in clauses]


def _clauses(remedy: Remedy, finding: Finding, page: Page) -> Iterator[tuple[Segment, ...]]:
    ref = f"{finding.subject}@{finding.period.code}:{finding.rule}.remedy.{remedy.field}"
    field, wanted = word_field(remedy.field, page), remedy.bound if remedy.step is None else remedy.step

    def shown(role: str, value: Ratio | date, *, places: int = 0) -> list[Segment]:
        figure = Figure(id=f"{ref}.{role}", value=value, places=places, inputs=remedy.inputs, formula=finding.rule)
        return [page.figure(figure)]

    change = remedy.change
    if isinstance(change, Ratio) and isinstance(wanted, Ratio):
        bound = shown("bound", wanted, places=max(remedy.places, decimals_of(wanted)))
        by = abs(change)
        missing = shown("change", by, places=max(remedy.places, decimals_of(by)))
        name = "remedy.more" if change.numerator > 0 else "remedy.less"
        yield fill(page.locale.message(name).forms[0], {"field": field, "change": missing, "bound": bound})
    else:
        yield fill(page.locale.message("remedy.day").forms[0], {"field": field, "bound": shown("bound", wanted)})
    if remedy.rate is not None:
        least, places = enough(remedy.rate, places=remedy.places or 1)
        rate, months = shown("rate", least, places=places), shown("months", Ratio(remedy.months))
        yield fill(page.locale.message("remedy.rate").forms[0], {"rate": rate, "months": months})


def _is_exact(remedy: Remedy) -> bool:
    """Whether the numbers of a remedy can be printed as they are."""
    wanted = remedy.bound if remedy.step is None else remedy.step
    numbers = [one for one in (wanted, remedy.change) if isinstance(one, Ratio)]
    exact = all(decimals_of(one) <= _MOST_PLACES for one in numbers)
    return exact and (remedy.included or remedy.step is not None)


def decimals_of(value: Ratio) -> int:
    """The decimals that a number has, in its unit; one more than are printed where it has no end."""
    number, places = value.value, 0
    while places <= _MOST_PLACES and (number * 10**places).denominator != 1:
        places += 1
    return places
