"""A summary in words."""

import re

import pytest
from attrs import evolve

from devreport.errors import WordingError
from devreport.findings import STATEMENTS, Verdict
from devreport.model import Text
from devreport.periods import half, year
from devreport.summary import Group, Point, Section
from devreport.wording import Heading, Notice, Paragraph, locale_named, word_finding, word_summary
from tests.strategies.wording import finding, said, summary

NOTE = STATEMENTS["note"]


def note(text, subject="n"):
    """A free text as a finding."""
    return evolve(finding(NOTE, Verdict.RECORDED, subject=subject), texts={"text": Text(text)})


def point(name, *, heading="", own=False):
    """A point that says its own name."""
    return Point(
        id=name, heading=Text(heading), groups=(Group(findings=(note(f"{name}正文", name),)),), own_paragraph=own
    )


def texts(document):
    """The text of each block."""
    found = []
    for block in document.blocks:
        match block:
            case Paragraph(_, sentences):
                found.append("".join(sentence.text for sentence in sentences))
            case Heading(_, _, segments) | Notice(_, segments):
                found.append("".join(segment.text for segment in segments))
    return found


SUMMARY = "ummary of work in the first half of 2023"
PLAN = " and plan for the second half of the year"

TITLES = [
    ({}, "某市发展和改革局2023年上半年工作总结及下半年工作打算", f"The Development and Reform Bureau: s{SUMMARY}{PLAN}"),
    ({"next_period": None}, "某市发展和改革局2023年上半年工作总结", f"The Development and Reform Bureau: s{SUMMARY}"),
    ({"next_period": half(2024, 1)}, "某市发展和改革局2023年上半年工作总结及2024年上半年工作打算", None),
    ({"org": Text()}, "2023年上半年工作总结及下半年工作打算", f"S{SUMMARY}{PLAN}"),
    ({"title": "title.report"}, "某市发展和改革局2023年上半年工作情况报告", None),
    ({"title": "title.plan", "plan_title": Text({"zh": "进展", "en": "progress"})}, "进展", "Progress"),
    ({"title": "title.plan", "period": year(2023)}, "2023年工作情况报告", "Report on work in 2023"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "chinese", "english"), TITLES, ids=[row[1] for row in TITLES])
def test_the_title_follows_from_what_is_known(changes, chinese, english):
    """The unit, the period, the one after it, or the plan's own title."""
    assert chinese == texts(word_summary(summary(**changes)))[0]
    assert english is None or english == texts(word_summary(summary(**changes), locale="en"))[0]


def test_an_unknown_title_is_named():
    """It is a message like any other."""
    with pytest.raises(WordingError, match=re.escape("no message 'title.halfyear'")):
        word_summary(summary(title="title.halfyear"))


def test_sections_are_numbered_level_by_level():
    """一、（一）1.（1）, and the innermost pattern for all below."""
    deep = Section(id="s0", heading=Text("题"))
    for level in range(1, 5):
        deep = Section(id=f"s{level}", heading=Text("题"), sections=(deep, Section(id=f"t{level}", heading=Text("又"))))
    document = word_summary(summary(sections=(deep,)))
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert ["一、题", "（一）题", "1.题", "（1）题", "（1）题"] == texts(document)[1:6]
    assert [0, 1, 2, 3, 4, 5] == [block.level for block in headings[:6]]


def test_points_follow_each_other_in_one_paragraph():
    """一是…。二是…。, until one wants a paragraph of its own."""
    points = (point("甲", heading="先"), point("乙", heading="后"), point("丙", own=True), point("丁"))
    document = word_summary(summary(sections=(Section(id="s", heading=Text("题"), points=points),)))
    assert ["一、题", "一是先。甲正文。二是后。乙正文。", "丙正文。丁正文。"] == texts(document)[1:]
    assert ["甲", "丙"] == [block.id for block in document.blocks if isinstance(block, Paragraph)]


def test_a_single_point_is_not_numbered():
    """There is no 一是 without 二是."""
    points = (point("甲", heading="先"), point("乙"))
    document = word_summary(summary(sections=(Section(id="s", heading=Text("题"), points=points),)))
    assert "先。甲正文。乙正文。" == texts(document)[-1]


def test_the_lead_is_not_numbered():
    """It stands before the first section."""
    assert (
        "先。甲正文。后。乙正文。"
        == texts(word_summary(summary(lead=(point("甲", heading="先"), point("乙", heading="后")))))[1]
    )


def test_a_point_that_says_nothing_leaves_no_paragraph():
    """Neither does a group without findings."""
    empty = Point(id="p", groups=(Group(findings=()),))
    assert 1 == len(word_summary(summary(lead=(empty,))).blocks)


@pytest.mark.parametrize("tag", ["zh", "en"])
def test_notices_say_draft_and_fictional(tag):
    """A draft lacks a figure; a text in another language alone makes none."""
    unknown = finding(STATEMENTS["pace"], None)
    document = word_summary(evolve(said(unknown), fictional=True), locale=tag)
    assert ["fictional", "draft"] == [block.id for block in document.blocks if isinstance(block, Notice)]
    assert document.draft
    foreign = word_summary(said(note("公路")), locale="en")
    assert [] == [block for block in foreign.blocks if isinstance(block, Notice)]
    assert ["text"] == [gap.kind for gap in foreign.gaps]


def test_metadata_says_what_the_document_is_of():
    """Period, day, rule set and the versions of what it was made with."""
    document = word_summary(summary())
    assert {
        "period": "2023-S1",
        "next_period": "2023-S2",
        "as_of": "2023-06-30",
        "fictional": "false",
        "ruleset": "core 1.0",
    }.items() <= document.metadata.items()
    assert {"devreport", "babel", "cldr", "catalogue"} <= set(document.metadata)
    assert "" == word_summary(summary(next_period=None)).metadata["next_period"]
    assert "true" == word_summary(summary(fictional=True)).metadata["fictional"]
    assert ("plan", "zh-Hans-CN") == (document.id, document.language)


def test_a_finding_is_a_sentence():
    """Without a summary, in either language, by tag or by locale."""
    found = finding(STATEMENTS["pace"], Verdict.ON_PACE)
    assert "某项工作完成12个，为2024年上半年计划的12个，与序时进度持平。" == word_finding(found).text
    english = word_finding(found, locale=locale_named("en"))
    assert (
        "The name of it reached 12, or 12 of the plan for the first half of 2024, exactly on schedule." == english.text
    )
    assert (found.id,) == english.findings
