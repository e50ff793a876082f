"""Statements and their roles."""

import pytest

from devreport.findings import STATEMENTS, Statement, Verdict

ALL = list(STATEMENTS.values())


def test_roles_are_those_of_figures_texts_and_lists() -> None:
    """A message may use each of them."""
    statement = Statement("pace", (Verdict.AHEAD,), figures=("rate",), texts=("name",), lists=("parts",))
    assert {"rate", "name", "parts"} == statement.roles


@pytest.mark.parametrize("statement", ALL, ids=lambda statement: statement.name)
def test_what_is_optional_is_a_figure_or_a_period(statement: Statement) -> None:
    """Names and lists are always there, be it empty."""
    assert set(statement.optional) <= set(statement.figures)


@pytest.mark.parametrize("statement", ALL, ids=lambda statement: statement.name)
def test_a_role_is_played_once(statement: Statement) -> None:
    """No two roles of a statement have the same name."""
    assert len(statement.roles) == len([*statement.figures, *statement.texts, *statement.lists])


def test_a_statement_is_found_by_its_name() -> None:
    """Names are keys."""
    assert list(STATEMENTS) == [statement.name for statement in ALL]
