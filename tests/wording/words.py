"""What the wording tests share: documents taken apart."""

import re
from collections.abc import Iterator

from devreport.findings import Finding
from devreport.wording import Document, Heading, Notice, Paragraph, Segment, Sentence, locale_named
from devreport.wording.clauses import word_clause
from devreport.wording.page import Page

LATIN_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")


def worded_clause(finding: Finding, tag: str) -> tuple[Page, str]:
    """A finding in words, with the page that keeps what is behind them."""
    page = Page(locale_named(tag))
    return page, "".join(segment.text for segment in word_clause(finding, page))


def segments(document: Document) -> Iterator[Segment]:
    """All segments of a document, in order."""
    for block in document.blocks:
        match block:
            case Heading() | Notice():
                yield from block.segments
            case Paragraph():
                for sentence in block.sentences:
                    yield from sentence.segments


def sentences(document: Document) -> list[Sentence]:
    """All sentences of a document, in order."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    return [sentence for paragraph in paragraphs for sentence in paragraph.sentences]


def text_of(document: Document) -> str:
    """The texts of all segments, joined."""
    return "".join(segment.text for segment in segments(document))
