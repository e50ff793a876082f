"""The catalogue as a whole: complete, consistent, and about fields that exist."""

import re
from datetime import date
from enum import Enum

import pytest

from devreport.expressions import Cell
from devreport.findings import STATEMENTS
from devreport.quantities import RATIO, Missing, Quantity, Ratio
from devreport.rules import Rule, Shown, ShownPeriod, core_rules
from devreport.rules.evidence.reading import reading_of
from devreport.rules.subject import Sort
from devreport.rules.subjects import subject_tables, subjects_of
from tests.rules.assessed import cases, context_of, plan_of

RULES = core_rules().rules
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

#: Rules without a verdict for what is left, because nothing can be left.
COVERS = {
    "indicator.recorded": "a figure is there or missing",
    "indicator.light-sanya-2022": "the table covers every shortfall",
    "funding.rate": "a rate is there or missing",
    **{rule.name: "a stage is there or missing" for rule in RULES if rule.over == "funding_stage"},
}


#: Statements for rules that others write, and those of roll-ups, which no rule makes (tests/unit/summary).
GENERIC = {"check", *(name for name in STATEMENTS if name.startswith("rollup_"))}


def test_every_statement_is_made_by_a_rule() -> None:
    """No message is dead."""
    assert set(STATEMENTS) - GENERIC == {rule.statement.name for rule in RULES}


def test_every_verdict_of_a_statement_is_found_by_a_rule() -> None:
    """Nor is any of its verdicts."""
    found = {(rule.statement.name, test.verdict) for rule in RULES for test in rule.verdicts}
    own = {name: statement for name, statement in STATEMENTS.items() if name not in GENERIC}
    stated = {(name, verdict) for name, statement in own.items() for verdict in statement.verdicts}
    assert set() == stated - found
    assert set() == found - stated


def test_codes_and_names_are_one_rule_s_each() -> None:
    """So that either finds it."""
    assert len(RULES) == len({rule.code for rule in RULES}) == len({rule.name for rule in RULES})
    assert all(re.fullmatch(r"[A-Z]\d\d", rule.code) for rule in RULES)
    assert all(re.fullmatch(r"[a-z_]+\.[a-z0-9_-]+", rule.name) for rule in RULES)


@EACH
def test_the_roles_of_a_rule_are_those_of_its_statement(rule: Rule) -> None:
    """The period is shown by itself."""
    assert set(rule.statement.figures) - {"period"} == set(rule.figures)
    assert set(rule.statement.lists) == set(rule.lists)


@EACH
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    """In both languages, with its source."""
    assert {"zh", "en"} == dict(rule.title.by_language).keys()
    assert rule.source
    assert all(parameter.source for parameter in rule.parameters.values())


@EACH
def test_the_last_verdict_takes_what_is_left(rule: Rule) -> None:
    """Unless it is said why nothing is left."""
    assert (rule.verdicts[-1].when is not None) is (rule.name in COVERS)


@EACH
def test_a_rule_reads_fields_that_its_subjects_have(rule: Rule) -> None:
    """And child rows, with the fields that these have."""
    table = subject_tables()[rule.over]
    own = [rule.applies, *(test.when for test in rule.verdicts)]
    own += [shown.value if isinstance(shown, Shown) else shown for shown in rule.figures.values()]
    for reading in [reading_of(expr) for expr in own if expr is not None and not isinstance(expr, ShownPeriod)]:
        assert set() == set(reading.fields) - set(table.fields)
        for relation, fields in reading.relations:
            assert set() == set(fields) - set(table.relations[relation])
    for shown in rule.lists.values():
        inner = [shown.where, shown.value.value if isinstance(shown.value, Shown) else shown.value]
        for expr in [one for one in inner if one is not None and not isinstance(one, ShownPeriod)]:
            assert set() == set(reading_of(expr).fields) - set(table.relations[shown.relation])


def test_subjects_have_the_fields_of_their_table() -> None:
    """Those of their child rows included, on every case."""
    tables = subject_tables()
    seen: set[str] = set()
    for case in cases():
        previous = plan_of(case["previous"]) if "previous" in case else None
        for subject in subjects_of(context_of(case["plan"], period=case.get("period", "2023-S1"), previous=previous)):
            seen.add(subject.kind)
            table = tables[subject.kind]
            assert set(table.fields) == set(subject.cells)
            assert set(table.relations) == set(subject.children)
            for relation, children in subject.children.items():
                assert all(set(table.relations[relation]) == set(child.cells) for child in children)
    assert set(tables) == seen


def test_a_field_is_of_the_sort_that_its_table_says() -> None:
    """What is always known is never missing."""
    for case in cases():
        for subject in subjects_of(context_of(case["plan"])):
            for name, meaning in subject_tables()[subject.kind].fields.items():
                assert fits(subject.cells[name], meaning.sort), (subject.kind, name)


def fits(cell: Cell, sort: Sort) -> bool:
    """Whether a cell is of a sort; truth values and words may be missing only where they say so."""
    match sort:
        case Sort.AMOUNT:
            return cell is None or isinstance(cell, Quantity | Ratio | Missing)
        case Sort.RATIO:
            return cell is None or (isinstance(cell, Quantity | Ratio) and cell.unit.dimension == RATIO)
        case Sort.DAY:
            return cell is None or isinstance(cell, date)
        case Sort.WORD:
            return cell is None or isinstance(cell, str | Enum)
        case Sort.TRUTH:
            return cell is None or isinstance(cell, bool)
