"""Every module has its unit tests where one looks for them.

The twin of ``src/devreport/a/b.py`` is ``tests/unit/a/test_b.py``. An ``__init__`` re-exports and has no twin, and
neither has a module of data: one that defines no function and no class.
"""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import MODULES, PACKAGE, ROOT, Function, label, tree

UNIT = ROOT / "tests" / "unit"


def has_behaviour(path: Path) -> bool:
    """Whether a module defines a function or a class."""
    return any(isinstance(node, Function | ast.ClassDef) for node in ast.walk(tree(path)))


def twin(path: Path) -> Path:
    """Where the unit tests of a module are."""
    return UNIT / path.relative_to(PACKAGE).with_name(f"test_{path.stem.strip('_')}.py")


NAMED = [path for path in MODULES if path.name != "__init__.py"]


@pytest.mark.parametrize("path", NAMED, ids=label)
def test_a_module_has_its_unit_tests(path: Path) -> None:
    """Whoever changes a module knows which tests to run."""
    assert twin(path).is_file() or not has_behaviour(path), f"{label(path)} needs {label(twin(path))}"


@pytest.mark.parametrize("path", sorted(UNIT.rglob("test_*.py")), ids=label)
def test_unit_tests_have_their_module(path: Path) -> None:
    """No unit test outlives the module it tests."""
    assert path in {twin(module) for module in NAMED}
