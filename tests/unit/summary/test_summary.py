"""A summary is data in no language."""

from datetime import date

from devreport.model import Text
from devreport.periods import half
from devreport.summary import Group, Join, Point, Section, Summary


def test_a_summary_can_be_made_by_hand():
    """Headings are texts, and nothing else is needed than what it says."""
    point = Point(id="point", heading={"zh": "标题", "en": "heading"}, groups=(Group(findings=()),))
    summary = Summary(
        id="plan",
        title="title.report",
        plan_title=Text("总结"),
        org=Text("局"),
        period=half(2026, 1),
        next_period=None,
        as_of=date(2026, 6, 30),
        fictional=False,
        lead=(point,),
        sections=(Section(id="section", heading="小节"),),
        findings=(),
    )
    assert "小节" == str(summary.sections[0].heading)
    assert (Join.SENTENCES, Text()) == (point.groups[0].join, point.groups[0].opening)
    assert ({}, {}, ()) == (summary.tallies, summary.sources, summary.unsaid)
