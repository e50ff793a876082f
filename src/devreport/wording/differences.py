"""Differences in words: which verdict became another one, and what is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from devreport.findings import Figure, Finding
from devreport.model import Text
from devreport.quantities import Ratio
from devreport.rules.catalogue import core_rules
from devreport.rules.differences.causes import Cause, CauseKind, Difference
from devreport.rules.sets.ruleset import RuleSet
from devreport.wording.causes import word_field
from devreport.wording.composition import as_sentence, capitalised
from devreport.wording.document import Block, Document, Heading, MarkerSegment, Paragraph, Segment, SourceSegment
from devreport.wording.locale import DEFAULT_LOCALE, Locale, locale_named
from devreport.wording.page import Page, joined
from devreport.wording.remedies import decimals_of
from devreport.wording.template import Template, fill

__all__ = ["word_differences"]


def word_differences(
    differences: Iterable[Difference], *, locale: str | Locale = DEFAULT_LOCALE, ruleset: RuleSet | None = None
) -> Document:
    """A sentence for each difference: what a verdict was, what it is, and why.

    Where one cause alone decides, only such causes are said; the others are in the data.

    Args:
        differences: what is found otherwise, between two editions of a plan or of a rule set.
        locale: the language.
        ruleset: the rules, for their titles; by default those that devreport ships.

    Raises:
        WordingError: if there is no such locale, or a message is missing or wrong.
    """
    page = Page(locale_named(locale))
    titles = {rule.name: rule.title for rule in (ruleset or core_rules()).rules}
    found = tuple(differences)
    name = "difference.title" if found else "difference.none"
    blocks: list[Block] = [Heading("title", 0, tuple(capitalised(fill(_frame(name, page), {}), page.locale)))]
    blocks += [_paragraph(one, page, titles) for one in found]
    return Document(
        id="differences",
        language=page.locale.tag,
        blocks=tuple(blocks),
        figures=page.figures,
        findings=page.findings,
        gaps=tuple(page.gaps.values()),
        metadata=page.locale.versions,
    )


def _paragraph(difference: Difference, page: Page, titles: Mapping[str, Text]) -> Paragraph:
    finding = difference.finding
    title = titles.get(finding.rule)
    page.found(finding)
    words: dict[str, Sequence[Segment]] = {
        "rule": page.text(title, f"{finding.rule}:title") if title else [MarkerSegment(finding.rule)],
        "name": _name(finding, page),
    }
    if difference.before:
        words["before"] = _verdict(difference.before, page)
    if difference.after:
        words["after"] = _verdict(difference.after, page)
    if causes := _causes(difference, page, titles):
        words["causes"] = causes
    kind = "changed" if difference.before and difference.after else "appeared" if difference.after else "vanished"
    message = page.locale.catalogue.wording_of(f"difference.{kind}", words)
    sentence = as_sentence(fill(message.forms[0], words), page.locale, findings=(finding.id,))
    return Paragraph(finding.id, (sentence,))


def _name(finding: Finding, page: Page) -> Sequence[Segment]:
    name = finding.texts.get("name")
    return page.text(name, f"{finding.id}:name") if name else [MarkerSegment(finding.subject)]


def _verdict(finding: Finding, page: Page) -> Sequence[Segment]:
    return fill(_frame(f"verdict.{finding.verdict.value if finding.verdict else 'unknown'}", page), {})


def _causes(difference: Difference, page: Page, titles: Mapping[str, Text]) -> list[Segment]:
    deciding = [cause for cause in difference.causes if cause.decisive]
    said = [
        _need(cause, page, titles)
        if cause.kind is CauseKind.NEED
        else _cause(cause, difference.finding, page, ref=f"{difference.id}.{number}")
        for number, cause in enumerate(deciding or difference.causes)
    ]
    return joined(said, page.locale.style.joins["list"])


def _need(cause: Cause, page: Page, titles: Mapping[str, Text]) -> Sequence[Segment]:
    """A rule that it needs, by its title, with how it ended."""
    title = titles.get(cause.name)
    named = page.text(title, f"{cause.name}:title") if title else [MarkerSegment(cause.name)]
    ended = {role: fill(_frame(f"outcome.{getattr(cause, role)}", page), {}) for role in ("before", "after")}
    return fill(_frame("diff.need", page), {"field": named, **ended})


def _cause(cause: Cause, finding: Finding, page: Page, *, ref: str) -> Sequence[Segment]:
    words: dict[str, Sequence[Segment]] = {
        "field": [MarkerSegment(cause.name)] if cause.kind is CauseKind.THRESHOLD else word_field(cause.name, page)
    }
    told = {"added": ("after",), "removed": ("before",), "rule": ()}.get(cause.kind.value, ("before", "after"))
    facts = {role: getattr(cause, role) for role in told}
    if all(fact is not None for fact in facts.values()):
        figures = {
            role: Figure(id=f"{ref}.{role}", value=fact, places=_places(fact, finding), inputs=cause.inputs)
            for role, fact in facts.items()
            if isinstance(fact, Ratio | date)
        }
        words |= {
            role: [page.figure(figures[role])] if role in figures else _word(fact, page, f"{ref}.{role}")
            for role, fact in facts.items()
        }
    message = page.locale.catalogue.wording_of(f"diff.{cause.kind.value}", words)
    return fill(message.forms[0], words)


def _places(fact: Ratio | date, finding: Finding) -> int:
    """The decimals of a figure: as many as the finding shows, or as many as it has."""
    if not isinstance(fact, Ratio):
        return 0
    numbers = [one for one in finding.figures.values() if isinstance(one.value, Ratio) and one.value.unit == fact.unit]
    return max([decimals_of(fact), *(one.places for one in numbers)])


def _word(fact: str | bool, page: Page, ref: str) -> Sequence[Segment]:  # noqa: FBT001
    return (
        [SourceSegment(fact, ref)]
        if isinstance(fact, str)
        else fill(_frame(f"truth.{'yes' if fact else 'no'}", page), {})
    )


def _frame(name: str, page: Page) -> Template:
    return page.locale.message(name).forms[0]
