"""devreport.rules.fields has every field that the tables of subjects have, and no other."""

from importlib import import_module
from typing import Any

import pytest

from devreport.expressions import Field
from devreport.rules.subjects import subject_tables
from tests.docs.fields import FOLDER, modules

KINDS = subject_tables()


@pytest.mark.parametrize("path", sorted(modules()), ids=lambda path: path.stem)
def test_a_module_is_what_the_generator_makes(path: Any) -> None:
    """A module that is out of date is brought up to date by ``python -m tests.docs.generate``."""
    assert modules()[path] == path.read_text(encoding="utf-8"), "run python -m tests.docs.generate"


def test_there_is_no_other_module() -> None:
    """No module outlives its kind."""
    assert sorted([*modules(), FOLDER / "__init__.py"]) == sorted(FOLDER.glob("*.py"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_there_once(kind: str) -> None:
    """Also those of child rows, behind the name of their relation."""
    module = import_module(f"devreport.rules.fields.{kind}")
    table = KINDS[kind]
    expected: list[tuple[str, object]] = [(name, Field(name)) for name in table.fields]
    for relation, child in table.relations.items():
        expected += [(relation.upper(), relation), *((f"{relation}_{name}", Field(name)) for name in child)]
    assert len(expected) == len(dict(expected))
    found = {name: value for name, value in vars(module).items() if isinstance(value, Field | str)}
    assert dict(expected) == {name: value for name, value in found.items() if not name.startswith("__")}


def test_long_texts_are_wrapped() -> None:
    """So that every line of a module can be read."""
    assert max(len(line) for text in modules().values() for line in text.splitlines()) <= 120
