"""Documents: what they say of themselves."""

import pytest

from devreport.wording import Document, FigureSegment, Gap, Sentence, TextSegment


def test_a_sentence_is_read_as_its_segments():
    """The text is that of the segments, joined."""
    assert "完成6次" == Sentence((TextSegment("完成"), FigureSegment("6次", "held"))).text


@pytest.mark.parametrize(("kind", "draft"), [("value", True), ("text", False)])
def test_a_document_without_a_figure_is_a_draft(kind, draft):
    """A missing figure makes a draft; a text in another language does not."""
    gaps = (Gap(kind=kind, where="f", what="数据"),)
    assert draft is Document(id="plan", language="zh", blocks=(), gaps=gaps).draft
