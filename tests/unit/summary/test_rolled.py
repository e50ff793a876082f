"""A summary built straight from a roll-up is worded, traced and rendered like any other."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings

import devreport
from devreport.audit import trace
from devreport.errors import InputError
from devreport.findings import Outcome
from devreport.periods import parse_period
from devreport.quantities import Ratio
from devreport.renderers import FORMATS
from devreport.summary import RollUpTopic, summarize_rollup
from devreport.wording import word_summary
from tests.strategies.rollups import ROWS, RULES, rolled, row, texts_of, topic


def earlier(rollup, period="2026-Q1"):
    """The same of an earlier period."""
    return evolve(rollup, period=parse_period(period))


TABLE = [row("A", 9000), row("B", 4000), row("B", 1000), row("B", None), row("C", 4900), row(None, 100)]


def test_a_report_leads_with_the_whole_and_ends_with_single_groups():
    """In both languages; what has nothing to say is left out."""
    summary = summarize_rollup(rolled(TABLE), topic(title={"zh": "进展", "en": "Progress"}))
    assert ["completion", "rules", "left_out", "groups"] == [section.id for section in summary.sections]
    assert [
        "2026年上半年，重点投资（5项）完成190.00元，为计划500.00元的38.0%。",
        (
            "重点投资完成率由高到低，A省、C省、B省分别为90.0%、49.0%、25.0%。"
            "重点投资完成率低于总体水平38.0%的有1个（共3个）：B省25.0%。"
        ),
        (
            "“完成过半”检查5项，符合1项，占20.0%，不符合4项，另有1项无法判定。"
            "不符合“完成过半”较多的B省、C省分别为2项、1项（共涉及2个）。"
        ),
        "有1项未注明地区，单列一组，不参加排名。",
        "重点投资有1项缺少可用的完成数或计划数、未计入完成率（共6项），其中B省1项。",
        "“完成过半”有1项缺少数据、无法判定，其中B省1项。",
        "A省完成90.00元，为计划100.00元的90.0%，居第1位。",
        "C省完成49.00元，为计划100.00元的49.0%，居第2位。",
        "B省完成50.00元，为计划200.00元的25.0%，居第3位。",
        "未注明（1项）完成1.00元，为计划100.00元的1.0%。",
    ] == texts_of(summary)
    assert (
        "In the first half of 2026, key investment came to 190.00 yuan, or 38.0 percent of the 500.00 yuan planned"
        " (rows: 5)."
    ) == texts_of(summary, "en")[0]
    assert (date(2026, 6, 30), "own 1", ()) == (summary.as_of, summary.ruleset, summary.unsaid)


def test_without_columns_only_the_whole_is_said():
    """No ranks, no groups."""
    rollup = rolled([row()], ())
    assert ["rules"] == [section.id for section in summarize_rollup(rollup, topic(before=earlier(rollup))).sections]


def test_groups_are_compared_by_one_column():
    """The first one, or another that it was rolled up by."""
    rollup = rolled(TABLE, ("level", "area"))
    assert summarize_rollup(rollup, topic(column="area")) == summarize_rollup(rolled(TABLE), topic())
    assert "1完成" in texts_of(summarize_rollup(rollup))[-1]
    with pytest.raises(InputError, match="month"):
        summarize_rollup(rollup, topic(column="month"))


@given(rows=ROWS, before=ROWS)
@settings(max_examples=12, deadline=None)
def test_every_digit_is_traced_to_the_table(rows, before):
    """Whatever the table holds; the same in both languages, in every format; ids are used once."""
    now, then, last = rolled(rows), earlier(rolled(before)), earlier(rolled(before), "2025-S1")
    about = topic(before=then, last_year=last, due=Ratio(1, 2))
    summary = summarize_rollup(now, about)
    assert len({one.id for one in summary.findings}) == len(summary.findings)
    for locale in ("zh", "en"):
        document = word_summary(summary, locale=locale)
        assert () == trace(document, [], ruleset=RULES, rollups=[now, then, last])
        assert all(render(document) for render in FORMATS.values())
    if any(one.inputs for one in document.figures.values()):
        assert trace(document, [], ruleset=RULES)


def test_a_completion_is_told_from_the_line_it_is_below():
    """With as many decimals as that takes, and no two that differ are printed alike; others keep theirs."""
    table = [row("A", 4999500, 100000), row("B", 4999400, 100000), row("C", 5000000, 100000), row("D", 1234000, 100000)]
    said = texts_of(summarize_rollup(rolled(table), topic(due=Ratio(1, 2))))
    assert "重点投资完成率低于序时进度50.0%的有3个（共4个）：D省、B省、A省分别为12.3%、49.99%、49.995%。" in said[1]
    assert "A省完成5.00万元，为计划10.00万元的49.995%，居第2位。" in said


def test_failures_and_what_is_unknown_are_always_said():
    """Nothing that failed is dropped."""
    summary = summarize_rollup(rolled(TABLE), topic(due=Ratio(1, 2)))
    assert {"completion.pace", "project.half.tally"} == {
        one.rule for one in summary.findings if one.outcome is Outcome.FAIL
    }


def test_a_table_without_rows_is_a_draft():
    """What is missing is a gap, not a zero."""
    summary = summarize_rollup(rolled([]))
    document = word_summary(summary)
    assert document.draft
    assert "2026年上半年，投资（0项）没有可用数据，完成率无法计算。" == texts_of(summary)[0]


def test_summarize_takes_a_roll_up():
    """The verb is the same; a topic must be one."""
    rollup = rolled(TABLE)
    assert summarize_rollup(rollup) == devreport.summarize(rollup)
    assert summarize_rollup(rollup, topic()) == devreport.summarize(rollup, topic=topic())
    with pytest.raises(InputError, match="RollUpTopic"):
        devreport.summarize(rollup, topic="title")
    assert "rollup" == RollUpTopic().id
