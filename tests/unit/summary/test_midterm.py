"""The outline of a mid-term evaluation."""

from devreport.rules import core_rules
from devreport.summary import check_outline, midterm_outline


def test_the_outline_is_right_and_says_every_statement() -> None:
    """The whole plan first."""
    outline = midterm_outline()
    check_outline(outline, core_rules())
    points = [*outline.lead, *(point for section in outline.sections for point in section.points)]
    assert ["review", "midterm_binding", "midterm_expected"] == [
        name for point in points for select in point.selects for name in select.statements
    ]
