"""Everything at once."""

from datetime import date

from attrs import evolve

from devreport.expressions import Field, Parameter
from devreport.quantities import Quantity
from devreport.rules import ParameterEdition, RuleSet
from devreport.rules.checker import check_rule, check_ruleset
from devreport.rules.subject import Meaning, Sort, Table
from tests.unit.rules.checker.made import ACTUAL, MISSED, limit, met, rule

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def test_a_rule_set_is_in_effect_for_some_days() -> None:
    """The first before the last."""
    sound = RuleSet(id="city", version="1", rules=(rule(),), since=FIRST, until=LAST)
    assert () == check_ruleset(sound) == check_ruleset(evolve(sound, since=LAST))
    assert ["effect"] == [one.code for one in check_ruleset(evolve(sound, since=LAST, until=FIRST))]


def test_a_sound_rule_is_not_checked_again() -> None:
    """But what another does to it is told."""
    checked = rule(met(Field("actaul") > 1), MISSED)
    own = rule(name="city.own", needs=("city.rule",))
    both = RuleSet(id="city", version="1", rules=(checked, own))
    assert ["duplicate"] == [one.code for one in check_ruleset(both, sound=(checked,))]
    assert {"duplicate", "unknown_field"} == {one.code for one in check_ruleset(both)}


def test_rules_are_about_subjects_that_there_are() -> None:
    """Of the core, or of tables of one's own."""
    assert ["unknown_subject"] == [one.code for one in check_rule(rule(over="indicater"))]
    tables = {"own": Table({"actual": Meaning(Sort.AMOUNT, "")})}
    assert () == check_rule(rule(over="own"), tables=tables)
    own = RuleSet(id="city", version="1", rules=(rule(over="own"),))
    assert () == check_ruleset(own, tables=tables)
    assert "there is: own" == check_rule(rule(over="something else"), tables=tables)[0].hint


def test_what_is_dead_in_one_place_only_is_alive() -> None:
    """But a gap in one place is a gap."""
    elsewhere = ParameterEdition(value=Quantity("9", "亿元"), place="yinchuan")
    parameters = {**limit("5", editions=(elsewhere,)), "top": limit("9")["limit"]}
    lower, upper = Parameter("limit"), Parameter("top")
    banded = rule(met(ACTUAL >= upper), met(ACTUAL >= lower), MISSED, parameters=parameters)
    assert () == check_rule(banded)
    open_there = rule(
        met(ACTUAL >= lower),
        evolve(MISSED, when=ACTUAL < Quantity("5", "亿元")),
        parameters=limit("5", editions=(elsewhere,)),
    )
    assert [("city.rule.verdicts[1].when", "gap")] == [(one.where, one.code) for one in check_rule(open_there)]


def test_conditions_with_wrong_types_are_left_alone() -> None:
    """The others are looked at all the same."""
    twice = rule(met(Field("actaul") > 1), evolve(MISSED, when=(ACTUAL > 5) & (ACTUAL < 3)))
    assert {"unknown_field", "never"} == {one.code for one in check_rule(twice)}
    wrong = Field("actaul")
    assert {"unknown_field"} == {one.code for one in check_rule(rule(met((wrong > 5) & (wrong < 3)), MISSED))}


def test_roles_and_what_is_never_missing_are_looked_at() -> None:
    """Beside types and logic."""
    tables = {"own": Table({"actual": Meaning(Sort.AMOUNT, "", optional=False)})}
    padded = rule(met(ACTUAL.or_else(0) > Quantity("1", "亿元")), MISSED, over="own")
    assert ["never_missing"] == [one.code for one in check_rule(padded, tables=tables)]
    assert ["unknown_role"] == [one.code for one in check_rule(rule(figures={"nonsense": ACTUAL}))]
