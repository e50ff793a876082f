"""What the tables say of their fields is so on every case: what can be missing, which words, which bounds."""

from collections.abc import Iterator

import pytest

from devreport.expressions import Absent
from devreport.rules import Subject
from devreport.rules.subject import Meaning
from devreport.rules.subjects import subject_tables, subjects_of
from tests.rules.assessed import cases, context_of, plan_of

TABLES = subject_tables()


def subjects() -> Iterator[Subject]:
    """Every subject of every case."""
    for case in cases():
        previous = plan_of(case["previous"]) if "previous" in case else None
        yield from subjects_of(context_of(case["plan"], period=case.get("period", "2023-S1"), previous=previous))


SUBJECTS = list(subjects())


@pytest.mark.parametrize("kind", TABLES)
def test_texts_and_periods_are_those_of_the_table(kind: str) -> None:
    """Those of child rows stand after the name of their relation."""
    table = TABLES[kind]
    for subject in [one for one in SUBJECTS if one.kind == kind]:
        inner = {f"{name}.{role}" for name, rows in subject.children.items() for row in rows for role in row.periods}
        assert set(table.texts) == set(subject.texts)
        assert {*subject.periods, *inner} <= set(table.periods)


@pytest.mark.parametrize("kind", TABLES)
def test_values_are_those_that_the_table_allows(kind: str) -> None:
    """Of child rows too."""
    table = TABLES[kind]
    for subject in [one for one in SUBJECTS if one.kind == kind]:
        assert [] == [name for name, meaning in table.fields.items() if not fits(subject, name, meaning)]
        for relation, rows in subject.children.items():
            fields = table.relations[relation]
            assert [] == [name for name, meaning in fields.items() for row in rows if not fits(row, name, meaning)]


def fits(subject: Subject, name: str, meaning: Meaning) -> bool:
    """Whether a value is one that its meaning allows."""
    value = subject.row.values[name]
    if isinstance(value, Absent):
        return meaning.optional
    if meaning.words and value not in meaning.words:
        return False
    return (meaning.least is None or value >= meaning.least) and (meaning.most is None or value <= meaning.most)
