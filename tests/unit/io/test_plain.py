from datetime import date, datetime
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devreport.io.plain import (
    MAX_DEPTH,
    Refused,
    as_list,
    as_object,
    brackets_deep,
    number,
    unique_pairs,
    unplain,
    whole,
)


def found(value) -> list[tuple[str, str]]:
    """Where, and what."""
    return [(problem.where, problem.found) for problem in unplain(value)]


@pytest.mark.parametrize("text", ["629.0", "-0.50", "1e3", "12345678901234567890.123"])
def test_a_number_is_read_as_written(text):
    """No digit is lost, and no zero at the end."""
    assert Decimal(text) == number(text)


def test_trailing_zeros_stay():
    """They say how precise a figure is."""
    assert "629.0" == str(number("629.0"))


@pytest.mark.parametrize(
    "text",
    [
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "NaN",
        "Infinity",
        "-inf",
        "9" * 61,
        "9" * 10**6,
        "1e99999999999999999999",
    ],
)
def test_what_is_no_sensible_number_is_refused(text):
    """At once, whatever its size."""
    before = perf_counter()
    refusal = number(text)
    assert isinstance(refusal, Refused)
    assert len(refusal.found) <= 41
    assert perf_counter() - before < 0.1


def test_whole_numbers():
    """A whole number is one; the rest is refused alike."""
    assert (12, True) == (whole("12"), isinstance(whole("9" * 5000), Refused))


def test_a_key_stands_once():
    """Of two values for one key, neither counts."""
    assert {"a": 1, "b": 2} == unique_pairs([("a", 1), ("b", 2)])
    assert isinstance(unique_pairs([("a", 1), ("b", 2), ("a", 1)])["a"], Refused)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (False, ""),
        (False, "[" * MAX_DEPTH + "]" * MAX_DEPTH),
        (True, "[" * (MAX_DEPTH + 1)),
        (True, '{"a":' * (MAX_DEPTH + 1)),
        (False, "[]" * 1000),
        (False, '"' + "[" * 1000 + '"'),
        (False, '"\\"' + "[" * 1000 + '"'),
        (True, '"a"' + "[" * 1000),
        (False, '"' + "[" * 1000),
        (False, '"[[\\'),
    ],
)
def test_depth_is_seen_before_parsing(expected, text):
    """Brackets inside strings do not count."""
    assert expected == brackets_deep(text)


def test_depth_is_seen_in_time():
    """Strings that never end, or many of them, cost no more than their length."""
    before = perf_counter()
    assert not brackets_deep('"\\"' * 500_000)
    assert not brackets_deep('"' + "\\" * 1_000_000)
    assert perf_counter() - before < 2


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**59) + 1, 10**59)
    | st.text()
    | st.dates()
    | st.decimals(-9999, 9999, places=2),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside, max_size=3),
    max_leaves=6,
)


@given(PLAIN)
def test_plain_data_are_plain(value):
    """Objects, lists, strings, exact numbers, truth values and days."""
    assert [] == found(value)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (("$.a[1]", "1.5"), {"a": [1, 1.5]}),
        (("$", "nan"), float("nan")),
        (("$.a", "NaN"), {"a": Decimal("NaN")}),
        (("$.a", "1E+999999"), {"a": Decimal("1e999999")}),
        (("$.a", "a number of more than 60 digits"), {"a": 10**5000}),
        (("$.a", "a datetime"), {"a": datetime(2023, 1, 1)}),
        (("$.a", "a set"), {"a": {1}}),
        (("$.a", "a bytes"), {"a": b"x"}),
        (("$.5", "a key that is no string"), {5: "a"}),
        (("$.a", "what"), {"a": Refused("what", "else")}),
        (("$.'\\u202e'", "1.5"), {"\u202e": 1.5}),
    ],
)
def test_what_is_not_plain_is_found_where_it_is(expected, value):
    """A float has been rounded, a moment is no day, a set has no order."""
    assert [expected] == found(value)


def test_a_float_gets_a_hint():
    """It says what to write instead."""
    (problem,) = unplain({"a": 629.0})
    assert "string" in problem.hint


def test_problems_come_in_order():
    """As a reader would meet them."""
    assert ["$.a", "$.b[0]", "$.b[1]", "$.c"] == [place for place, _ in found({"a": 1.5, "b": [1.5, 1.5], "c": 1.5})]


def test_nothing_lies_too_deep():
    """A value that holds itself has no end, and is found out."""
    loop: list[object] = []
    loop.append(loop)
    assert [("$" + "[0]" * MAX_DEPTH, "more than 32 levels")] == found(loop)


def test_objects_and_lists_are_told_apart():
    """Whatever behaves like one is one."""
    assert ({"a": 1}, None, None) == (as_object({"a": 1}), as_object([1]), as_object("a"))
    assert ([1], (1,), None, None) == (as_list([1]), as_list((1,)), as_list("a"), as_list(date(2023, 1, 1)))


def test_there_are_not_too_many_values():
    """Whatever holds them, and before they are looked at."""
    circle: list[object] = []
    circle += [circle, circle]
    assert ["more than 100 values"] == [one.found for one in unplain(circle, deepest=1000, most=100)]
    assert ["more than 100 values"] == [one.found for one in unplain({"a": [None] * 101}, most=100)]
