"""Joints: names and numbers that would be read as one are parted."""

import pytest

from devreport.model import Text
from devreport.quantities import Missing, Quantity
from devreport.wording import FigureSegment, SourceSegment, TextSegment, locale_named, sentence
from devreport.wording.composition import together
from devreport.wording.joints import jointed, runs_on

ZH, EN = locale_named("zh"), locale_named("en")


def name(text):
    """A name of the plan."""
    return SourceSegment(text, "f:name")


@pytest.mark.parametrize(
    ("left", "right", "runs"),
    [
        ("标段1", "2个", True),
        ("标段１", "２个", True),
        ("标段②", "2个", True),
        ("标段٣", "2个", True),
        ("项目a", "3亿元", True),
        ("项目a", "-3亿元", True),
        ("标段1", "近3亿元", False),
        ("标段", "2个", False),
        ("标段", "-2个", False),
        ("标段1", "【待补】", False),
        ("", "2个", False),
        ("标段1", "", False),
    ],
)
def test_what_runs_on(left, right, runs):
    """Digits of any script and Latin letters run into each other; Chinese characters part them."""
    assert runs == runs_on(left, right)


@pytest.mark.parametrize(
    ("segments", "text"),
    [
        ((name("东园标段1"), FigureSegment("2个", "v")), "东园标段1：2个"),
        ((FigureSegment("2", "v"), name("5G基站")), "2个5G基站"),
        ((name("园区1"), name("2号线")), "园区1的2号线"),
        ((name("东园标段"), FigureSegment("2个", "v")), "东园标段2个"),
        ((name("标段1"), TextSegment("完成"), FigureSegment("2个", "v")), "标段1完成2个"),
    ],
)
def test_names_and_numbers_are_parted(segments, text):
    """By what the language has for each case."""
    assert text == "".join(segment.text for segment in jointed(segments, ZH))
    assert list(segments) == jointed(segments, EN)


def test_sentences_and_lists_are_parted():
    """Wherever a name is followed by its number."""
    assert "能力5：3.5亿元。" == sentence("recorded", "recorded", name="能力5", value=Quantity("3.5", "亿元")).text
    assert "能力5【待补】。" == sentence("recorded", "recorded", name="能力5", value=Missing()).text
    parts = [(f"园区{number}", Quantity(str(number), "个")) for number in range(1, 5)]
    said = sentence("of_which", "recorded", name="项目", total=Quantity("10", "个"), parts=parts).text
    assert "项目10个，其中园区1：1个、园区2：2个、园区3：3个、园区4：4个。" == said


def test_an_opening_is_parted_from_its_clause():
    """With a comma in Chinese; English has its space."""
    left, right = [name("截至2025")], [name("5G基站")]
    assert "截至2025，5G基站" == "".join(one.text for one in together(left, right, locale=ZH))
    assert "截至2025 5G基站" == "".join(one.text for one in together(left, right, locale=EN))


def test_a_name_in_another_language_is_parted_by_its_mark():
    """The language stands between."""
    assert (
        "Grade 1（英语）2个。"
        == sentence("recorded", "recorded", name=Text({"en": "Grade 1"}), value=Quantity("2", "个")).text
    )
