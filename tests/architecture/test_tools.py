"""The linter, the formatter and both type checkers have nothing to say about the project."""

import sys

import pytest

from tests.architecture.tools import complaints

pytestmark = pytest.mark.tools


def test_ruff_finds_nothing() -> None:
    """Every rule of ruff holds that pyproject.toml does not switch off with a reason."""
    assert not complaints("ruff", "check", "--no-fix", "--quiet")


def test_ruff_would_not_reformat_anything() -> None:
    """The code is formatted."""
    assert not complaints("ruff", "format", "--check", "--quiet")


def test_mypy_agrees_with_the_types() -> None:
    """The source is strictly typed; tests/typing holds what mypy accepts and what it rejects."""
    assert not complaints("mypy", "--no-error-summary")


def test_pyright_agrees_with_the_types() -> None:
    """The source is strictly typed; tests/typing holds what pyright accepts and what it rejects."""
    assert not complaints("pyright", "--pythonpath", sys.executable)
