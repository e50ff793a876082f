"""A document as plain text."""

from __future__ import annotations

from typing import assert_never

from devreport.renderers.layout import one_line
from devreport.wording.document import Block, Document, Heading, Notice, Paragraph

__all__ = ["render"]


def render(document: Document) -> str:
    """The document as plain text, one line for each block.

    In Chinese a paragraph begins two characters in, as official texts do; elsewhere an empty line stands before it.
    """
    chinese = document.language.partition("-")[0] == "zh"
    lines: list[str] = []
    before: Block | None = None
    for block in document.blocks:
        if before is not None and _is_parted(before, block, chinese=chinese):
            lines.append("")
        lines.append(_line(block, indent="　　" if chinese else ""))
        before = block
    return "".join(f"{line}\n" for line in lines)


def _is_parted(before: Block, block: Block, *, chinese: bool) -> bool:
    """Whether an empty line stands between two blocks; notices stand together."""
    if isinstance(before, Notice) and isinstance(block, Notice):
        return False
    return not chinese or isinstance(before, Notice) or (isinstance(before, Heading) and before.level == 0)


def _line(block: Block, *, indent: str) -> str:
    match block:
        case Heading(_, level, segments):
            return f"{indent if level else ''}{one_line(segments)}"
        case Paragraph(_, sentences):
            return indent + "".join(one_line(sentence.segments) for sentence in sentences)
        case Notice(_, segments):
            return one_line(segments)
        case _:
            assert_never(block)
