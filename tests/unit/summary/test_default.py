"""The outline of a report whose plan brings none."""

from hypothesis import given

from devreport.findings import STATEMENTS, Outcome
from devreport.summary import default_outline, summarize_assessment
from tests.strategies.summary import assessments


@given(assessments())
def test_it_says_everything_that_failed(assessment):
    """A report by the default outline hides nothing bad; what is left unsaid is unknown."""
    assert {Outcome.UNKNOWN} >= {one.outcome for one in summarize_assessment(assessment).unsaid}


def test_every_part_of_it_can_be_left_out():
    """A plan without facts gives a report without sections."""
    assert all(section.optional for section in default_outline().sections)


def test_every_heading_is_in_both_languages():
    """No heading of the default outline is a gap in a translation."""
    sections = [one for outer in default_outline().sections for one in (outer, *outer.sections)]
    assert all({"zh", "en"} == {language for language, _ in one.heading.by_language} for one in sections)


def test_every_stage_of_funding_is_said():
    """A stage that statements know is one that the outline knows."""
    funding = default_outline().sections[0].sections[3].points[0].selects[0]
    stages = {name for name in STATEMENTS if name.startswith("funding_")}
    assert stages == set(funding.statements)
