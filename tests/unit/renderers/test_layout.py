"""Segments as one line."""

import pytest

from devreport.renderers.layout import one_line
from devreport.wording import FigureSegment, SourceSegment, TextSegment


def test_segments_follow_each_other():
    """Nothing comes between them."""
    assert "完成6次。" == one_line([TextSegment("完成"), FigureSegment("6次", "f"), TextSegment("。")])


@pytest.mark.parametrize("line_break", list("\n\r\v\f\x85\u2028\u2029"), ids=ascii)
def test_a_name_cannot_begin_a_line(line_break):
    """A line break inside it becomes a space."""
    assert "甲 乙" == one_line([SourceSegment(f"甲{line_break}乙", "f")])
