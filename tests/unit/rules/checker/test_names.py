"""Handles of rules."""

import pytest

from devreport.rules.checker.names import duplicates, names
from tests.unit.rules.checker.made import rule


@pytest.mark.parametrize("name", ["rule", ".rule", "city.", "", "the city.rule", "1.rule", "city.rule.more"])
def test_a_name_has_a_group(name: str) -> None:
    """And no spaces."""
    assert ["name"] == [problem.code for problem in names(rule(name=name))]


def test_a_rule_has_a_code_and_a_title() -> None:
    """In words."""
    found = list(names(rule(code="", title={"en": ""})))
    assert [("city.rule.code", "name"), ("city.rule.title", "title")] == [(one.where, one.code) for one in found]
    assert [] == list(names(rule(name="city.gdp-2026")))
    assert [] == list(names(rule(name="城市.规则")))


def test_handles_are_one_rule_s_each() -> None:
    """Across codes, names and aliases; a rule without a name has its problem already."""
    one, other = rule(aliases=("city.old",)), rule(code="X02", name="city.two", aliases=("X01", "city.old"))
    assert ["city.two.aliases[0]", "city.two.aliases[1]"] == [problem.where for problem in duplicates((one, other))]
    assert [] == list(duplicates((rule(name=""), rule(name="", code="X02"))))
    twin = rule(name="city.two", code="city.two")
    assert ["city.two.code"] == [problem.where for problem in duplicates((twin, twin))]
