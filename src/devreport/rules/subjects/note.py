"""Free texts as subjects: carried through unchanged, and searched for vague numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from devreport.model import Note, Text
from devreport.rules.facts.recorded import meanings
from devreport.rules.presets import vague_words
from devreport.rules.subject import Context, Sort, Subject, Table

__all__ = ["KIND", "SCHEMA", "subjects"]

KIND = "note"

SCHEMA = Table(
    meanings(vague=(Sort.WORD, "the first vague word (多次, 若干) in a clause without a number; empty if none")),
    texts=("text", "passage"),
)

_CLAUSES = re.compile(r"[，。；！？,.;!?\n]")
_NUMBER = re.compile(r"[0-9０-９]|[〇零一二两三四五六七八九十百千万亿]+[余多]?[次个项条家篇场期人件户批]")


def subjects(context: Context) -> Iterator[Subject]:
    """One subject for each note."""
    for note in context.plan.notes:
        yield _subject(context, note)


def _subject(context: Context, note: Note) -> Subject:
    vague = {language: word for language, text in note.text.by_language if (word := next(_vague(text), ""))}
    passage = Text({language: text for language, text in note.text.by_language if language in vague})
    return Subject(
        kind=KIND,
        id=note.id,
        period=context.period,
        cells={"vague": next(iter(vague.values()), "")},
        inputs={"vague": (f"note:{note.id}.text",)},
        texts={"text": note.text, "passage": passage or note.text},
        tags=note.tags,
    )


def _vague(text: str) -> Iterator[str]:
    """Vague words, each in a clause that gives no number."""
    for clause in _CLAUSES.split(text):
        if not _NUMBER.search(clause):
            yield from (match[0] for word in vague_words() if (match := word.search(clause)))
