"""Clauses put together: joins, the period they begin with, opening and closing words, the full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from devreport.findings import Figure
from devreport.model import Text
from devreport.periods import Period
from devreport.summary import Group, Join
from devreport.text import DEFAULT_LANGUAGE
from devreport.wording.clauses import word_clause
from devreport.wording.document import MarkerSegment, Segment, Sentence, SourceSegment, TextSegment
from devreport.wording.joints import runs_on
from devreport.wording.locale import Locale
from devreport.wording.numbers import han_numeral, letter_numeral, roman_numeral
from devreport.wording.page import Page, joined
from devreport.wording.periods import ordinal_number
from devreport.wording.template import fill

__all__ = ["as_sentence", "capitalised", "heading_sentence", "mark", "spaced", "together", "word_group"]

#: What a name may begin with to be given a capital: "fixed-asset investment", and not "iPads" or "www.devreport.cn".
_PLAIN_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*['’]?[,;:.!?)]?(?=\s|$)")

#: How the reference of a free text ends.
_FREE = ":text"


def word_group(group: Group, page: Page, *, period: Period, point: str) -> list[Sentence]:
    """The sentences of findings that are said together.

    Args:
        group: the findings, with the way they are put together.
        page: keeps what is behind the sentences.
        period: the period of the report, for a group that begins with it.
        point: the id of the point they belong to.
    """
    beginning = _beginning(period, page) if group.with_period else ()
    opening, closing = (_glue(text, page, f"{point}:{role}") for text, role in _around(group))
    clauses = [_unstopped(word_clause(finding, page), page.locale) for finding in group.findings]
    ids = tuple(finding.id for finding in group.findings)
    if group.join is Join.SENTENCES:
        bodies, said = clauses, _singly(ids)
    else:
        bodies, said = [joined(clauses, page.locale.style.joins[group.join.value])], [ids]
    bodies[0] = together(opening, bodies[0], locale=page.locale)
    bodies[-1] = together(bodies[-1], closing, locale=page.locale)
    if beginning:
        lead = page.locale.message("lead_in").forms[0]
        bodies[0] = list(fill(lead, {"when": beginning, "clause": bodies[0]}))
    return [as_sentence(body, page.locale, findings=ids, point=point) for body, ids in zip(bodies, said, strict=True)]


def _singly(ids: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(one,) for one in ids]


def _around(group: Group) -> tuple[tuple[Text, str], tuple[Text, str]]:
    return (group.opening, "opening"), (group.closing, "closing")


def _glue(text: Text, page: Page, ref: str) -> list[Segment]:
    """Words around findings. Those that only another language needs are left out; Chinese ones are never lost."""
    languages = [language for language, _ in text.by_language]
    needed = page.locale.language in languages or DEFAULT_LANGUAGE in languages
    return page.text(text, ref) if needed else []


def _beginning(period: Period, page: Page) -> tuple[Segment, ...]:
    return (page.figure(Figure(id=period.code, value=period, formula="period"), "when"),)


def together(left: Sequence[Segment], right: Sequence[Segment], *, locale: Locale) -> list[Segment]:
    """Words that follow each other, with a space where the language has one and no punctuation follows."""
    between: list[Segment] = []
    if left and right:
        space = locale.style.word_space
        if not space and runs_on(left[-1].text, right[0].text):
            space = locale.style.joints.get("words", "")
        if space and right[0].text[:1].isalnum() and not left[-1].text[-1:].isspace():
            between = [TextSegment(space)]
    return [*left, *between, *right]


def as_sentence(
    clause: Sequence[Segment], locale: Locale, *, findings: tuple[str, ...] = (), point: str = ""
) -> Sentence:
    """A clause as a sentence: with a capital where the language has them, and a full stop unless it has one."""
    body = capitalised(_unstopped(clause, locale), locale)
    if not (body and body[-1].text.endswith(tuple(locale.style.stops))):
        body = list(fill(locale.message("sentence").forms[0], {"clause": body}))
    return Sentence(tuple(body), findings, point)


def _unstopped(clause: Sequence[Segment], locale: Locale) -> list[Segment]:
    """The clause without the full stop of a free text at its end, even with its language behind it."""
    segments = list(clause)
    last = next((place for place, one in enumerate(reversed(segments), start=1) if isinstance(one, SourceSegment)), 0)
    source = segments[-last] if last else None
    if isinstance(source, SourceSegment) and last == (_behind_foreign(locale) if source.language else 1):
        stops = "." if source.language else locale.style.stops[0]
        segments[-last] = source.printed(source.text.rstrip(f"{stops}{locale.style.stops[0]}"))
    return segments


def _behind_foreign(locale: Locale) -> int:
    """How many segments a text in another language is, with the name of the language behind it."""
    return len(locale.message("foreign").forms[0].parts)


def capitalised(segments: Sequence[Segment], locale: Locale) -> list[Segment]:
    """The segments with a capital letter in front, where the language has them.

    A name gets one only if it begins with a plain word in small letters: iPads and https://… stay as they are, and so
    do free texts, and whatever is in another language.
    """
    if not locale.style.capitals or not segments:
        return list(segments)
    first, *rest = segments
    raised = first.text[:1].upper() + first.text[1:]
    if not isinstance(first, SourceSegment):
        return [evolve(first, text=raised), *rest]
    free = first.language or first.ref.endswith(_FREE)
    return [first.printed(raised) if not free and _PLAIN_WORD.match(first.text) else first, *rest]


def spaced(sentences: Sequence[Sentence], locale: Locale) -> tuple[Sentence, ...]:
    """The sentences of a paragraph, each but the last with the space behind it."""
    space = locale.style.sentence_space
    if not space:
        return tuple(sentences)
    spaces = [*[(TextSegment(space),)] * (len(sentences) - 1), ()]
    return tuple(
        evolve(sentence, segments=(*sentence.segments, *after))
        for sentence, after in zip(sentences, spaces, strict=True)
    )


def mark(pattern: str, number: int, *, locale: Locale) -> MarkerSegment:
    """The number of a section or point, as the pattern of a locale has it: ``（{han}）``, ``{roman}. ``."""
    words = locale.style.ordinals
    numerals = {
        "arabic": str(number),
        "han": han_numeral(number),
        "roman": roman_numeral(number),
        "letter": letter_numeral(number),
        "ordinal": words[number - 1].capitalize() if number <= len(words) else ordinal_number(number, locale),
    }
    text = pattern
    for name, numeral in numerals.items():
        text = text.replace(f"{{{name}}}", numeral)
    return MarkerSegment(text)


def heading_sentence(heading: Text, page: Page, *, marker: MarkerSegment | None, point: str) -> Sentence:
    """The words of a point after its number, as a sentence, such as 一是加强重点项目管理."""
    words = page.text(heading, f"{point}:heading")
    return as_sentence([marker, *words] if marker else words, page.locale, point=point)
