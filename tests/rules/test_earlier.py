"""Rules that look back: the same indicator a year or a period before (同比, 环比)."""

import json
from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from devreport.expressions import Expr, Field, Lag, total
from devreport.findings import STATEMENTS, Finding, Outcome, Verdict
from devreport.io import finding_from_data, finding_to_data
from devreport.measures import GROWTH
from devreport.periods import parse_period
from devreport.quantities import Quantity
from devreport.rules import Context, Rule, VerdictTest, assess_plan
from devreport.rules.differences.vintages import diff_plans
from devreport.rules.evidence.recheck import recheck
from devreport.rules.inline import inlined
from devreport.rules.sets.ruleset import RuleSet
from devreport.wording import explain
from tests.rules.assessed import plan_of, subjects
from tests.wording.words import text_of

NOW = Field("actual")
FIVE = Quantity(5, "%")


def rule(name: str, previous: Expr) -> Rule:
    """Growth of at least 5 %."""
    growth = inlined(GROWTH, current=NOW, previous=previous)
    return Rule(
        code=name,
        name=f"indicator.{name}",
        title="增速",
        over="indicator",
        statement=STATEMENTS["check"],
        verdicts=(
            VerdictTest(Verdict.MET, Outcome.PASS, growth >= FIVE),
            VerdictTest(Verdict.MISSED, Outcome.FAIL),
        ),
        figures={"value": growth},
        source="a user",
    )


RULES = RuleSet(
    id="own",
    version="1",
    rules=(
        rule("looking-back", NOW.year_earlier()),
        rule("recorded", Field("last_year")),
        rule("on-period", NOW.period_earlier()),
        rule("two-years", NOW.year_earlier().year_earlier()),
    ),
)


def lists(*observations: tuple[str, str, str | None]) -> dict[str, Any]:
    """Figures of one indicator, each with its period and its hedge."""
    return {
        "indicators": [{"id": "x", "name": "投资", "unit": "亿元"}],
        "observations": [
            {"indicator": "x", "period": period, "value": value, **({"hedge": hedge} if hedge else {})}
            for period, value, hedge in observations
        ],
    }


def found(given: dict[str, Any], *, period: str = "2023-S1") -> dict[str, Finding]:
    """What each rule finds."""
    plan = plan_of(given, period=period)
    assessment = assess_plan(Context(plan=plan, period=plan.period, as_of=plan.period.end), ruleset=RULES)
    return {finding.rule.partition(".")[2]: finding for finding in assessment.findings}


def test_growth_on_the_earlier_row_is_the_growth_that_is_recorded() -> None:
    """The same verdict, figure and inputs as with the field that the plan's subject has for it."""
    both = found(lists(("2023-S1", "105.0亿元", None), ("2022-S1", "100.0亿元", None)))
    looking, recorded = both["looking-back"], both["recorded"]
    assert (Verdict.MET, Outcome.PASS) == (looking.verdict, looking.outcome)
    assert (recorded.verdict, recorded.figures["value"].value) == (looking.verdict, looking.figures["value"].value)
    assert ("obs:x@2023-S1", "obs:x@2022-S1") == looking.figures["value"].inputs


def test_what_was_not_recorded_a_year_before_is_named() -> None:
    """With the lag, whether the earlier row has other things or nothing at all."""
    missing = found(lists(("2023-S1", "105.0亿元", None)))
    assert {
        "looking-back": ("actual@year",),
        "recorded": ("last_year",),
        "on-period": ("actual@period",),
        "two-years": ("actual@year@year",),
    } == {name: finding.missing for name, finding in missing.items()}
    assert {Outcome.UNKNOWN} == {finding.outcome for finding in missing.values()}


def test_a_period_and_two_years_are_looked_back_at() -> None:
    """As far as the rule asks."""
    given = lists(("2023-S1", "105亿元", None), ("2022-S2", "100亿元", None), ("2021-S1", "200亿元", None))
    both = found(given)
    assert (Verdict.MET, Verdict.MISSED) == (both["on-period"].verdict, both["two-years"].verdict)
    assert both["looking-back"].verdict is None


def test_a_plan_for_five_years_has_no_year_before() -> None:
    """So that what would have been recorded is missing."""
    both = found(lists(("2021/2025", "105亿元", None), ("2016/2020", "100亿元", None)), period="2021/2025")
    assert (("actual@year",), Verdict.MET) == (both["looking-back"].missing, both["on-period"].verdict)


def test_other_days_are_not_the_period_before() -> None:
    """A cumulative figure that ends with the quarter a year before is not that quarter's."""
    given = lists(("2023-Q2", "60亿元", None), ("2022-S1", "100亿元", None))
    given["indicators"][0]["accumulation"] = "cumulative"
    assert ("actual@year",) == found(given, period="2023-Q2")["looking-back"].missing


def test_what_a_hedge_leaves_open_is_respected() -> None:
    """余 a year before: the growth is at most 5 %, and both the question and the proof keep it."""
    both = found(lists(("2023-S1", "105亿元", None), ("2022-S1", "100亿元", "over")))
    looking = both["looking-back"]
    assert (None, Outcome.UNKNOWN, ("hedged",)) == (looking.verdict, looking.outcome, looking.undefined)
    read = finding_from_data(json.loads(json.dumps(finding_to_data(looking))))
    assert looking == read
    assert read.evidence is not None
    assert read.evidence.row.earlier[Lag.YEAR] != read.evidence.reach.earlier[Lag.YEAR]
    assert recheck(read, RULES)


def test_rows_that_nothing_looks_back_from_have_none() -> None:
    """They are made when they are asked for, and seen as long after their end as the report is."""
    subject = subjects("indicator", lists(("2023-S1", "1亿元", None)), as_of="2023-07-10")["x"]
    assert {} == subject.row.earlier
    assert subject is subject.back(())
    before = subject.past(Lag.YEAR)
    assert before is not None
    assert parse_period("2022-S1") == before.period


def test_a_restated_figure_of_the_year_before_is_the_cause() -> None:
    """Of the other verdict."""
    old, new = (
        plan_of(lists(("2023-S1", "105亿元", None), ("2022-S1", value, None))) for value in ("100亿元", "101亿元")
    )
    [difference] = [one for one in diff_plans(old, new, ruleset=RULES) if one.finding.rule == "indicator.looking-back"]
    assert [("actual@year", ("obs:x@2022-S1",), True)] == [
        (cause.name, cause.inputs, cause.decisive) for cause in difference.causes
    ]


VALUES = st.integers(-300, 300).map(lambda tenths: f"{tenths / 10:.1f}亿元")
PERIODS = ("2023-S1", "2022-S1", "2022-S2", "2021-S1")


@settings(max_examples=60, deadline=None)
@given(
    drawn=st.dictionaries(st.sampled_from(PERIODS), st.tuples(VALUES, st.sampled_from([None, "over", "nearly"]))),
    as_of=st.dates(date(2022, 1, 1), date(2024, 1, 1)),
)
def test_every_finding_is_proven(drawn: dict[str, tuple[str, str | None]], as_of: date) -> None:
    """From its own contents, also after it was written and read."""
    plan = plan_of(lists(*((period, *given) for period, given in drawn.items())))
    for finding in assess_plan(Context(plan=plan, period=plan.period, as_of=as_of), ruleset=RULES).findings:
        assert recheck(finding, RULES)
        read = finding_from_data(json.loads(json.dumps(finding_to_data(finding))))
        assert finding == read
        assert recheck(read, RULES)


def test_it_is_explained_down_to_the_earlier_records() -> None:
    """With the lag in words, in both languages; what was not recorded then is only named."""
    finding = found(lists(("2023-S1", "105.0亿元", None), ("2022-S1", "100.0亿元", None)))["looking-back"]
    assert "上年同期本期数：100亿元（obs:x@2022-S1）" in text_of(explain(finding, locale="zh"))
    assert "he recorded figure a year earlier: 10.0 billion yuan" in text_of(explain(finding, locale="en"))
    missing = found(lists(("2023-S1", "105亿元", None)))["two-years"]
    assert "无法判定，缺：上年同期上年同期本期数。" in text_of(explain(missing, locale="zh"))
    alone = found(lists(("2023-S1", "105.0亿元", None), ("2021-S1", "100.0亿元", None)))
    assert "上年同期上年同期本期数：" in text_of(explain(alone["two-years"], locale="zh"))
    years = found(lists(("2021/2025", "105亿元", None)), period="2021/2025")
    assert "上年同期本期数：" not in text_of(explain(years["looking-back"], locale="zh"))


def test_child_rows_of_an_earlier_row_are_not_told_one_by_one() -> None:
    """Their sum is."""
    finding = found(lists(("2023-S1", "105亿元", None), ("2022-S1", "100亿元", None)))["looking-back"]
    assert finding.evidence is not None
    figures = {"value": total("parts", NOW).year_earlier()}
    evidence = evolve(
        finding.evidence,
        shape=evolve(finding.evidence.shape, figures=figures),
        row=evolve(finding.evidence.row, relations={"parts": ()}),
    )
    assert "obs:x@2022-S1" in text_of(explain(evolve(finding, evidence=evidence), locale="zh"))
