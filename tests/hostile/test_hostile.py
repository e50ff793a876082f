"""Hostile rules are boring: a clean error at once, or a plain value; never a crash, a hang or the end of the stack."""

import time

import pytest

from devreport.errors import InputError, RuleError
from tests.hostile.cases import HARMLESS, REFUSED

#: Seconds of the processor's time; ``python -m tests.hostile`` shows how far away that is.
GENEROUS = 2


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_rule_is_refused(name):
    """By an error that is short enough to be read."""
    begin = time.process_time()
    with pytest.raises((RuleError, InputError)) as caught:
        REFUSED[name]()
    assert GENEROUS > time.process_time() - begin
    assert caught.value.problems
    assert all(400 > len(str(problem)) for problem in caught.value.problems)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_hostile_rule_does_no_harm(name):
    """It has a value like any other."""
    run, expected = HARMLESS[name]
    begin = time.process_time()
    assert expected == run()
    assert GENEROUS > time.process_time() - begin
