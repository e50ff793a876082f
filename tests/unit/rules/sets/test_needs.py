"""Rules that need other rules."""

import pytest
from attrs import evolve

from devreport.errors import RuleError
from devreport.findings import Outcome
from devreport.rules import Rule, RuleSet
from devreport.rules.sets.needs import held_back, needs_first
from tests.rules.own import FULL
from tests.strategies.wording import finding


def named(name: str, *needs: str, alias: str = "") -> Rule:
    """A rule of that name."""
    return evolve(FULL, name=name, code=name.upper(), aliases=(alias,) if alias else (), needs=needs)


def order(*rules: Rule) -> list[str]:
    """The names, in the order in which the rules are judged."""
    return [rule.name for rule in needs_first(RuleSet(id="own", version="1", rules=rules))]


def test_what_is_needed_comes_first() -> None:
    """By whatever handle it is needed; otherwise the order stays."""
    assert ["c", "b", "a", "d"] == order(named("a", "B"), named("b", "old"), named("c", alias="old"), named("d", "a"))
    assert ["b", "a"] == order(named("b"), named("a"))


def test_a_long_chain_is_no_matter() -> None:
    """Longer than Python nests calls."""
    rules = [named(f"r{number}", f"r{number + 1}") for number in range(3000)]
    assert "r3000" == order(*rules, named("r3000"))[0]


def test_needs_may_not_go_round() -> None:
    """The circle is named."""
    with pytest.raises(RuleError, match="a → b → a"):
        order(named("a", "b"), named("b", "a"))


def test_a_need_is_a_rule_of_the_set() -> None:
    """With what may have been meant."""
    with pytest.raises(RuleError, match='did you mean "check"'):
        order(named("a", "chekc"), named("check"))


@pytest.mark.parametrize("outcome", Outcome)
def test_a_need_that_did_not_pass_holds_a_finding_back(outcome: Outcome) -> None:
    """On the same subject only; what does not apply, or found nothing, holds nothing back."""
    need, other = named("need"), named("other")
    verdict = FULL.statement.verdicts[0]
    about = [evolve(finding(FULL.statement, verdict, subject=name), missing=("x",)) for name in ("a", "b")]
    needed = evolve(finding(FULL.statement, verdict, subject="a"), rule="need", outcome=outcome)
    held = held_back(about, needed=[need, other], found={"need": [needed], "other": []})

    assert about[1] == held[1]
    if outcome in {Outcome.FAIL, Outcome.UNKNOWN}:
        assert (("need",), None, Outcome.UNKNOWN) == (held[0].unmet, held[0].verdict, held[0].outcome)
        assert ((), about[0].figures) == (held[0].missing, held[0].figures)
    else:
        assert about[0] == held[0]


def test_another_period_is_another_subject() -> None:
    """The same indicator in another month."""
    about = finding(FULL.statement, FULL.statement.verdicts[0])
    needed = evolve(about, period=about.period.previous(), outcome=Outcome.FAIL)
    assert [about] == held_back([about], needed=[named("need")], found={"need": [needed]})
