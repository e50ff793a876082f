"""A document as JSON: every segment, every figure with what is behind it, every finding and every gap."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import assert_never

from attrs import asdict

from devreport.wording.document import (
    Block,
    Document,
    FigureSegment,
    Heading,
    MarkerSegment,
    Notice,
    Paragraph,
    Segment,
    Sentence,
    SourceSegment,
    TextSegment,
)

__all__ = ["SCHEMA_VERSION", "render"]

SCHEMA_VERSION = "1.0"

Json = Mapping[str, object]


def render(document: Document) -> str:
    """The document as JSON text, the same for the same document.

    Numbers of figures are strings, as decimals or as fractions. Figures and findings stand in the order of their ids.
    """
    content = {
        "schema_version": SCHEMA_VERSION,
        "id": document.id,
        "lang": document.language,
        "draft": document.draft,
        "blocks": [_block(block) for block in document.blocks],
        "figures": {name: _figure(document, name) for name in sorted(document.figures)},
        "findings": {name: dict(document.findings[name]) for name in sorted(document.findings)},
        "gaps": [asdict(gap) for gap in document.gaps],
        "metadata": dict(sorted(document.metadata.items())),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _figure(document: Document, name: str) -> Json:
    entry = asdict(document.figures[name])
    entry.pop("id")
    return entry


def _block(block: Block) -> Json:
    match block:
        case Heading(name, level, segments):
            return {"t": "heading", "id": name, "level": level, **_segments(segments)}
        case Paragraph(name, sentences):
            return {"t": "paragraph", "id": name, "sentences": [_sentence(sentence) for sentence in sentences]}
        case Notice(name, segments):
            return {"t": "notice", "id": name, **_segments(segments)}
        case _:
            assert_never(block)


def _sentence(sentence: Sentence) -> Json:
    return {"point": sentence.point, "findings": list(sentence.findings), **_segments(sentence.segments)}


def _segments(segments: Sequence[Segment]) -> Json:
    text = "".join(segment.text for segment in segments)
    return {"text": text, "segments": [_segment(segment) for segment in segments]}


def _segment(segment: Segment) -> Json:
    match segment:
        case TextSegment(text):
            return {"t": "text", "text": text}
        case FigureSegment(text, ref):
            return {"t": "figure", "text": text, "ref": ref}
        case SourceSegment(text, ref, language):
            return {"t": "source", "text": text, "ref": ref, "lang": language}
        case MarkerSegment(text):
            return {"t": "marker", "text": text}
        case _:
            assert_never(segment)
