"""A worded document: blocks of sentences, sentences of segments; what every renderer is given."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field, frozen

__all__ = [
    "Block",
    "Document",
    "FigureEntry",
    "FigureSegment",
    "Gap",
    "Heading",
    "MarkerSegment",
    "Notice",
    "Paragraph",
    "Segment",
    "Sentence",
    "SourceSegment",
    "TextSegment",
]


@frozen
class TextSegment:
    """Words of a message catalogue; they hold no digit."""

    text: str


@frozen
class FigureSegment:
    """A printed figure, with the id of the exact one behind it."""

    text: str
    ref: str


@frozen
class SourceSegment:
    """A name or free text of the plan, carried through as it is; digits in it are its author's.

    Only a capital at the beginning of a sentence, and the full stop at the end of a clause, are the sentence's.

    Attributes:
        text: the text as it is printed.
        ref: where it comes from: the id of the finding and the role.
        language: the language it is in, where that is not the document's.
        original: the text as the plan has it, where a capital or a full stop makes it differ from what is printed.
    """

    text: str
    ref: str
    language: str = ""
    original: str = ""

    def printed(self, text: str) -> SourceSegment:
        """The same, printed as ``text``."""
        return self if text == self.text else evolve(self, text=text, original=self.original or self.text)


@frozen
class MarkerSegment:
    """A number of a section or point (一、 （一） 一是), or another mark of layout."""

    text: str


Segment = TextSegment | FigureSegment | SourceSegment | MarkerSegment


@frozen
class Sentence:
    """One sentence, or several findings joined in one.

    Attributes:
        segments: its segments, in order.
        findings: the ids of the findings it words.
        point: the id of the point it belongs to, the same in every language.
    """

    segments: tuple[Segment, ...]
    findings: tuple[str, ...] = ()
    point: str = ""

    @property
    def text(self) -> str:
        """The sentence as it is read."""
        return "".join(segment.text for segment in self.segments)


@frozen
class Heading:
    """A heading; level 0 is the title of the document.

    Attributes:
        id: made of what it heads.
        level: 0 for the title, then 1, 2 …
        segments: marker and words.
    """

    id: str
    level: int
    segments: tuple[Segment, ...]


@frozen
class Paragraph:
    """A paragraph.

    Attributes:
        id: made of what it holds.
        sentences: its sentences, in order; their texts follow each other as they stand.
    """

    id: str
    sentences: tuple[Sentence, ...]


@frozen
class Notice:
    """A remark of devreport's own about the document: a draft, made-up figures, missing data.

    Attributes:
        id: which remark.
        segments: its words.
    """

    id: str
    segments: tuple[Segment, ...]


Block = Heading | Paragraph | Notice


@frozen(kw_only=True)
class FigureEntry:
    """What is behind a printed figure, ready to be written out by a renderer.

    Attributes:
        id: the id that segments refer to.
        value: the exact value: a decimal, a fraction such as ``3145/3237``, a period code or a date.
        unit: the unit of the value, as files write it.
        printed: the number as it was rounded, a decimal; empty for periods, dates and what is missing.
        places: the decimals it was rounded to.
        rounding: how it was rounded.
        hedge: the word it was printed with.
        formula: the rule, measure or record that gives it.
        inputs: the ids of the recorded figures it was computed from.
        sources: the ids of where those came from.
    """

    id: str
    value: str
    unit: str = ""
    printed: str = ""
    places: int = 0
    rounding: str = ""
    hedge: str = ""
    formula: str = ""
    inputs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def exact(self) -> tuple[str, ...]:
        """What is the same wherever the figure is printed, however many decimals a sentence needs."""
        return (self.value, self.unit, self.hedge, self.formula, *self.inputs, *self.sources)


@frozen(kw_only=True)
class Gap:
    """Something that is missing from the document.

    Attributes:
        kind: ``value`` for a missing figure, ``text`` for a text missing in the document's language.
        where: the id of the finding or text.
        what: what is missing, in words of the document's language.
    """

    kind: str
    where: str
    what: str


@frozen(kw_only=True)
class Document:
    """A document in one language, with everything needed to trace it.

    Attributes:
        id: the id of the plan it reports on.
        language: its language tag.
        blocks: its blocks, in order.
        figures: figure id → what is behind it; every figure segment refers to one of them.
        findings: ids of all findings it words → verdict and outcome, rule and severity, as words.
        gaps: what is missing; a document with gaps of kind ``value`` is a draft.
        metadata: facts about the document: period, as-of day, fictional, rule set, versions.
    """

    id: str
    language: str
    blocks: tuple[Block, ...]
    figures: Mapping[str, FigureEntry] = field(factory=dict[str, FigureEntry])
    findings: Mapping[str, Mapping[str, str]] = field(factory=dict[str, Mapping[str, str]])
    gaps: tuple[Gap, ...] = ()
    metadata: Mapping[str, str] = field(factory=dict[str, str])

    @property
    def draft(self) -> bool:
        """Whether a figure is missing."""
        return any(gap.kind == "value" for gap in self.gaps)
