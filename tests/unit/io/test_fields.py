"""Objects and lists are read with every problem at once."""

from __future__ import annotations

import pytest

from devreport.errors import InputError
from devreport.io import values
from devreport.io.fields import by_name, each, fields_of


def places(error: pytest.ExceptionInfo[InputError]) -> list[str]:
    """Where the problems are."""
    return [problem.where for problem in error.value.problems]


def test_an_object_is_read_key_by_key() -> None:
    """What is not there is left out."""
    read = {"a": values.read_string, "b": values.read_integer}
    assert {"a": "x"} == fields_of({"a": "x", "ext": 1}, read)


def test_every_problem_of_an_object_is_found() -> None:
    """Required, unknown and wrong keys together."""
    with pytest.raises(InputError) as error:
        fields_of({"a": 1, "stray": 2}, {"a": values.read_string, "b": values.read_integer}, required=("b",))
    assert [".b", ".stray", ".a"] == places(error)


def test_a_newer_version_may_hold_more() -> None:
    """Strangers are left out."""
    assert {"a": "x"} == fields_of({"a": "x", "stray": 2}, {"a": values.read_string}, newer=True)


def test_lists_and_objects_are_read_member_by_member() -> None:
    """In order."""
    assert ("x", "y") == each(values.read_string)(["x", "y"])
    assert {"a": "x"} == by_name(values.read_string)({"a": "x"})


def test_every_problem_of_a_member_is_found() -> None:
    """With its place."""
    with pytest.raises(InputError) as error:
        each(values.read_string)(["x", 1, None])
    assert ["[1]", "[2]"] == places(error)
    with pytest.raises(InputError) as error:
        by_name(values.read_string)({"a": 1, "b": "x", "c": None})
    assert [".a", ".c"] == places(error)


@pytest.mark.parametrize("read", [each(values.read_string), by_name(values.read_string)], ids=["list", "object"])
def test_anything_else_is_refused(read: object) -> None:
    """A number is neither a list nor an object."""
    with pytest.raises(InputError):
        read(3)  # type: ignore[operator]
