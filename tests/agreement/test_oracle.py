"""The oracle and the interpreter agree on what Hypothesis draws: earlier rows and groups of child rows, too."""

from __future__ import annotations

from hypothesis import given

from devreport.expressions import BOOLEAN, Absent, Expr, Row, evaluate
from devreport.quantities import Interval
from tests.agreement.oracle import Facts, Known, value
from tests.strategies.expressions import PARAMETERS, Drawing, expressions, rows


def facts_of(row: Row) -> Facts:
    """A row as the oracle reads it."""
    values: dict[str, Known] = {}
    for name, one in row.values.items():
        assert not isinstance(one, Interval)
        values[name] = None if isinstance(one, Absent) else one
    children = {name: [facts_of(child) for child in held] for name, held in row.relations.items()}
    return Facts(values, children, {lag: facts_of(before) for lag, before in row.earlier.items()})


@given(expressions(BOOLEAN, Drawing(roots=False)), rows())
def test_the_oracle_says_what_the_interpreter_says(condition: Expr, row: Row) -> None:
    """Neither knows of the other."""
    found = evaluate(condition, row, parameters=PARAMETERS)
    assert value(condition, facts_of(row), PARAMETERS) is (None if isinstance(found, Absent) else found)
