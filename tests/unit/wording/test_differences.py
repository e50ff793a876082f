"""Differences in words."""

from datetime import date

import pytest
from attrs import evolve

from devreport.findings import Finding
from devreport.quantities import Ratio
from devreport.renderers import FORMATS
from devreport.rules import Cause, CauseKind, Difference, RuleSet
from devreport.wording import word_differences
from tests.unit.rules.remedy.test_least_change import found

NOW = found("indicator.pace", "x")
WAS = evolve(NOW, verdict=None)
RESTATED = Cause(
    kind=CauseKind.RESTATED,
    name="to_date",
    inputs=("obs:x@2023-S1",),
    before=Ratio(52, unit="亿元"),
    after=Ratio(40, unit="亿元"),
    decisive=True,
)
OTHER = Cause(kind=CauseKind.REMOVED, name="record")


def said(difference: Difference, locale: str = "zh") -> str:
    """The sentence."""
    return FORMATS["text"](word_differences([difference], locale=locale)).splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("expected", "before", "after", "causes"),
    [
        (
            "因累计数由52.0亿元修订为40.0亿元，投资“完成率与序时进度”判定由“无法判定”变为“慢于序时进度”。",
            WAS,
            NOW,
            (RESTATED, OTHER),
        ),
        ("投资“完成率与序时进度”判定由“无法判定”变为“慢于序时进度”。", WAS, NOW, ()),
        ("因删除记录，投资“完成率与序时进度”不再判定，原为“慢于序时进度”。", NOW, None, (OTHER,)),
        ("投资“完成率与序时进度”不再判定，原为“慢于序时进度”。", NOW, None, ()),
        ("投资“完成率与序时进度”新增判定“慢于序时进度”。", None, NOW, ()),
    ],
)
def test_a_difference_is_a_sentence(
    expected: str, before: Finding | None, after: Finding | None, causes: tuple[Cause, ...]
) -> None:
    """Where one cause decides alone, only that is said."""
    assert expected == said(Difference(before=before, after=after, causes=causes))


@pytest.mark.parametrize(
    ("expected", "cause"),
    [
        ("新增累计数40.0亿元", evolve(RESTATED, kind=CauseKind.ADDED)),
        ("新增记录", evolve(OTHER, kind=CauseKind.ADDED)),
        ("删除累计数52.0亿元", evolve(RESTATED, kind=CauseKind.REMOVED)),
        (
            "时间推移：截止日期由2023年6月30日变为2023年7月2日",
            Cause(kind=CauseKind.TIME, name="as_of", before=date(2023, 6, 30), after=date(2023, 7, 2)),
        ),
        ("时间推移", Cause(kind=CauseKind.TIME, name="as_of")),
        ("标准limit由是调整为否", Cause(kind=CauseKind.THRESHOLD, name="limit", before=True, after=False)),
        ("标准limit有调整", Cause(kind=CauseKind.THRESHOLD, name="limit")),
        ("规则有调整：xyz", Cause(kind=CauseKind.RULE, name="xyz")),
        ("进展状态由a修订为b", Cause(kind=CauseKind.RESTATED, name="status", before="a", after="b")),
        ("进展状态有修订", Cause(kind=CauseKind.RESTATED, name="status", before="a")),
    ],
)
def test_each_cause_has_words(expected: str, cause: Cause) -> None:
    """With what was and what is, where both are known."""
    assert said(Difference(before=WAS, after=NOW, causes=(cause,))).startswith(f"因{expected}，")


def test_in_english_too() -> None:
    """A rule that is not known stands by its name, and so does what has none."""
    own = RuleSet(id="own", version="1", rules=())
    nameless = evolve(NOW, texts={})
    one = Difference(before=WAS, after=nameless, causes=(RESTATED,))
    text = FORMATS["text"](word_differences([one], locale="en", ruleset=own))
    assert (
        "“indicator.pace” for x went from “undecided” to “behind schedule”: the cumulative figure was restated from "
        "5.20 billion yuan to 4.00 billion yuan."
    ) in text


def test_that_nothing_changed_is_said() -> None:
    """In one line."""
    assert "判定没有变化" == FORMATS["text"](word_differences([], locale="zh")).strip()
