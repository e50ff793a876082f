"""The object engine."""

from typing import Any

import pytest

from devreport.errors import RuleError
from devreport.expressions import Field, Lag, Parameter
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.model import Text
from devreport.periods import half, month
from devreport.quantities import Hedge, Missing, Quantity, Ratio
from devreport.rules import ListShown, ParameterValue, Rule, Shown, ShownPeriod, Subject, VerdictTest
from devreport.rules.engines import judge

ACTUAL = Field("actual")


def rule(**given: Any) -> Rule:
    """A rule that an amount is above a threshold."""
    usual = {
        "code": "X1",
        "name": "x.check",
        "title": "核对",
        "over": "x",
        "statement": STATEMENTS["whole"],
        "verdicts": (
            VerdictTest(Verdict.AGREES, Outcome.PASS, Parameter("least") <= ACTUAL),
            VerdictTest(Verdict.DIFFERS, Outcome.FAIL),
        ),
        "figures": {"value": ACTUAL},
        "parameters": {"least": ParameterValue(Quantity(5, "个"))},
        "source": "a circular",
    }
    return Rule(**{**usual, **given})


def subject(value: object = None, **given: Any) -> Subject:
    """A subject with an amount."""
    cells = {"actual": value, "kind": "count", **given.pop("cells", {})}
    return Subject(kind="x", id="s", period=half(2023, 1), cells=cells, inputs={"actual": ("obs:s@2023-S1",)}, **given)


@pytest.mark.parametrize(
    ("value", "verdict", "outcome"),
    [
        (Quantity(5, "个"), Verdict.AGREES, Outcome.PASS),
        (Quantity(4, "个"), Verdict.DIFFERS, Outcome.FAIL),
        (None, None, Outcome.UNKNOWN),
        (Missing(), None, Outcome.UNKNOWN),
    ],
)
def test_the_first_verdict_that_holds_is_found(value: object, verdict: Verdict | None, outcome: Outcome) -> None:
    """Unknown as soon as one cannot be decided."""
    found = judge(rule(), subject(value))
    assert (verdict, outcome) == (found.verdict, found.outcome)


def test_an_unknown_names_what_is_missing() -> None:
    """And shows it as a missing figure."""
    found = judge(rule(), subject())
    assert (("actual",), Missing(what="actual")) == (found.missing, found.figures["value"].value)


def test_a_figure_has_an_id_and_inputs() -> None:
    """Made of subject, period, rule and role."""
    figure = judge(rule(), subject(Quantity(5, "个"))).figures["value"]
    assert ("s@2023-S1:x.check.value", ("obs:s@2023-S1",), "x.check") == (figure.id, figure.inputs, figure.formula)


def test_without_a_verdict_that_holds_nothing_is_known() -> None:
    """A rule that does not cover its subjects does not pass them."""
    found = judge(rule(verdicts=rule().verdicts[:1]), subject(Quantity(4, "个")))
    assert (Outcome.UNKNOWN, ("no_verdict",)) == (found.outcome, found.undefined)


@pytest.mark.parametrize(("kind", "outcome"), [("count", Outcome.PASS), ("rate", None), (None, Outcome.UNKNOWN)])
def test_a_rule_may_not_apply(kind: str | None, outcome: Outcome | None) -> None:
    """And whether it does may be unknown."""
    checked = rule(applies=Field("kind").equals("count"))
    found = judge(checked, subject(Quantity(5, "个"), cells={"kind": kind}))
    assert outcome is (found.outcome if found else None)


def test_whether_a_rule_applies_may_depend_on_a_threshold() -> None:
    """Or on child rows."""
    checked = rule(applies=Parameter("least") <= ACTUAL)
    assert judge(checked, subject(Quantity(4, "个"))) is None


def test_unlike_things_are_never_compared() -> None:
    """What was recorded is still shown."""
    found = judge(rule(), subject(Quantity(5, "次")))
    assert (Outcome.UNKNOWN, ("unlike_rule",)) == (found.outcome, found.undefined)
    assert Quantity(5, "次") == found.figures["value"].value


def test_a_field_that_is_not_there_is_refused() -> None:
    """With the nearest one, in conditions and in verdicts."""
    with pytest.raises(RuleError, match="actual"):
        judge(rule(applies=Field("actuel").equals("x")), subject())
    with pytest.raises(RuleError, match="actual"):
        judge(rule(figures={"value": Field("actuel")}), subject())


def test_the_period_of_a_subject_is_one_figure() -> None:
    """Whatever rule shows it."""
    found = judge(rule(statement=STATEMENTS["recorded"]), subject(Quantity(5, "个"), texts={"name": Text("会议")}))
    assert ("2023-S1", half(2023, 1)) == (found.figures["period"].id, found.figures["period"].value)
    assert {"name": Text("会议"), "noun": Text(), "noun_one": Text()} == found.texts


def test_what_the_plan_does_not_ask_for_is_left_out() -> None:
    """What it asks for and does not have is missing."""
    stage = rule(
        statement=STATEMENTS["funding_issued"],
        figures={"count": ACTUAL, "amount": Shown(Field("amount")), "batch": ACTUAL + ACTUAL},
    )
    assert {"amount", "batch", "period"} == set(judge(stage, subject(cells={"amount": Missing()})).figures)
    spanned = rule(statement=STATEMENTS["document"], figures={"span": ShownPeriod("span")})
    assert {} == judge(spanned, subject()).figures
    assert {"span"} == set(judge(spanned, subject(periods={"span": month(2023, 6)})).figures)


def test_lists_are_made_of_child_rows() -> None:
    """With a name, a figure or a period each; some may be left out."""
    parts = tuple(
        Subject(
            kind="",
            id=f"parts[{number}]",
            period=month(2023, number + 1),
            cells={"value": Quantity(number, "个")},
            texts={"name": Text(f"第{number}")},
            periods={"part": month(2023, number + 1)},
        )
        for number in range(3)
    )
    whole = subject(Quantity(5, "个"), children={"parts": parts})
    more = Field("value") > Parameter("least") - Quantity(5, "个")
    checked = rule(
        lists={
            "plain": ListShown("parts"),
            "shown": ListShown("parts", Field("value"), more),
            "twice": ListShown("parts", Shown(Field("value") + Field("value"))),
            "dated": ListShown("parts", ShownPeriod("part")),
        }
    )
    lists = judge(checked, whole).lists
    assert [None, None, None] == [one.figure for one in lists["plain"]]
    assert ["第1", "第2"] == [str(one.name) for one in lists["shown"]]
    assert ["s/parts[1]@2023-M02:x.check.shown", "s/parts[2]@2023-M03:x.check.shown"] == [
        one.figure.id for one in lists["shown"]
    ]
    assert [0, 2, 4] == [one.figure.value.value for one in lists["twice"]]
    assert [month(2023, 1), month(2023, 2), month(2023, 3)] == [one.figure.value for one in lists["dated"]]


def test_a_rule_may_say_its_own_title() -> None:
    """So that a rule of one's own is worded by a statement for all of them."""
    own = rule(statement=STATEMENTS["check"], verdicts=(VerdictTest(Verdict.MET, Outcome.PASS),))
    found = judge(own, subject("5"))
    assert found is not None
    assert own.title == found.texts["title"]


def test_what_a_rule_looks_back_at_is_there() -> None:
    """The same subject a year before; an outcome that is unknown by a test says what was missing."""
    before = subject(Quantity(3, "个"))
    verdicts = (
        VerdictTest(Verdict.AGREES, Outcome.PASS, ACTUAL > ACTUAL.year_earlier()),
        VerdictTest(Verdict.DIFFERS, Outcome.UNKNOWN),
    )
    made = rule(verdicts=verdicts, figures={"value": ACTUAL})
    found = judge(made, subject(Quantity(4, "个"), past={Lag.YEAR: before}.get))
    assert found is not None
    assert Outcome.PASS is found.outcome
    lower = judge(made, subject(Quantity(2, "个"), past={Lag.YEAR: before}.get))
    assert lower is not None
    assert (Outcome.UNKNOWN, Verdict.DIFFERS, ()) == (lower.outcome, lower.verdict, lower.missing)


def test_only_an_unknown_says_what_its_figures_lack() -> None:
    """A figure beside a verdict may be missing, and a period that is shown lacks nothing."""
    verdicts = (
        VerdictTest(Verdict.AGREES, Outcome.PASS, ACTUAL > Parameter("least")),
        VerdictTest(Verdict.DIFFERS, Outcome.UNKNOWN),
    )
    figures = {"value": Field("kind_of"), "span": ShownPeriod("span")}
    made = rule(verdicts=verdicts, figures=figures)
    for amount, expected in ((6, (Outcome.PASS, ())), (5, (Outcome.UNKNOWN, ("kind_of",)))):
        found = judge(made, subject(Quantity(amount, "个"), cells={"kind_of": None}))
        assert found is not None
        assert expected == (found.outcome, found.missing)


def least(limit: int) -> Rule:
    """The rule with another threshold."""
    return rule(parameters={"least": ParameterValue(Quantity(limit, "个"))})


def test_a_hedged_figure_is_judged_by_all_it_may_stand_for() -> None:
    """200余 is at least 200, and nobody knows whether it is 250; the figure stays as it was recorded."""
    hedged = subject(Quantity(200, "个"), hedges={"actual": Hedge.OVER})
    found = judge(least(200), hedged)
    assert (Verdict.AGREES, Quantity(200, "个")) == (found.verdict, found.figures["value"].value)
    assert Verdict.DIFFERS is judge(least(301), hedged).verdict
    open_ = judge(least(250), hedged)
    assert (None, Outcome.UNKNOWN, ("hedged",)) == (open_.verdict, open_.outcome, open_.undefined)


def test_only_what_a_hedge_leaves_open_is_put_down_to_it() -> None:
    """Neither a division by zero beside it nor a root."""
    divided = rule(verdicts=(VerdictTest(Verdict.AGREES, Outcome.PASS, ACTUAL / 0 > 1),))
    hedged = subject(Quantity(200, "个"), hedges={"actual": Hedge.OVER})
    assert ("zero_denominator",) == judge(divided, hedged).undefined
    root = subject(Ratio(5, 1, "个", radius=1))
    assert ("within_precision",) == judge(rule(), root).undefined
