"""Claims of published reports, each reproduced from its inputs: the figure, its box, and its grade."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from devreport.measures import Grade, grade
from devreport.quantities import Hedge, Quantity, Ratio, parse_unit, round_to
from tests.published.passage_kinds import KINDS, arguments
from tests.published.words import ACQUITTALS, expected_grade, obstacle

PASSAGES = json.loads((Path(__file__).parent / "data" / "passages.json").read_text(encoding="utf-8"))
CLAIMS = [
    pytest.param(claim, id=f"{passage['id']}-{position}-{claim['kind']}")
    for passage in PASSAGES
    for position, claim in enumerate(passage["claims"])
]
HEDGES = {"near": Hedge.NEARLY, "about": Hedge.ABOUT, "over": Hedge.OVER}


def graded(claim, *, tolerance=None):
    """A claim of a passage, graded."""
    stated = claim["stated"]
    return grade(
        KINDS[claim["kind"]][0],
        arguments(claim),
        stated=Quantity(stated["value"], stated["unit"]),
        hedge=HEDGES.get(stated.get("approx")),
        tolerance=tolerance,
        obstacle=obstacle(claim),
    )


def shown(value, claim, *, places=6):
    """A number of base units in the unit of the stated figure."""
    return round_to(value / parse_unit(claim["stated"]["unit"]).scale, places)


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_has_its_measure(claim):
    """The measure that the data names is the one that its kind stands for."""
    assert claim["measure"] == KINDS[claim["kind"]][0].name


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_is_recomputed(claim):
    """The recomputed figure is the reviewed one, to six decimals."""
    assert Decimal(claim["recomputed"]) == shown(graded(claim).recomputed.base, claim)


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_has_its_box(claim):
    """The figures that the rounding of the inputs allows are the reviewed ones, to six decimals."""
    box = graded(claim).box
    assert [Decimal(end) for end in claim["interval"]] == [shown(end, claim) for end in (box.lower, box.upper)]


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_has_its_grade(claim):
    """The grade is the one that the reviewer's word stands for."""
    assert expected_grade(claim, claim["verdict"]) is graded(claim).grade


def test_there_is_no_false_alarm():
    """Nothing that the reviewers found in order is accused, and all that they found wrong is."""
    accused = {
        id(claim) for passage in PASSAGES for claim in passage["claims"] if graded(claim).grade not in ACQUITTALS
    }
    wrong = {
        id(claim)
        for passage in PASSAGES
        for claim in passage["claims"]
        if expected_grade(claim, claim["verdict"]) not in ACQUITTALS
    }
    assert wrong == accused


def test_a_hedge_reaches_as_far_as_its_rule_says():
    """A figure with 近 follows once the tolerance is wide enough."""
    claims = [
        claim for passage in PASSAGES for claim in passage["claims"] if claim["verdict"] == "depends-on-hedge-tolerance"
    ]
    assert claims
    assert {Grade.FOLLOWS} == {graded(claim, tolerance=Ratio(Fraction(5, 100))).grade for claim in claims}


def test_a_percentage_that_should_be_points_is_remarked_on():
    """A lead over the schedule that is printed in per cent is found, beside its grade."""
    claims = [
        claim
        for passage in PASSAGES
        for claim in passage["claims"]
        if claim["kind"] in {"lead_time", "lag_time"} and claim["stated"]["unit"] == "%"
    ]
    assert {"percent_for_points"} == {graded(claim).remark for claim in claims}
