"""Reading rule sets from their plain form."""

import json
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from devreport.errors import RuleError
from devreport.findings import Severity
from devreport.rules import (
    RuleSet,
    core_rules,
    ruleset_to_data,
)
from devreport.rules.forms.set_reading import MOST_RULES, ruleset_from_data
from tests.rules.own import FULL, SMALL

WHOLE = RuleSet(id="own", version="1", rules=(FULL,), since=date(2026, 1, 1), until=date(2026, 12, 31))


def given(*rules: Any, **keys: Any) -> dict[str, Any]:
    """A rule file."""
    return {"id": "city", "version": "1", "rules": list(rules), **keys}


def found(data: object) -> list[tuple[str, str, str]]:
    """Every problem: where, what is found, and the hint."""
    with pytest.raises(RuleError) as caught:
        ruleset_from_data(data)
    return [(one.where, one.found, one.hint) for one in caught.value.problems]


def wrong(**keys: Any) -> list[tuple[str, str, str]]:
    """The problems of the smallest rule with some keys changed."""
    return found(given({**SMALL, **keys}))


@pytest.mark.parametrize("ruleset", [WHOLE, core_rules()], ids=["own", "core"])
def test_what_is_written_is_read(ruleset: RuleSet) -> None:
    """With the same hash."""
    again = ruleset_from_data(json.loads(json.dumps(ruleset_to_data(ruleset))))
    assert ruleset == again
    assert ruleset.hash == again.hash


def test_what_is_the_author_s_own_is_let_be() -> None:
    """Under ``ext``, and nowhere else."""
    assert ruleset_from_data(given(SMALL)) == ruleset_from_data(given({**SMALL, "ext": {"a": 1}}, ext=[1]))
    assert [("$", "the key 'note'", "")] == found(given(note=""))


def test_a_file_may_start_from_the_core() -> None:
    """Rules of the same name are replaced in their place, others come last; some are left out, by any handle."""
    core = core_rules()
    pace = evolve(core.rule("I03"), severity=Severity.ERROR)
    own = [*ruleset_to_data(RuleSet(id="x", version="1", rules=(pace,)))["rules"], SMALL]
    made = ruleset_from_data(given(*own, extends="core", without=["I04"]))

    left = [rule.name for rule in core.rules if rule.code != "I04"]
    assert [*left, "item.dated"] == [rule.name for rule in made.rules]
    assert pace == made.rule("I03")
    assert core.rules == ruleset_from_data({"id": "city", "version": "1", "extends": "core"}).rules


def test_a_file_has_rules_or_starts_from_some() -> None:
    """And leaves out only what it starts from."""
    assert [("$", "no rules, and no 'extends'", "")] == found({"id": "city", "version": "1"})
    assert [("$", "'without', and no 'extends'", "")] == found(given(without=["I04"]))
    expected = [("$.without[1]", "the rule 'indicator.pase'", 'did you mean "indicator.pace"?')]
    assert expected == found(given(extends="core", without=["I04", "indicator.pase"]))
    assert [("$.extends", "'cor'", 'did you mean "core"?')] == found(given(extends="cor"))


@pytest.mark.parametrize("version", ["1.0", "1.7"])
def test_a_newer_minor_version_is_read(version: str) -> None:
    """Only a newer major version is another form."""
    assert 1 == len(ruleset_from_data(given(SMALL, schema_version=version)).rules)


@pytest.mark.parametrize("version", ["2.0", "1.", 1])
def test_another_version_is_refused(version: object) -> None:
    """It may mean something else."""
    assert "$.schema_version" == found(given(schema_version=version))[0][0]


def test_effect_ends_after_it_begins() -> None:
    """That of a rule set and that of a threshold."""
    assert [("$.until", "2025-12-31, before 2026-01-01", "")] == found(given(since="2026-01-01", until="2025-12-31"))
    days = {"value": "a", "since": date(2026, 1, 1), "until": date(2025, 1, 1)}
    expected = [("$.rules[0].parameters.p.editions[0].until", "2025-01-01, before 2026-01-01", "")]
    assert expected == wrong(parameters={"p": {"value": "a", "editions": [days]}})


def test_everything_that_is_wrong_is_said_at_once() -> None:
    """In all rules."""
    places = [where for where, _, _ in found(given({**SMALL, "over": 1, "code": 2}, [], {}))]
    assert ["$.rules[0].code", "$.rules[0].over", "$.rules[1]", *["$.rules[2]"] * 6] == places


def test_a_rule_file_is_an_object() -> None:
    """Nothing else."""
    assert [("$", "a list", "")] == found([])


def test_a_rule_set_without_rules_finds_nothing() -> None:
    """So it is none, however it came to have no rules."""
    hint = 'add a rule, or "extends": "core" to start from'
    assert [("$.rules", "no rules", hint)] == found(given())
    core = [rule.name for rule in core_rules().rules]
    assert [("$.rules", "no rules", hint)] == found(given(extends="core", without=core))


def test_too_many_rules_are_refused_before_one_is_read() -> None:
    """At once."""
    hint = "like things are rows with one rule, not a rule each"
    assert [("$.rules", "1,001 rules", hint)] == found(given(*[None] * (MOST_RULES + 1)))
