"""The plain form of rules."""

import json
from datetime import date

from attrs import evolve

from devreport.findings import STATEMENTS, Severity
from devreport.rules import core_rules
from devreport.rules.sets.writing import day_to_data, rule_to_data
from tests.rules.own import FULL


def test_the_form_is_json() -> None:
    """Texts, truth values, integers, lists and objects."""
    for rule in (FULL, *core_rules().rules):
        assert rule_to_data(rule) == json.loads(json.dumps(rule_to_data(rule)))


def test_what_has_its_default_is_left_out() -> None:
    """The generic statement, an error, no needs."""
    bare = evolve(
        FULL,
        statement=STATEMENTS["check"],
        severity=Severity.ERROR,
        **dict.fromkeys(("aliases", "needs"), ()),
        **{key: {} for key in ("figures", "lists", "parameters")},
        applies=None,
    )
    assert ["code", "name", "title", "over", "verdicts", "source"] == list(rule_to_data(bare))


def test_a_statement_of_the_core_is_its_name() -> None:
    """Another one is written out, be it of the same name."""
    assert "pace" == rule_to_data(evolve(FULL, statement=STATEMENTS["pace"]))["statement"]
    changed = rule_to_data(evolve(FULL, statement=evolve(STATEMENTS["check"], optional=("value",))))["statement"]
    assert ("check", ["value"], ["met", "missed"]) == (changed["name"], changed["optional"], changed["verdicts"])


def test_units_periods_and_editions_are_written() -> None:
    """As whoever writes a file by hand would."""
    data = rule_to_data(FULL)
    assert ("%", 2) == (data["figures"]["value"]["unit"], data["figures"]["value"]["places"])
    assert {"period": "span"} == data["figures"]["span"]
    edition = {"value": {"quantity": "60.0", "unit": "亿元"}, "source": "a notice", "place": "yinchuan"}
    assert {**edition, "since": "2026-01-01", "until": "2026-12-31"} == data["parameters"]["limit"]["editions"][0]


def test_a_day_is_written_or_nothing() -> None:
    """In ISO form."""
    assert ["2026-01-01", ""] == [day_to_data(day) for day in (date(2026, 1, 1), None)]
