"""Rules and rule sets."""

import pytest
from attrs import evolve

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Severity, Verdict
from devreport.quantities import Quantity
from devreport.rules import ParameterValue, Rule, RuleSet, VerdictTest, core_rules

RULE = Rule(
    code="I99",
    name="indicator.check",
    title="核对",
    aliases=("indicator.old",),
    over="indicator",
    statement=STATEMENTS["whole"],
    verdicts=(VerdictTest(Verdict.AGREES, Outcome.PASS),),
    figures={"value": Field("actual")},
    parameters={"limit": ParameterValue(Quantity("5", "%"), "a circular")},
    source="a circular",
)


def test_the_group_is_the_first_half_of_the_name() -> None:
    """Rules are listed by it."""
    assert "indicator" == RULE.group


def test_thresholds_are_the_values_of_the_parameters() -> None:
    """Their sources are for the reader."""
    assert {"limit": Quantity("5", "%")} == RULE.thresholds


@pytest.mark.parametrize("handle", ["I99", "indicator.check", "indicator.old"])
def test_a_rule_is_found_by_name_code_or_alias(handle: str) -> None:
    """An old name still finds it."""
    assert RULE is RuleSet(id="own", version="1", rules=(RULE,)).rule(handle)


def test_a_rule_that_is_not_there_is_refused() -> None:
    """As by a mapping."""
    with pytest.raises(KeyError):
        RuleSet(id="own", version="1", rules=(RULE,)).rule("indicator.chekc")


def test_a_rule_is_replaced_by_its_name() -> None:
    """The others stay, in their order, and the set has another version."""
    rules = core_rules()
    pace = evolve(rules.rule("indicator.pace"), severity=Severity.ERROR)
    changed = rules.replacing(pace, version="house")

    assert Severity.ERROR is changed.rule("I03").severity
    assert [rule.name for rule in rules.rules] == [rule.name for rule in changed.rules]
    assert changed.version == "house"
    with pytest.raises(KeyError):
        rules.replacing(evolve(pace, name="indicator.nothing"), version="house")
