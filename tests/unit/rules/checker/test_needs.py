"""Needs of rules."""

from devreport.rules import Rule
from devreport.rules.checker.needs import needs
from tests.unit.rules.checker.made import rule


def rules(**wanted: tuple[str, ...]) -> list[Rule]:
    """Rules that need each other."""
    return [rule(name=f"city.{name}", code=name.upper(), needs=found) for name, found in wanted.items()]


def found(*them: Rule) -> list[tuple[str, str]]:
    """The problems in short."""
    return [(problem.where, problem.code) for problem in needs(them)]


def test_a_need_is_found_by_any_handle() -> None:
    """A name or a code."""
    assert [] == found(*rules(a=(), b=("city.a",), c=("A", "city.b")))


def test_a_need_that_there_is_not() -> None:
    """With the nearest there is, or else what to do."""
    unknown = list(needs(rules(a=(), b=("city.aa", "something else"))))
    assert ['did you mean "city.a"?', "name a rule of this rule set"] == [problem.hint for problem in unknown]


def test_a_rule_that_needs_itself() -> None:
    """Is no circle of several."""
    assert [("city.a.needs[0]", "cycle")] == found(*rules(a=("city.a",)))


def test_a_circle_is_told_once() -> None:
    """As a way, from its first rule; what only leads to it is sound."""
    circle = list(needs(rules(x=("city.a",), a=("city.b", "city.z"), b=("city.c",), c=("city.a", "city.b"), z=())))
    assert ["city.a.needs"] == [problem.where for problem in circle]
    assert "city.a → city.b → city.c → city.a" in circle[0].found


def test_a_diamond_is_no_circle() -> None:
    """Two ways to the same rule."""
    assert [] == found(*rules(a=("city.b", "city.c"), b=("city.d",), c=("city.d",), d=()))


def test_a_need_of_a_rule_about_something_else() -> None:
    """Nothing could be asked of it."""
    one, other = rule(name="city.a", over="item"), rule(name="city.b", code="X02", needs=("city.a",))
    assert [("city.b.needs[0]", "need_of_other")] == found(one, other)
