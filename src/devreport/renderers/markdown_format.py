"""A document as Markdown, in which no name can act as markup."""

from __future__ import annotations

import re
from typing import assert_never

from devreport.renderers.layout import one_line
from devreport.wording.document import Block, Document, Heading, Notice, Paragraph

__all__ = ["render"]

#: Characters that mean something anywhere in a line.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~&#$])")
#: Characters that make a link, a mention or an emoji of plain text: http://…, www.…, a@b.com, @user, :smile:.
_LINKING = re.compile(r"@|:(?=\S)|(?<=www)\.", re.IGNORECASE)
#: What means something at the beginning of a line: a list, a rule, a quotation.
_BULLET = re.compile(r"^([-+=>])")
_NUMBER = re.compile(r"^(\d+)([.)])")


def render(document: Document) -> str:
    """The document as CommonMark, blocks parted by empty lines.

    Figures, names and free text are escaped: read as Markdown, or as GitHub's kind of it, they give back exactly what
    they hold. What would become a link or a mention without any mark has a character reference in it.
    """
    return "\n".join(f"{_block(block)}\n" for block in document.blocks)


def _block(block: Block) -> str:
    match block:
        case Heading(_, level, segments):
            return f"{'#' * min(level + 1, 6)} {_escaped(one_line(segments))}"
        case Paragraph(_, sentences):
            return _escaped("".join(one_line(sentence.segments) for sentence in sentences))
        case Notice(_, segments):
            return f"> {_escaped(one_line(segments))}"
        case _:
            assert_never(block)


def _escaped(text: str) -> str:
    escaped = _ANYWHERE.sub(r"\\\1", text.strip(" \t"))
    escaped = _LINKING.sub(lambda found: f"&#{ord(found[0])};", escaped)
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", escaped))
