"""Errors as users handle them."""

from typing import assert_type

from devreport.errors import DevreportError, EngineError, InputError, Problem, did_you_mean


def problems_of(error: DevreportError) -> list[str]:
    """Every error carries its problems, in order."""
    assert_type(error.problems, tuple[Problem, ...])
    return [f"{problem.where}: {problem.found}" for problem in error.problems]


def caught_as_builtin(text: str) -> str:
    """Each error is also a builtin that people already catch."""
    try:
        raise InputError(text, [Problem("$.period", "'2023-S3'", "a period", hint=did_you_mean("S3", ["S1", "S2"]))])
    except ValueError as error:
        return str(error)


as_runtime_error: RuntimeError = EngineError("no square roots here")
assert_type(InputError.of(Problem("", "1.5", "a decimal")), InputError)
