"""What a rule owes its statement."""

from devreport.findings import Outcome, Statement, Verdict
from devreport.rules import ListShown, Rule, ShownPeriod, VerdictTest
from devreport.rules.checker.roles import periods, roles, verdicts
from devreport.rules.subjects import subject_tables
from tests.unit.rules.checker.made import ACTUAL, MISSED, met, rule

TABLES = subject_tables()
OWN = Statement(
    "own", (Verdict.MET, Verdict.MISSED), figures=("period", "value", "limit"), lists=("parts",), optional=("limit",)
)


def said(found: Rule) -> list[tuple[str, str]]:
    """The problems of its roles in short."""
    return [(one.where.removeprefix("city.rule."), one.code) for one in roles(found, TABLES[found.over])]


def test_verdicts_are_those_of_the_statement() -> None:
    """And outcomes are what the verdicts say; what is undefined stays unknown."""
    wrong = rule(
        VerdictTest(Verdict.BEHIND, Outcome.FAIL, ACTUAL > 1),
        VerdictTest(Verdict.MET, Outcome.FAIL, ACTUAL > 2),
        VerdictTest(Verdict.MET, Outcome.UNKNOWN, ACTUAL > 3),
        MISSED,
    )
    found = [(one.where, one.code, one.hint) for one in verdicts(wrong)]
    assert ("city.rule.verdicts[0].verdict", "unknown_verdict", "use one of met, missed") == found[0]
    assert ("city.rule.verdicts[1].outcome", "outcome") == found[1][:2]
    assert 2 == len(found)


def test_figures_and_lists_are_those_of_the_statement() -> None:
    """Optional figures may be left out; the period is shown by itself."""
    assert [] == said(rule(statement=OWN, figures={"value": ACTUAL}, lists={"parts": ListShown("parts")}))
    assert [("figures", "missing_role"), ("lists", "missing_role")] == said(rule(statement=OWN))
    assert [("figures.valu", "unknown_role")] == said(rule(figures={"valu": ACTUAL}))
    assert [("figures.period", "unknown_role")] == said(rule(figures={"period": ShownPeriod("span")}))
    assert [("lists.parts", "unknown_role")] == said(rule(lists={"parts": ListShown("parts")}))


def test_texts_are_those_of_the_subject() -> None:
    """The title of the rule is always there."""
    assert [] == said(rule(statement=Statement("own", (), texts=("title",))))
    assert [("statement", "missing_text")] == said(rule(statement=Statement("own", (), texts=("origin", "title"))))


def test_recorded_periods_are_those_of_the_subject() -> None:
    """Or of its child rows."""
    listed = {"gaps": ListShown("parts", ShownPeriod("part")), "late": ListShown("parts", ShownPeriod("prt"))}
    wrong = rule(figures={"value": ShownPeriod("span")}, lists={**listed, "no": ListShown("part")}, over="cadence")
    found = [(one.where.removeprefix("city.rule."), one.code) for one in periods(wrong, TABLES["cadence"])]
    assert ("figures.value", "unknown_period") == found[0]
    assert [("lists.late.value", "unknown_period"), ("lists.no.relation", "unknown_relation")] == found[1:]
    assert [] == list(periods(rule(figures={"value": ShownPeriod("span"), "limit": ACTUAL}), TABLES["indicator"]))
    inner = rule(figures={"value": ShownPeriod("parts.part")}, over="cadence")
    assert ["unknown_period"] == [one.code for one in periods(inner, TABLES["cadence"])]
    assert [] == list(periods(rule(lists={"parts": ListShown("parts")}), TABLES["breakdown"]))


def test_a_sound_rule_owes_nothing() -> None:
    """As those of the core."""
    assert [] == list(verdicts(rule(met(ACTUAL > 1), MISSED)))
