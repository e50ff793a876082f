"""Which rules can be asked of a table."""

from __future__ import annotations

import pytest
from attrs import evolve

from devreport.bulk import Mapped, TableMapping, assess_table
from devreport.errors import RuleError
from devreport.expressions import Earlier, Field, Lag, count, total
from devreport.findings import Outcome, Verdict, VerdictTest
from devreport.rules import RuleSet, core_rules, requirement
from tests.tables.made import PERIOD, judged, mapping, required, table

X = Field("x")
HELD = mapping(x=Mapped(unit="万元"), y=Mapped(unit="个"), z=Mapped(unit="元"))
GIVEN = table({"x": [1], "y": [2], "z": [3]}, HELD)


def reasons(*conditions: object) -> list[tuple[str, str]]:
    """Why rules are refused."""
    return [(one.code, one.reason) for one in judged(GIVEN, *required(*conditions)).refused]


def test_what_reads_other_fields_is_refused() -> None:
    """What reads other fields is refused."""
    assert [("unmapped", "no column is mapped to a, b")] == reasons((Field("a") > Field("b")) & (X > Field("a")))


def test_what_reads_other_child_rows_is_refused() -> None:
    """What reads other child rows is refused."""
    assert [("no_children", "the child rows parts are not there")] == reasons(count("parts") > 1)
    held = mapping({"parts": {"n": Mapped()}}, x=Mapped())
    given = table({"x": [1]}, held, parts={"of": ["k0"], "n": [1]})
    (refused,) = judged(given, *required(total("parts", Field("m")) > 1)).refused
    assert refused.reason == "no column is mapped to parts.m"


def test_what_would_mix_units_is_refused() -> None:
    """What would mix units is refused."""
    assert ["unlike_units"] == [code for code, _ in reasons(X > Field("y"))]
    assert [] == reasons(X > Field("z"))


def test_what_looks_back_is_refused() -> None:
    """What looks back is refused, also where the object engine stands in: it would find nothing either."""
    rules = required(Earlier(X, Lag.YEAR) < X)
    assert ["earlier"] == [one.code for one in judged(GIVEN, *rules, fallback="objects").refused]


def test_a_rule_that_asks_nothing_is_judged() -> None:
    """A rule that asks nothing is judged."""
    (rule,) = required(X > 0)
    always = evolve(rule, verdicts=(VerdictTest(Verdict.RECORDED, Outcome.PASS),))
    assert [1] == judged(GIVEN, always).outcomes()["thing.r0"].to_list()


def test_rules_have_to_be_sound() -> None:
    """Rules have to be sound."""
    rules = RuleSet(id="own", version="1", rules=required(X > Field("y")))
    with pytest.raises(RuleError) as caught:
        assess_table(GIVEN, ruleset=rules, period=PERIOD)
    assert "thing.r0.verdicts[0].when" in caught.value.problems[0].where


def test_a_field_of_ones_own_kind_has_to_be_mapped() -> None:
    """A field of ones own kind has to be mapped."""
    rules = RuleSet(id="own", version="1", rules=required(Field("xx") > 0))
    with pytest.raises(RuleError, match="did you mean"):
        assess_table(GIVEN, ruleset=rules, period=PERIOD)


def test_a_rule_set_has_to_be_about_the_kind() -> None:
    """A rule set has to be about the kind."""
    other = requirement(X > 0, name="others.r", over="others")
    with pytest.raises(RuleError, match="no rule over 'thing'"):
        assess_table(GIVEN, ruleset=RuleSet(id="own", version="1", rules=(other,)), period=PERIOD)


def test_the_rules_of_the_core_are_sound_for_kinds_of_plans() -> None:
    """The rules of the core are sound for kinds of plans."""
    held = TableMapping(kind="ledger", key="key", fields={"found": Mapped(column="x", unit="个")})
    refused = assess_table(table({"x": [1]}, held), ruleset=core_rules(), period=PERIOD).refused
    assert {"unmapped"} == {one.code for one in refused}


def test_children_are_checked_with_their_fields() -> None:
    """Children are checked with their fields."""
    held = mapping({"parts": {"n": Mapped(nonnegative=True)}}, x=Mapped())
    given = table({"x": [1]}, held, parts={"of": ["k0"], "n": [1]})
    rules = RuleSet(id="own", version="1", rules=required(total("parts", Field("n")) > X))
    assert [0] == assess_table(given, ruleset=rules, period=PERIOD).outcomes()["thing.r0"].to_list()
