"""The page: it prints, and keeps what is behind what it printed."""

import re
from datetime import date

import pytest
from attrs import evolve

from devreport.errors import WordingError
from devreport.findings import Figure, Listed
from devreport.model import Text
from devreport.periods import half, month, year
from devreport.quantities import Missing, Ratio
from devreport.wording import Gap, MarkerSegment, SourceSegment, TextSegment, locale_named
from devreport.wording.page import Page, joined
from tests.strategies.wording import figure, listed, printed_period


def page(tag: str = "zh", **more) -> Page:
    """An empty page."""
    return Page(locale_named(tag), **more)


def text(segments) -> str:
    """What segments say."""
    return "".join(segment.text for segment in segments)


def test_a_figure_is_printed_and_kept():
    """The segment refers to the entry, and the same figure again is the same entry."""
    ours = page(sources={"obs:a": "bulletin"})
    segment = ours.figure(figure("a", "value"))
    assert ("12个", "a.value") == (segment.text, segment.ref)
    assert "12" == ours.figure(figure("a", "value"), "bare").text
    assert ("bulletin",) == ours.figures["a.value"].sources


def test_two_figures_do_not_share_an_id():
    """Otherwise a reader could not follow one of them."""
    ours = page()
    ours.figure(figure("a", "value"))
    with pytest.raises(WordingError, match=re.escape("two figures with the id 'a.value': 12 and 13")):
        ours.figure(figure("a", "value", Ratio(13, unit="个")))


def test_the_year_is_named_once():
    """Periods of other years always have theirs, whole years too."""
    ours = page(year=2023)
    periods = [half(2022, 2), year(2023), half(2023, 1), month(2023, 4), half(2024, 1)]
    days = [date(2023, 9, 1), date(2024, 9, 1)]
    figures = [printed_period(period) for period in periods] + [Figure(id=str(day), value=day) for day in days]
    assert ["2022年下半年", "2023年", "2023年上半年", "4月", "2024年上半年", "9月1日", "2024年9月1日"] == [
        ours.figure(one).text for one in figures
    ]


def test_a_page_of_no_year_names_all():
    """A sentence of its own must be understood by itself."""
    assert ["2023年4月", "2023年4月"] == [page().figure(printed_period(month(2023, 4))).text for _ in range(2)]


def test_a_name_in_the_documents_language_stands_as_it_is():
    """It is traced to where it comes from."""
    ours = page("en")
    assert [SourceSegment("roads", "f:name")] == ours.text(Text({"zh": "公路", "en": "roads"}), "f:name")
    assert not ours.gaps


@pytest.mark.parametrize(
    ("tag", "name", "marked"), [("en", "公路", "公路 [Chinese]"), ("zh", {"en": "roads"}, "roads（英语）")]
)
def test_a_name_in_another_language_is_marked_and_listed(tag, name, marked):
    """Once for each text, wherever it occurs."""
    ours = page(tag)
    assert marked == text(ours.text(Text(name), "f:name")) == text(ours.text(Text(name), "g:name"))
    assert ["text"] == [gap.kind for gap in ours.gaps.values()]


def test_a_language_without_a_name_is_marked_by_its_tag():
    """Whatever the tag holds, it is a mark and no word of ours."""
    assert MarkerSegment("q9") in page().text(Text({"q9": "x"}), "f:name")


def test_no_name_at_all_is_marked_as_missing():
    """And listed."""
    ours = page()
    assert [MarkerSegment("【待补】")] == ours.text(Text(), "f:name")
    assert [Gap(kind="text", where="f:name", what="f:name")] == list(ours.gaps.values())


LISTS = [
    ("zh", "", 2, "第甲、第乙分别为1个、2个"),
    ("zh", "", 4, "第甲1个、第乙2个、第丙3个、第丁4个"),
    ("zh", "", 1, "第甲1个"),
    ("zh", "names", 3, "第甲、第乙、第丙"),
    ("zh", "figures", 2, "1个、2个"),
    ("zh", "bare", 2, "1、2"),
    ("en", "", 3, "the a part (1), the b part (2) and the c part (3)"),
    ("en", "names", 2, "the a part and the b part"),
    ("en", "figures", 1, "1"),
]


@pytest.mark.parametrize(("tag", "form", "size", "said"), LISTS)
def test_lists_are_said_in_pairs_or_in_two_rows(tag, form, size, said):
    """分别 for short lists in Chinese; English pairs each name with its figure."""
    assert said == text(page(tag).listing(listed("f", "parts", size), form, ref="f:parts"))


def test_a_list_says_what_its_elements_have():
    """Only names, only figures, or what is missing."""
    named, both = Listed(name=Text("甲")), listed("f", "parts", 1)[0]
    numbered = Listed(figure=figure("g", "one"))
    lost = Listed(name=Text("乙"), figure=Figure(id="lost", value=Missing()))
    assert "甲、12个、第甲1个" == text(page().listing([named, numbered, both], "", ref="f:parts"))
    assert "甲、第甲" == text(page().listing([named, numbered, both], "names", ref="f:parts"))
    assert "第甲、乙分别为1个、【待补】" == text(page().listing([both, lost], "", ref="f:parts"))


def test_elements_are_joined():
    """The last two with words of their own."""
    elements = [[TextSegment(letter)] for letter in "abc"]
    assert "a, b and c" == text(joined(elements, (", ", " and ")))
    assert [] == joined([], (", ", " and "))


def test_what_a_finding_lacks_is_listed_once():
    """By its name, or where it has none, by its id."""
    ours = page()
    for _ in range(2):
        ours.missing("f", {"name": Text("公路投资")})
    ours.missing("g", {"text": Text("说明")})
    ours.missing("h", {})
    assert ["公路投资的数据", "说明的数据", "h的数据"] == [gap.what for gap in ours.gaps.values()]


def test_the_number_of_a_figure():
    """As it is printed; what is no number has none."""
    assert (12, None, None) == (
        page().number(figure("a", "value")),
        page().number(evolve(figure("a", "value"), value=Missing())),
        page().number(None),
    )
