"""Plain text."""

import pytest

from devreport.renderers import FORMATS
from devreport.renderers.text_format import render
from devreport.wording import Document, Heading, MarkerSegment, Notice, Paragraph, Sentence, TextSegment


def document(language, *blocks):
    """A document of some blocks."""
    return Document(id="plan", language=language, blocks=blocks)


TITLE = Heading("title", 0, (TextSegment("工作总结"),))
SECTION = Heading("s", 1, (MarkerSegment("一、"), TextSegment("进展")))
PARAGRAPH = Paragraph("p", (Sentence((TextSegment("甲。"),)), Sentence((TextSegment("乙。"),))))
NOTICES = (Notice("fictional", (TextSegment("虚构。"),)), Notice("draft", (TextSegment("草稿。"),)))


def test_chinese_paragraphs_are_indented():
    """By two characters, and an empty line stands only below title and notices."""
    expected = "工作总结\n\n虚构。\n草稿。\n\n　　一、进展\n　　甲。乙。\n　　甲。乙。\n"
    assert expected == render(document("zh-Hans-CN", TITLE, *NOTICES, SECTION, PARAGRAPH, PARAGRAPH))
    assert "工作总结\n\n　　甲。乙。\n" == render(document("zh", TITLE, PARAGRAPH))


def test_other_languages_part_blocks_by_empty_lines():
    """Notices stand together."""
    expected = "工作总结\n\n虚构。\n草稿。\n\n一、进展\n\n甲。乙。\n"
    assert expected == render(document("en", TITLE, *NOTICES, SECTION, PARAGRAPH))


def test_a_document_of_nothing_is_no_text():
    """Not even a line."""
    assert "" == render(document("en"))


def test_formats_are_found_by_folder():
    """Each is a function from a document to text; there is no other."""
    assert ["json", "markdown", "text"] == list(FORMATS)
    assert 3 == len(FORMATS)
    assert "text" in FORMATS
    assert FORMATS["text"] is render
    with pytest.raises(KeyError):
        FORMATS["layout"]
