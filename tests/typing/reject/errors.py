"""What is wrong with errors, and must be seen before it runs."""

from devreport.errors import DevreportError, EngineError, InputError, Problem

Problem("$.period")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
InputError("wrong", ["not a problem"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
as_value_error: ValueError = EngineError("")  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]


def corrected(problem: Problem) -> Problem:
    """A problem cannot be changed."""
    problem.hint = "sorry"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    return problem


def forgotten(error: DevreportError) -> Problem:
    """The problems are many."""
    return error.problems  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
