"""Clauses put together."""

import pytest
from attrs import evolve

from devreport.findings import STATEMENTS, Verdict
from devreport.model import Text
from devreport.quantities import Ratio
from devreport.summary import Group, Join
from devreport.wording import FigureSegment, MarkerSegment, Sentence, SourceSegment, TextSegment, locale_named
from devreport.wording.composition import as_sentence, heading_sentence, mark, spaced, word_group
from devreport.wording.page import Page
from tests.strategies.wording import PERIOD, figure, finding

ZH, EN = locale_named("zh"), locale_named("en")


def counted(number):
    """A recorded count of meetings."""
    made = finding(STATEMENTS["recorded"], Verdict.RECORDED, subject=f"m{number}")
    names = ({"zh": "委员会", "en": "committees"}, {"zh": "大会", "en": "assemblies"}, {"zh": "党课", "en": "lectures"})
    return evolve(
        made,
        figures={"value": figure(f"m{number}", "value", Ratio(number, unit="次"))},
        texts={"name": Text("会"), "noun": Text(names[number - 1])},
    )


def said(tag, size=3, **more):
    """What a group of counts says, with a page of its own."""
    page = Page(locale_named(tag), year=2023)
    group = Group(findings=tuple(counted(number) for number in range(1, size + 1)), **more)
    return word_group(group, page, period=PERIOD, point="p"), page


JOINS = [
    (Join.LIST, "委员会1次、大会2次、党课3次。", "1 committees, 2 assemblies and 3 lectures."),
    (Join.COMMAS, "委员会1次，大会2次，党课3次。", "1 committees, 2 assemblies, and 3 lectures."),
    (Join.CLAUSES, "委员会1次；大会2次；党课3次。", "1 committees; 2 assemblies; and 3 lectures."),
]


@pytest.mark.parametrize(("join", "chinese", "english"), JOINS)
def test_findings_are_joined_in_one_sentence(join, chinese, english):
    """、 ， ； and their English counterparts."""
    for tag, text in (("zh", chinese), ("en", english)):
        (sentence,), _ = said(tag, join=join)
        assert text == sentence.text
        assert 3 == len(sentence.findings)
        assert "p" == sentence.point


def test_findings_are_sentences_of_their_own():
    """Unless they are joined."""
    sentences, page = said("zh")
    assert ["委员会1次。", "大会2次。", "党课3次。"] == [sentence.text for sentence in sentences]
    assert [(name,) for name in page.findings] == [sentence.findings for sentence in sentences]


def test_opening_closing_and_period_stand_around():
    """The period first, then the opening; the closing before the full stop."""
    more = {
        "join": Join.LIST,
        "opening": Text({"zh": "共召开", "en": "a total of "}),
        "closing": Text({"zh": "等", "en": "were held"}),
        "with_period": True,
    }
    assert "2023年上半年，共召开委员会1次、大会2次等。" == said("zh", 2, **more)[0][0].text
    assert (
        "In the first half of 2023, a total of 1 committees and 2 assemblies were held."
        == said("en", 2, **more)[0][0].text
    )


def test_opening_and_closing_of_several_sentences():
    """The first and the last of them have it."""
    sentences, _ = said("zh", 2, opening=Text("其中，"), closing=Text("（含视频）"), with_period=True)
    assert ["2023年上半年，其中，委员会1次。", "大会2次（含视频）。"] == [sentence.text for sentence in sentences]


def test_words_that_only_another_language_needs_are_left_out():
    """English needs a verb where Chinese has none; what Chinese says is never lost."""
    chinese, page = said("zh", 1, closing=Text({"en": "were held"}))
    assert ("委员会1次。", {}) == (chinese[0].text, page.gaps)
    english, page = said("en", 1, opening=Text("共召开"))
    assert "共召开 [Chinese] 1 committees." == english[0].text
    assert page.gaps


def test_no_space_stands_before_punctuation():
    """An English closing may begin with a comma."""
    assert "1 committees, as planned." == said("en", 1, closing=Text({"en": ", as planned"}))[0][0].text


@pytest.mark.parametrize(
    ("locale", "text", "sentence"),
    [
        (ZH, "工作已完成", "工作已完成。"),
        (ZH, "工作已完成。", "工作已完成。"),
        (ZH, "完成了吗？", "完成了吗？"),
        (EN, "work is done", "Work is done."),
        (EN, "work is done.", "Work is done."),
        (EN, "done!", "Done!"),
    ],
)
def test_a_sentence_has_one_full_stop_and_a_capital(locale, text, sentence):
    """A free text may bring its own full stop, or another mark."""
    assert sentence == as_sentence([SourceSegment(text, "f")], locale).text


@pytest.mark.parametrize(
    "segment", [TextSegment("over all"), FigureSegment("over 200", "f"), MarkerSegment("over there")]
)
def test_any_segment_may_begin_a_sentence(segment):
    """Its first letter is raised, and nothing else."""
    assert "Over" == as_sentence([segment], EN).text[:4]


def test_only_the_end_of_a_clause_loses_its_full_stop():
    """Clauses inside a sentence end without one."""
    notes = [
        evolve(finding(STATEMENTS["note"], Verdict.RECORDED, subject=name), texts={"text": Text(f"{name}。")})
        for name in "甲乙"
    ]
    group = Group(findings=tuple(notes), join=Join.CLAUSES)
    assert "甲；乙。" == word_group(group, Page(ZH), period=PERIOD, point="p")[0].text


def test_sentences_of_a_paragraph_are_spaced():
    """In English, and not behind the last."""
    sentences = [Sentence((TextSegment("One."),)), Sentence((TextSegment("Two."),))]
    assert ["One. ", "Two."] == [sentence.text for sentence in spaced(sentences, EN)]
    assert tuple(sentences) == spaced(sentences, ZH)


MARKS = [
    (ZH, "{han}、", 12, "十二、"),
    (ZH, "{arabic}.", 3, "3."),
    (EN, "{roman}. ", 4, "IV. "),
    (EN, "({letter}) ", 2, "(b) "),
    (EN, "{ordinal}, ", 1, "First, "),
    (EN, "{ordinal}, ", 22, "22nd, "),
]


@pytest.mark.parametrize(("locale", "pattern", "number", "text"), MARKS)
def test_numbers_of_sections_and_points(locale, pattern, number, text):
    """一、 （一） 1. and so on."""
    assert MarkerSegment(text) == mark(pattern, number, locale=locale)


def test_the_words_of_a_point_are_a_sentence():
    """With its number or without."""
    page = Page(ZH)
    heading = Text("加强重点项目管理")
    assert "一是加强重点项目管理。" == heading_sentence(heading, page, marker=MarkerSegment("一是"), point="p").text
    assert "加强重点项目管理。" == heading_sentence(heading, page, marker=None, point="p").text


NAMES = [
    ("fixed-asset investment rose", "Fixed-asset investment rose."),
    ("teachers' pay", "Teachers' pay."),
    ("etc.", "Etc."),
    ("iPads", "iPads."),
    ("https://devreport.cn", "https://devreport.cn."),
    ("www.devreport.cn is up", "www.devreport.cn is up."),
    ("a1 is open", "a1 is open."),
    ("étude", "étude."),
    ("The Plan", "The Plan."),
]


@pytest.mark.parametrize(("name", "said"), NAMES)
def test_a_name_has_a_capital_only_if_it_begins_with_a_plain_word(name, said):
    """Whatever has capitals, digits or signs in it stays as it is; what the plan has can be read off the segment."""
    made = as_sentence([SourceSegment(name, "f:name")], EN)
    assert said == made.text
    first = made.segments[0]
    assert name == (first.original or first.text)


def test_free_text_and_foreign_text_never_have_a_capital():
    """They are their author's."""
    assert "many meetings were held." == as_sentence([SourceSegment("many meetings were held", "n:text")], EN).text
    assert "buro" == as_sentence([SourceSegment("buro", "n:name", "de"), TextSegment(" [German]")], EN).segments[0].text


def test_a_text_in_another_language_has_one_full_stop():
    """Its own goes, and the sentence's comes behind the mark."""
    page = Page(ZH)
    words = page.text(Text({"en": "iPads were bought."}), "n:text")
    made = as_sentence(words, ZH)
    assert "iPads were bought（英语）。" == made.text
    assert "iPads were bought." == made.segments[0].original


def test_a_name_inside_a_sentence_keeps_its_full_stop():
    """Only the last text of a clause loses it."""
    clause = [SourceSegment("Foo Inc.", "n:name", "en"), *EN_MARK, TextSegment("已完成")]
    assert "Foo Inc.（英语）已完成。" == as_sentence(clause, ZH).text


EN_MARK = (TextSegment("（"), MarkerSegment("英语"), TextSegment("）"))
