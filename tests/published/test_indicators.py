"""Published indicators, each reproduced from its inputs, and each published figure graded."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from devreport.measures import Grade, grade, grade_shares
from devreport.quantities import PERCENT, Quantity, Ratio, Undefined, parse_unit, round_to
from tests.published import framework_kinds, indicator_kinds
from tests.published.indicator_kinds import Figure
from tests.published.words import ACQUITTALS, GRADES, places

KINDS = indicator_kinds.KINDS | framework_kinds.KINDS
FILES = sorted((Path(__file__).parent / "data" / "indicators").glob("*.json"))
CASES = [case for path in FILES for case in json.loads(path.read_text(encoding="utf-8"))]
each_case = pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])


def figures(case):
    """Everything that a case computes, by the names it uses."""
    return KINDS[case["kind"]]({**case["inputs"], "published": case["published"]})


def shown(value, like, unit="1"):
    """A result as the case writes it: a number at the decimals of ``like``, or the thing itself."""
    match value:
        case Figure():
            return shown(value.value, like, value.unit)
        case Ratio() if isinstance(like, str):
            return str(round_to(value.base / parse_unit(unit).scale, places(like)))
        case Undefined():
            return None
        case list() if value and isinstance(value[0], Ratio):
            return [shown(one, other) for one, other in zip(value, like, strict=True)]
        case _:
            return value


def same(expected, found):
    """Whether a result is the expected one; 9 and 9.0 are the same figure."""
    if isinstance(expected, str) and isinstance(found, str):
        try:
            return Decimal(expected) == Decimal(found)
        except ArithmeticError:
            return expected == found
    return expected == found


def graded(case):
    """The grade of every published figure that has a reviewer's word."""
    found, grades = figures(case), {}
    for name in case["verdict"]:
        printed, figure = case["published"].get(name, case["expected"].get(name)), found[name]
        if isinstance(figure, Figure) and printed:
            stated = Quantity(printed, figure.unit)
            grades[name] = grade(figure.measure, figure.inputs, stated=stated, obstacle=figure.obstacle).grade
        else:
            agrees = same(None if printed == "" else printed, shown(figure, printed))
            grades[name] = Grade.FOLLOWS if agrees else Grade.DOES_NOT_FOLLOW
    return grades


@each_case
def test_a_case_is_reproduced(case):
    """Every expected figure comes out of the inputs; growth on another basis stands as published."""
    found = figures(case)
    for name, expected in case["expected"].items():
        stands = isinstance(found[name], Figure) and found[name].obstacle is not None
        result = case["published"][name] if stands else shown(found[name], expected)
        assert same(expected, result), (name, expected, result)


@each_case
def test_a_published_figure_has_its_grade(case):
    """The grade is the one that the reviewer's word stands for."""
    assert {name: GRADES[word] for name, word in case["verdict"].items()} == graded(case)


@each_case
def test_a_figure_is_flagged_if_it_does_not_follow(case):
    """Cases that the reviewers marked as wrong are accused; no other one is, but for shares closed to 100."""
    accused = {name for name, found in graded(case).items() if found not in ACQUITTALS}
    closed = {name for name, word in case["verdict"].items() if word == "forced_to_100_other_rule"}
    assert case["verified"] is not bool(accused - closed)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if "forced_to_100_other_rule" in case["verdict"].values()],
    ids=lambda case: case["id"],
)
def test_shares_forced_to_100_are_found(case):
    """Shares that were made to add up to 100 are told from plain errors."""
    stated = [Quantity(printed, PERCENT) for printed in case["published"].values()]
    found = grade_shares(case["inputs"]["parts"], case["inputs"]["total"], stated=stated)
    reasons = ["closed_to_100" if word == "forced_to_100_other_rule" else "" for word in case["verdict"].values()]
    assert reasons == [one.reason for one in found]
