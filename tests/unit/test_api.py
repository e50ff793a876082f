"""The verbs, from a plan to a finished report."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import devreport
from devreport import InputError, Plan, Quantity, Verdict, api, examples
from devreport.periods import Days, half
from devreport.rules import core_rules
from tests.rules.own import RATE

PLAN = {
    "id": "p",
    "title": {"zh": "工作总结", "en": "Summary of work"},
    "period": "2023-S1",
    "indicators": [{"id": "roads", "name": {"zh": "道路投资", "en": "road investment"}, "unit": "亿元"}],
    "targets": [{"indicator": "roads", "period": "2023", "value": "10.0亿元"}],
    "observations": [{"indicator": "roads", "period": "2023-S1", "value": "6.0亿元"}],
}


def test_every_verb_takes_what_the_one_before_gives() -> None:
    """Reading, assessing, summarising, wording and rendering are the report."""
    plan = devreport.read(PLAN)
    assessment = devreport.assess(plan)
    summary = devreport.summarize(assessment)
    document = devreport.word(summary, locale="zh")

    assert devreport.report(plan, locale="zh") == devreport.render(document)
    assert "道路投资完成6.0亿元，为年度计划的60.0%，超序时进度10.0个百分点。" in devreport.render(document)


def test_a_plan_is_read_as_it_is() -> None:
    """Whoever has a plan need not read it again."""
    plan = devreport.read(PLAN)

    assert plan is devreport.read(plan)
    assert Quantity("6.0", "亿元") == plan.observations[0].value


def test_time_passes_until_the_end_of_the_period() -> None:
    """Today's date is never assumed; a day can be given in two ways."""
    plan = devreport.read(PLAN)

    assert date(2023, 6, 30) == devreport.assess(plan).as_of
    assert date(2023, 3, 31) == devreport.assess(plan, as_of="2023-03-31").as_of
    assert date(2023, 3, 31) == devreport.assess(plan, as_of=date(2023, 3, 31)).as_of


def test_a_plan_may_fix_its_own_day() -> None:
    """The plan's day holds for the plan's period only."""
    plan = devreport.read({**PLAN, "as_of": "2023-05-31"})

    assert date(2023, 5, 31) == devreport.assess(plan).as_of
    assert date(2023, 12, 31) == devreport.assess(plan, period="下半年").as_of
    assert half(2023, 2) == devreport.assess(plan, period=half(2023, 2)).period


def test_the_calendar_is_the_callers_to_choose() -> None:
    """By days, half a year is not quite half of it."""
    finding = devreport.assess(devreport.read(PLAN), calendar=Days()).findings
    elapsed = next(one.figures["elapsed"].value for one in finding if one.rule == "indicator.pace")

    assert isinstance(elapsed, devreport.Ratio)
    assert devreport.Ratio(181, 365) == elapsed


def test_commitments_of_the_plan_before_are_followed_up() -> None:
    """The plan before may be a plan or a place."""
    folder = examples.path("half-year")

    assert "2024年下半年" in devreport.report(
        folder, previous=folder / "previous", outline=examples.load("half-year").outline
    )


@pytest.mark.parametrize("day", ["yesterday", "2023-02-30", "30.6.2023"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    """The error says what a day looks like."""
    with pytest.raises(InputError, match="a day such as 2026-06-30"):
        devreport.assess(devreport.read(PLAN), as_of=day)


def test_an_unknown_format_is_refused() -> None:
    """The error names the formats there are."""
    with pytest.raises(InputError, match="json, markdown, text"):
        devreport.report(PLAN, format="pdf")


def test_the_same_plan_gives_the_same_report() -> None:
    """Nothing depends on chance or on what was done before."""
    plan: Plan = examples.load("half-year").plan

    assert devreport.report(plan, format="json") == devreport.report(plan, format="json")


def test_a_slip_is_answered_in_words() -> None:
    """What was given, what was expected and where to get it."""
    plan = examples.load("half-year").plan
    slips = [
        lambda: api.summarize(plan),
        lambda: api.word(api.assess(plan)),
        lambda: api.word(api.summarize(api.assess(plan)), locale=None),
        lambda: api.render(api.summarize(api.assess(plan))),
        lambda: api.assess(plan, as_of=5),
        lambda: api.assess(plan, period=5),
        lambda: api.assess(plan, rules=[]),
        lambda: api.summarize(api.assess(plan), outline="outline.toml"),
        lambda: api.assess(plan, as_of="1999-01-01"),
        lambda: api.assess(plan, previous=plan),
    ]
    for slip in slips:
        with pytest.raises(InputError, match="expected"):
            slip()


def test_a_five_year_plan_is_evaluated_in_one_call() -> None:
    """From data, up to the day of the plan or to a day in whatever form; with rules of one's own."""
    data = {
        "id": "p",
        "title": "规划",
        "period": "2021/2025",
        "as_of": "2023-06-30",
        "indicators": [{"id": "x", "name": "城镇化率", "unit": "%", "nature": "rate", "binding": "binding"}],
        "baselines": [{"indicator": "x", "period": "2020", "value": "60.0%"}],
        "targets": [{"indicator": "x", "period": "2021/2025", "value": "64.0%"}],
        "observations": [{"indicator": "x", "period": "2023-S1", "value": "61.0%"}],
    }
    assert {"behind"} == {
        api.evaluate_midterm(data, as_of=day, rules=rules).verdict.value
        for day in (None, "2023-12-31", date(2023, 12, 31))
        for rules in (None, core_rules())
    }
    with pytest.raises(InputError, match="such as 2026-06-30"):
        api.evaluate_midterm(data, as_of="half-way")


def test_rules_are_read_wherever_they_are(tmp_path: Path) -> None:
    """A file, its data, or a rule set; and a plan is judged by them, with the thresholds of a place."""
    path = tmp_path / "city.json"
    path.write_text(json.dumps(RATE), encoding="utf-8")
    rules = devreport.read_rules(path)
    assert rules is devreport.read_rules(rules)
    assert rules == devreport.read_rules(RATE) == devreport.read_rules(str(path))

    verdicts = [devreport.assess(PLAN, rules=RATE, place=place).findings[0].verdict for place in ("", "here")]
    assert [Verdict.MET, Verdict.MISSED] == verdicts
    said = "道路投资为60.0%（标准为70.0%），不符合“完成率达标”的要求"
    assert said in devreport.report(PLAN, rules={**RATE, "extends": "core"}, place="here")


def test_a_difference_has_its_cause() -> None:
    """Between two plans, or two rule sets; not both at once."""
    later = {**PLAN, "observations": [{"indicator": "roads", "period": "2023-S1", "value": "4.0亿元"}]}
    stricter = json.loads(json.dumps(RATE).replace('"50"', '"80"'))
    [restated] = devreport.diff(PLAN, later, rules_before=RATE)
    [decided] = devreport.diff(
        PLAN, PLAN, rules_before=RATE, rules_after=stricter, period="2023-S1", as_of="2023-06-30"
    )
    assert ["restated", "threshold"] == [one.causes[0].kind.value for one in (restated, decided)]
    assert () == devreport.diff(PLAN, PLAN)
    with pytest.raises(InputError, match="the same plan or the same rules"):
        devreport.diff(PLAN, later, rules_after=RATE)


@pytest.mark.parametrize(("as_of", "said"), [(None, 43), ("2023-07-20", 43), ("2023-07-19", 51), ("2023-07-04", None)])
def test_a_vintage_counts_from_the_day_it_is_released(as_of: str | None, said: int | None) -> None:
    """On a stated day only what was released by then is known."""
    figure = {"indicator": "x", "period": "2023-S1"}
    plan = {
        "id": "p",
        "title": "计划",
        "period": "2023-S1",
        "indicators": [{"id": "x", "name": "投资", "unit": "亿元"}],
        "observations": [
            {**figure, "value": "51亿元", "released_on": "2023-07-05"},
            {**figure, "value": "43亿元", "released_on": "2023-07-20"},
        ],
    }
    found = [one for one in devreport.assess(plan, as_of=as_of).findings if one.rule == "indicator.recorded"]
    assert ([] if said is None else [Quantity(said, "亿元")]) == [one.figures["value"].value for one in found]
