"""Compiled code says what the interpreter says."""

from __future__ import annotations

from hypothesis import given

from devreport.expressions import Absent, Expr, Row, Value, evaluate, evaluate_all
from devreport.lowering import UNKNOWN, Access, Question, judging, keeping
from tests.strategies.expressions import PARAMETERS, partial_rows
from tests.strategies.lowering import LAYOUT, conditions


def answer(value: Value) -> int:
    """The number of the test that a condition decides, where the second test takes what is left."""
    return UNKNOWN if isinstance(value, Absent) else 0 if value is True else 1


@given(condition=conditions(), rows=partial_rows())
def test_verdicts_are_those_of_the_interpreter(condition: Expr, rows: tuple[Row, Row]) -> None:
    """True, false and unknown, on whole rows and on rows with gaps."""
    question = Question(None, (condition, None), (), PARAMETERS)
    judge = judging([question], LAYOUT, access=Access.ROWS, code=lambda _, test: test)
    for row in rows:
        assert (answer(evaluate(condition, row, parameters=PARAMETERS)),) == judge(row)


@given(condition=conditions(), rows=partial_rows())
def test_kept_values_are_those_of_the_interpreter(condition: Expr, rows: tuple[Row, Row]) -> None:
    """Every value on the way, and nothing where there is none."""
    question = Question(None, (condition, None), (), PARAMETERS)
    judge, (frames,) = keeping([question], LAYOUT, access=Access.ROWS)
    for row in rows:
        known = evaluate_all(condition, row, parameters=PARAMETERS)
        (test,), frame = judge(row)
        assert answer(known[condition]) == test
        for node in frames.readers:
            kept = frames.value(node, frame)
            assert kept is None or kept == known[node]
        assert answer(known[condition]) == answer(Absent() if (kept := frames.value(condition, frame)) is None else kept)
