"""What is missing says why, and is never taken for a number."""

import pytest

from devreport.quantities import Missing, MissingReason, Undefined


def test_a_missing_value_is_expected_unless_it_says_otherwise():
    """未报 is the plain case."""
    assert Missing() == Missing(MissingReason.MISSING, "")
    assert Missing(MissingReason.SUPPRESSED) != Missing(MissingReason.NOT_COLLECTED)


def test_reasons_are_stable_words():
    """Files write them."""
    words = {"missing", "not_collected", "not_published", "not_applicable", "suppressed"}
    assert words == {reason.value for reason in MissingReason}


def test_an_undefined_result_is_false():
    """So that ``if rate:`` asks whether there is one."""
    assert not Undefined("zero_target")
    assert Undefined("missing_input", ("target",)) == Undefined("missing_input", ("target",))


@pytest.mark.parametrize("absent", [Missing(), Undefined("zero_target")], ids=["missing", "undefined"])
def test_nothing_is_calculated_with_what_is_not_there(absent):
    """Missing is not zero."""
    with pytest.raises(TypeError):
        absent + 1
