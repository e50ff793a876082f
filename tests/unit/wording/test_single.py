"""One sentence without a plan."""

from datetime import date

import pytest

from devreport.errors import WordingError
from devreport.findings import Figure, Verdict
from devreport.periods import half
from devreport.quantities import Missing, Quantity, Ratio
from devreport.wording import sentence

DONE, PLAN = Quantity("629.0", "亿元"), Quantity("647.4", "亿元")
RATE = DONE / PLAN
GAP = RATE - Ratio(10, 12)
NAME = {"zh": "重点项目投资", "en": "key-project investment"}


def test_a_completion_ratio_and_its_sentence():
    """Recorded figures as recorded, ratios in per cent, gaps in points."""
    roles = {"name": NAME, "actual": DONE, "rate": RATE, "gap": GAP}
    assert (
        "重点项目投资完成629.0亿元，为年度计划的97.2%，超序时进度13.8个百分点。"
        == sentence("pace", "ahead", **roles).text
    )
    english = sentence("pace", Verdict.AHEAD, locale="en", **roles).text
    assert (
        "Key-project investment reached 62.90 billion yuan, or 97.2 percent of the annual plan, "
        "13.8 percentage points ahead of schedule." == english
    )


def test_every_kind_of_role_can_be_played():
    """Counts, days, periods, figures, what is missing, and lists of names and figures."""
    assert "公路已于2023年8月20日完成。" == sentence("progress", "done", name="公路", finished=date(2023, 8, 20)).text
    assert "公路（2023年上半年）已编制完成。" == sentence("document", "done", name="公路", span=half(2023, 1)).text
    assert (
        "公路投资12.50%。"
        == sentence(
            "recorded", "recorded", name="公路投资", value=Figure(id="v", value=Ratio("12.5", unit="%"), places=2)
        ).text
    )
    assert "公路投资【待补】。" == sentence("recorded", "recorded", name="公路投资", value=Missing()).text
    parts = [("甲", 1), ({"zh": "乙"}, Quantity("2.0", "亿元")), ("丙", None)]
    assert "项目6，其中甲1、乙2.0亿元、丙。" == sentence("of_which", "recorded", name="项目", total=6, parts=parts).text


def test_a_plain_ratio_is_said_in_points_where_points_are_said():
    """138 thousandths are 13.8 points."""
    roles = {"name": NAME, "actual": DONE, "rate": RATE, "gap": Ratio(138, 1000)}
    assert sentence("pace", "ahead", **roles).text.endswith("超序时进度13.8个百分点。")


WRONG = [
    ("pace", "ahead", {"gap": -GAP}, "for 'gap' of pace, expected a number of at least zero"),
    ("paec", "ahead", {}, "the statement 'paec', expected a known one (did you mean \"pace\"?)"),
    ("pace", "met", {}, "the verdict 'met', expected one of ahead, on_pace, behind, achieved_early"),
    ("pace", "ahead", {"lead": GAP}, "the role 'lead', expected one of actual"),
    ("pace", "ahead", {"gap": "13.8"}, "a str for 'gap', expected a figure"),
    ("pace", "ahead", {"name": 5}, "a int for 'name', expected a text"),
    ("of_which", "recorded", {"parts": "甲"}, "a str for 'parts', expected a list of names and figures"),
    (
        "pace",
        "ahead",
        {"name": "公路", "actual": DONE},
        "no gap, rate for pace.ahead-span, expected all roles of the sentence",
    ),
]


@pytest.mark.parametrize(("statement", "verdict", "roles", "found"), WRONG, ids=[row[-1] for row in WRONG])
def test_what_cannot_be_said_is_refused(statement, verdict, roles, found):
    """With what would be right."""
    with pytest.raises(WordingError) as caught:
        sentence(statement, verdict, **roles)
    assert found in str(caught.value)
