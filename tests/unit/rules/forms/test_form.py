"""Readers of plain data."""

from datetime import date, datetime
from typing import Any

import pytest

from devreport.errors import InputError, Problem, RuleError
from devreport.rules.forms.form import (
    all_of,
    anything,
    each,
    entries,
    made,
    option,
    read_day,
    read_keys,
    read_name,
    read_text,
    wrong,
)


def problems(read: Any, data: object) -> list[tuple[str, str, str]]:
    """Where what is found, and the hint."""
    with pytest.raises(RuleError) as caught:
        read(data, "$")
    return [(one.where, one.found, one.hint) for one in caught.value.problems]


def test_an_object_is_read_key_by_key() -> None:
    """Keys that are not there are left out."""
    readers = {"id": read_name, "note": read_text}
    assert {"id": "a"} == read_keys({"id": "a"}, "$", readers=readers, required=("id",))


def test_everything_that_is_wrong_in_an_object_is_said() -> None:
    """Unknown keys with what may have been meant, missing keys, and wrong values."""

    def read(data: object, where: str) -> object:
        return read_keys(data, where, readers={"id": read_name, "since": read_day}, required=("id",))

    expected = [("$", "the key 'ID'", ""), ("$", "no such key", ""), ("$.since", "true", "")]
    assert expected == problems(read, {"ID": "a", "since": True})
    assert [("$", "the key 'sinc'", 'did you mean "since"?')] == problems(read, {"id": "a", "sinc": 1})
    assert [("$", "a list", "")] == problems(read, [])


def test_problems_that_there_were_before_are_kept() -> None:
    """And come first."""
    with pytest.raises(RuleError) as caught:
        all_of({}, [Problem("$", "a", "b")])
    assert "$: found a, expected b" == caught.value.message


@pytest.mark.parametrize(
    ("read", "data", "expected"),
    [
        (each(read_text), ["a", ""], ("a", "")),
        (each(read_text), ("a",), ("a",)),
        (entries(read_text), {"a": "b"}, {"a": "b"}),
        (entries(read_text, ["a", "c"]), {"a": "b"}, {"a": "b"}),
        (option({"a": 1}), "a", 1),
        (read_day, "2026-02-28", date(2026, 2, 28)),
        (read_day, date(2026, 2, 28), date(2026, 2, 28)),
        (anything, object(), None),
    ],
)
def test_what_can_be_read_is_read(read: Any, data: object, expected: object) -> None:
    """Lists, entries, words, days; and what is the author's own is let be."""
    assert expected == read(data, "$")


@pytest.mark.parametrize(
    ("read", "data", "expected"),
    [
        (each(read_text), "a", [("$", "'a'", "")]),
        (each(read_text), [1, "a", None], [("$[0]", "1", ""), ("$[2]", "nothing", "")]),
        (entries(read_text), [], [("$", "a list", "")]),
        (entries(read_text), {"a": 1, "b": 2}, [("$.a", "1", ""), ("$.b", "2", "")]),
        (entries(read_text, ["limit"]), {"limits": "b"}, [("$", "the key 'limits'", 'did you mean "limit"?')]),
        (option({"met": 1}), "mett", [("$", "'mett'", 'did you mean "met"?')]),
        (option({"met": 1}), ["met"], [("$", "a list", "")]),
        (read_name, " a", [("$", "' a'", "")]),
        (read_name, "", [("$", "''", "")]),
        (read_day, "2026-02-30", [("$", "'2026-02-30'", "")]),
        (read_day, "20260228", [("$", "'20260228'", "")]),
        (read_day, datetime(2026, 2, 28), [("$", "2026-02-28 00:00:00", "")]),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(read: Any, data: object, expected: object) -> None:
    """Every member that is wrong, not only the first."""
    assert expected == problems(read, data)


def test_what_cannot_be_made_names_the_place() -> None:
    """Unless it has a place of its own."""

    def fail() -> None:
        raise InputError("two problems", [Problem("", "a", "b"), Problem("own", "a", "b")])

    with pytest.raises(RuleError) as caught:
        made(fail, "$.title")
    assert ["$.title", "own"] == [one.where for one in caught.value.problems]
    assert "made" == made(lambda: "made", "$")


def test_a_single_place_has_a_code() -> None:
    """For whoever sorts problems."""
    assert [Problem("$", "a", "b", "c", "form")] == list(wrong("$", "a", expected="b", hint="c").problems)


@pytest.mark.parametrize("text", ["a\u202eb", "x\x00y", "\u200b"])
def test_texts_print_as_they_read(text: str) -> None:
    """No control characters, and nothing that turns the direction of writing."""
    with pytest.raises(RuleError) as caught:
        read_text(text, "$.title")
    assert [(one.where, one.code) for one in caught.value.problems] == [("$.title", "text")]
