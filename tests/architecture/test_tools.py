"""The linter, the formatter and both type checkers have nothing to say about the project."""

import sys

import pytest

from tests.architecture.tools import check_with

pytestmark = pytest.mark.tools


def test_ruff_finds_nothing() -> None:
    """Every rule of ruff holds that pyproject.toml does not switch off with a reason."""
    check_with("ruff", "check", "--no-fix", "--output-format=concise")


def test_ruff_would_not_reformat_anything() -> None:
    """The code is formatted."""
    check_with("ruff", "format", "--check")


def test_mypy_agrees_with_the_types() -> None:
    """The source is strictly typed; tests/typing holds what mypy accepts and what it rejects."""
    check_with("mypy", "--no-error-summary")


def test_pyright_agrees_with_the_types() -> None:
    """The source is strictly typed; tests/typing holds what pyright accepts and what it rejects."""
    check_with("pyright", "--pythonpath", sys.executable)
