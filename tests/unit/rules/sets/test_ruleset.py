"""Rule sets: handles, effect, content hash."""

import json
import subprocess
import sys
from datetime import date

import pytest
from attrs import evolve

from devreport.expressions import Field
from devreport.findings import STATEMENTS, Edition, Outcome, Severity, Verdict
from devreport.quantities import Quantity
from devreport.rules import (
    ParameterEdition,
    ParameterValue,
    Rule,
    RuleSet,
    Shown,
    VerdictTest,
    core_rules,
    ruleset_to_data,
)

RULE = Rule(
    code="X01",
    name="indicator.big",
    title="大项目",
    aliases=("indicator.old",),
    over="indicator",
    statement=STATEMENTS["check"],
    verdicts=(VerdictTest(Verdict.MET, Outcome.PASS, Field("actual") >= 5), VerdictTest(Verdict.MISSED, Outcome.FAIL)),
    figures={"value": Field("actual"), "limit": Shown(Field("target"))},
    parameters={
        "limit": ParameterValue(
            Quantity("5", "%"), "a circular", (ParameterEdition(value=Quantity("6", "%"), since=date(2026, 1, 1)),)
        )
    },
    source="a circular",
)
OWN = RuleSet(id="own", version="1", rules=(RULE,))


@pytest.mark.parametrize("handle", ["X01", "indicator.big", "indicator.old"])
def test_a_rule_is_found_by_name_code_or_alias(handle: str) -> None:
    """An old name still finds it."""
    assert RULE is OWN.rule(handle)


def test_a_rule_that_is_not_there_is_refused() -> None:
    """As by a mapping."""
    with pytest.raises(KeyError):
        OWN.rule("indicator.gib")


def test_a_rule_is_replaced_by_its_name() -> None:
    """The others stay, in their order, and the set has another version."""
    rules = core_rules()
    pace = evolve(rules.rule("indicator.pace"), severity=Severity.ERROR)
    changed = rules.replacing(pace, version="house")

    assert Severity.ERROR is changed.rule("I03").severity
    assert [rule.name for rule in rules.rules] == [rule.name for rule in changed.rules]
    assert changed.version == "house"
    with pytest.raises(KeyError):
        rules.replacing(evolve(pace, name="indicator.nothing"), version="house")


def test_a_rule_set_is_in_effect_from_its_first_day_to_its_last() -> None:
    """Both included; without them, always."""
    dated = evolve(OWN, since=date(2026, 1, 1), until=date(2026, 12, 31))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [False, True, True, False] == [dated.in_effect(day) for day in days]
    assert OWN.in_effect(date.min)


def test_equal_rule_sets_have_equal_hashes() -> None:
    """Whatever the order in which roles and parameters were given."""
    again = evolve(OWN, rules=(evolve(RULE, figures=dict(reversed(RULE.figures.items()))),))
    assert again == OWN
    assert again.hash == OWN.hash
    assert Edition("own", "1", OWN.hash) == OWN.edition


def test_the_hash_is_the_same_in_every_process() -> None:
    """It depends on nothing but the content."""
    code = "from devreport.rules import core_rules; print(core_rules().hash)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == core_rules().hash


LIMIT = RULE.parameters["limit"]


@pytest.mark.parametrize(
    "changed",
    [
        evolve(OWN, id="other"),
        evolve(OWN, version="2"),
        evolve(OWN, since=date(2026, 1, 1)),
        evolve(OWN, until=date(2026, 1, 1)),
        evolve(OWN, rules=()),
        *(
            evolve(OWN, rules=(evolve(RULE, **change),))
            for change in (
                {"code": "X02"},
                {"verdicts": (VerdictTest(Verdict.MISSED, Outcome.FAIL),)},
                {"verdicts": (evolve(RULE.verdicts[0], outcome=Outcome.FAIL), RULE.verdicts[1])},
                {"applies": Field("targeted")},
                {"needs": ("indicator.whole",)},
                {"severity": Severity.INFO},
                {"statement": STATEMENTS["target"]},
                {"statement": evolve(STATEMENTS["check"], optional=())},
                {"parameters": {"limit": evolve(LIMIT, value=Quantity("5.0", "%"))}},
                {"parameters": {"limit": evolve(LIMIT, source="another")}},
                {"parameters": {"limit": evolve(LIMIT, editions=())}},
                {"parameters": {"limit": evolve(LIMIT, editions=(evolve(LIMIT.editions[0], place="here"),))}},
            )
        ),
    ],
)
def test_whatever_is_changed_changes_the_hash(changed: RuleSet) -> None:
    """A threshold, a source, an edition, a verdict, the version."""
    assert changed.hash != OWN.hash


def test_the_plain_form_is_json() -> None:
    """Days are written, defaults left out."""
    data = ruleset_to_data(evolve(OWN, since=date(2026, 1, 1)))
    assert data == json.loads(json.dumps(data))
    assert data["since"] == "2026-01-01"
    assert "until" not in data
