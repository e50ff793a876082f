"""Two editions of a rule set."""

from typing import Any

import pytest
from attrs import evolve

from devreport.expressions import Field, Parameter
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.quantities import Quantity, Ratio
from devreport.rules import ParameterValue, Rule, RuleSet, VerdictTest, core_rules
from devreport.rules.differences.causes import CauseKind
from devreport.rules.differences.rule_sets import diff_rulesets
from tests.rules.assessed import context_of

CONTEXT = context_of(
    {
        "indicators": [{"id": name, "name": name, "unit": "亿元"} for name in ("a", "b")],
        "observations": [
            {"indicator": "a", "period": "2023-S1", "value": "60亿元"},
            {"indicator": "b", "period": "2023-S1", "value": "40亿元"},
        ],
        "targets": [{"indicator": name, "period": "2023", "value": "100亿元"} for name in ("a", "b")],
    }
)
RATE = Field("to_date") / Field("target")
RULE = Rule(
    code="X01",
    name="indicator.rate",
    title="完成率",
    over="indicator",
    statement=STATEMENTS["check"],
    applies=Field("targeted"),
    verdicts=(
        VerdictTest(Verdict.MET, Outcome.PASS, RATE >= Parameter("least")),
        VerdictTest(Verdict.MISSED, Outcome.FAIL),
    ),
    parameters={"least": ParameterValue(Quantity("50", "%"), "a notice")},
    source="a notice",
)
OTHER = evolve(
    RULE,
    code="X02",
    name="indicator.other",
    verdicts=(
        VerdictTest(Verdict.MET, Outcome.PASS, RATE >= Parameter("least") * 2),
        VerdictTest(Verdict.MISSED, Outcome.FAIL),
    ),
)


def edition(*rules: Rule) -> RuleSet:
    """A rule set of these rules."""
    return RuleSet(id="own", version="1", rules=rules)


def changed(old: tuple[Rule, ...], new: tuple[Rule, ...]) -> list[tuple[Any, ...]]:
    """Subject, verdicts before and after, and the causes with whether each decides."""
    return [
        (
            one.finding.subject,
            one.before and one.before.verdict and one.before.verdict.value,
            one.after and one.after.verdict and one.after.verdict.value,
            [(cause.name, cause.decisive) for cause in one.causes],
        )
        for one in diff_rulesets(edition(*old), edition(*new), context=CONTEXT)
    ]


def least(value: str) -> Rule:
    """The rule with another threshold."""
    return evolve(RULE, parameters={"least": ParameterValue(Quantity(value, "%"), "another notice")})


def test_the_same_rules_find_the_same() -> None:
    """Whatever else is new about them."""
    assert () == diff_rulesets(core_rules(), evolve(core_rules(), version="2"), context=CONTEXT)
    assert [] == changed((RULE,), (evolve(RULE, code="X09", name="indicator.new", aliases=("indicator.rate",)),))


def test_a_threshold_that_changed_is_named() -> None:
    """With what it was and what it is; its sources are in the evidence."""
    assert [("a", "met", "missed", [("least", True)])] == changed((RULE,), (least("70"),))
    [found] = diff_rulesets(edition(RULE), edition(least("70")), context=CONTEXT)
    cause = found.causes[0]
    assert (CauseKind.THRESHOLD, Ratio(50, unit="%"), Ratio(70, unit="%")) == (cause.kind, cause.before, cause.after)
    assert found.after
    assert found.after.evidence
    assert "another notice" == found.after.evidence.thresholds["least"].source


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ((), [("a", "met", None, [("rule_removed", True)]), ("b", "missed", None, [("rule_removed", True)])]),
        ((RULE, OTHER), [(name, None, "missed", [("rule_added", True)]) for name in ("a", "b")]),
        (
            (evolve(RULE, applies=Field("targeted") & (RATE > Quantity("45", "%"))),),
            [("b", "missed", None, [("applies", True)])],
        ),
        ((evolve(RULE, verdicts=OTHER.verdicts),), [("a", "met", "missed", [("verdicts", True)])]),
        (
            (evolve(least("70"), name="indicator.new", aliases=("indicator.rate",)),),
            [("a", "met", "missed", [("least", True), ("rule_renamed", False)])],
        ),
        (
            (evolve(least("70"), verdicts=OTHER.verdicts),),
            [("a", "met", "missed", [("least", True), ("verdicts", True)])],
        ),
    ],
)
def test_what_changed_in_a_rule_is_named(new: tuple[Rule, ...], expected: list[Any]) -> None:
    """Added, removed, applied otherwise, decided otherwise, renamed."""
    assert expected == changed((RULE,), new)


def test_a_rule_may_begin_to_apply() -> None:
    """There was no finding then."""
    never = evolve(RULE, applies=Field("targeted") & (Field("to_date") > Quantity("80", "亿元")))
    assert [(name, None, verdict, [("applies", True)]) for name, verdict in (("a", "met"), ("b", "missed"))] == changed(
        (never,), (RULE,)
    )


def test_a_need_that_is_not_met_any_more_is_named() -> None:
    """And nothing else decides then."""
    needing = evolve(least("60"), needs=("X02",))
    expected = [(name, was, None, [("needs", True), ("least", False)]) for name, was in (("a", "met"), ("b", "missed"))]
    found = changed((RULE, OTHER), (needing, OTHER))
    assert expected == found


def test_changes_that_decide_only_together_are_named_too() -> None:
    """Neither of them is decisive."""

    def either(least: str, enough: str) -> Rule:
        values = {"enough": Quantity(enough, "%"), "least": Quantity(least, "%")}
        when = (RATE >= Parameter("least")) | (RATE >= Parameter("enough"))
        verdicts = (VerdictTest(Verdict.MET, Outcome.PASS, when), VerdictTest(Verdict.MISSED, Outcome.FAIL))
        parameters = {name: ParameterValue(value) for name, value in values.items()}
        return evolve(RULE, verdicts=verdicts, parameters=parameters)

    expected = [("b", "met", "missed", [("enough", False), ("least", False)])]
    assert expected == changed((either("30", "35"),), (either("50", "55"),))
