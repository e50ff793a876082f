"""Wording: findings said in sentences, every figure of which can be followed."""

from devreport.wording.checks import word_check, word_rules
from devreport.wording.differences import word_differences
from devreport.wording.document import (
    Block,
    Document,
    FigureEntry,
    FigureSegment,
    Gap,
    Heading,
    MarkerSegment,
    Notice,
    Paragraph,
    Segment,
    Sentence,
    SourceSegment,
    TextSegment,
)
from devreport.wording.explanation import explain
from devreport.wording.locale import DEFAULT_LOCALE, Locale, locale_named, locale_tags, read_locale
from devreport.wording.single import sentence
from devreport.wording.table_checks import word_nothing_judged, word_table_check
from devreport.wording.word import word_finding, word_summary

__all__ = [
    "DEFAULT_LOCALE",
    "Block",
    "Document",
    "FigureEntry",
    "FigureSegment",
    "Gap",
    "Heading",
    "Locale",
    "MarkerSegment",
    "Notice",
    "Paragraph",
    "Segment",
    "Sentence",
    "SourceSegment",
    "TextSegment",
    "explain",
    "locale_named",
    "locale_tags",
    "read_locale",
    "sentence",
    "word_check",
    "word_differences",
    "word_finding",
    "word_nothing_judged",
    "word_rules",
    "word_summary",
    "word_table_check",
]
