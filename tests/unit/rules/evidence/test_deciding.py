"""A shape asked of facts."""

import pytest

from devreport.expressions import Field, row
from devreport.findings import Evidence, Outcome, Shape, Threshold, Verdict, VerdictTest
from devreport.quantities import Quantity
from devreport.rules.evidence.deciding import decided, thresholds_of

SHAPE = Shape(
    Field("asked"),
    (
        VerdictTest(Verdict.MET, Outcome.PASS, Field("x") >= 3),
        VerdictTest(Verdict.MISSED, Outcome.FAIL, Field("x") < 2),
    ),
)


@pytest.mark.parametrize(
    ("expected", "asked", "x"),
    [
        ((Verdict.MET, Outcome.PASS), True, 3),
        ((Verdict.MISSED, Outcome.FAIL), True, 1),
        ((None, Outcome.UNKNOWN), True, 2),
        ((None, Outcome.UNKNOWN), True, None),
        ((None, Outcome.UNKNOWN), None, 3),
        ((None, Outcome.NOT_APPLICABLE), False, 3),
    ],
)
def test_a_shape_ends_in_one_of_four_ways(
    expected: tuple[Verdict | None, Outcome],
    asked: bool | None,
    x: int | None,
) -> None:
    """The first verdict that holds, unless it or what comes before it is unknown."""
    facts = row({"asked": asked, "x": None if x is None else Quantity(x)})
    assert expected == decided(SHAPE, facts, thresholds={})


def test_one_without_a_condition_applies_everywhere() -> None:
    """And a test without one takes what is left."""
    shape = Shape(None, (VerdictTest(Verdict.RECORDED, Outcome.PASS),))
    assert (Verdict.RECORDED, Outcome.PASS) == decided(shape, row({}), thresholds={})


def test_thresholds_are_those_of_the_evidence() -> None:
    """By name."""
    facts = row({})
    evidence = Evidence(shape=SHAPE, row=facts, reach=facts, thresholds={"limit": Threshold(Quantity(3), "x")})
    assert {"limit": Quantity(3)} == thresholds_of(evidence)
