"""Reading a rule from its plain form."""

from datetime import date
from typing import Any

import pytest

from devreport.errors import RuleError
from devreport.expressions import Field, to_data
from devreport.findings import STATEMENTS, Severity
from devreport.model import Text
from devreport.rules.forms.rule_reading import read_rule, span_of
from devreport.rules.sets.writing import rule_to_data
from tests.rules.own import FULL, SMALL


def wrong(**keys: Any) -> list[tuple[str, str, str]]:
    """The problems of the smallest rule with some keys changed."""
    with pytest.raises(RuleError) as caught:
        read_rule({**SMALL, **keys}, "$.rules[0]")
    return [(one.where, one.found, one.hint) for one in caught.value.problems]


def test_what_is_written_is_read() -> None:
    """Every part of it."""
    assert FULL == read_rule(rule_to_data(FULL), "$")


def test_what_is_left_out_has_its_default() -> None:
    """The generic statement, an error, everywhere."""
    rule = read_rule(SMALL, "$")
    assert STATEMENTS["check"] == rule.statement
    assert Severity.ERROR is rule.severity
    assert Text("有期限") == rule.title
    assert None is rule.applies


def test_the_last_day_is_not_before_the_first() -> None:
    """Either may be missing."""
    assert (date(2026, 1, 1), None) == span_of({"since": date(2026, 1, 1)}, "$")
    with pytest.raises(RuleError, match="before 2026-01-01"):
        span_of({"since": date(2026, 1, 1), "until": date(2025, 1, 1)}, "$")


@pytest.mark.parametrize(
    ("keys", "where", "what", "hint"),
    [
        ({"over": "indicater"}, "over", "'indicater'", 'did you mean "indicator"?'),
        ({"statement": "pase"}, "statement", "'pase'", 'did you mean "pace"?'),
        (
            {"statement": {"name": "own", "verdicts": ["mett"]}},
            "statement.verdicts[0]",
            "'mett'",
            'did you mean "met"?',
        ),
        ({"verdicts": [{"verdict": "met"}]}, "verdicts[0]", "no such key", ""),
        ({"verdicts": [{"verdict": "mist", "outcome": "fail"}]}, "verdicts[0].verdict", "'mist'", "*"),
        ({"verdicts": [{"verdict": "ahead", "outcome": "pass"}]}, "verdicts[0].verdict", "'ahead'", ""),
        ({"verdicts": [{"verdict": "met", "outcome": "not_applicable"}]}, "verdicts[0].outcome", "*", "*"),
        ({"applies": {"node": "feild", "name": "a"}}, "applies.node", "'feild'", 'did you mean "field"?'),
        ({"applies": None}, "applies", "nothing", ""),
        ({"figures": {"valu": to_data(Field("a"))}}, "figures", "the key 'valu'", 'did you mean "value"?'),
        ({"figures": {"period": to_data(Field("a"))}}, "figures", "the key 'period'", ""),
        ({"figures": {"value": {"value": 1}}}, "figures.value.value", "*", ""),
        ({"figures": {"value": {"period": 1}}}, "figures.value.period", "1", ""),
        ({"figures": {"value": {"value": to_data(Field("a")), "places": 31}}}, "figures.value.places", "31", ""),
        ({"figures": {"value": {"value": to_data(Field("a")), "unit": "亿圆圆"}}}, "figures.value.unit", "*", "*"),
        ({"figures": {"value": []}}, "figures.value", "a list", ""),
        ({"lists": {"parts": {"relation": "parts"}}}, "lists", "the key 'parts'", ""),
        ({"parameters": {"p": {"value": {"quantity": 5}}}}, "parameters.p.value.quantity", "a number", "*"),
        ({"parameters": {"p": {}}}, "parameters.p", "no such key", ""),
        ({"severity": "grave"}, "severity", "'grave'", ""),
        ({"title": ""}, "title", "no text", ""),
        ({"title": {"en": 1}}, "title.en", "1", ""),
        ({"needs": [""]}, "needs[0]", "''", ""),
        ({"titel": "a"}, "", "the key 'titel'", 'did you mean "title"?'),
    ],
)
def test_what_is_wrong_is_said_with_its_place(keys: dict[str, Any], where: str, what: str, hint: str) -> None:
    """And with what may have been meant."""
    problems = [(where, what if what != "*" else one[1], hint if hint != "*" else one[2]) for one in wrong(**keys)]
    assert [(f"$.rules[0].{where}".rstrip("."), *one[1:]) for one in problems] == wrong(**keys)


def test_lists_have_the_roles_of_their_statement() -> None:
    """What is listed is a relation, and what is shown of each row."""
    lists = {"parts": {"relation": "parts", "valeu": to_data(Field("value"))}}
    keys: dict[str, Any] = {"statement": "breakdown", "over": "breakdown", "lists": lists, "verdicts": []}
    assert [("$.rules[0].lists.parts", "the key 'valeu'", 'did you mean "value"?')] == wrong(**keys)
