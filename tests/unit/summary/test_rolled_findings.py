"""How findings about a roll-up are made."""

from devreport.findings import Severity
from devreport.summary.rolled_figures import RolledFigures
from devreport.summary.rolled_findings import RolledFindings, stated_only
from devreport.text import Text
from tests.strategies.rollups import rolled, row, topic


def test_names_are_those_of_the_topic_or_of_the_mapping():
    """A ratio is called as the field above, unless the topic says otherwise; a rule as its title."""
    rollup = rolled([row()])
    said = RolledFindings(RolledFigures.of(rollup, topic()))
    assert ["重点投资", "投资"] == [said.named(name).within("zh")[0] for name in ("completion", "done")]
    assert "完成过半" == said.title("project.half").within("zh")[0]
    other = RolledFindings(RolledFigures.of(rollup, topic(names={"project.half": "过半"})))
    assert ["投资", "过半"] == [other.named("completion").within("zh")[0], other.title("project.half").within("zh")[0]]


def test_a_finding_is_about_the_whole_or_a_group():
    """With ids made of what it is."""
    said = RolledFindings(RolledFigures.of(rolled([row("A")]), topic()))
    found = said.finding("x", "rollup_refused", name=Text("x"))
    assert ("x:projects@2026-S1", Severity.INFO, "own") == (found.id, found.severity, found.edition.id)
    group = said.finding("x", "rollup_refused", name=Text("x"), line=said.groups[0])
    assert "x:projects[area=A]@2026-S1" == group.id


def test_rows_that_do_not_say_where_they_belong_are_no_group_to_rank():
    """They are left out of comparisons, and of nothing else."""
    rollup = rolled([row("A"), row(None)])
    assert [("A",)] == [group.key for group in stated_only(rollup).groups]
