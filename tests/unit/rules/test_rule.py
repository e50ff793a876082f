"""Rules."""

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Outcome, Verdict
from devreport.quantities import Quantity
from devreport.rules import ParameterValue, Rule, VerdictTest

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
