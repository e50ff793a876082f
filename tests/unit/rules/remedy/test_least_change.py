"""What would make it true, from the evidence of a finding alone."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Finding, Outcome, Verdict
from devreport.model import Text
from devreport.quantities import Quantity
from devreport.rules import CHANGEABLE, Remedy, Rule, VerdictTest, assess_plan, remedies
from devreport.rules.engines import judge
from devreport.rules.subject import Sort, Subject
from devreport.rules.subjects import subject_tables
from tests.rules.assessed import context_of

PLAN: dict[str, Any] = {
    "indicators": [
        {"id": "x", "name": "投资", "unit": "亿元"},
        {"id": "c", "name": "项目", "unit": "个", "nature": "count"},
        {"id": "r", "name": "达标率", "unit": "%", "nature": "rate"},
        {"id": "h", "name": "产值", "unit": "亿元"},
    ],
    "observations": [
        {"indicator": "x", "period": "2023-S1", "value": "40.0亿元"},
        {"indicator": "c", "period": "2023-S1", "value": "4个"},
        {"indicator": "r", "period": "2023-S1", "value": "49.96%"},
        {"indicator": "h", "period": "2023-S1", "value": "20亿元", "hedge": "over"},
    ],
    "targets": [
        {"indicator": "x", "period": "2023", "value": "100.3亿元"},
        {"indicator": "c", "period": "2023", "value": "11个"},
        {"indicator": "r", "period": "2023-S1", "value": "50%"},
        {"indicator": "r", "period": "2023", "value": "60%"},
        {"indicator": "h", "period": "2023", "value": "100亿元"},
    ],
    "items": [
        {"id": "t", "name": "道路", "kind": "task", "status": "in_progress", "due": "2023-06-01"},
        {"id": "u", "name": "桥梁", "kind": "task", "finished": "2023-06-05", "due": "2023-06-01"},
        {"id": "s", "name": "管网", "kind": "task", "status": "suspended"},
    ],
    "orgs": [{"id": "o", "name": "专班", "heads": ["甲"], "heads_required": 2}],
}


def found(rule: str, subject: str) -> Finding:
    """What a rule finds."""
    findings = assess_plan(context_of(PLAN)).findings
    return next(one for one in findings if (one.rule, one.subject) == (rule, subject))


def only(rule: str, subject: str) -> Remedy:
    """The one remedy for it."""
    [remedy] = remedies(found(rule, subject))
    return remedy


def test_what_is_missing_is_exact_and_what_can_be_recorded_is_said_beside_it() -> None:
    """Half of 100.3 is 50.15, which one decimal cannot record: 50.2 can."""
    one = only("indicator.pace", "x")
    assert ("to_date", ("obs:x@2023-S1",), Verdict.AHEAD, True) == (one.field, one.inputs, one.verdict, one.included)
    assert (Quantity("40", "亿元"), Quantity("50.15", "亿元"), Quantity("50.2", "亿元")) == (
        one.now,
        one.bound,
        one.step,
    )
    assert (Quantity("10.15", "亿元"), Quantity("10.2", "亿元")) == (one.short, one.change)
    assert (6, Quantity("10.05", "亿元")) == (one.months, one.rate)


def test_things_come_in_whole_numbers() -> None:
    """Five projects and a half are six."""
    one = only("indicator.pace", "c")
    assert (Quantity("5.5", "个"), Quantity(6, "个"), Quantity(2, "个")) == (one.bound, one.step, one.change)


def test_a_level_has_no_months() -> None:
    """It does not add up to its target."""
    one = only("indicator.target", "r")
    assert (Quantity("0.04", "个百分点"), 0, None) == (one.short, one.months, one.rate)


def test_a_day_is_one_that_can_be_recorded() -> None:
    """A deadline that is moved, or work that is finished in time."""
    assert (date(2023, 6, 30), 29) == ((one := only("item.progress", "t")).bound, one.change)
    late = {one.field: one for one in remedies(found("item.progress", "u"))}
    assert {"finished": -4, "due": 4} == {name: one.short for name, one in late.items()}
    assert date(2023, 6, 1) == late["finished"].step


def test_people_are_counted() -> None:
    """One more head."""
    one = only("org.heads", "o")
    assert ("heads", 1) == (one.field, int(str(one.change).split(maxsplit=1)[0]))


def test_there_is_none_for_what_no_figure_can_mend_or_a_hedge_leaves_open() -> None:
    """Nor for what passes, nor without evidence, nor where the evidence says something else."""
    assert () == remedies(found("item.progress", "s"))
    assert () == remedies(found("indicator.pace", "h"))
    assert () == remedies(found("indicator.whole", "c"))
    behind = found("indicator.pace", "x")
    assert () == remedies(evolve(behind, evidence=None))
    assert () == remedies(evolve(behind, verdict=Verdict.MISSED))


def test_other_fields_may_be_asked_for() -> None:
    """How low would the target have to be?"""
    [one] = remedies(found("indicator.pace", "x"), fields={"target"})
    assert (Quantity("80.0", "亿元"), Verdict.ON_PACE, 0) == (one.step, one.verdict, one.months)


def rule(condition: Any, **figures: Any) -> Rule:
    """A rule of one's own."""
    return Rule(
        code="X01",
        name="own.rule",
        title=Text({"zh": "自定", "en": "own"}),
        over="indicator",
        statement=STATEMENTS["check"],
        verdicts=(VerdictTest(Verdict.MET, Outcome.PASS, condition), VerdictTest(Verdict.MISSED, Outcome.FAIL)),
        figures=figures,
        source="a test",
    )


def judged(condition: Any, **figures: Any) -> Finding:
    """What it finds about a subject of one's own."""
    cells: Any = {"actual": Quantity("3", "亿元"), "due": date.max, "share": Quantity("0.3")}
    finding = judge(
        rule(condition, **figures),
        Subject(kind="indicator", id="x", period=context_of({}).period, cells=cells, texts={"name": Text("x")}),
    )
    assert finding
    return finding


def test_a_number_whose_decimals_nobody_shows_has_a_bound_only() -> None:
    """A strict one is not included."""
    [one] = remedies(judged(Field("actual") > Quantity("5", "亿元")))
    assert (Quantity("5", "亿元"), False, None) == (one.bound, one.included, one.step)
    assert one.short == one.change


@pytest.mark.parametrize(
    "condition",
    [
        (Field("actual") / Quantity("1", "亿元")) * (Field("actual") / Quantity("1", "亿元")) > 200_001,
        Field("actual") < Field("actual"),
        Field("due") > date.max,
    ],
)
def test_where_nothing_exact_mends_it_nothing_is_said(condition: Any) -> None:
    """An irrational bound, a contradiction, a day after the last."""
    assert () == remedies(judged(condition))


def test_the_fields_that_may_change_are_figures_and_days_that_exist() -> None:
    """None outlives the field it names."""
    known = {
        name
        for table in subject_tables().values()
        for name, meaning in table.fields.items()
        if meaning.sort in {Sort.AMOUNT, Sort.RATIO, Sort.DAY}
    }
    assert set() == CHANGEABLE - known


def test_a_day_and_a_figure_have_nothing_between_them() -> None:
    """Which cannot happen."""
    one = only("indicator.pace", "x")
    with pytest.raises(TypeError):
        _ = evolve(one, step=None, bound=date(2023, 6, 1)).change
