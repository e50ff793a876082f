"""A summary in words: title, notices, lead, numbered sections and points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from devreport.findings import Figure, Finding
from devreport.periods import Period
from devreport.summary import Point, Section, Summary
from devreport.wording.clauses import word_clause
from devreport.wording.composition import as_sentence, capitalised, heading_sentence, mark, spaced, word_group
from devreport.wording.document import Block, Document, Heading, Notice, Paragraph, Segment, Sentence
from devreport.wording.joints import jointed
from devreport.wording.locale import DEFAULT_LOCALE, Locale, locale_named
from devreport.wording.page import Page
from devreport.wording.template import fill

__all__ = ["word_finding", "word_summary"]


def word_summary(summary: Summary, *, locale: str | Locale = DEFAULT_LOCALE) -> Document:
    """The document that says a summary in one language.

    The same summary gives the same document, whatever the machine's locale or decimal context. Every digit in it lies
    in a figure that can be followed, in a name or free text of the plan, or in the number of a section.

    Args:
        summary: what is said, in what order.
        locale: a tag such as ``zh``, ``zh-CN`` or ``en-GB``, or a locale with a house's own messages.

    Raises:
        WordingError: if there is no such locale, or a message is missing or wrong.
    """
    page = Page(locale_named(locale), sources=summary.sources, year=summary.period.year)
    body: list[Block] = [*_paragraphs(summary.lead, page, period=summary.period, numbered=False)]
    body += _sections(summary.sections, page, period=summary.period, level=1)
    title = Heading("title", 0, _title(summary, page))
    return Document(
        id=summary.id,
        language=page.locale.tag,
        blocks=(title, *_notices(summary, page), *body),
        figures=page.figures,
        findings=page.findings,
        gaps=tuple(page.gaps.values()),
        metadata=_metadata(summary, page.locale),
    )


def word_finding(finding: Finding, *, locale: str | Locale = DEFAULT_LOCALE) -> Sentence:
    """The sentence that says a single finding.

    Raises:
        WordingError: if there is no such locale, or no message for what was found.
    """
    page = Page(locale_named(locale))
    return as_sentence(word_clause(finding, page), page.locale, findings=(finding.id,))


def _title(summary: Summary, page: Page) -> tuple[Segment, ...]:
    """The title, in the variant for what is known: the unit, the period, the period after it, the plan's own title."""
    words: dict[str, list[Segment]] = {"period": [_period_in_title(summary.period, page, with_year=True)]}
    if summary.org:
        words["org"] = page.text(summary.org, "title:org")
    if summary.plan_title:
        words["title"] = page.text(summary.plan_title, "title:title")
    if summary.next_period:
        same = summary.next_period.year == summary.period.year
        words["next"] = [_period_in_title(summary.next_period, page, with_year=not same)]
    message = page.locale.catalogue.wording_of(summary.title, words)
    return tuple(capitalised(jointed(fill(message.forms[0], words), page.locale), page.locale))


def _period_in_title(period: Period, page: Page, *, with_year: bool) -> Segment:
    return page.figure(Figure(id=period.code, value=period, formula="period"), with_year=with_year)


def _notices(summary: Summary, page: Page) -> Iterator[Notice]:
    if summary.fictional:
        yield Notice("fictional", fill(page.locale.message("notice.fictional").forms[0], {}))
    if any(kind == "value" for kind, _ in page.gaps):
        yield Notice("draft", fill(page.locale.message("notice.draft").forms[0], {}))


def _sections(sections: Sequence[Section], page: Page, *, period: Period, level: int) -> Iterator[Block]:
    patterns = page.locale.style.sections
    pattern = patterns[min(level, len(patterns)) - 1]
    for number, section in enumerate(sections, start=1):
        marker = mark(pattern, number, locale=page.locale)
        yield Heading(section.id, level, (marker, *page.text(section.heading, f"{section.id}:heading")))
        yield from _paragraphs(section.points, page, period=period, numbered=True)
        yield from _sections(section.sections, page, period=period, level=level + 1)


def _paragraphs(points: Sequence[Point], page: Page, *, period: Period, numbered: bool) -> Iterator[Paragraph]:
    """The points of a section: one after the other in one paragraph, until one wants a paragraph of its own."""
    headed = [point for point in points if point.heading]
    numbers = {point.id: number for number, point in enumerate(headed, start=1)} if numbered and headed[1:] else {}
    gathered: list[tuple[str, list[Sentence]]] = []
    for point in points:
        sentences = _point(point, page, period=period, number=numbers.get(point.id))
        if gathered and not point.own_paragraph:
            gathered[-1][1].extend(sentences)
        else:
            gathered.append((point.id, sentences))
    yield from (Paragraph(name, spaced(sentences, page.locale)) for name, sentences in gathered if sentences)


def _point(point: Point, page: Page, *, period: Period, number: int | None) -> list[Sentence]:
    sentences: list[Sentence] = []
    if point.heading:
        marker = None if number is None else mark(page.locale.style.points, number, locale=page.locale)
        sentences.append(heading_sentence(point.heading, page, marker=marker, point=point.id))
    for group in point.groups:
        if group.findings:
            sentences.extend(word_group(group, page, period=period, point=point.id))
    return sentences


def _metadata(summary: Summary, locale: Locale) -> dict[str, str]:
    return {
        "period": summary.period.code,
        "next_period": summary.next_period.code if summary.next_period else "",
        "as_of": summary.as_of.isoformat(),
        "fictional": "true" if summary.fictional else "false",
        "ruleset": summary.ruleset,
        **locale.versions,
    }
