"""Stated figures as subjects."""

from typing import Any

from devreport.measures import Grade
from devreport.quantities import PERCENT, parse_unit
from tests.rules.assessed import subjects


def one(measure: str = "completion", inputs: Any = (("actual", "1亿元"), ("target", "2亿元")), **given: Any) -> Any:
    """The subject of a claim."""
    claims = [{"id": "x", "measure": measure, "inputs": [list(pair) for pair in inputs], "value": "50%", **given}]
    return subjects("claim", {"claims": claims})["x"]


def test_the_recomputed_figure_is_in_the_unit_of_the_stated_one() -> None:
    """Each with its inputs."""
    found = one()
    assert (Grade.FOLLOWS, PERCENT) == (found.cells["grade"], found.cells["recomputed"].unit)
    assert (("claim:x.value",), ("claim:x.inputs[0]", "claim:x.inputs[1]")) == (
        found.inputs["stated"],
        found.inputs["recomputed"],
    )


def test_a_figure_of_another_kind_keeps_its_own_unit() -> None:
    """It does not follow."""
    found = one(value="5个")
    assert (Grade.DOES_NOT_FOLLOW, False) == (
        found.cells["grade"],
        found.cells["recomputed"].unit.convertible_to(parse_unit("个")),
    )


def test_without_a_result_there_is_nothing_recomputed() -> None:
    """A target of zero has no completion."""
    found = one(inputs=(("actual", "1亿元"), ("target", "0亿元")))
    assert (Grade.DOES_NOT_FOLLOW, None) == (found.cells["grade"], found.cells["recomputed"])


def test_an_unknown_measure_is_told_from_wrong_inputs() -> None:
    """By what is missing."""
    assert [(None, True), ("completion", None)] == [
        (each.cells["measure"], each.cells["inputs"]) for each in (one("guess"), one(inputs=()))
    ]


def test_unlike_units_among_the_inputs_are_wrong_inputs() -> None:
    """No figure can be made of them."""
    assert one("remaining", inputs=(("actual", "1亿元"), ("target", "2个"))).cells["inputs"] is None
