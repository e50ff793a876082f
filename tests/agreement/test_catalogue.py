"""The rules of the core find on tables what they find on the subjects of plans, or are refused, and it is said why."""

from __future__ import annotations

import pytest

from devreport.rules.engines.together import Together
from devreport.rules.subjects import subject_tables
from tests.agreement.catalogue import about, frame_of_subjects, groups_of
from tests.agreement.engines import PERIOD, Engine
from tests.agreement.oracle import CODES

KINDS = [kind for kind in subject_tables() if about(kind).rules]


#: So many tables of each kind are put to an engine, the largest first.
GROUPS = {"polars": None, "duckdb": 2, "postgresql": 2, "spark": 1}


#: The kinds that are put to Spark.
ON_SPARK = {"item", "measure", "funding"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_rules_about_a_kind(kind: str, engine: tuple[str, Engine]) -> None:
    """Every subject of the cases and of the examples, with all its child rows."""
    name, judged = engine
    if name == "spark" and kind not in ON_SPARK:
        pytest.skip("a job takes seconds: three kinds are enough for words that all other engines have said")
    ruleset = about(kind)
    rules = tuple(rule.at(PERIOD.end) for rule in ruleset.rules)
    seen = set[str]()
    for group in groups_of(kind)[: GROUPS[name]]:
        found = judged(ruleset, frame_of_subjects(kind, group), True)
        together = Together(ruleset, rules)
        for number, subject in enumerate(group):
            expected = {one.rule: CODES[one.outcome] for one in together.findings(subject)}
            said = {rule: codes[number] for rule, codes in found.codes.items()}
            assert {rule: expected.get(rule, -1) for rule in said} == said, subject
        assert {*found.codes, *(one.rule for one in found.refused)} == {rule.name for rule in rules}
        seen.update(found.codes)
    assert seen or name == "postgresql"  # which is told the types of its columns only
