"""What is wrong with a plan, for tests to look at."""

from collections.abc import Callable

import pytest

from devreport.errors import ModelError, Problem
from devreport.model import Plan
from devreport.periods import half


def problems_of(**fields) -> tuple[Problem, ...]:
    """The problems of a plan with these fields; none if it is valid."""
    try:
        Plan(**{"id": "p", "title": "工作总结", "period": half(2023, 1), **fields})
    except ModelError as error:
        return error.problems
    return ()


@pytest.fixture
def problems() -> Callable[..., tuple[Problem, ...]]:
    """A function that lists the problems of a plan."""
    return problems_of


@pytest.fixture
def places() -> Callable[..., list[str]]:
    """A function that lists where a plan is wrong."""
    return lambda **fields: [problem.where for problem in problems_of(**fields)]
