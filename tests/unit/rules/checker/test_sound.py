"""Rule sets that are refused before any data."""

import pytest
from attrs import evolve

from devreport.errors import RuleError
from devreport.expressions import Field
from devreport.rules import RuleSet, requirement
from devreport.rules.checker import sound
from devreport.rules.checker.sound import check_sound
from devreport.rules.subject import Meaning, Sort, Table

GOOD = RuleSet(id="own", version="1", rules=(requirement(Field("aimed"), name="x.good", over="indicator"),))
RATIOS = {"thing": Table({"x": Meaning(Sort.RATIO, "x")})}


def test_one_problem_is_the_message() -> None:
    """With the rule and the place in it."""
    with pytest.raises(RuleError, match=r"^x\.good\.over: .*did you mean \"indicator\""):
        check_sound(evolve(GOOD, rules=(evolve(GOOD.rules[0], over="indicater"),)))


def test_all_problems_are_told_together() -> None:
    """Each with its rule."""
    number = requirement(Field("actual") + Field("target"), name="x.number", over="indicator")
    with pytest.raises(RuleError, match="2 problems") as caught:
        check_sound(evolve(GOOD, rules=(number, evolve(number, name="x.other", code="x.other"))))
    places = ["x.number.verdicts[0].when", "x.other.verdicts[0].when"]
    assert places == [problem.where for problem in caught.value.problems]


def test_a_sound_rule_set_is_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One about other things each time; the oldest is forgotten."""
    asked = list[str]()

    def checked(ruleset: RuleSet, **_: object) -> tuple[()]:
        asked.append(ruleset.version)
        return ()

    monkeypatch.setattr(sound, "check_ruleset", checked)
    monkeypatch.setattr(sound, "_SOUND", {})
    monkeypatch.setattr(sound, "_MOST", 1)
    other = evolve(GOOD, version="2")
    for ruleset in (GOOD, evolve(GOOD), other, GOOD):
        check_sound(ruleset)
    for _ in range(2):
        check_sound(evolve(GOOD, version="3"), tables=RATIOS)
    assert ["1", "2", "1", "3", "3"] == asked
