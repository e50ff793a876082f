"""Three-valued logic: what is unknown decides nothing unless every value of it would decide the same."""

from itertools import product

import pytest

from devreport.errors import RuleError
from devreport.expressions import Absent
from devreport.expressions.logic import choose, combine, guard, opposite

UNKNOWN = Absent(missing=frozenset({"x"}))
TRUTHS = (False, UNKNOWN, True)
COMPLETIONS = {False: (False,), UNKNOWN: (False, True), True: (True,)}


@pytest.mark.parametrize("truths", list(product(TRUTHS, repeat=3)))
def test_and_or_not_say_what_every_completion_says(truths):
    """Kleene's tables: a verdict is given exactly when the unknown cannot change it."""
    complete = list(product(*(COMPLETIONS[truth] for truth in truths)))
    assert only({all(each) for each in complete}) == combine(truths, deciding=False)
    assert only({any(each) for each in complete}) == combine(truths, deciding=True)
    assert only({not first for first, *_ in complete}) == opposite(truths[0])


@pytest.mark.parametrize("truths", list(product(TRUTHS, repeat=2)))
@pytest.mark.parametrize("values", list(product((1, 2), repeat=3)))
def test_a_case_says_what_every_completion_says(truths, values):
    """A case is known exactly when all its reachable branches agree."""
    branches = list(zip(truths, values, strict=False))
    reached = {
        next((value for holds, value in zip(each, values, strict=False) if holds), values[-1])
        for each in product(*(COMPLETIONS[truth] for truth in truths))
    }
    assert only(reached) == choose(branches, values[-1])


def test_a_case_looks_at_what_follows_an_unknown_condition_only():
    """All that may still be chosen, in the order of the branches."""
    unknown = Absent(missing=frozenset({"x"}))
    assert unknown == choose([(unknown, 1), (True, 2), (True, 1)], 1)
    assert 1 == choose([(unknown, 1), (True, 1), (True, 2)], 2)


@pytest.mark.parametrize("truths", list(product(TRUTHS, repeat=2)))
def test_a_guarded_value_is_there_only_if_no_guard_could_hold(truths):
    """A guard that may hold withholds the value; one that holds says why."""
    reasons = frozenset(reason for truth, reason in zip(truths, "ab", strict=True) if truth is True)
    expected = Absent(undefined=reasons) if reasons else UNKNOWN if UNKNOWN in truths else 5
    assert expected == guard(5, list(zip(truths, "ab", strict=True)))


def test_a_missing_value_is_missing_whatever_its_guards_say():
    """What is wanted first is the input."""
    assert UNKNOWN == guard(UNKNOWN, [(True, "a"), (UNKNOWN, "b")])


def test_causes_come_together():
    """Every missing input is named."""
    other = Absent(missing=frozenset({"y"}), undefined=frozenset({"z"}))
    assert Absent(frozenset({"x", "y"}), frozenset({"z"})) == combine([UNKNOWN, True, other], deciding=False)


@pytest.mark.parametrize("wrong", [1, "true", None])
def test_only_truths_are_combined(wrong):
    """A number or a word is neither true nor false."""
    for refuse in (
        lambda: combine([wrong], deciding=True),
        lambda: opposite(wrong),
        lambda: choose([(wrong, 1)], 2),
        lambda: guard(1, [(wrong, "a")]),
    ):
        with pytest.raises(RuleError, match="a condition"):
            refuse()


def only(verdicts):
    """The verdict on which all completions agree."""
    return verdicts.pop() if len(verdicts) == 1 else UNKNOWN
