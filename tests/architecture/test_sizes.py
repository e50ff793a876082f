"""Modules and functions stay small, lines stay readable, parameters are named where they are used."""

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.architecture.source import MODULES, ROOT, Function, functions, label

TEXTS = MODULES + sorted((ROOT / "tests").rglob("*.py"))


def lines(path: Path) -> list[str]:
    """The lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def body_length(function: Function) -> int:
    """The lines of a function from its first statement on, the docstring left out."""
    statements = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return function.body[-1].end_lineno - statements[0].lineno + 1 if statements else 0


def positional(function: Function, *, is_method: bool) -> int:
    """The parameters that can be given by position, ``self`` and ``cls`` left out."""
    decorators = {node.id for node in function.decorator_list if isinstance(node, ast.Name)}
    bound = is_method and "staticmethod" not in decorators
    return len(function.args.posonlyargs) + len(function.args.args) - bound


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_a_module_has_at_most_400_lines(path: Path) -> None:
    """A module that outgrows the ceiling holds two ideas."""
    assert len(lines(path)) <= 400


def test_the_median_module_has_at_most_250_lines() -> None:
    """Half the modules can be read in one sitting."""
    assert median(len(lines(path)) for path in MODULES) <= 250


@pytest.mark.parametrize("path", TEXTS, ids=label)
def test_a_line_has_at_most_120_characters(path: Path) -> None:
    """A Chinese character counts as one."""
    assert [] == [number for number, line in enumerate(lines(path), start=1) if len(line) > 120]


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_a_function_has_at_most_60_lines(path: Path) -> None:
    """A function that outgrows the ceiling does two things."""
    assert {} == {f.name: length for f, _ in functions(path) if (length := body_length(f)) > 60}


def test_the_median_function_has_at_most_8_lines() -> None:
    """Half the functions are understood at a glance."""
    assert median(body_length(function) for path in MODULES for function, _ in functions(path)) <= 8


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_parameters_after_the_second_are_named_by_the_caller(path: Path) -> None:
    """A public function takes at most two arguments by position; ``self`` and ``cls`` do not count."""
    public = [(f, is_method) for f, is_method in functions(path) if not f.name.startswith("_")]
    assert [] == [f.name for f, is_method in public if positional(f, is_method=is_method) > 2]
