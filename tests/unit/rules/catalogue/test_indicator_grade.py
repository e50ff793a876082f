"""Grades from presets."""

from devreport.rules.catalogue.indicator_grade import RULES


def test_the_lowest_grade_takes_what_is_left() -> None:
    """And is the one that fails."""
    (rule,) = RULES
    assert [None] == [test.when for test in rule.verdicts if test.verdict.value == "unqualified"]
    assert ["90分", "75分", "60分"] == [str(value) for value in rule.thresholds.values()]
