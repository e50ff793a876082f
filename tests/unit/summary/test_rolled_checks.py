"""What is said of rules, and of all that was not counted, decided or judged."""

from attrs import evolve

from devreport.bulk import Refused, gaps
from devreport.findings import Outcome, Verdict
from devreport.periods import parse_period
from devreport.summary import summarize_rollup
from devreport.summary.rolled_checks import gaps as gaps_of
from devreport.summary.rolled_checks import left_out, rule
from devreport.summary.rolled_figures import RolledFigures
from devreport.summary.rolled_findings import RolledFindings
from devreport.wording import word_finding
from tests.strategies.rollups import rolled, row, texts_of, topic


def said(rollup, **settings):
    """What findings are made of."""
    return RolledFindings(RolledFigures.of(rollup, topic(**settings)))


def rules(rows, by=("area",)):
    """What is said of the rule."""
    return [(one.statement, one.verdict, one.outcome) for one in rule(said(rolled(rows, by)), "project.half")]


def test_the_tally_of_a_rule_says_how_it_ended():
    """All four ways; where it applies to nothing there is nothing to say."""
    failing = ("rollup_failing", Verdict.RECORDED, Outcome.PASS)
    assert [("rollup_rule", Verdict.MET, Outcome.PASS)] == rules([row()])
    assert [("rollup_rule", Verdict.MISSED, Outcome.FAIL), failing] == rules([row(), row(done=0)])
    assert [("rollup_rule", Verdict.MISSED, Outcome.FAIL)] == rules([row(done=0)], ())
    assert [("rollup_rule", Verdict.MISSED, Outcome.FAIL)] == rules([row(None, done=0)])
    assert [("rollup_rule", Verdict.INCOMPLETE, Outcome.UNKNOWN)] == rules([row(), row(done=None)])
    assert [("rollup_rule", None, Outcome.UNKNOWN)] == rules([row(done=None)])
    assert [] == rules([row(stopped=True)])


def test_where_most_failures_are_is_named():
    """The greatest numbers first; those equal to the last that is named too, up to twice as many."""
    rows = [row(name, 0) for name in "AABBCCDDEEFFGGH"]
    *_, found = rule(said(rolled(rows), most=2), "project.half")
    assert ["A省", "B省", "C省", "D省"] == [one.name.within("zh")[0] for one in found.lists["groups"]]
    assert 8 == found.figures["count"].value.value


def test_what_was_left_out_is_told_once():
    """Rows without data, without a plan, without an area; a sum of the same rows is not told again."""
    rows = [row("A", None), row(None), row("B", 1, 0), row("B", 1, None, level=None)]
    statements = [(one.statement, one.rule) for one in left_out(said(rolled(rows)))]
    assert [
        ("rollup_unstated", "rows.unstated"),
        ("rollup_uncompared", "completion.left_out"),
        ("rollup_doubtful", "completion.doubtful"),
        ("rollup_left_out", "done.left_out"),
        ("rollup_undecided", "project.half.undecided"),
    ] == statements
    assert [] == [*left_out(said(rolled([row()])))]
    (_, found, *_) = left_out(said(rolled(rows, ()), names={}))
    assert () == found.lists.get("groups", ())


def test_a_completion_and_a_sum_of_one_field_are_told_apart():
    """In numbers of rows and in words: what lacks a plan is in the sum, and not in the completion."""
    said_here = texts_of(summarize_rollup(rolled([row(), row(planned=None), row(done=None)]), topic()))
    assert "重点投资（1项）完成50.00元，为计划100.00元的50.0%。投资连同缺少计划数的合计100.00元（2项）。" in "".join(
        said_here
    )
    assert "重点投资有2项缺少可用的完成数或计划数、未计入完成率（共3项），其中A省2项。" in said_here
    assert "投资有1项缺少可用数据、未计入合计（共3项），其中A省1项。" in said_here


def test_the_growth_of_more_rows_than_are_compared_says_so():
    """Where a completion beside it leaves some out; else nothing is added."""
    now, last = [rolled([row(), *more]) for more in ([row(planned=None)], [])]
    last = evolve(last, period=parse_period("2025-S1"))
    assert "投资（含缺少计划数的）100.00元，同比增长100.0%。" in "".join(
        texts_of(summarize_rollup(now, topic(last_year=last)))
    )
    english = "".join(texts_of(summarize_rollup(now, topic(last_year=last)), "en"))
    assert (
        "nvestment, rows without a usable plan included, came to 100.00 yuan, up 100.0 percent year on year." in english
    )
    same = rolled([row(), row()])
    assert "投资100.00元，同比增长100.0%。" in "".join(texts_of(summarize_rollup(same, topic(last_year=last))))


def test_rules_that_were_not_judged_are_told():
    """By their name."""
    rollup = evolve(rolled([row()]), refused=(Refused("project.wide", "too_wide", "it is"),))
    assert "“project.wide”在本表中未作判定。" in texts_of(summarize_rollup(rollup, topic()))


def test_gaps_are_said_in_each_language():
    """A group with its periods; several columns are named together."""
    rollup = rolled(
        [row("A", month="2026-02"), row("B", month="2026-01"), row("B", month="2026-02")], ("area", "month")
    )
    found = gaps(rollup, "month", periods=["2026-01", "2026-02"], among=[("C",)])
    first, second = gaps_of(said(rollup.regrouped(["area"]), gaps=found))
    assert "A省应有2次、实有1次，缺2026年1月。" == word_finding(first, locale="zh").text
    assert "Province C" in word_finding(second, locale="en").text
    assert "/C" in second.subject
    both = rolled([row("A", month="2026-01")], ("area", "level", "month"))
    (one,) = gaps_of(said(both.regrouped(["area"]), gaps=gaps(both, "month", periods=["2026-02"])))
    assert "A省、1" == one.texts["name"].within("zh")[0]
