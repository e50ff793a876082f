"""Findings are found by their names."""

import pytest

import devreport
from devreport import InputError, examples
from devreport.rules.sets.naming import findings_named

ASSESSMENT = devreport.assess(examples.load("key-projects").plan)


def named(name: str) -> list[str]:
    """The ids of the findings that a name stands for."""
    return [one.id for one in findings_named(name, ASSESSMENT.findings, ruleset=ASSESSMENT.ruleset)]


def test_an_id_names_one_finding() -> None:
    """And no other."""
    for one in ASSESSMENT.findings:
        assert [one.id] == named(one.id)


def test_a_rule_names_all_its_findings() -> None:
    """By its name or its code, and one of them together with a subject."""
    pace = [one for one in ASSESSMENT.findings if one.rule == "indicator.pace"]
    assert [one.id for one in pace] == named("indicator.pace") == named("I03")
    assert [pace[0].id] == named(f"I03:{pace[0].subject}")


@pytest.mark.parametrize(("wrong", "hint"), [("indicator.pase", "indicator.pace"), ("I03:nobody-at-all", "")])
def test_what_is_not_there_is_refused(wrong: str, hint: str) -> None:
    """With the nearest name, where one is near."""
    with pytest.raises(InputError) as caught:
        named(wrong)
    assert hint in caught.value.problems[0].hint


def test_what_does_not_apply_is_told_from_a_slip() -> None:
    """A rule and a subject that there are, without a finding; and a subject that is misspelt."""
    pace = next(one for one in ASSESSMENT.findings if one.rule == "indicator.pace")
    for name in (f"I04:{pace.subject}", "F02"):
        with pytest.raises(InputError, match="does not apply"):
            named(name)
    with pytest.raises(InputError, match=f'did you mean "I03:{pace.subject}"'):
        named(f"I03:{pace.subject}x")
