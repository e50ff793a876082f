"""Markdown, in which no name acts as markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.renderers.markdown_format import render
from devreport.wording import Document, Heading, Notice, Paragraph, Sentence, SourceSegment, TextSegment
from tests.strategies.wording import HOSTILE


def block(text, kind=Paragraph):
    """What a block that holds a text becomes."""
    segments = (SourceSegment(text, "f:name"),)
    made = (
        Paragraph("p", (Sentence(segments),))
        if kind is Paragraph
        else kind("n", *([2] if kind is Heading else []), segments)
    )
    return render(Document(id="plan", language="zh", blocks=(made,)))


def test_blocks_have_their_marks():
    """Headings, notices and paragraphs, with empty lines between."""
    words = (TextSegment("题"),)
    blocks = (
        Heading("title", 0, words),
        Notice("n", words),
        Heading("s", 1, words),
        Heading("t", 9, words),
        Paragraph("p", (Sentence(words), Sentence(words))),
    )
    assert "# 题\n\n> 题\n\n## 题\n\n###### 题\n\n题题\n" == render(Document(id="plan", language="zh", blocks=blocks))


def unescaped(line):
    """A line as it is read: backslashes before signs, and character references, taken away."""
    reading = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d+);")
    return reading.sub(lambda found: found[1] or chr(int(found[2])), line)


INERT = [
    ("*粗* _斜_ `码`", "\\*粗\\* \\_斜\\_ \\`码\\`"),
    ("[链](接)", "\\[链\\](接)"),
    ("<b>&amp;", "\\<b\\>\\&amp;"),
    ("a|b~c#d\\", "a\\|b\\~c\\#d\\\\"),
    ("1. 一", "1\\. 一"),
    ("12) 一", "12\\) 一"),
    ("- 项", "\\- 项"),
    ("+1", "\\+1"),
    ("> 引", "\\> 引"),
    ("===", "\\==="),
    ("    四", "四"),
    ("3.26亿元", "3\\.26亿元"),
    ("一、1. 甲", "一、1. 甲"),
    ("甲\n# 乙", "甲 \\# 乙"),
    ("http://evil.com", "http&#58;//evil.com"),
    ("WWW.evil.com", "WWW&#46;evil.com"),
    ("a@b.com @user", "a&#64;b.com &#64;user"),
    (":smile: at 12:30", "&#58;smile: at 12&#58;30"),
    ("$$x$$", "\\$\\$x\\$\\$"),
    ("[^1]: 注", "\\[^1\\]: 注"),
    ("- [ ] 事", "\\- \\[ \\] 事"),
    ("| a |", "\\| a \\|"),
]


@pytest.mark.parametrize(("text", "markdown"), INERT)
def test_a_name_is_inert(text, markdown):
    """What would mean something is escaped."""
    assert f"{markdown}\n" == block(text)


@pytest.mark.parametrize("kind", [Heading, Notice, Paragraph])
@given(text=st.sampled_from(HOSTILE) | st.text(alphabet="\\`*_[]<>|~&#1.)-+= 甲\n\t@:/$;w", min_size=1))
def test_a_name_is_given_back(kind, text):
    """Escapes taken away, a line holds what the name holds; no mark stands without one."""
    line = block(text, kind).removesuffix("\n").removeprefix({Heading: "### ", Notice: "> ", Paragraph: ""}[kind])
    assert "\n" not in line
    assert text.replace("\n", " ").strip(" \t") == unescaped(line)
    bare = re.sub(r"\\[!-/:-@\[-`{-~]|&#\d+;", "", line)
    assert not re.search(r"[`*_\[\]<>|~&#$@]|:\S|(?i:www\.)", bare)
    assert not re.match(r"\d+[.)]|[-+=>]", line)
