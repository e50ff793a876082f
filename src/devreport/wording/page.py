"""The page being written: it prints figures and names, and keeps what is behind them and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from attrs import define, field

from devreport.errors import Problem, WordingError
from devreport.findings import Figure, Finding, Listed
from devreport.model import Text
from devreport.periods import Period
from devreport.quantities import Missing, Ratio
from devreport.wording.document import (
    FigureEntry,
    FigureSegment,
    Gap,
    MarkerSegment,
    Segment,
    SourceSegment,
    TextSegment,
)
from devreport.wording.figures import Printed, print_figure
from devreport.wording.joints import jointed
from devreport.wording.locale import Locale
from devreport.wording.periods import has_own_year
from devreport.wording.template import fill

__all__ = ["Page", "joined"]

_NO_TEXT = Text()


@define(eq=False)
class Page:
    """What one document collects while its sentences are worded.

    Attributes:
        locale: the language.
        sources: id of a recorded figure → id of its source.
        year: the year whose periods may leave it out, once it has been named.
        figures: figure id → what is behind it.
        findings: finding id → what it found, in words.
        gaps: what is missing, each once.
    """

    locale: Locale
    sources: Mapping[str, str] = field(factory=dict[str, str])
    year: int | None = None
    figures: dict[str, FigureEntry] = field(factory=dict[str, FigureEntry], init=False)
    findings: dict[str, Mapping[str, str]] = field(factory=dict[str, Mapping[str, str]], init=False)
    gaps: dict[tuple[str, str], Gap] = field(factory=dict[tuple[str, str], Gap], init=False)
    _year_named: bool = field(default=False, init=False)

    def figure(self, figure: Figure, form: str = "", *, with_year: bool | None = None) -> FigureSegment:
        """A figure, as it is printed here; a period with its year where that has not been named yet, or as told."""
        named = self._names_year(figure.value) if with_year is None else with_year
        return FigureSegment(self._printed(figure, form, with_year=named).text, figure.id)

    def number(self, figure: Figure | None) -> Decimal | None:
        """The number that a figure is printed with, if it is one."""
        return self._printed(figure, "", with_year=True).number if figure and isinstance(figure.value, Ratio) else None

    def _printed(self, figure: Figure, form: str, *, with_year: bool) -> Printed:
        printed = print_figure(figure, self.locale, form=form, with_year=with_year, sources=self.sources)
        known = self.figures.setdefault(figure.id, printed.entry)
        if known.places < printed.entry.places:
            self.figures[figure.id] = printed.entry
        if known.exact != printed.entry.exact:
            found = f"two figures with the id {figure.id!r}: {known.value} and {printed.entry.value}"
            raise WordingError.of(Problem("", found, "one figure for each id", code="figure_id"))
        return printed

    def _names_year(self, value: Ratio | Period | date | Missing) -> bool:
        """Whether a period is printed with its year: the first one of the year reported on is, and all of others."""
        if not isinstance(value, Period | date) or self.year is None or has_own_year(value) != self.year:
            return True
        first, self._year_named = not self._year_named, True
        return first

    def text(self, text: Text, ref: str) -> list[Segment]:
        """A name or free text; marked, and listed as missing, where it is not in the document's language."""
        words, language = text.within(self.locale.language)
        if not words:
            self.gaps.setdefault(("text", ref), Gap(kind="text", where=ref, what=ref))
            return [MarkerSegment(self.locale.phrase("missing"))]
        if language == self.locale.language or not any(map(str.isalpha, words)):
            return [SourceSegment(words, ref)]
        self.gaps.setdefault(("text", words), Gap(kind="text", where=ref, what=words))
        name = self.locale.languages.get(language, language)
        foreign = self.locale.message("foreign").forms[0]
        return list(fill(foreign, {"text": [SourceSegment(words, ref, language)], "language": [MarkerSegment(name)]}))

    def listing(self, elements: Sequence[Listed], form: str, *, ref: str) -> list[Segment]:
        """A list: names, figures, or both; in two rows (分别) if it is short and has both throughout."""
        match form:
            case "names":
                return self._row([self._name(one, ref) for one in elements if one.name])
            case "figures" | "bare":
                bare = form.removeprefix("figures")
                return self._row([[self.figure(one.figure, bare)] for one in elements if one.figure])
            case _:
                return self._pairs(elements, ref)

    def _pairs(self, elements: Sequence[Listed], ref: str) -> list[Segment]:
        bounds = self.locale.style.respectively
        if bounds and bounds[0] <= len(elements) <= bounds[1] and all(one.name and one.figure for one in elements):
            template = self.locale.message("list.respectively").forms[0]
            rows = {form: self.listing(elements, form, ref=ref) for form in ("names", "figures")}
            return jointed(fill(template, rows), self.locale)
        return self._row([self._pair(one, ref) for one in elements])

    def _pair(self, element: Listed, ref: str) -> Sequence[Segment]:
        if element.figure is None:
            return self._name(element, ref)
        figure = self.figure(element.figure)
        if not element.name:
            return [figure]
        template = self.locale.message("list.pair").forms[0]
        return jointed(fill(template, {"name": self._name(element, ref), "figure": [figure]}), self.locale)

    def _name(self, element: Listed, ref: str) -> list[Segment]:
        return self.text(element.name, ref)

    def _row(self, elements: Sequence[Sequence[Segment]]) -> list[Segment]:
        return joined(elements, self.locale.style.joins["list"])

    def found(self, finding: Finding) -> None:
        """Keep what a finding found, in words."""
        self.findings[finding.id] = {
            "rule": finding.rule,
            "subject": finding.subject,
            "period": finding.period.code,
            "statement": finding.statement,
            "verdict": finding.verdict.value if finding.verdict else "",
            "outcome": finding.outcome.value,
            "severity": finding.severity.value,
        }

    def missing(self, where: str, texts: Mapping[str, Text]) -> None:
        """List what a finding lacks."""
        name = texts.get("name") or texts.get("text") or _NO_TEXT
        what = self.locale.phrase("gap.value", name=name.within(self.locale.language)[0] or where)
        self.gaps.setdefault(("value", where), Gap(kind="value", where=where, what=what))


def joined(elements: Sequence[Sequence[Segment]], between: tuple[str, str]) -> list[Segment]:
    """Elements with words between them, the last two with words of their own."""
    segments: list[Segment] = []
    for number, element in enumerate(elements):
        if number:
            segments.append(TextSegment(between[number == len(elements) - 1]))
        segments.extend(element)
    return segments
