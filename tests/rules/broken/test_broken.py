"""Broken rule sets, each caught before any data with its place and its fix; sound ones are let through."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from devreport.rules import checker, core_rules
from devreport.rules.checker import check_ruleset
from tests.docs.codes import FIXES
from tests.docs.doors import code_of
from tests.rules.broken.found import problems_in

HERE = Path(__file__).parent


def sets(name: str) -> list[Any]:
    """The rule sets of a file, each a parameter with its name."""
    return [pytest.param(one, id=one["name"]) for one in json.loads((HERE / name).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("seed", sets("broken.json"))
def test_a_broken_rule_set_is_caught(seed: dict[str, Any]) -> None:
    """With everything that is wrong in it, each at its place and with its fix, and with nothing else."""
    found = [(problem.code, problem.where) for problem in problems_in(seed["set"])]
    assert sorted((one["code"], one["where"]) for one in seed["expected"]) == sorted(found)
    for one in seed["expected"]:
        assert any(one["fix"] in problem.hint for problem in problems_in(seed["set"]) if problem.where == one["where"])


@pytest.mark.parametrize("seed", sets("broken.json"))
def test_a_problem_says_what_is_wrong(seed: dict[str, Any]) -> None:
    """In words: what was found, and what was expected."""
    assert all(problem.found and problem.expected for problem in problems_in(seed["set"]))


@pytest.mark.parametrize("seed", sets("sound.json"))
def test_a_sound_rule_set_is_let_through(seed: dict[str, Any]) -> None:
    """No false alarm."""
    assert () == problems_in(seed["set"])


def test_the_core_rules_are_sound() -> None:
    """All of them."""
    assert () == check_ruleset(core_rules())


def test_there_are_enough_of_them() -> None:
    """Fifty broken ones at least, and ten sound ones."""
    assert len(sets("broken.json")) >= 50
    assert len(sets("sound.json")) >= 10


def test_every_code_of_the_checker_has_its_fix_in_the_docs() -> None:
    """And none is explained that it does not find."""
    made = {word for path in Path(checker.__path__[0]).glob("*.py") for word in codes_in(path)}
    unmade = {code for code in FIXES if code.startswith("unknown_")}
    assert made - unmade == set(FIXES) - unmade
    assert {code for code in made if code.startswith("unknown_")} <= unmade


def codes_in(path: Path) -> Iterator[str]:
    """The codes of the problems that a module makes."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for call in calls:
        if ast.unparse(call.func) == "Problem":
            yield from code_of(call)
