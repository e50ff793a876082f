"""Errors carry their problems as data and say them in words."""

import pickle

import pytest

from devreport.errors import (
    DevreportError,
    EngineError,
    InputError,
    ModelError,
    Problem,
    RuleError,
    WordingError,
    did_you_mean,
)

PROBLEM = Problem("$.period", "'2023-S3'", "a period", hint="halves are S1 and S2")


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (PROBLEM, "$.period: found '2023-S3', expected a period (halves are S1 and S2)"),
        (Problem("", "1.5", "a decimal"), "found 1.5, expected a decimal"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, expected: str) -> None:
    """The place and the hint are said where there are any."""
    assert expected == str(problem)


def test_an_error_says_its_message_and_then_every_problem() -> None:
    """The message and the problems are kept as data too."""
    error = InputError("two problems", iter([PROBLEM, PROBLEM]))
    assert ["two problems", f"  {PROBLEM}", f"  {PROBLEM}"] == str(error).splitlines()
    assert ("two problems", (PROBLEM, PROBLEM)) == (error.message, error.problems)


def test_an_error_can_be_a_message_alone() -> None:
    """Not every error has a place."""
    error = RuleError("no such rule")
    assert ("no such rule", ()) == (str(error), error.problems)


def test_an_error_of_one_problem_is_that_problem() -> None:
    """A single problem is not said twice, and the error keeps its class."""
    error = ModelError.of(PROBLEM)
    assert (ModelError, str(PROBLEM), (PROBLEM,)) == (type(error), str(error), error.problems)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (InputError, ValueError),
        (ModelError, ValueError),
        (RuleError, ValueError),
        (WordingError, ValueError),
        (EngineError, RuntimeError),
    ],
)
def test_an_error_is_also_the_builtin_that_people_catch(error: type[DevreportError], builtin: type[Exception]) -> None:
    """One base for all of ours, one builtin for each."""
    assert issubclass(error, DevreportError)
    assert issubclass(error, builtin)


def test_an_error_survives_pickling():
    """So that a worker process can hand it back."""
    for error in (InputError("two problems", [PROBLEM, PROBLEM]), RuleError.of(PROBLEM)):
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert (type(error), str(error), error.message, error.problems) == (
            type(copy),
            str(copy),
            copy.message,
            copy.problems,
        )


@pytest.mark.parametrize(
    ("word", "expected"),
    [("indicater", 'did you mean "indicator"?'), ("花", ""), ("", ""), ("indicator" * 100_000, "")],
    ids=["close", "far", "nothing", "endless"],
)
def test_a_close_word_is_suggested(word: str, expected: str) -> None:
    """Where nothing is close, nothing is said."""
    assert expected == did_you_mean(word, ["indicator", "target"])
